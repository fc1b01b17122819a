import {nothing, svg, type TemplateResult} from 'lit';
import {renderClosedBox, type BoxLayers} from './closed-box.ts';

export const boxStates = ['sealed', 'opening', 'open', 'empty', 'returned', 'waiting', 'not-found', 'done'] as const;
export type BoxState = (typeof boxStates)[number];

/** The icon on the round badge beside the box, in states that have one. */
const badges: Partial<Record<BoxState, string>> = {
  done: 'm-9 .5 6 6 12-13',
  returned: 'm-3-9-7 7 7 7m-7-7h13a7 7 0 0 1 0 14h-5',
  waiting: 'm0-9v9l6 4',
  'not-found': 'm-6-4c0-8 12-8 12 0 0 5-6 4-6 9m0 6v.1',
};

const CONFETTI_COUNT = 14;

/** The box in any state. */
export const renderBox = (state: BoxState, cover?: string): TemplateResult =>
  renderClosedBox(state, cover, state === 'sealed' ? undefined : boxLayers(state));

/** What a state adds to the closed box. */
export function boxLayers(state: BoxState): BoxLayers {
  const badge = badges[state];
  return {
    back: svg`<radialGradient id="gift-glow" gradientUnits="userSpaceOnUse" cx="120" cy="108" r="116">
      <stop class="near" offset="0" /><stop class="mid" offset=".45" /><stop class="far" offset="1" />
    </radialGradient>
    <path class="inside" d="m42 110 78-39 78 39-78 39z" />
    <path class="inside-wall" d="m42 110 78-39v36l-46 23z" />
    <g class="light">
      <path class="ray" fill="url(#gift-glow)" d="M72 116 12 24 44-2l54 104zm40-14L94-14h52l-18 116zm36 0L196-2l32 26-60 92z" />
      <ellipse class="halo" fill="url(#gift-glow)" cx="120" cy="106" rx="112" ry="104" /><ellipse class="glow" cx="120" cy="111" rx="64" ry="31" />
    </g>
    <g class="bits">${confetti}</g>`,
    front: badge ? svg`<g class="badge"><circle cx="196" cy="196" r="25" /><path d=${`m196 196${badge}`} /></g>` : nothing,
  };
}

const confetti = Array.from({length: CONFETTI_COUNT}, (_, i) => (i % 3
  ? svg`<rect class=${`bit tint-${i % 4}`} x="116" y="108" width="8" height=${i % 2 ? 8 : 13} rx="1.500" />`
  : svg`<circle class=${`bit tint-${i % 4}`} cx="120" cy="112" r="4.500" />`));
