/** The six covers as small boxes of one radio group; the card wears the chosen one at once. */
import {html} from 'lit';
import {covers} from '../../../protocol/gift-words.ts';
import type {View} from './gift-panel.ts';

export const coverChoice = ({making, words, theme}: View) => html`<fieldset class="covers" part="covers">
  <legend class="hidden">${words.cover}</legend>
  ${covers.map((cover) => html`<label class="choose" title=${words.covers[cover]}>
    <input type="radio" name="cover" .value=${cover} aria-label=${words.covers[cover]} .checked=${making.typed.cover === cover}
      @change=${() => making.type({cover})}>
    <gift-box still state="sealed" cover=${cover} theme=${theme}></gift-box>
  </label>`)}
</fieldset>`;
