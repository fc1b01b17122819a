import {html, nothing} from 'lit';
import type {SendHost} from '../send-host.ts';
import type {StateOf} from '../send-state.ts';

/** Leads to the gifts sent from this browser, if there are any beside the one being drafted. */
export const renderSentGiftsButton = ({send, strings}: SendHost) =>
  send.otherGifts().length ? html`<button class="button link sent-gifts" part="sent-gifts" type="button" @click=${() => send.showSentGifts()}
    >${strings.sentGifts}</button>` : nothing;

export const renderSentGifts = (_: StateOf<'sent-gifts'>, {send, strings, theme}: SendHost) => html`
  <div class="scroll">
    <h2 id="heading" class="top" tabindex="-1">${strings.sentGifts}</h2>
    <gift-status compact theme=${theme} .client=${send.client} .sentGifts=${send.otherGifts}></gift-status>
  </div>
  <div class="footer"><button class="button block secondary" part="secondary-button" type="button" @click=${() => send.showForm()}>${strings.backToForm}</button></div>`;
