/** The variants as chips of one radio group; the friend's own choice comes first where it costs the same. */
import {html, nothing} from 'lit';
import type {Variant} from '../../../../protocol/product.ts';
import {formatMoney} from '../../../../locales/format.ts';
import {recipientCanChoose, pricesDiffer} from '../variants.ts';
import type {PanelContext} from '../gift-panel.ts';

export const renderVariantField = (context: PanelContext) => {
  const {controller, words} = context;
  const product = controller.product!;
  if (product.variants.length < 2) return nothing;
  return html`<fieldset class="variants" part="variants">
    <legend class="label">${words.variant}</legend>
    <div class="chips">
      ${recipientCanChoose(product) ? renderChip(context, '', words.recipientChooses) : nothing}
      ${product.variants.map((variant) => renderChip(context, variant.ref, variant.title, variant))}
    </div>
  </fieldset>`;
};

const renderChip = ({controller, words, language}: PanelContext, ref: string, title: string, variant?: Variant) => {
  const isUnavailable = variant?.available === false;
  return html`<label class="chip ${isUnavailable ? 'gone' : ''}">
    <input type="radio" name="variant" .value=${ref} .checked=${controller.form.variant === ref} ?disabled=${isUnavailable}
      @change=${() => controller.updateForm({variant: ref})}>
    ${variant?.swatch ? html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill=${variant.swatch}></circle></svg>` : nothing}
    <span>${title}</span>
    ${isUnavailable ? html`<span class="visually-hidden">, ${words.unavailable}</span>` : nothing}
    ${variant && !isUnavailable && pricesDiffer(controller.product!) ? html`<span class="quiet">${formatMoney(variant.price, language)}</span>` : nothing}
  </label>`;
};
