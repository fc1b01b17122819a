/** The gifts that were sent from this browser, beside the one in the making. */
import {html, nothing} from 'lit';
import type {View} from './gift-panel.ts';

/** The quiet way there, where there is anything to see. A gift in the making is none that was sent. */
export const sentPress = ({making, words, sent}: View) =>
  making.client.sent().some(({id}) => id !== making.draftId) ? html`<button class="press text quietly" part="sent" type="button" @click=${sent}
    >${words.sent}</button>` : nothing;

export const sentScreen = ({making, words, theme, form}: View) => html`
  <div class="scroll">
    <h2 id="heading" class="top" tabindex="-1">${words.sent}</h2>
    <send-as-gift-sent theme=${theme} .client=${making.client} without=${making.draftId ?? nothing}></send-as-gift-sent>
  </div>
  <div class="foot"><button class="press wide second" part="press-second" type="button" @click=${form}>${words.backToGift}</button></div>`;
