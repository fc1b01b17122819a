import {html, nothing} from 'lit';
import {errorMessage} from '../../../../locales/format.ts';
import type {SendHost} from '../send-host.ts';
import type {StateOf} from '../send-state.ts';

export function renderError({error}: StateOf<'error'>, {send, strings, theme}: SendHost) {
  const message = errorMessage(error.code, strings.common);
  // The message for an unexpected error says the same as the title.
  const isUnexpected = message === strings.common.problems.other;
  return html`
  <div class="scroll centered">
    <gift-box state="not-found" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${isUnexpected ? message : strings.errorTitle}</h2>
    ${isUnexpected ? nothing : html`<p role="alert">${message}</p>`}
  </div>
  <div class="footer"><button class="button block" part="button" type="button" @click=${() => send.start()}>${strings.common.tryAgain}</button></div>`;
}

export const renderNotGiftable = ({product}: StateOf<'not-giftable'>, {strings, theme, close}: SendHost) => html`
  <div class="scroll centered">
    <gift-box state="empty" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${strings.notGiftable}</h2>
    <p>${strings.unavailableReasons[product.reason ?? 'unknown']}</p>
  </div>
  <div class="footer"><button class="button block secondary" part="button" type="button" @click=${close}>${strings.common.close}</button></div>`;
