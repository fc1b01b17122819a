import {css} from 'lit';

export const styles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(5 * var(--_space)); padding-block: 4px 8px; }
  :host([hidden]) { display: none; }
  .field { grid-template-columns: minmax(0, 1fr); gap: 6px; }
  .input { min-inline-size: 0; }
  .hint { text-wrap: pretty; }
  .check { display: flex; align-items: center; gap: 12px; min-block-size: 44px; margin-block: -8px -6px; cursor: pointer; }
  .check input { flex: none; inline-size: 20px; block-size: 20px; margin: 0; accent-color: var(--_accent); cursor: inherit; }
  .button.link { justify-self: start; padding-inline: 0; margin-block: -6px -12px; }
  select.input { appearance: auto; }
  label[for='time-zone'] { margin-block-start: 6px; }
  #date-message:empty { display: none; }
  @media (forced-colors: active) { .button.link { padding-inline: 0.75em; margin-block: 4px 0; } }
`;
