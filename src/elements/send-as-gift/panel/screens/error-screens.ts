import {html, nothing} from 'lit';
import {hasTyped} from '../form-storage.ts';
import type {SendHost} from '../send-host.ts';
import type {StateOf} from '../send-state.ts';
import {productErrorMessage} from '../strings.ts';

export function renderError({error}: StateOf<'error'>, host: SendHost) {
  const {send, strings} = host;
  const message = productErrorMessage(error, send.button.product!, strings, hasTyped(send.form));
  // The message for an unexpected error says the same as the title.
  const isUnexpected = message.startsWith(strings.common.problems.other);
  const title = error.isFinal ? strings.notGiftable : isUnexpected ? message : strings.errorTitle;
  return html`
  <div class="scroll centered">
    <gift-box state="not-found" theme=${host.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${title}</h2>
    ${title === message ? nothing : html`<p role="alert">${message}</p>`}
  </div>
  ${error.isFinal ? renderClose(host)
    : html`<div class="footer"><button class="button block" part="button" type="button" @click=${() => send.start()}>${strings.common.tryAgain}</button></div>`}`;
}

export const renderNotGiftable = ({product}: StateOf<'not-giftable'>, host: SendHost) => html`
  <div class="scroll centered">
    <gift-box state="empty" theme=${host.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${host.strings.notGiftable}</h2>
    <p>${host.strings.unavailableReasons[product.reason ?? 'unknown']}</p>
  </div>
  ${renderClose(host)}`;

const renderClose = ({strings, close}: SendHost) =>
  html`<div class="footer"><button class="button block secondary" part="button" type="button" @click=${close}>${strings.common.close}</button></div>`;
