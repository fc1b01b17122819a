import {css} from 'lit';

/** Buttons and links. Sizes are relative to the page's own font. */
export const buttons = css`
  * { box-sizing: border-box; }
  button, input, select, textarea { font: inherit; color: inherit; }
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.5em;
    min-block-size: 44px; padding: 0.6em 1.1em; border: 1px solid transparent;
    border-radius: var(--_radius); background: var(--_accent); color: var(--_on-accent);
    font-weight: 600; line-height: 1.2; text-align: center; text-decoration: none; cursor: pointer;
    -webkit-tap-highlight-color: transparent; touch-action: manipulation;
  }
  .button:hover { background: var(--_accent-hover); }
  .button:active { transform: scale(0.985); }
  .button[aria-disabled='true'] { opacity: 0.55; cursor: default; transform: none; }
  .button.block { inline-size: 100%; min-block-size: 48px; }
  .button.secondary { background: transparent; border-color: var(--_input-border); color: var(--_text); }
  .button.secondary:hover { background: var(--_raised); }
  .button.link { background: none; color: var(--_accent-text); font-weight: 400; padding-inline: 0.5em; }
  .button.link:hover { text-decoration: underline; background: none; }
  .button.danger { background: transparent; border-color: var(--_danger); color: var(--_danger); }
  .error { color: var(--_danger); margin: 0; }
  .quiet { color: var(--_quiet); }
  .error, .small { font-size: 0.8125em; }
  a { color: var(--_accent-text); }
  :focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px; }
  .visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (forced-colors: active) {
    .button { border-color: ButtonText; }
    .button[aria-disabled='true'] { border-color: GrayText; color: GrayText; opacity: 1; }
  }
  @media (prefers-reduced-motion: reduce) { .button:active { transform: none; } }
`;
