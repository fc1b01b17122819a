import {css} from 'lit';

/** The button has the page's background, so its colors are mixed with the color of the page's text: few dark pages set `color-scheme`. */
export const styles = css`
  :host {
    --_accent: var(--gift-accent, oklch(0.56 0.19 258));
    display: inline-block; position: relative; min-block-size: 44px; vertical-align: top;
  }
  :host([hidden]) { display: none; }
  :host([theme='light']) { color-scheme: light; color: CanvasText; }
  :host([theme='dark']) { color-scheme: dark; color: CanvasText; }
  button {
    box-sizing: border-box; display: flex; align-items: center; justify-content: center; gap: 0.5em;
    inline-size: 100%; min-block-size: inherit; min-inline-size: 44px; padding: 0.5em 1em; margin: 0;
    border: 1px solid var(--gift-border, color-mix(in oklab, currentColor 25%, transparent));
    border-radius: var(--gift-button-radius, 12px); background: transparent; color: color-mix(in oklab, var(--_accent) 70%, currentColor);
    font: inherit; letter-spacing: inherit; line-height: 1.25; text-align: center; cursor: pointer;
    touch-action: manipulation; -webkit-tap-highlight-color: transparent;
  }
  button:hover { background: color-mix(in oklab, var(--_accent) 8%, transparent); }
  button:focus-visible { outline: 2px solid var(--gift-focus, var(--_accent)); outline-offset: 2px; }
  :host([appearance='outlined']) button { border-color: currentColor; }
  :host([appearance='filled']) button { background: var(--_accent); border-color: transparent; color: var(--gift-on-accent, #fff); }
  :host([appearance='filled']) button:hover { background: color-mix(in oklab, var(--_accent) 88%, black); }
  :host([appearance='icon']) button { padding: 0; inline-size: 44px; block-size: 44px; }
  :host([appearance='icon']) [part='label'] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  svg {
    inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none;
    stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round;
  }
  button[aria-disabled='true'] { cursor: default; background: none; border-style: dashed; border-color: var(--gift-input-border, currentColor); color: GrayText; }
  button[aria-busy='true'] { cursor: progress; }
  @media (forced-colors: active) {
    button { border-color: ButtonText; }
    button[aria-disabled='true'] { border-color: GrayText; }
  }
`;
