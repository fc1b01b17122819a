import {css} from 'lit';

/** The address form: one column, labels above the fields. */
export const addressFormStyles = css`
  .address { gap: 16px; }
  .back { justify-self: start; margin-inline-start: -0.5em; margin-block: -8px; color: var(--_text); }
  .arrow { inline-size: 1em; block-size: 1em; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
  .arrow:dir(rtl) { transform: scaleX(-1); }
  .privacy { display: grid; gap: 8px; text-wrap: balance; padding: 12px 16px; background: var(--_accent-soft); border-radius: var(--_radius); }
  .status { padding: 12px 16px; background: var(--_accent-soft); border-radius: var(--_radius); margin: 0; }
  .parsed { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 12px; padding-block: 8px 4px; font-size: 0.875em; }
  .parsed .button { padding-inline: 0; min-inline-size: 44px; }
  .privacy .shop { font-size: 0.875em; }
  .fields { display: grid; gap: 16px; }
  .field.narrow .input { inline-size: min(100%, 12em); }
  .optional { font-weight: 400; }
  select.input {
    appearance: none; padding-inline-end: 2.2em; cursor: pointer; text-overflow: ellipsis;
    background-repeat: no-repeat; background-size: 7px 7px; background-position: right 1.15em top 50%, right calc(1.15em - 7px) top 50%;
    background-image: linear-gradient(45deg, transparent 55%, currentColor 55% 75%, transparent 75%),
      linear-gradient(-45deg, transparent 55%, currentColor 55% 75%, transparent 75%);
  }
  select.input:dir(rtl) { background-position: left calc(1.15em - 7px) top 50%, left 1.15em top 50%; }
  select.input option { color: CanvasText; background: Canvas; }
  .fields .actions { margin-block-start: 8px; text-align: center; }
`;
