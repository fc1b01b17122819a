import {css} from 'lit';
import {coverColours} from './covers.styles.ts';

/** The box's colours, all mixed from two; its rest, its one nudge, and how it looks once open. */
export const boxStyles = css`
  ${coverColours}
  .box {
    display: block; inline-size: 100%; block-size: 100%; overflow: visible;
  }

  .box :is(.lid, .bow, .bands, .loop-left, .loop-right, .light, .bit, .sign, .shadow) { transform-box: fill-box; transform-origin: center; }
  .dark, .gone { stop-color: color-mix(in oklab, var(--_paper) 30%, black); stop-opacity: 0.42; }
  .gone { stop-opacity: 0; }
  .left { fill: color-mix(in oklab, var(--_paper) 92%, black); }
  .right { fill: color-mix(in oklab, var(--_paper) 77%, black); }
  .lit { fill: none; stroke: color-mix(in oklab, var(--_paper) 76%, white); stroke-width: 1.4; opacity: 0.35; }
  .under-lid { fill: color-mix(in oklab, var(--_paper) 35%, black); opacity: 0.28; }
  .top { fill: color-mix(in oklab, var(--_paper) 72%, white); }
  .lid-left { fill: color-mix(in oklab, var(--_paper) 92%, white); }
  .lid-right { fill: color-mix(in oklab, var(--_paper) 88%, black); }
  .edge { fill: none; stroke: color-mix(in oklab, var(--_paper) 52%, white); stroke-width: 1.6; stroke-linecap: round; opacity: 0.8; }
  .inside { fill: color-mix(in oklab, var(--_paper) 42%, black); }
  .inside-wall { fill: color-mix(in oklab, var(--_paper) 54%, black); }
  .band-left { fill: color-mix(in oklab, var(--_silk) 93%, black); }
  .band-right { fill: color-mix(in oklab, var(--_silk) 80%, black); }
  .band-top { fill: color-mix(in oklab, var(--_silk) 88%, white); }
  .band-fold { fill: black; opacity: 0.12; }
  .loop { fill: var(--_silk); }
  .loop-right .loop { fill: color-mix(in oklab, var(--_silk) 94%, black); }
  .loop-inside { fill: color-mix(in oklab, var(--_silk) 66%, oklch(0.4 0.1 60)); }
  .tail { fill: color-mix(in oklab, var(--_silk) 90%, oklch(0.45 0.1 60)); }
  .knot { fill: color-mix(in oklab, var(--_silk) 90%, white); }
  .knot-lit { fill: none; stroke: white; stroke-width: 2; stroke-linecap: round; opacity: 0.6; }
  .motif { fill: color-mix(in oklab, var(--_silk) 75%, white); opacity: 0.55; }
  .box[data-cover='winter'] .motif { stroke: color-mix(in oklab, var(--_silk) 75%, white); stroke-width: 1.6; stroke-linecap: round; }
  .near, .mid, .far { stop-color: color-mix(in oklab, var(--_silk) 60%, white); }
  .near { stop-opacity: 0.95; }
  .mid { stop-opacity: 0.4; }
  .far { stop-opacity: 0; }
  .ray { opacity: 0.75; }
  .halo { opacity: 0.6; }
  .glow { fill: color-mix(in oklab, var(--_silk) 35%, white); opacity: 0.9; }
  .tint-0 { fill: var(--_silk); }
  .tint-1 { fill: color-mix(in oklab, var(--_paper) 60%, white); }
  .tint-2 { fill: color-mix(in oklab, var(--_silk) 45%, white); }
  .tint-3 { fill: var(--_paper); }
  .sign circle { fill: var(--_accent); stroke: var(--_surface); stroke-width: 5; }
  .sign path { fill: none; stroke: var(--_on-accent); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
  [data-state='done'] .sign circle { fill: color-mix(in oklab, var(--_success) 85%, black); }
  [data-state='done'] .sign path { stroke: white; }
  [data-state='lost'] .sign circle, [data-state='returned'] .sign circle { fill: color-mix(in oklab, var(--_quiet) 75%, black); }
  [data-state='lost'] .sign path, [data-state='returned'] .sign path { stroke: white; }

  /* Where everything stands when the box is open; unwrap.ts leads there. */
  .light, .bit { opacity: 0; }
  .box:is([data-state='open'], [data-state='opening'], [data-state='empty']) .lid { transform: translate(30px, -56px) rotate(13deg); }
  .box:is([data-state='open'], [data-state='opening'], [data-state='empty']) :is(.bow, .bands) { opacity: 0; }
  .box:is([data-state='open'], [data-state='opening']) .light { opacity: 1; }
  [data-state='empty'] .lid { transform: translate(40px, -34px) rotate(18deg); }
  [data-state='returned'] .body, [data-state='returned'] .lid, [data-state='lost'] .body, [data-state='lost'] .lid { opacity: 0.92; }

  @media (prefers-reduced-motion: no-preference) {
    [data-state='sealed'] .lid { animation: gift-nudge 600ms 500ms cubic-bezier(0.3, 0, 0.3, 1); }
    .sign { animation: gift-sign 360ms 120ms cubic-bezier(0.3, 1.5, 0.5, 1) backwards; }
  }
  @keyframes gift-nudge {
    30% { transform: translate(-1px, -7px) rotate(-2.2deg); }
    55% { transform: translate(1px, 0) rotate(1.2deg); }
    78% { transform: translateY(-2px) rotate(-0.5deg); }
  }
  @keyframes gift-sign { from { opacity: 0; transform: scale(0.6); } }
  @media (forced-colors: active) {
    .box { forced-color-adjust: none; }
  }
`;
