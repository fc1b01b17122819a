import {css} from 'lit';

/** The button has the page's background, so its colors are mixed with the color of the page's text: few dark pages set `color-scheme`. */
export const styles = css`
  :host {
    --_accent: var(--gift-accent, oklch(0.56 0.19 258));
    display: inline-block; min-block-size: 44px; vertical-align: top;
  }
  :host([hidden]) { display: none; }
  :host([card]) { inline-size: 20em; max-inline-size: 100%; }
  :host([card])::before { content: ''; display: block; block-size: 20em; }
  :host([theme='light']) { color-scheme: light; color: CanvasText; }
  :host([theme='dark']) { color-scheme: dark; color: CanvasText; }
  button {
    box-sizing: border-box; display: flex; align-items: center; justify-content: center; gap: 0.5em;
    inline-size: 100%; min-block-size: inherit; min-inline-size: 44px; padding: 0.5em 1em; margin: 0;
    border: 1px solid var(--gift-border, color-mix(in oklab, currentColor 25%, transparent));
    border-radius: var(--gift-radius, 12px); background: transparent; color: color-mix(in oklab, var(--_accent) 70%, currentColor);
    font: inherit; letter-spacing: inherit; line-height: 1.25; text-align: center; cursor: pointer;
    touch-action: manipulation; -webkit-tap-highlight-color: transparent;
  }
  button:hover { background: color-mix(in oklab, var(--_accent) 8%, transparent); }
  button:focus-visible { outline: 2px solid var(--gift-focus, var(--_accent)); outline-offset: 2px; }
  :host([appearance='outlined']) button { border-color: currentColor; }
  :host([appearance='filled']) button { background: var(--_accent); border-color: transparent; color: var(--gift-on-accent, #fff); }
  :host([appearance='filled']) button:hover { background: color-mix(in oklab, var(--_accent) 88%, black); }
  :host([appearance='icon']) button { position: relative; padding: 0; inline-size: 44px; block-size: 44px; }
  :host([appearance='icon']) [part='label'] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  /* The drawing of a gift is a shape that is filled: an SVG in each button would be half of its memory. */
  [part='icon'] {
    inline-size: 1.25em; block-size: 1.25em; flex: none; background: currentColor;
    clip-path: polygon(evenodd,
      17% 89%, 17% 53%, 9% 53%, 9% 30%, 23% 30%, 21% 24%, 25% 15%, 34% 11%, 43% 15%, 50% 25%, 57% 15%, 66% 11%, 75% 15%, 79% 24%,
      77% 30%, 91% 30%, 91% 53%, 83% 53%, 83% 89%, 17% 89%, 24% 53%, 47% 53%, 47% 82%, 24% 82%, 24% 53%, 17% 89%, 53% 53%, 76% 53%,
      76% 82%, 53% 82%, 53% 53%, 17% 89%, 33% 30%, 28% 24%, 31% 19%, 37% 18%, 46% 30%, 33% 30%, 17% 89%, 67% 30%, 72% 24%, 69% 19%,
      63% 18%, 54% 30%, 67% 30%);
  }
  button[aria-disabled='true'] { cursor: default; background: none; border-style: dashed; border-color: var(--gift-input-border, currentColor); color: GrayText; }
  button[aria-busy='true'] { cursor: progress; }
  @media (forced-colors: active) {
    button { border-color: ButtonText; }
    [part='icon'] { background: ButtonText; }
    button[aria-disabled='true'] { border-color: GrayText; }
    button[aria-disabled='true'] [part='icon'] { background: GrayText; }
  }
`;
