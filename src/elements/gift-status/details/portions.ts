import {html, nothing, svg} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import type {Gift} from '../../../protocol/gift.ts';
import {isAccepted} from '../../../protocol/lifecycle.ts';
import {acceptedCount, availableCount, displayState, type Portion} from '../gift-summary.ts';
import type {StatusHost} from '../status-host.ts';

type PortionGroup = keyof DetailStrings['labels'];
const portionGroups: PortionGroup[] = ['delivered', 'shipped', 'accepted', 'free', 'unavailable', 'declined', 'cancelled', 'expired', 'unknown'];

const groupOf = ({state}: Portion): PortionGroup => {
  switch (state) {
    case 'waiting': case 'ready': case 'opened': return 'free';
    case 'claimed': case 'ordered': return 'accepted';
    default: return state;
  }
};

/** The portions of a group: a small box each, the number in each state, and all of them one by one. */
export function renderPortions(gift: Gift, {language}: StatusHost, strings: DetailStrings) {
  const dateFormat = new Intl.DateTimeFormat(language, {day: 'numeric', month: 'short'});
  const groups = gift.portions.map(groupOf).sort((a, b) => portionGroups.indexOf(a) - portionGroups.indexOf(b));
  const present = portionGroups.filter((group) => groups.includes(group));
  return html`<section class="portions" part="portions">
    <p class="quiet">${groupSummary(gift, strings)}</p>
    <div class="boxes ${groups.length <= 6 ? 'few' : ''}" aria-hidden="true">${groups.map(renderPortionIcon)}</div>
    <ul class="counts" aria-label=${strings.countsLabel}>${present.map((group) => html`<li>${renderPortionIcon(group)}${
      strings.counts[group](groups.filter((one) => one === group).length)}</li>`)}</ul>
    <details><summary>${strings.oneByOne}</summary>
      <ol>${portionRanges(gift.portions).map(({from, to, group, changedAt}) => html`<li><span>${strings.portion(from, to)}</span><span>${strings.labels[group]}</span>${
        group === 'free' ? nothing : html`<span class="quiet">${dateFormat.format(new Date(changedAt))}</span>`}</li>`)}</ol></details>
  </section>`;
}

function groupSummary(gift: Gift, {openText, closedText, allAcceptedText, scheduledText}: DetailStrings) {
  const available = availableCount(gift);
  const accepted = acceptedCount(gift);
  if (gift.state === 'scheduled' || displayState(gift) === 'waiting') return scheduledText(available);
  if (available) return openText(available);
  if (accepted === gift.portions.length) return allAcceptedText;
  return accepted ? closedText : nothing;
}

interface PortionRange {
  from: number;
  to: number;
  group: PortionGroup;
  changedAt: string;
}

/** A row for each accepted portion; neighbors that are not accepted share one. */
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

/** Never by color alone: an empty outline, a wrapped box, one with an arrow or a check mark, a dashed one. */
const renderPortionIcon = (group: PortionGroup) => html`<svg class="portion ${group}" viewBox="0 0 20 20" aria-hidden="true">${portionIcons[group]}</svg>`;

const SQUARE = 'M4 1.500h12A2.500 2.500 0 0 1 18.500 4v12a2.500 2.500 0 0 1-2.500 2.500H4A2.500 2.500 0 0 1 1.500 16V4A2.500 2.500 0 0 1 4 1.500z';
const square = svg`<path class="paper" d=${SQUARE}/>`;
const squareWith = (d: string) => svg`${square}<path class="mark" d=${d}/>`;
const RIBBON = 'M7.500 2v16M2 10h16';
const CROSS = 'M7 7l6 6M13 7l-6 6';

const portionIcons: Record<PortionGroup, ReturnType<typeof svg>> = {
  free: squareWith(RIBBON), accepted: squareWith(RIBBON), shipped: squareWith('M5.500 10h8.500M10.500 6l4 4-4 4'),
  delivered: squareWith('M5.500 10.500l3.200 3.200L14.500 7'), unavailable: squareWith(CROSS),
  declined: square, cancelled: square, expired: square, unknown: square,
};
