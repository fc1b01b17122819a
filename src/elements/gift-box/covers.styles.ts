import {css} from 'lit';

/** The two colors of each cover, paper and ribbon. The plain cover takes the merchant's. */
export const coverStyles = css`
  [data-cover] { --_paper: var(--_accent); --_silk: var(--_ribbon); --_fold: oklch(0.4 0.1 60); }
  [data-cover='birthday'] { --_paper: oklch(0.64 0.19 12); --_silk: oklch(0.88 0.13 92); }
  [data-cover='thanks'] { --_paper: oklch(0.55 0.11 165); --_silk: oklch(0.86 0.1 95); }
  [data-cover='love'] { --_paper: oklch(0.8 0.115 8); --_silk: oklch(0.52 0.2 18); --_fold: oklch(0.24 0.1 18); }
  [data-cover='new-year'] { --_paper: oklch(0.54 0.21 27); --_silk: oklch(0.84 0.15 85); }
  [data-cover='winter'] { --_paper: oklch(0.5 0.09 235); --_silk: oklch(0.94 0.02 230); --_fold: oklch(0.45 0.09 240); }
`;
