import {html, nothing} from 'lit';
import {MAX_NOTE_GRAPHEMES} from '../../../../protocol/gift-constants.ts';
import {countGraphemes} from '../../../../protocol/text.ts';
import type {SendHost} from '../send-host.ts';
import {renderCoverField} from './cover-field.ts';
import {renderNoteSuggestions} from './note-suggestions.ts';

/** The number of remaining graphemes from which the count is shown. */
const COUNT_FROM_GRAPHEMES = 60;

/** The card as the recipient will see it: cover, note and sender's name. */
export const renderNoteField = (host: SendHost) => {
  const {send, strings, theme} = host;
  const {note, senderName, cover} = send.form.values;
  const {errors} = send.form;
  const remaining = MAX_NOTE_GRAPHEMES - countGraphemes(note);
  const noteError = errors.note && (errors.note === 'too-long' ? strings.charactersOver(-remaining) : strings.forbiddenCharacter);
  const senderNameError = send.form.showsRequired && errors.senderName && {
    'missing': strings.senderNameMissing, 'too-long': strings.senderNameTooLong, 'forbidden-character': strings.forbiddenCharacter,
  }[errors.senderName];
  return html`<section class="card" part="card" aria-label=${strings.yourCard}>
    <div class="cover" part="cover" data-cover=${cover}><gift-box state="sealed" cover=${cover} theme=${theme}></gift-box></div>
    ${renderCoverField(host)}
    <div class="card-text">
      <label class="visually-hidden" for="note">${strings.note}</label>
      <textarea id="note" rows="3" part="note" placeholder=${strings.notePlaceholder} .value=${note} aria-describedby="note-left"
        aria-invalid=${noteError ? 'true' : nothing} dir="auto"
        @input=${(event: Event) => send.updateForm({note: (event.target as HTMLTextAreaElement).value})}></textarea>
      <p id="note-left" class=${noteError ? 'error' : 'hint'} aria-live="polite"
        >${noteError || (remaining <= COUNT_FROM_GRAPHEMES ? strings.charactersLeft(remaining) : '')}</p>
      ${renderNoteSuggestions(host)}
      <div class="sender">
        <label for="sender-name">${strings.senderName}</label>
        <input id="sender-name" part="sender-name" autocomplete="given-name" enterkeyhint="done" dir="auto" placeholder=${strings.senderNamePlaceholder}
          .value=${senderName} required aria-invalid=${senderNameError ? 'true' : nothing} aria-describedby=${senderNameError ? 'sender-name-error' : nothing}
          @input=${(event: Event) => send.updateForm({senderName: (event.target as HTMLInputElement).value})}>
      </div>
      ${senderNameError ? html`<p id="sender-name-error" class="error">${senderNameError}</p>` : nothing}
    </div>
  </section>`;
};
