/** Screens around the payment, which itself happens on the provider's own page. */
import {html, nothing} from 'lit';
import {formatMoney, errorMessage} from '../../../../locales/format.ts';
import type {PanelContext} from '../gift-panel.ts';

export const renderLoadingScreen = ({words}: PanelContext) => html`
  <div class="scroll centered">
    <div class="spinner" aria-hidden="true"></div>
    <h2 id="heading" tabindex="-1" class="plain quiet">${words.common.loading}</h2>
  </div>`;

/** A line that isn't there is said, while the asking goes on. */
const renderConnectionError = ({controller, words}: PanelContext) =>
  controller.error ? html`<p class="error" role="status">${errorMessage(controller.error.code, words.common)}</p>` : nothing;

export const renderAwaitingPaymentScreen = (context: PanelContext) => html`
  <div class="scroll centered">
    <gift-box state="sealed" theme=${context.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${context.words.awaitingPayment}</h2>
    <p>${context.words.awaitingPaymentText}</p>
    <div class="spinner" aria-hidden="true"></div>
    ${renderConnectionError(context)}
    ${context.controller.paysInNewTab ? html`<a class="button link" target="_blank" rel="noopener" href=${context.controller.checkoutUrl}>${context.words.openPaymentAgain}</a>
      <button class="button link" type="button" @click=${() => context.controller.edit()}>${context.words.edit}</button>` : nothing}
  </div>`;

export const renderUnpaidScreen = (context: PanelContext) => {
  const {controller, words, language, theme} = context;
  const amount = controller.gift?.total ?? controller.total;
  return html`
  <div class="scroll centered">
    <gift-box state="waiting" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${words.unpaid}</h2>
    <p>${words.unpaidText}</p>
    ${renderConnectionError(context)}
  </div>
  <div class="footer">
    <button class="button block" part="button" type="button" aria-disabled=${controller.isBusy ? 'true' : nothing} @click=${() => controller.pay()}
      >${controller.isRedirecting ? words.redirecting : amount ? words.payAgain(formatMoney(amount, language)) : words.common.tryAgain}</button>
    <button class="button block secondary" part="secondary-button" type="button" @click=${() => controller.edit()}>${words.edit}</button>
  </div>`;
};

export const renderPayInNewTabScreen = (context: PanelContext) => html`
  <div class="scroll centered">
    <gift-box state="sealed" theme=${context.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${context.words.payInNewTab}</h2>
    <p>${context.controller.storageAvailable ? context.words.payInNewTabText : context.words.payInNewTabWithoutStorageText}</p>
    ${renderConnectionError(context)}
  </div>
  <div class="footer"><a class="button block" part="button" target="_blank" rel="noopener" href=${context.controller.checkoutUrl}
    @click=${() => context.controller.paymentOpened()}>${context.words.openPayment}</a></div>`;
