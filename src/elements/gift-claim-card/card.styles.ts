import {css} from 'lit';

/** The card, its sealed face and its endings. */
export const cardStyles = css`
  :host { display: block; max-inline-size: 480px; margin-inline: auto; scroll-margin-block-start: 16px; line-height: 1.5; color: var(--_text); }
  :host([hidden]) { display: none; }
  .card {
    min-block-size: 24em; position: relative; isolation: isolate; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius-card);
    padding: clamp(20px, 6%, 32px); container-type: inline-size; overflow-wrap: anywhere;
  }
  h2, h3, p, ol, ul, dl, blockquote, fieldset, legend { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  ol, ul { list-style: none; }
  h2 { font-size: 1.5em; font-weight: 600; line-height: 1.25; text-wrap: balance; }
  h3 { font-size: 1em; font-weight: 600; line-height: 1.4; }
  h2, h3, p, label { unicode-bidi: plaintext; }
  h2:focus { outline-offset: 6px; border-radius: 4px; }
  .screen { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; }
  .screen > * { min-inline-size: 0; }
  .sealed, .ending { text-align: center; justify-items: center; }
  .sealed { min-block-size: min(660px, 88vh); min-block-size: min(660px, 88dvh); grid-template-rows: auto minmax(0, 1fr) auto; align-content: space-between; }
  .stage { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); place-items: center; inline-size: 100%; block-size: clamp(190px, 40vh, 320px); padding-block-start: 12px; }
  .sealed .stage { cursor: pointer; -webkit-tap-highlight-color: transparent; }
  .stage.small { block-size: 168px; }
  .opening .stage { position: relative; z-index: 1; pointer-events: auto; }
  .stage .box { max-inline-size: 320px; }
  .note {
    inline-size: 100%; font-family: var(--gift-note-font, inherit); font-size: 1.25em; line-height: 1.45; white-space: pre-wrap; text-wrap: pretty;
    max-inline-size: 60ch;
  }
  .facts { display: grid; gap: 4px; justify-items: center; text-wrap: balance; font-variant-numeric: tabular-nums; }
  .shop { display: inline-flex; align-items: center; gap: 8px; text-align: start; }
  .shop b { font-weight: 600; }
  .shop .domain { color: var(--_quiet); margin-inline-start: 4px; }
  .shield { inline-size: 20px; block-size: 20px; flex: none; fill: var(--_accent-soft); stroke: var(--_accent-text); stroke-width: 1.2; stroke-linejoin: round; }
  .shield .tick { fill: none; stroke-linecap: round; }
  .wait { inline-size: 28px; block-size: 28px; fill: none; stroke: var(--_accent); stroke-width: 2.5; stroke-linecap: round; stroke-dasharray: 1 3; opacity: 0; animation: gift-late 1ms 400ms forwards; }
  .thumb { display: grid; gap: 12px; inline-size: 100%; justify-items: center; }
  .trust { max-inline-size: 40ch; text-wrap: balance; }
  .ending { padding-block: 16px 24px; gap: 16px; }
  .ending .why, .ending > .small { max-inline-size: 42ch; text-wrap: pretty; }
  .ending .moment { font-weight: 600; font-variant-numeric: tabular-nums; text-wrap: pretty; }
  .press.wide { font-size: 1.0625em; min-block-size: 52px; }
  @media (prefers-reduced-motion: no-preference) {
    .ending > :not(.stage), .rise { animation: gift-rise 420ms cubic-bezier(0.2, 0.7, 0.3, 1) backwards; }
    .ending > .why { animation-delay: 60ms; }
    .wait { animation: gift-late 1ms 400ms forwards, gift-turn 900ms linear infinite; }
  }
  @media (prefers-reduced-motion: reduce) { .rise { animation: gift-fade 120ms backwards; } }
  @keyframes gift-rise { from { opacity: 0; transform: translateY(24px); } }
  @keyframes gift-late { to { opacity: 1; } }
  @keyframes gift-turn { to { transform: rotate(1turn); } }
  @keyframes gift-fade { from { opacity: 0; } }
  @media (max-width: 480px) {
    .card { padding-block-end: max(20px, env(safe-area-inset-bottom)); }
  }
  @media (forced-colors: active) { .card { border-color: CanvasText; } }
  @media print { .thumb { display: none; } }
`;
