import {html, nothing, svg, type TemplateResult} from 'lit';

/** What an opened box adds behind and in front of the closed one. */
export interface BoxLayers {
  back: TemplateResult;
  front: TemplateResult | typeof nothing;
}

/** The sealed box: a present with a ribbon, decorative and therefore hidden from screen readers. */
export function renderClosedBox(state: string, cover = 'plain', layers?: BoxLayers): TemplateResult {
  return html`<svg class="box" part="box" viewBox="0 -14 240 250" aria-hidden="true" focusable="false" data-state=${state} data-cover=${cover}>
    <radialGradient id="gift-ground"><stop class="dark" offset=".35" /><stop class="gone" offset="1" /></radialGradient>
    <ellipse class="shadow" fill="url(#gift-ground)" cx="120" cy="208" rx="112" ry="25" />
    ${layers?.back ?? nothing}
    <g class="body">
      <path class="left" d="m42 110 78 39v76l-72-35q-6-3-6-9z" /><path class="right" d="m120 149 78-39v71q0 6-6 9l-72 35z" />
      <path class="lit" d="m120 149v76" />
      <g class="pattern">${pattern(cover)}</g>
      <g class="bands"><path class="band-left" d="m70 124 22 11v76.4l-22-10.8z" /><path class="band-right" d="m148 135 22-11v76.6l-22 10.8z" />
        <path class="band-fold" d="m70 124 22 11v9l-22-11zm78 11 22-11v9l-22 11z" /></g>
      <path class="under-lid" d="m42 110 78 39 78-39v11l-78 39-78-39z" />
    </g>
    <g class="lid">
      <path class="lid-left" d="m33 91 87 43v27l-82-40.500q-5-2.500-5-8z" /><path class="lid-right" d="m120 134 87-43v21.500q0 5.500-5 8l-82 40.500z" />
      <path class="top" d="m37 88 78-38.500q5-2.500 10 0l78 38.500q5 2.500 0 5l-78 38.500q-5 2.500-10 0l-78-38.500q-5-2.500 0-5z" />
      <path class="edge" d="m35.500 91.500 79.500 40q5 2.500 10 0l79.500-40" />
      <path class="band-top" d="m66 107.300 21.500 10.600 87.300-43.600-21.600-10.600zm0-33 86.500 43.600 21.500-10.600-86.400-43.600z" />
      <path class="band-left" d="m66 107.300 21.500 10.600v27l-21.500-10.600z" /><path class="band-right" d="m152.500 117.900 21.500-10.600v27l-21.500 10.600z" />
      <g transform="matrix(1.16 0 0 1.16 -19.200 -16.500)"><g class="bow">
        <path class="tail" d="m117 92c-14 6-22 16-31 32l13-1 7 12c5-16 10-30 16-42z" />
        <path class="tail" d="m123 92c14 6 22 16 31 32l-13-1-7 12c-5-16-10-30-16-42z" />
        <g class="loop-left"><path class="loop" d="m119 90c-12-30-34-50-54-44-16 5-13 27 4 36 15 8 33 12 50 8z" />
          <path class="loop-inside" d="m113 86c-11-19-26-31-39-28-8 2-6 13 5 19 10 6 22 9 34 9z" /></g>
        <g class="loop-right"><path class="loop" d="m121 90c12-30 34-50 54-44 16 5 13 27-4 36-15 8-33 12-50 8z" />
          <path class="loop-inside" d="m127 86c11-19 26-31 39-28 8 2 6 13-5 19-10 6-22 9-34 9z" /></g>
        <path class="knot" d="m109 82q11-7 22 0 5 9 0 17-11 6-22 0-5-8 0-17z" /><path class="knot-lit" d="m113 84q7-4 14 0" />
      </g></g>
    </g>
    ${layers?.front ?? nothing}
  </svg>`;
}

/** The motif that each cover prints on the wrapping paper. */
const motifs: Record<string, string> = {
  birthday: 'm0-5a5 5 0 1 0 .1 0z',
  thanks: 'm0-6 2 4 4 2-4 2-2 4-2-4-4-2 4-2z',
  love: 'm0 6-6-6c-3-4 2-9 6-5 4-4 9 1 6 5z',
  'new-year': 'm0-7 7 7-7 7-7-7z',
  winter: 'm0-7v14m-6-10.500 12 7m0-7-12 7',
};
const motifPositions = ['55 138', '57 172', '104 162', '105 197', '136 162', '135 197', '184 138', '183 172'];

const pattern = (cover: string) => motifs[cover]
  ? motifPositions.map((position) => svg`<path class="motif" d=${`m${position}${motifs[cover]}`} />`) : nothing;
