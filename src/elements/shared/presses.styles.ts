import {css} from 'lit';

/** Presses and links as they look everywhere. Sizes are relative to the page's own font. */
export const presses = css`
  * { box-sizing: border-box; }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  .press {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.5em;
    min-block-size: 44px; padding: 0.6em 1.1em; border: 1px solid transparent;
    border-radius: var(--_radius-press); background: var(--_accent); color: var(--_on-accent);
    font-weight: 600; line-height: 1.2; text-align: center; text-decoration: none; cursor: pointer;
    -webkit-tap-highlight-color: transparent; touch-action: manipulation;
  }
  .press:hover { background: var(--_accent-hover); }
  .press:active { transform: scale(0.985); }
  .press[aria-disabled='true'], .press:disabled { opacity: 0.55; cursor: default; transform: none; }
  .press.wide { inline-size: 100%; min-block-size: 48px; }
  .press.second { background: transparent; border-color: var(--_edge); color: var(--_text); }
  .press.second:hover { background: var(--_raised); }
  .press.text { background: none; color: var(--_accent-text); font-weight: 400; padding-inline: 0.5em; }
  .press.text:hover { text-decoration: underline; background: none; }
  .press.danger { background: transparent; border-color: var(--_danger); color: var(--_danger); }
  .error { font-size: 0.8125em; color: var(--_danger); margin: 0; }
  .quiet { color: var(--_quiet); }
  .small { font-size: 0.8125em; }
  a { color: var(--_accent-text); }
  :focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px; }
  .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (forced-colors: active) {
    .press { border-color: ButtonText; }
    .press[aria-disabled='true'], .press:disabled { border-color: GrayText; color: GrayText; opacity: 1; }
  }
  @media (prefers-reduced-motion: reduce) { .press:active { transform: none; } }
`;
