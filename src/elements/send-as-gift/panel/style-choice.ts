/** The variants as chips of one radio group; the friend's own choice comes first where it costs the same. */
import {html, nothing} from 'lit';
import type {Variant} from '../../../protocol/product.ts';
import {sayMoney} from '../../../words/say.ts';
import {friendCanChoose, pricesDiffer} from './choice.ts';
import type {View} from './gift-panel.ts';

export const styleChoice = (view: View) => {
  const {making, words} = view;
  const product = making.product!;
  if (product.variants.length < 2) return nothing;
  return html`<fieldset class="styles" part="styles">
    <legend class="label">${words.style}</legend>
    <div class="chips">
      ${friendCanChoose(product) ? chip(view, '', words.letThemChoose) : nothing}
      ${product.variants.map((variant) => chip(view, variant.ref, variant.title, variant))}
    </div>
  </fieldset>`;
};

const chip = ({making, words, language}: View, ref: string, title: string, variant?: Variant) => {
  const gone = variant?.available === false;
  return html`<label class="chip ${gone ? 'gone' : ''}">
    <input type="radio" name="choice" .value=${ref} .checked=${making.typed.choice === ref} ?disabled=${gone}
      @change=${() => making.type({choice: ref})}>
    ${variant?.swatch ? html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill=${variant.swatch}></circle></svg>` : nothing}
    <span>${title}</span>
    ${gone ? html`<span class="hidden">, ${words.gone}</span>` : nothing}
    ${variant && !gone && pricesDiffer(making.product!) ? html`<span class="quiet">${sayMoney(variant.price, language)}</span>` : nothing}
  </label>`;
};
