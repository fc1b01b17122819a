/** A gift for several: every portion as a small box, counted in words, and one by one for whoever wants to know. */
import {html, nothing, svg} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {ParticularsWords} from '../../../words/en/particulars.ts';
import {free, isTaken, taken, toldOf, type Portion} from '../reading.ts';
import type {StatusView} from '../status-view.ts';

type Kind = keyof ParticularsWords['kinds'];
const kinds: Kind[] = ['delivered', 'shipped', 'accepted', 'free', 'unavailable', 'declined', 'cancelled', 'expired', 'unknown'];

const kindOf = ({state}: Portion): Kind => {
  switch (state) {
    case 'waiting': case 'ready': case 'opened': return 'free';
    case 'claimed': case 'ordered': return 'accepted';
    default: return state;
  }
};

export function portions({speaking: {language}}: StatusView, gift: Gift, said: ParticularsWords) {
  const day = new Intl.DateTimeFormat(language, {day: 'numeric', month: 'short'});
  const all = gift.portions.map((portion) => ({...portion, kind: kindOf(portion)}))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const present = kinds.filter((kind) => all.some((portion) => portion.kind === kind));
  return html`<section class="portions" part="portions">
    <p class="quiet">${tells(gift, said)}</p>
    <div class="boxes ${all.length <= 6 ? 'few' : ''}" aria-hidden="true">${all.map(({kind}) => box(kind))}</div>
    <ul class="counts" aria-label=${said.countsLabel}>${present.map((kind) => html`<li>${box(kind)}${
      said.counts[kind](all.filter((portion) => portion.kind === kind).length)}</li>`)}</ul>
    <details><summary>${said.oneByOne}</summary>
      <ol>${runs(gift.portions).map(({from, to, kind, changedAt}) => html`<li><span>${said.portion(from, to)}</span><span>${said.kinds[kind]}</span>${
        kind === 'free' ? nothing : html`<span class="quiet">${day.format(new Date(changedAt))}</span>`}</li>`)}</ol></details>
  </section>`;

  function tells(group: Gift, {open, over, taken: known, waiting}: ParticularsWords) {
    const left = free(group);
    if (group.state === 'scheduled' || toldOf(group) === 'waiting') return waiting(left);
    if (left) return open(left);
    return taken(group) === group.portions.length ? known : taken(group) ? over : nothing;
  }
}

interface Run {
  from: number;
  to: number;
  kind: Kind;
  changedAt: string;
}

/** One line a portion that somebody has accepted; neighbours that nobody has share one. */
function runs(portions: readonly Portion[]): Run[] {
  const found: Run[] = [];
  for (const portion of portions) {
    const kind = kindOf(portion);
    const last = found.at(-1);
    if (last?.kind === kind && !isTaken(portion.state)) last.to = portion.number;
    else found.push({from: portion.number, to: portion.number, kind, changedAt: portion.changedAt});
  }
  return found;
}

/** Never told by its colour alone: an empty outline, a wrapped box, one with an arrow or a tick, a dashed one. */
const box = (kind: Kind) => html`<svg class="portion ${kind}" viewBox="0 0 20 20" aria-hidden="true">${marks[kind]}</svg>`;

const SQUARE = 'M4 1.500h12A2.500 2.500 0 0 1 18.500 4v12a2.500 2.500 0 0 1-2.500 2.500H4A2.500 2.500 0 0 1 1.500 16V4A2.500 2.500 0 0 1 4 1.500z';
const square = svg`<path class="paper" d=${SQUARE}/>`;
const mark = (d: string) => svg`${square}<path class="mark" d=${d}/>`;
const RIBBON = 'M7.500 2v16M2 10h16';
const CROSS = 'M7 7l6 6M13 7l-6 6';

const marks: Record<Kind, ReturnType<typeof svg>> = {
  free: mark(RIBBON), accepted: mark(RIBBON), shipped: mark('M5.500 10h8.500M10.500 6l4 4-4 4'), delivered: mark('M5.500 10.500l3.200 3.200L14.500 7'),
  unavailable: mark(CROSS), declined: square, cancelled: square, expired: square, unknown: square,
};
