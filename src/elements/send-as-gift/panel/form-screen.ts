/** What is given, in which style, with which words and from whom; what the shop promises; and the press that pays. */
import {html, nothing} from 'lit';
import {sayMoney, sayProblem} from '../../../words/say.ts';
import {cardFields} from './card-fields.ts';
import type {View} from './gift-panel.ts';
import {morePress} from './more-press.ts';
import {policyLine} from './policy-line.ts';
import {sentPress} from './sent-screen.ts';
import {styleChoice} from './style-choice.ts';
import {variantOf} from './choice.ts';
import {whomChoice} from './whom-choice.ts';

export const formScreen = (view: View) => {
  const {making, words, language} = view;
  const product = making.product!;
  const image = variantOf(product, making.typed.choice ?? '')?.image ?? product.image;
  const amount = sayMoney(making.price!, language);
  const {total} = making;
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
      ${whomChoice(view)}
      ${morePress(view)}
      ${sentPress(view)}
      ${view.low ? policyLine(view) : nothing}
    </div>
    <div class="foot">
      ${making.error || making.newPrice ? html`<p class="error" role="alert">${problem(view, amount)}</p>` : nothing}
      ${view.low ? nothing : policyLine(view)}
      <button class="press wide" part="press" aria-disabled=${making.busy ? 'true' : nothing}>${making.leaving ? words.toPayment
        : making.busy ? words.common.loading : total ? words.pay(sayMoney(total, language)) : words.payAny}</button>
    </div>
  </form>`;
};

function problem({making, words}: View, amount: string): string {
  if (making.newPrice) return words.priceNow(amount);
  return making.tooFew ? words.notEnough(making.portions) : sayProblem(making.error!.code, words.common);
}
