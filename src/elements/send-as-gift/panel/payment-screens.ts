/** Screens around the payment, which itself happens on the provider's own page. */
import {html, nothing} from 'lit';
import {sayMoney, sayProblem} from '../../../words/say.ts';
import type {View} from './gift-panel.ts';

export const loadingScreen = ({words}: View) => html`
  <div class="scroll scene">
    <div class="spinner" aria-hidden="true"></div>
    <h2 id="heading" tabindex="-1" class="plain quiet">${words.common.loading}</h2>
  </div>`;

/** A line that isn't there is said, while the asking goes on. */
const connection = ({making, words}: View) =>
  making.error ? html`<p class="error" role="status">${sayProblem(making.error.code, words.common)}</p>` : nothing;

export const confirmingScreen = (view: View) => html`
  <div class="scroll scene">
    <gift-box state="sealed" theme=${view.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${view.words.confirming}</h2>
    <p>${view.words.confirmingText}</p>
    <div class="spinner" aria-hidden="true"></div>
    ${connection(view)}
    ${view.making.paysBeside ? html`<a class="press text" target="_blank" rel="noopener" href=${view.making.checkoutUrl}>${view.words.openPaymentAgain}</a>
      <button class="press text" type="button" @click=${() => view.making.change()}>${view.words.change}</button>` : nothing}
  </div>`;

export const unpaidScreen = (view: View) => {
  const {making, words, language, theme} = view;
  const amount = making.gift?.total ?? making.total;
  return html`
  <div class="scroll scene">
    <gift-box state="waiting" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${words.unpaid}</h2>
    <p>${words.unpaidText}</p>
    ${connection(view)}
  </div>
  <div class="foot">
    <button class="press wide" part="press" type="button" aria-disabled=${making.busy ? 'true' : nothing} @click=${() => making.pay()}
      >${making.leaving ? words.toPayment : amount ? words.payAgain(sayMoney(amount, language)) : words.common.tryAgain}</button>
    <button class="press wide second" part="press-second" type="button" @click=${() => making.change()}>${words.change}</button>
  </div>`;
};

export const elsewhereScreen = (view: View) => html`
  <div class="scroll scene">
    <gift-box state="sealed" theme=${view.theme}></gift-box>
    <h2 id="heading" tabindex="-1">${view.words.paysElsewhere}</h2>
    <p>${view.making.keeps ? view.words.paysBesideText : view.words.paysElsewhereText}</p>
    ${connection(view)}
  </div>
  <div class="foot"><a class="press wide" part="press" target="_blank" rel="noopener" href=${view.making.checkoutUrl}
    @click=${() => view.making.besidePayment()}>${view.words.openPayment}</a></div>`;
