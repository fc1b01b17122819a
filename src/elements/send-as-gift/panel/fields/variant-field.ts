import {html, nothing} from 'lit';
import {formatMoney} from '../../../../locales/format.ts';
import type {Product, Variant} from '../../../../protocol/product.ts';
import {renderSwatch} from '../../../shared/swatch.ts';
import type {SendHost} from '../send-host.ts';
import {pricesDiffer, recipientCanChoose, variantOf} from '../variants.ts';

/**
 * The variants as chips of one radio group. The recipient's own choice comes first if all variants cost the same. If the variant that was
 * chosen is unavailable, none is selected and a message asks for another.
 */
export function renderVariantField(product: Product, host: SendHost) {
  const {send, strings} = host;
  if (product.variants.length < 2) return nothing;
  const showsPrice = pricesDiffer(product);
  const isMissing = send.form.values.variant === undefined;
  return html`<fieldset class="variants" part="variants" aria-describedby=${isMissing ? 'variant-error' : nothing}>
    <legend class="label">${strings.variant}</legend>
    <div class="chips">
      ${recipientCanChoose(product) ? renderChip(host, '', strings.recipientChooses) : nothing}
      ${product.variants.map((variant) => renderChip(host, variant.ref, variant.title, variant, showsPrice))}
    </div>
    ${isMissing ? html`<p id="variant-error" class="error" role="alert">${unavailableMessage(product, host)}</p>` : nothing}
  </fieldset>`;
}

function unavailableMessage(product: Product, {send, strings}: SendHost): string {
  const title = variantOf(product, send.form.unavailableVariant ?? '')?.title;
  return title ? strings.variantSoldOut(title) : strings.variantUnknown;
}

const renderChip = ({send, strings, language}: SendHost, ref: string, title: string, variant?: Variant, showsPrice?: boolean) => {
  const isUnavailable = variant?.available === false;
  return html`<label class="chip ${isUnavailable ? 'unavailable' : ''}">
    <input type="radio" name="variant" .value=${ref} .checked=${send.form.values.variant === ref} ?disabled=${isUnavailable}
      @change=${() => send.updateForm({variant: ref})}>
    ${variant?.swatch ? renderSwatch(variant.swatch) : nothing}
    <span>${title}</span>
    ${isUnavailable ? html`<span class="visually-hidden">, ${strings.unavailable}</span>` : nothing}
    ${variant && !isUnavailable && showsPrice ? html`<span class="quiet">${formatMoney(variant.price, language)}</span>` : nothing}
  </label>`;
};
