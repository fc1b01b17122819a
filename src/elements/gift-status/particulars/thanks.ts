/** What recipients say back: all of it, the newest first, the rest behind a press. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {ParticularsWords} from '../../../words/en/particulars.ts';

/** So many stand open; a crowd's thanks would push everything else away. */
const OPEN = 3;

type Said = NonNullable<Gift['portions'][number]['thanks']>;

export function thanks({portions}: Gift, said: ParticularsWords) {
  const all = [...portions].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)).flatMap(({thanks}) => thanks ?? []);
  if (!all.length) return nothing;
  return html`<section class="thanks" part="thanks" aria-labelledby="thanks">
    <p class="label" id="thanks">${said.thanks}</p>
    ${all.slice(0, OPEN).map(quote)}
    ${all.length > OPEN ? html`<details><summary>${said.moreThanks(all.length - OPEN)}</summary>${all.slice(OPEN).map(quote)}</details>` : nothing}
  </section>`;
}

const quote = ({emoji, note}: Said) => html`<blockquote dir="auto">${emoji ? html`<span class="emoji">${emoji}</span>` : nothing}${note}</blockquote>`;
