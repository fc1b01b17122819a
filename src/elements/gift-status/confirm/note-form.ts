import {html, nothing} from 'lit';
import type {ConfirmStrings} from '../../../locales/en/confirm.ts';
import {MAX_NOTE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {isValidText} from '../../../protocol/text.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';

/** Edits the note in its place. */
export function renderNoteForm({draft, isBusy}: FollowedGift, host: StatusHost, strings: ConfirmStrings) {
  const isInvalid = !isValid(draft);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    // What was typed last may not have been rendered yet.
    const note = (event.currentTarget as HTMLFormElement).querySelector('textarea')!.value.trim();
    if (isValid(note)) void host.perform((client, token) => client.editNote(token, note), () => strings.noteSaved);
  };
  return html`<form class="note" @submit=${onSubmit}>
    <label class="label" for="note">${host.strings.note}</label>
    <textarea id="note" class="input" rows="4" dir="auto" data-confirm .value=${draft} aria-invalid=${isInvalid ? 'true' : nothing}
      @input=${(event: Event) => host.editDraft((event.target as HTMLTextAreaElement).value)}></textarea>
    <div class="row">
      <button class="button" part="button" aria-disabled=${isBusy || isInvalid ? 'true' : nothing}>${strings.saveNote}</button>
      <button class="button secondary" part="secondary-button" type="button" @click=${() => host.openConfirm()}>${strings.discardNote}</button>
    </div>
  </form>`;
}

const isValid = (note: string) => isValidText(note.trim(), MAX_NOTE_GRAPHEMES);
