/** The note, to be written anew. */
import {html, nothing} from 'lit';
import {MAX_NOTE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {isValidText} from '../../../protocol/text.ts';
import type {ConfirmStrings} from '../../../locales/en/confirm.ts';
import type {StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';

export function renderNoteForm(controller: StatusController, strings: GiftStatusStrings, confirmStrings: ConfirmStrings) {
  const invalid = !isValidText(controller.noteDraft.trim(), MAX_NOTE_GRAPHEMES);
  const save = (event: Event) => {
    event.preventDefault();
    if (!invalid) void controller.perform((client, token) => client.editNote(token, controller.noteDraft.trim()), () => confirmStrings.noteSaved);
  };
  return html`<form class="note" @submit=${save}>
    <label class="label" for="note">${strings.note}</label>
    <textarea id="note" class="input" rows="4" dir="auto" data-confirm .value=${controller.noteDraft} aria-invalid=${invalid ? 'true' : nothing}
      @input=${(event: Event) => { controller.noteDraft = (event.target as HTMLTextAreaElement).value; controller.host.requestUpdate(); }}></textarea>
    <div class="row">
      <button class="button" part="button" aria-disabled=${controller.busy || invalid ? 'true' : nothing}>${confirmStrings.saveNote}</button>
      <button class="button secondary" part="secondary-button" type="button" @click=${() => controller.ask(undefined)}>${confirmStrings.discardNote}</button>
    </div>
  </form>`;
}
