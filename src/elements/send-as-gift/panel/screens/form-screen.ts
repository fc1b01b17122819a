import {html, nothing} from 'lit';
import {formatMoney} from '../../../../locales/format.ts';
import {renderNoteField} from '../fields/note-field.ts';
import {renderRecipientField} from '../fields/recipient-field.ts';
import {renderVariantField} from '../fields/variant-field.ts';
import {renderOptionsToggle} from '../options/options-toggle.ts';
import {hasTyped} from '../form-storage.ts';
import type {Quote} from '../quote.ts';
import type {SendHost} from '../send-host.ts';
import type {FormProblem, FormState} from '../send-state.ts';
import {productErrorMessage} from '../strings.ts';
import {variantOf} from '../variants.ts';
import {renderPolicySummary} from './policy-summary.ts';
import {renderSentGiftsButton} from './sent-gifts-screen.ts';

export function renderForm({catalog: {product, shop}, progress, problem}: FormState, host: SendHost) {
  const {send, strings, language, isCompact} = host;
  const {variant} = send.form.values;
  const image = variantOf(product, variant ?? '')?.image ?? product.image;
  const {price} = send.form.quote;
  const amount = price && formatMoney(price, language);
  const policy = renderPolicySummary(shop, host);
  return html`<form novalidate @submit=${host.submit}>
    <div class="scroll">
      <header class="product">
        ${image ? html`<img part="picture" src=${image} alt=${product.imageAlt ?? ''} width="64" height="64" decoding="async">` : nothing}
        <div>
          <p class="kicker">${strings.title}</p>
          <h2 id="heading" tabindex="-1" part="title">${product.title}</h2>
          ${amount ? html`<p class="price ${problem?.kind === 'price-changed' ? 'changed' : ''}" part="price">${amount}</p>` : nothing}
        </div>
      </header>
      ${renderVariantField(product, host)}
      ${renderNoteField(host)}
      ${renderRecipientField(shop, host)}
      ${renderOptionsToggle(shop, host)}
      ${renderSentGiftsButton(host)}
      ${isCompact ? policy : nothing}
    </div>
    <div class="footer">
      ${problem ? html`<p class=${problem.kind === 'unpaid' ? 'small' : 'error'} role=${problem.kind === 'unpaid' ? 'status' : 'alert'}
        >${problemText(problem, amount, host)}</p>` : nothing}
      ${isCompact ? nothing : policy}
      <button class="button block" part="button" aria-disabled=${progress || variant === undefined ? 'true' : nothing}>${progress === 'redirecting' ? strings.redirecting
        : progress ? strings.common.loading : payLabel(send.form.quote, host)}</button>
    </div>
  </form>`;
}

function payLabel({total, isHeld}: Quote, {strings, language}: SendHost): string {
  return total ? (isHeld ? strings.reserve : strings.pay)(formatMoney(total, language)) : strings.payWithoutAmount;
}

function problemText(problem: FormProblem, amount: string | undefined, {send, strings}: SendHost): string {
  switch (problem.kind) {
    case 'unpaid': return strings.notPaidYet;
    case 'payment-failed': return strings.paymentFailed;
    case 'price-changed': return strings.priceChanged(amount!);
    case 'insufficient-stock': return strings.insufficientStock(send.form.quote.portions);
    case 'error': return productErrorMessage(problem.error, send.button.product!, strings, hasTyped(send.form.values));
  }
}
