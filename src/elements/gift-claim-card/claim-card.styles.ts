import {css} from 'lit';

/** The card and its sealed view. */
export const claimCardStyles = css`
  :host { display: block; max-inline-size: 480px; margin-inline: auto; scroll-margin-block-start: 16px; line-height: 1.5; }
  :host([hidden]) { display: none; }
  .card {
    min-block-size: 24em; position: relative; isolation: isolate; background: var(--_surface); border: 1px solid var(--_border); border-radius: var(--_radius-card);
    padding: clamp(5 * var(--_space), 6%, 8 * var(--_space)); container-type: inline-size; overflow-wrap: anywhere;
  }
  h2, p, blockquote { margin: 0; padding: 0; }
  h2 { font-size: 1.5em; font-weight: 600; line-height: 1.25; text-wrap: balance; }
  h2, p { unicode-bidi: plaintext; }
  h2:focus { outline-offset: 6px; border-radius: 4px; }
  .view { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(5 * var(--_space)); }
  .view > * { min-inline-size: 0; }
  .sealed { text-align: center; justify-items: center; min-block-size: min(660px, 88dvh); grid-template-rows: auto minmax(0, 1fr) auto; align-content: space-between; }
  .stage { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); place-items: center; inline-size: 100%; block-size: clamp(190px, 40vh, 320px); }
  .sealed .stage { cursor: pointer; -webkit-tap-highlight-color: transparent; }
  .opening .stage { position: relative; z-index: 1; pointer-events: auto; }
  .stage .box { max-inline-size: 320px; }
  .note {
    inline-size: 100%; font-family: var(--gift-note-font, inherit); font-size: 1.25em; line-height: 1.45; white-space: pre-wrap; text-wrap: pretty;
    max-inline-size: 60ch;
  }
  .facts { display: grid; gap: 4px; justify-items: center; text-wrap: balance; word-break: keep-all; font-variant-numeric: tabular-nums; }
  .shop { display: inline-flex; align-items: center; gap: 8px; text-align: start; }
  .shop b { font-weight: 600; }
  .shop .domain { color: var(--_quiet); margin-inline-start: 4px; }
  .shop-icon { inline-size: 20px; block-size: 20px; flex: none; fill: none; stroke: var(--_quiet); stroke-width: 1.2; stroke-linejoin: round; }
    .spinner { inline-size: 28px; block-size: 28px; fill: none; stroke: var(--_accent); stroke-width: 2.5; stroke-linecap: round; stroke-dasharray: 3 1; opacity: 0; animation: gift-late 1ms 400ms forwards; }
  .actions { display: grid; gap: 12px; inline-size: 100%; justify-items: center; }
  .trust { max-inline-size: 40ch; text-wrap: balance; }
  .button.block { font-size: 1.0625em; min-block-size: 52px; }
  @media (prefers-reduced-motion: no-preference) {
    .spinner { animation: gift-late 1ms 400ms forwards, gift-turn 900ms linear infinite; }
  }
  @keyframes gift-late { to { opacity: 1; } }
  @keyframes gift-turn { to { transform: rotate(1turn); } }
  @media (max-width: 480px) {
    .card { padding-block-end: max(5 * var(--_space), env(safe-area-inset-bottom)); }
  }
  @media (forced-colors: active) { .card { border-color: CanvasText; } }
  @media print { .actions { display: none; } }
`;
