/** A few lines for who doesn't know how to begin. They never take the place of the sender's own words. */
import {html, nothing} from 'lit';
import type {PanelContext} from '../gift-panel.ts';

export const renderNoteSuggestions = ({controller, words}: PanelContext) => {
  const {note, cover} = controller.form;
  const hasOwnText = note.trim() !== '' && !Object.values(words.noteSuggestions).some((lines) => lines.includes(note));
  return html`<div class="suggestions" part="suggestions" role="group" aria-label=${words.noteSuggestionsLabel} aria-describedby=${hasOwnText ? 'suggestions-disabled' : nothing}>
    ${words.noteSuggestions[cover].map((suggestion) => html`<button class="suggestion" type="button" dir="auto" aria-pressed=${note === suggestion} aria-disabled=${hasOwnText ? 'true' : nothing}
      @click=${() => { if (!hasOwnText) controller.updateForm({note: suggestion}); }}>${suggestion}</button>`)}
  </div>
  <p id="suggestions-disabled" class="visually-hidden">${hasOwnText ? words.suggestionsDisabled : ''}</p>`;
};
