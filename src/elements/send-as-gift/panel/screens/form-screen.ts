/** What is given, in which style, with which words and from whom; what the shop promises; and the press that pays. */
import {html, nothing} from 'lit';
import {formatMoney, errorMessage} from '../../../../locales/format.ts';
import {renderNoteField} from '../fields/note-field.ts';
import type {PanelContext} from '../gift-panel.ts';
import {renderOptionsToggle} from '../options/options-toggle.ts';
import {renderPolicySummary} from './policy-summary.ts';
import {renderSentGiftsButton} from './sent-gifts-screen.ts';
import {renderVariantField} from '../fields/variant-field.ts';
import {variantOf} from '../variants.ts';
import {renderRecipientField} from '../fields/recipient-field.ts';

export const renderFormScreen = (context: PanelContext) => {
  const {controller, words, language} = context;
  const product = controller.product!;
  const image = variantOf(product, controller.form.variant ?? '')?.image ?? product.image;
  const amount = formatMoney(controller.price!, language);
  const {total} = controller;
  return html`<form novalidate @submit=${context.submit}>
    <div class="scroll">
      <header class="product">
        ${image ? html`<img part="picture" src=${image} alt=${product.imageAlt ?? ''} width="64" height="64" decoding="async">` : nothing}
        <div>
          <p class="kicker">${words.title}</p>
          <h2 id="heading" tabindex="-1" part="title">${product.title}</h2>
          <p class="price ${controller.priceChanged ? 'changed' : ''}" part="price">${amount}</p>
        </div>
      </header>
      ${renderVariantField(context)}
      ${renderNoteField(context)}
      ${renderRecipientField(context)}
      ${renderOptionsToggle(context)}
      ${renderSentGiftsButton(context)}
      ${context.isCompact ? renderPolicySummary(context) : nothing}
    </div>
    <div class="footer">
      ${controller.error || controller.priceChanged ? html`<p class="error" role="alert">${errorText(context, amount)}</p>` : nothing}
      ${context.isCompact ? nothing : renderPolicySummary(context)}
      <button class="button block" part="button" aria-disabled=${controller.isBusy ? 'true' : nothing}>${controller.isRedirecting ? words.redirecting
        : controller.isBusy ? words.common.loading : total ? words.pay(formatMoney(total, language)) : words.payWithoutAmount}</button>
    </div>
  </form>`;
};

function errorText({controller, words}: PanelContext, amount: string): string {
  if (controller.priceChanged) return words.priceChanged(amount);
  return controller.insufficientStock ? words.insufficientStock(controller.portions) : errorMessage(controller.error!.code, words.common);
}
