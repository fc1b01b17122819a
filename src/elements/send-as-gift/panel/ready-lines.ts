/** A few lines for who doesn't know how to begin. They never take the place of the sender's own words. */
import {html, nothing} from 'lit';
import type {View} from './gift-panel.ts';

export const readyLines = ({making, words}: View) => {
  const {note, cover} = making.typed;
  const own = note.trim() !== '' && !Object.values(words.lines).some((lines) => lines.includes(note));
  return html`<div class="lines" part="lines" role="group" aria-label=${words.readyLines} aria-describedby=${own ? 'own-words' : nothing}>
    ${words.lines[cover].map((line) => html`<button class="line" type="button" dir="auto" aria-pressed=${note === line} aria-disabled=${own ? 'true' : nothing}
      @click=${() => { if (!own) making.type({note: line}); }}>${line}</button>`)}
  </div>
  <p id="own-words" class="hidden">${own ? words.ownWords : ''}</p>`;
};
