/** What is given, in which style, with which words and from whom; what the shop promises; and the press that pays. */
import {html, nothing} from 'lit';
import type {Shop} from '../../../protocol/shop.ts';
import {sayMoney, sayProblem} from '../../../words/say.ts';
import {sayWindow} from '../../../words/say-time.ts';
import {cardFields} from './card-fields.ts';
import type {View} from './gift-panel.ts';
import {styleChoice} from './style-choice.ts';
import {variantOf} from './choice.ts';
import type {Words} from './words.ts';

export const formScreen = (view: View) => {
  const {making, words, language} = view;
  const product = making.product!;
  const image = variantOf(product, making.typed.choice ?? '')?.image ?? product.image;
  const amount = sayMoney(making.price!, language);
  return html`<form novalidate @submit=${view.tryToPay}>
    <div class="scroll">
      <header class="item">
        ${image ? html`<img part="picture" src=${image} alt=${product.imageAlt ?? ''} width="64" height="64" decoding="async">` : nothing}
        <div>
          <p class="kicker">${words.title}</p>
          <h2 id="heading" tabindex="-1" part="title">${product.title}</h2>
          <p class="price ${making.newPrice ? 'new' : ''}" part="price">${amount}</p>
        </div>
      </header>
      ${styleChoice(view)}
      ${cardFields(view)}
    </div>
    <div class="foot">
      ${making.error || making.newPrice ? html`<p class="error" role="alert">${making.newPrice ? words.priceNow(amount)
        : sayProblem(making.error!.code, words.common)}</p>` : nothing}
      <p class="policy" part="policy">${policyLine(making.shop!, words)}</p>
      <button class="press wide" part="press" aria-disabled=${making.busy ? 'true' : nothing}>${making.leaving ? words.toPayment
        : making.busy ? words.common.loading : words.pay(amount)}</button>
    </div>
  </form>`;
};

/** The merchant's promise, from its own data, before anybody pays. */
function policyLine({policy}: Shop, words: Words): string {
  return [
    policy.afterWindow === 'refund' && words.promise(sayWindow(policy.claimWindowSeconds, words.common)),
    policy.senderMayCancel === 'until-claimed' && words.mayCancel,
    policy.shipping === 'recipient' && words.shippingByRecipient,
    policy.payment === 'hold' && words.held,
  ].filter(Boolean).join(words.between);
}
