/** The gifts that were sent from this browser, beside the one in the making. */
import {html, nothing} from 'lit';
import type {PanelContext} from '../gift-panel.ts';

/** The quiet way there, where there is anything to see. A gift in the making is none that was sent. */
export const renderSentGiftsButton = ({controller, words, showSentGifts}: PanelContext) =>
  controller.client.sentGifts().some(({id}) => id !== controller.draftId) ? html`<button class="button link sent-gifts" part="sent-gifts" type="button" @click=${showSentGifts}
    >${words.sentGifts}</button>` : nothing;

export const renderSentGiftsScreen = ({controller, words, theme, showForm}: PanelContext) => html`
  <div class="scroll">
    <h2 id="heading" class="top" tabindex="-1">${words.sentGifts}</h2>
    <gift-sent-list theme=${theme} .client=${controller.client} exclude=${controller.draftId ?? nothing}></gift-sent-list>
  </div>
  <div class="footer"><button class="button block secondary" part="secondary-button" type="button" @click=${showForm}>${words.backToForm}</button></div>`;
