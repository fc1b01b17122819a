import {html} from 'lit';
import {covers} from '../../../../protocol/gift-constants.ts';
import type {SendHost} from '../send-host.ts';

/** The covers as small boxes of one radio group. */
export const renderCoverField = ({send, strings, theme}: SendHost) => html`<fieldset class="covers" part="covers">
  <legend class="visually-hidden">${strings.cover}</legend>
  ${covers.map((cover) => html`<label class="cover-option" title=${strings.covers[cover]}>
    <input type="radio" name="cover" .value=${cover} aria-label=${strings.covers[cover]} .checked=${send.form.values.cover === cover}
      @change=${() => send.updateForm({cover})}>
    <gift-box static state="sealed" cover=${cover} theme=${theme}></gift-box>
  </label>`)}
</fieldset>`;
