/** The card as the friend will see it: the note is written straight onto it, with who it is from below. */
import {html, nothing} from 'lit';
import {NAME_GRAPHEMES, NOTE_GRAPHEMES} from '../../../protocol/gift-words.ts';
import {countGraphemes, isOneLine, mayBeWritten} from '../../../protocol/text.ts';
import type {View} from './gift-panel.ts';
import {coverChoice} from './cover-choice.ts';
import {readyLines} from './ready-lines.ts';
import type {Words} from './words.ts';

/** From here on the writer is told how much is left. */
const NEAR_THE_END = 60;

export const cardFields = (view: View) => {
  const {making, words, missing, theme} = view;
  const {note, from, cover} = making.typed;
  const left = NOTE_GRAPHEMES - countGraphemes(note);
  const noteError = left < 0 ? words.charactersOver(-left) : mayBeWritten(note.trim(), NOTE_GRAPHEMES) ? '' : words.forbidden;
  const fromError = missing ? nameError(from, words) : '';
  return html`<section class="card" part="card" aria-label=${words.yourCard}>
    <div class="cover" part="cover" data-cover=${cover}><gift-box state="sealed" cover=${cover} theme=${theme}></gift-box></div>
    ${coverChoice(view)}
    <div class="paper">
      <label class="hidden" for="note">${words.note}</label>
      <textarea id="note" rows="3" part="note" placeholder=${words.noteHint} .value=${note} aria-describedby="note-left"
        aria-invalid=${noteError ? 'true' : nothing} dir="auto"
        @input=${(event: Event) => making.type({note: (event.target as HTMLTextAreaElement).value})}></textarea>
      <p id="note-left" class=${noteError ? 'error' : 'hint'} aria-live="polite">${noteError || (left <= NEAR_THE_END ? words.charactersLeft(left) : '')}</p>
      ${readyLines(view)}
      <div class="from">
        <label for="from">${words.from}</label>
        <input id="from" part="from" autocomplete="given-name" enterkeyhint="done" dir="auto" placeholder=${words.fromHint} .value=${from}
          required aria-invalid=${fromError ? 'true' : nothing} aria-describedby=${fromError ? 'from-error' : nothing}
          @input=${(event: Event) => making.type({from: (event.target as HTMLInputElement).value})}>
      </div>
      ${fromError ? html`<p id="from-error" class="error">${fromError}</p>` : nothing}
    </div>
  </section>`;
};

function nameError(name: string, words: Words): string {
  if (!name.trim()) return words.fromMissing;
  if (countGraphemes(name.trim()) > NAME_GRAPHEMES) return words.fromTooLong;
  return mayBeWritten(name.trim(), NAME_GRAPHEMES) && isOneLine(name.trim()) ? '' : words.forbidden;
}
