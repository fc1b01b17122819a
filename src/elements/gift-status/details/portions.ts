/** A gift for several: every portion as a small box, counted in words, and one by one for whoever wants to know. */
import {html, nothing, svg} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {DetailStrings} from '../../../locales/en/details.ts';
import {availableCount, isAccepted, acceptedCount, displayState, type Portion} from '../gift-summary.ts';
import type {StatusController} from '../status-controller.ts';

type PortionGroup = keyof DetailStrings['labels'];
const portionGroups: PortionGroup[] = ['delivered', 'shipped', 'accepted', 'free', 'unavailable', 'declined', 'cancelled', 'expired', 'unknown'];

const groupOf = ({state}: Portion): PortionGroup => {
  switch (state) {
    case 'waiting': case 'ready': case 'opened': return 'free';
    case 'claimed': case 'ordered': return 'accepted';
    default: return state;
  }
};

export function portions({localize: {language}}: StatusController, gift: Gift, strings: DetailStrings) {
  const day = new Intl.DateTimeFormat(language, {day: 'numeric', month: 'short'});
  const all = gift.portions.map((portion) => ({...portion, kind: groupOf(portion)}))
    .sort((a, b) => portionGroups.indexOf(a.kind) - portionGroups.indexOf(b.kind));
  const present = portionGroups.filter((kind) => all.some((portion) => portion.kind === kind));
  return html`<section class="portions" part="portions">
    <p class="quiet">${groupSummary(gift, strings)}</p>
    <div class="boxes ${all.length <= 6 ? 'few' : ''}" aria-hidden="true">${all.map(({kind}) => portionIcon(kind))}</div>
    <ul class="counts" aria-label=${strings.countsLabel}>${present.map((kind) => html`<li>${portionIcon(kind)}${
      strings.counts[kind](all.filter((portion) => portion.kind === kind).length)}</li>`)}</ul>
    <details><summary>${strings.oneByOne}</summary>
      <ol>${portionRanges(gift.portions).map(({from, to, group, changedAt}) => html`<li><span>${strings.portion(from, to)}</span><span>${strings.labels[group]}</span>${
        group === 'free' ? nothing : html`<span class="quiet">${day.format(new Date(changedAt))}</span>`}</li>`)}</ol></details>
  </section>`;

  function groupSummary(group: Gift, {openText, closedText, allAcceptedText: allAccepted, scheduledText}: DetailStrings) {
    const left = availableCount(group);
    if (group.state === 'scheduled' || displayState(group) === 'waiting') return scheduledText(left);
    if (left) return openText(left);
    return acceptedCount(group) === group.portions.length ? allAccepted : acceptedCount(group) ? closedText : nothing;
  }
}

interface PortionRange {
  from: number;
  to: number;
  group: PortionGroup;
  changedAt: string;
}

/** One line a portion that somebody has accepted; neighbours that nobody has share one. */
function portionRanges(portions: readonly Portion[]): PortionRange[] {
  const ranges: PortionRange[] = [];
  for (const portion of portions) {
    const group = groupOf(portion);
    const last = ranges.at(-1);
    if (last?.group === group && !isAccepted(portion.state)) last.to = portion.number;
    else ranges.push({from: portion.number, to: portion.number, group, changedAt: portion.changedAt});
  }
  return ranges;
}

/** Never told by its colour alone: an empty outline, a wrapped box, one with an arrow or a tick, a dashed one. */
const portionIcon = (group: PortionGroup) => html`<svg class="portion ${group}" viewBox="0 0 20 20" aria-hidden="true">${marks[group]}</svg>`;

const SQUARE = 'M4 1.500h12A2.500 2.500 0 0 1 18.500 4v12a2.500 2.500 0 0 1-2.500 2.500H4A2.500 2.500 0 0 1 1.500 16V4A2.500 2.500 0 0 1 4 1.500z';
const square = svg`<path class="paper" d=${SQUARE}/>`;
const mark = (d: string) => svg`${square}<path class="mark" d=${d}/>`;
const RIBBON = 'M7.500 2v16M2 10h16';
const CROSS = 'M7 7l6 6M13 7l-6 6';

const marks: Record<PortionGroup, ReturnType<typeof svg>> = {
  free: mark(RIBBON), accepted: mark(RIBBON), shipped: mark('M5.500 10h8.500M10.500 6l4 4-4 4'), delivered: mark('M5.500 10.500l3.200 3.200L14.500 7'),
  unavailable: mark(CROSS), declined: square, cancelled: square, expired: square, unknown: square,
};
