import {html, nothing} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import type {Gift} from '../../../protocol/gift.ts';

/** The rest is collapsed, or the thanks of a large group would push everything else away. */
const MAX_EXPANDED = 3;

type Note = NonNullable<Gift['portions'][number]['thanks']>;

/** What recipients wrote back, the newest first: their thanks, and their notes with a decline. */
export function renderThanks({portions}: Gift, strings: DetailStrings) {
  const newestFirst = [...portions].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  const notes = (declined: boolean) => newestFirst.filter(({state}) => (state === 'declined') === declined).flatMap(({thanks}) => thanks ?? []);
  return html`${renderSection('thanks', strings.thanks, notes(false), strings)}${renderSection('decline-notes', strings.declineNotes, notes(true), strings)}`;
}

function renderSection(name: 'thanks' | 'decline-notes', label: string, notes: Note[], strings: DetailStrings) {
  if (!notes.length) return nothing;
  const hidden = notes.slice(MAX_EXPANDED);
  return html`<section class="thanks ${name}" part=${name} aria-labelledby=${name}>
    <p class="label" id=${name}>${label}</p>
    ${notes.slice(0, MAX_EXPANDED).map(renderNote)}
    ${hidden.length ? html`<details><summary>${strings.moreThanks(hidden.length)}</summary>${hidden.map(renderNote)}</details>` : nothing}
  </section>`;
}

const renderNote = ({emoji, note}: Note) => html`<blockquote dir="auto">${emoji ? html`<span class="emoji">${emoji}</span>` : nothing}${note}</blockquote>`;
