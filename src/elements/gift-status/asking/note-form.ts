/** The note, to be written anew. */
import {html, nothing} from 'lit';
import {NOTE_GRAPHEMES} from '../../../protocol/gift-words.ts';
import {mayBeWritten} from '../../../protocol/text.ts';
import type {AskingWords} from '../../../words/en/asking.ts';
import type {StatusView} from '../status-view.ts';
import type {Words} from '../words.ts';

export function noteForm(view: StatusView, words: Words, said: AskingWords) {
  const wrong = !mayBeWritten(view.note.trim(), NOTE_GRAPHEMES);
  const save = (event: Event) => {
    event.preventDefault();
    if (!wrong) void view.do((client, token) => client.editNote(token, view.note.trim()), () => said.saved);
  };
  return html`<form class="note" @submit=${save}>
    <label class="label" for="note">${words.note}</label>
    <textarea id="note" class="input" rows="4" dir="auto" data-asked .value=${view.note} aria-invalid=${wrong ? 'true' : nothing}
      @input=${(event: Event) => { view.note = (event.target as HTMLTextAreaElement).value; view.host.requestUpdate(); }}></textarea>
    <div class="row">
      <button class="press" part="press" aria-disabled=${view.busy || wrong ? 'true' : nothing}>${said.saveNote}</button>
      <button class="press second" part="press-second" type="button" @click=${() => view.ask(undefined)}>${said.keepNote}</button>
    </div>
  </form>`;
}
