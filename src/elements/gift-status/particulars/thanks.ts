/** What recipients say back: thanks, and a kind word with a no. The newest first, the rest behind a press. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {ParticularsWords} from '../../../words/en/particulars.ts';

/** So many stand open; a crowd's thanks would push everything else away. */
const OPEN = 3;

type Said = NonNullable<Gift['portions'][number]['thanks']>;

export function thanks({portions}: Gift, said: ParticularsWords) {
  const newest = [...portions].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  const of = (declined: boolean) => newest.filter(({state}) => (state === 'declined') === declined).flatMap(({thanks}) => thanks ?? []);
  return html`${section('thanks', said.thanks, of(false), said)}${section('wrote', said.wrote, of(true), said)}`;
}

function section(name: 'thanks' | 'wrote', label: string, all: Said[], said: ParticularsWords) {
  if (!all.length) return nothing;
  return html`<section class="thanks ${name}" part=${name} aria-labelledby=${name}>
    <p class="label" id=${name}>${label}</p>
    ${all.slice(0, OPEN).map(quote)}
    ${all.length > OPEN ? html`<details><summary>${said.moreThanks(all.length - OPEN)}</summary>${all.slice(OPEN).map(quote)}</details>` : nothing}
  </section>`;
}

const quote = ({emoji, note}: Said) => html`<blockquote dir="auto">${emoji ? html`<span class="emoji">${emoji}</span>` : nothing}${note}</blockquote>`;
