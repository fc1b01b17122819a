/** The card as the friend will see it: the note is written straight onto it, with who it is from below. */
import {html, nothing} from 'lit';
import {MAX_NAME_GRAPHEMES, MAX_NOTE_GRAPHEMES} from '../../../../protocol/gift-constants.ts';
import {countGraphemes, isSingleLine, isValidText} from '../../../../protocol/text.ts';
import type {PanelContext} from '../gift-panel.ts';
import {renderCoverField} from './cover-field.ts';
import {renderNoteSuggestions} from './note-suggestions.ts';
import type {Words} from '../strings.ts';

/** From here on the writer is told how much is left. */
const MIN_REMAINING_HINT = 60;

export const renderNoteField = (context: PanelContext) => {
  const {controller, words, showsErrors, theme} = context;
  const {note, senderName, cover} = controller.form;
  const remaining = MAX_NOTE_GRAPHEMES - countGraphemes(note);
  const noteError = remaining < 0 ? words.charactersOver(-remaining) : isValidText(note.trim(), MAX_NOTE_GRAPHEMES) ? '' : words.forbiddenCharacter;
  const senderNameError = showsErrors ? validateSenderName(senderName, words) : '';
  return html`<section class="card" part="card" aria-label=${words.yourCard}>
    <div class="cover" part="cover" data-cover=${cover}><gift-box state="sealed" cover=${cover} theme=${theme}></gift-box></div>
    ${renderCoverField(context)}
    <div class="card-text">
      <label class="visually-hidden" for="note">${words.note}</label>
      <textarea id="note" rows="3" part="note" placeholder=${words.notePlaceholder} .value=${note} aria-describedby="note-left"
        aria-invalid=${noteError ? 'true' : nothing} dir="auto"
        @input=${(event: Event) => controller.updateForm({note: (event.target as HTMLTextAreaElement).value})}></textarea>
      <p id="note-left" class=${noteError ? 'error' : 'hint'} aria-live="polite">${noteError || (remaining <= MIN_REMAINING_HINT ? words.charactersLeft(remaining) : '')}</p>
      ${renderNoteSuggestions(context)}
      <div class="sender">
        <label for="sender-name">${words.senderName}</label>
        <input id="sender-name" part="sender-name" autocomplete="given-name" enterkeyhint="done" dir="auto" placeholder=${words.senderNamePlaceholder} .value=${senderName}
          required aria-invalid=${senderNameError ? 'true' : nothing} aria-describedby=${senderNameError ? 'sender-name-error' : nothing}
          @input=${(event: Event) => controller.updateForm({senderName: (event.target as HTMLInputElement).value})}>
      </div>
      ${senderNameError ? html`<p id="sender-name-error" class="error">${senderNameError}</p>` : nothing}
    </div>
  </section>`;
};

function validateSenderName(name: string, words: Words): string {
  if (!name.trim()) return words.senderNameMissing;
  if (countGraphemes(name.trim()) > MAX_NAME_GRAPHEMES) return words.senderNameTooLong;
  return isValidText(name.trim(), MAX_NAME_GRAPHEMES) && isSingleLine(name.trim()) ? '' : words.forbiddenCharacter;
}
