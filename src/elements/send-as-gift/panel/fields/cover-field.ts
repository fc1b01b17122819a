/** The six covers as small boxes of one radio group; the card wears the chosen one at once. */
import {html} from 'lit';
import {covers} from '../../../../protocol/gift-constants.ts';
import type {PanelContext} from '../gift-panel.ts';

export const renderCoverField = ({controller, words, theme}: PanelContext) => html`<fieldset class="covers" part="covers">
  <legend class="visually-hidden">${words.cover}</legend>
  ${covers.map((cover) => html`<label class="cover-option" title=${words.covers[cover]}>
    <input type="radio" name="cover" .value=${cover} aria-label=${words.covers[cover]} .checked=${controller.form.cover === cover}
      @change=${() => controller.updateForm({cover})}>
    <gift-box static state="sealed" cover=${cover} theme=${theme}></gift-box>
  </label>`)}
</fieldset>`;
