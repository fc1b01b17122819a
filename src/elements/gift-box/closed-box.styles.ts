import {css} from 'lit';

/** The closed box: all colors are mixed from the two of its cover. The lid is nudged once. */
export const closedBoxStyles = css`
  .box { display: block; inline-size: 100%; block-size: 100%; overflow: visible; }
  .box :is(.lid, .bow, .bands, .loop-left, .loop-right, .light, .bit, .badge, .shadow) { transform-box: fill-box; transform-origin: center; }
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
  .band-left { fill: color-mix(in oklab, var(--_silk) 93%, black); }
  .band-right { fill: color-mix(in oklab, var(--_silk) 80%, black); }
  .band-top { fill: color-mix(in oklab, var(--_silk) 88%, white); }
  .band-fold { fill: black; opacity: 0.12; }
  .loop { fill: var(--_silk); }
  .loop-right .loop { fill: color-mix(in oklab, var(--_silk) 94%, black); }
  .loop-inside { fill: color-mix(in oklab, var(--_silk) 66%, var(--_fold)); }
  .tail { fill: color-mix(in oklab, var(--_silk) 90%, var(--_fold)); }
  .knot { fill: color-mix(in oklab, var(--_silk) 90%, white); }
  .knot-lit { fill: none; stroke: white; stroke-width: 2; stroke-linecap: round; opacity: 0.6; }
  .motif { fill: color-mix(in oklab, var(--_silk) 75%, white); opacity: 0.55; }
  .box[data-cover='love'] .motif { fill: var(--_silk); }
  .box[data-cover='winter'] .motif { stroke: color-mix(in oklab, var(--_silk) 75%, white); stroke-width: 1.6; stroke-linecap: round; }
  @media (prefers-reduced-motion: no-preference) {
    [data-state='sealed'] .lid { animation: gift-nudge 600ms 500ms cubic-bezier(0.3, 0, 0.3, 1); }
  }
  @keyframes gift-nudge {
    30% { transform: translate(-1px, -7px) rotate(-2.2deg); }
    55% { transform: translate(1px, 0) rotate(1.2deg); }
    78% { transform: translateY(-2px) rotate(-0.5deg); }
  }
  @media (forced-colors: active) { .box { forced-color-adjust: none; } }
`;
