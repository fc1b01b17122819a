import {css} from 'lit';

export const styles = css`
  .conditions { list-style: none; display: grid; gap: 10px; font-size: 0.875em; }
  .conditions li { display: flex; gap: 10px; }
  .conditions span { unicode-bidi: plaintext; }
  .conditions svg { flex: none; inline-size: 20px; block-size: 20px; fill: none; stroke: var(--_accent-text); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }

  .change { margin-block: -12px -8px; }
  .conditions + .change { margin-block-start: calc(-5 * var(--_space)); }
  .change .button { margin-inline: -0.5em; font-size: 0.875em; }
  .blocked { display: grid; gap: 6px; padding: 14px 16px; border: 1px solid var(--_danger); border-radius: var(--_radius); }
  .blocked h3 { margin: 0; font-size: 1em; font-weight: 600; color: var(--_danger); }
  .blocked p { font-size: 0.9375em; }
  .blocked .row { gap: 0 24px; margin-block-end: -8px; }
  .blocked .button { margin-inline: -0.5em; }

  .portions { display: grid; gap: 14px; margin-block-start: -12px; }
  /* Rows of ten: a hundred is a square. */
  .boxes { display: grid; grid-template-columns: repeat(10, minmax(0, 32px)); gap: 6px; }
  .boxes .portion { inline-size: 100%; block-size: auto; }
  .boxes.few { grid-template-columns: repeat(6, minmax(0, 48px)); gap: 12px; }
  .portion { flex: none; inline-size: 20px; block-size: 20px; fill: none; stroke-linecap: round; stroke-linejoin: round; }
  .paper { stroke: var(--_accent); stroke-width: 1.5; fill: var(--_accent); }
  .mark { stroke: var(--_ribbon); stroke-width: 2; }
  .free .paper { fill: var(--_accent-soft); }
  .free .mark { stroke: color-mix(in oklab, var(--_accent) 35%, transparent); stroke-width: 1.5; }
  :is(.shipped, .delivered) .mark { stroke: var(--_on-accent); stroke-width: 2.2; }
  :is(.declined, .cancelled, .expired, .unavailable, .unknown) .paper { stroke: var(--_input-border); fill: none; stroke-dasharray: 2.6 2.6; }
  .unavailable .mark { stroke: var(--_quiet); stroke-width: 1.6; }
  .shipped .mark:dir(rtl) { transform: scaleX(-1); transform-origin: center; }
  .counts { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 18px; font-size: 0.9375em; font-variant-numeric: tabular-nums; }
  .counts li { display: flex; align-items: center; gap: 8px; }

  summary { min-block-size: 44px; display: flex; align-items: center; gap: 8px; inline-size: fit-content; color: var(--_accent-text); cursor: pointer; border-radius: var(--_radius-field); }
  summary::-webkit-details-marker { display: none; }
  summary::before {
    content: ''; flex: none; inline-size: 7px; block-size: 7px; border: solid currentColor; border-width: 0 1.6px 1.6px 0; transform: translateY(-2px) rotate(45deg);
  }
  details[open] > summary::before { transform: translateY(2px) rotate(-135deg); }
  summary:hover { text-decoration: underline; }
  .portions details { margin-block: -8px; }
  .portions ol { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr)); column-gap: 24px; font-size: 0.8125em; font-variant-numeric: tabular-nums; }
  .portions ol li { display: grid; grid-template-columns: 5em 1fr auto; gap: 8px; padding-block: 7px; border-block-start: 1px solid var(--_border); }

  .thanks { display: grid; gap: 8px; padding: 14px 16px; border-radius: var(--_radius); background: color-mix(in oklab, var(--_ribbon) 16%, var(--_surface)); }
  .thanks.decline-notes { background: var(--_raised); }
  .thanks blockquote { white-space: pre-wrap; overflow-wrap: anywhere; }
  .thanks blockquote + blockquote { padding-block-start: 8px; border-block-start: 1px solid color-mix(in oklab, var(--_ribbon) 45%, var(--_surface)); }
  .emoji { font-size: 1.5em; line-height: 1; margin-inline-end: 0.4em; vertical-align: middle; }
  @media (forced-colors: active) {
    .thanks { border: 1px solid; }
    .portion { forced-color-adjust: none; }
    .paper { stroke: CanvasText; fill: CanvasText; }
    .mark, :is(.shipped, .delivered) .mark { stroke: Canvas; }
    .free .paper { fill: none; }
    .free .mark, .unavailable .mark { stroke: CanvasText; }
  }
`;
