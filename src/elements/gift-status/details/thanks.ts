/** What recipients say back: thanks, and a kind word with a no. The newest first, the rest behind a press. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {DetailStrings} from '../../../locales/en/details.ts';

/** So many stand open; a crowd's thanks would push everything else away. */
const MAX_EXPANDED = 3;

type Thanks = NonNullable<Gift['portions'][number]['thanks']>;

export function thanks({portions}: Gift, strings: DetailStrings) {
  const newest = [...portions].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  const notesOf = (declined: boolean) => newest.filter(({state}) => (state === 'declined') === declined).flatMap(({thanks}) => thanks ?? []);
  return html`${renderSection('thanks', strings.thanks, notesOf(false), strings)}${renderSection('wrote', strings.declineNotes, notesOf(true), strings)}`;
}

function renderSection(name: 'thanks' | 'wrote', label: string, all: Thanks[], strings: DetailStrings) {
  if (!all.length) return nothing;
  return html`<section class="thanks ${name}" part=${name} aria-labelledby=${name}>
    <p class="label" id=${name}>${label}</p>
    ${all.slice(0, MAX_EXPANDED).map(renderQuote)}
    ${all.length > MAX_EXPANDED ? html`<details><summary>${strings.moreThanks(all.length - MAX_EXPANDED)}</summary>${all.slice(MAX_EXPANDED).map(renderQuote)}</details>` : nothing}
  </section>`;
}

const renderQuote = ({emoji, note}: Thanks) => html`<blockquote dir="auto">${emoji ? html`<span class="emoji">${emoji}</span>` : nothing}${note}</blockquote>`;
