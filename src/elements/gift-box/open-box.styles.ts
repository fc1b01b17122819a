import {css} from 'lit';
import {closedBoxStyles} from './closed-box.styles.ts';
import {coverStyles} from './covers.styles.ts';

/** The inside of the box, its glow and confetti, and the badge of its state. */
export const openBoxStyles = css`
  .inside { fill: color-mix(in oklab, var(--_paper) 42%, black); }
  .inside-wall { fill: color-mix(in oklab, var(--_paper) 54%, black); }
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
  .badge circle { fill: var(--_accent); stroke: var(--_surface); stroke-width: 5; }
  .badge path { fill: none; stroke: var(--_on-accent); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
  [data-state='done'] .badge circle { fill: color-mix(in oklab, var(--_success) 85%, black); }
  [data-state='done'] .badge path { stroke: white; }
  [data-state='not-found'] .badge circle, [data-state='returned'] .badge circle { fill: color-mix(in oklab, var(--_quiet) 75%, black); }
  [data-state='not-found'] .badge path, [data-state='returned'] .badge path { stroke: white; }

  /* The open box; the animation in unwrap.ts ends here. */
  .light, .bit { opacity: 0; }
  .box:is([data-state='open'], [data-state='opening'], [data-state='empty']) .lid { transform: translate(30px, -56px) rotate(13deg); }
  .box:is([data-state='open'], [data-state='opening'], [data-state='empty']) :is(.bow, .bands) { opacity: 0; }
  .box:is([data-state='open'], [data-state='opening']) .light { opacity: 1; }
  [data-state='empty'] .lid { transform: translate(40px, -34px) rotate(18deg); }
  [data-state='returned'] .body, [data-state='returned'] .lid, [data-state='not-found'] .body, [data-state='not-found'] .lid { opacity: 0.92; }
  @media (prefers-reduced-motion: no-preference) {
    .badge { animation: gift-badge 360ms 120ms cubic-bezier(0.3, 1.5, 0.5, 1) backwards; }
  }
  @keyframes gift-badge { from { opacity: 0; transform: scale(0.6); } }
`;

/** The box in every state. */
export const boxStyles = [coverStyles, closedBoxStyles, openBoxStyles];
