import {html, nothing} from 'lit';
import type {SendHost} from '../send-host.ts';

/** Suggested notes for the selected cover. They never replace text that the sender wrote. */
export const renderNoteSuggestions = ({send, strings}: SendHost) => {
  const {note, cover} = send.form.values;
  const hasOwnText = note.trim() !== '' && !Object.values(strings.noteSuggestions).some((suggestions) => suggestions.includes(note));
  return html`<div class="suggestions" part="suggestions" role="group" aria-label=${strings.noteSuggestionsLabel}
    aria-describedby=${hasOwnText ? 'suggestions-disabled' : nothing}>
    ${strings.noteSuggestions[cover].map((suggestion) => html`<button class="suggestion" type="button" dir="auto" aria-pressed=${note === suggestion}
      aria-disabled=${hasOwnText ? 'true' : nothing} @click=${() => { if (!hasOwnText) send.updateForm({note: suggestion}); }}>${suggestion}</button>`)}
  </div>
  <p id="suggestions-disabled" class="visually-hidden">${hasOwnText ? strings.suggestionsDisabled : ''}</p>`;
};
