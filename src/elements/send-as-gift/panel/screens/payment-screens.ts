/** The screens before, during and after the payment, which happens on the provider's own page. */
import {html, nothing} from 'lit';
import type {GiftError} from '../../../../client/gift-error.ts';
import {errorMessage} from '../../../../locales/format.ts';
import type {SendHost} from '../send-host.ts';
import type {StateOf} from '../send-state.ts';

export const renderLoading = (_: StateOf<'loading'>, {strings}: SendHost) => html`
  <div class="scroll centered">
    <div class="spinner" aria-hidden="true"></div>
    <h2 id="heading" tabindex="-1" class="plain quiet">${strings.common.loading}</h2>
  </div>`;

export const renderAwaitingPayment = ({checkoutUrl, error}: StateOf<'awaiting-payment'>, host: SendHost) => html`
  <div class="scroll centered">
    <gift-box state="sealed" theme=${host.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${host.strings.awaitingPayment}</h2>
    <p>${host.strings.awaitingPaymentText}</p>
    <div class="spinner" aria-hidden="true"></div>
    ${renderPollError(error, host)}
    ${checkoutUrl ? html`<a class="button link" target="_blank" rel="noopener" href=${checkoutUrl}>${host.strings.openPaymentAgain}</a>
      <button class="button link" type="button" @click=${() => host.send.edit()}>${host.strings.edit}</button>` : nothing}
  </div>`;

export const renderPayInNewTab = ({checkoutUrl, storageAvailable, error}: StateOf<'pay-in-new-tab'>, host: SendHost) => html`
  <div class="scroll centered">
    <gift-box state="sealed" theme=${host.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${host.strings.payInNewTab}</h2>
    <p>${storageAvailable ? host.strings.payInNewTabText : host.strings.payInNewTabWithoutStorageText}</p>
    ${renderPollError(error, host)}
  </div>
  <div class="footer"><a class="button block" part="button" target="_blank" rel="noopener" href=${checkoutUrl}
    @click=${() => host.send.paymentOpened()}>${host.strings.openPayment}</a></div>`;

const renderPollError = (error: GiftError | undefined, {strings}: SendHost) =>
  error ? html`<p class="error" role="status">${errorMessage(error.code, strings.common)}</p>` : nothing;
