import {css} from 'lit';

export const styles = css`
  :host { display: grid; gap: 12px; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(max(4.25em, 22%), 1fr)); gap: 4px; }
  .target {
    display: grid; justify-items: center; gap: 4px; inline-size: 100%; padding: 6px 0; border: 0; border-radius: var(--_radius); background: none;
    color: inherit; font-size: 0.8125em; line-height: 1.25; text-decoration: none; cursor: pointer; touch-action: manipulation;
  }
  .round {
    display: grid; place-items: center; inline-size: 48px; block-size: 48px; border: 1px solid var(--_border); border-radius: 50%;
    background: var(--_raised); color: var(--_accent-text);
  }
  .target:hover .round, .target[aria-expanded='true'] .round { border-color: var(--_accent); background: var(--_accent-soft); }
  .round svg { inline-size: 24px; block-size: 24px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
  figure { margin: 0; display: grid; justify-items: center; gap: 12px; padding: 16px; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 4 / 3); }
  figure > svg { inline-size: min(200px, 60vw); block-size: auto; border-radius: var(--_radius); background: #fff; }
  figcaption { font-size: 0.875em; color: var(--_quiet); text-align: center; text-wrap: balance; max-inline-size: 36ch; }
  @media (forced-colors: active) { .target[aria-expanded='true'] .round { outline: 2px solid Highlight; } }
`;
