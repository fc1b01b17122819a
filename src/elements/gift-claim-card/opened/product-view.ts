/** What was in the box: picture, title, the note that stays, a choice if there is one, yes, and a quiet no. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ClaimCard} from '../../../protocol/gift.ts';
import type {VariantOption} from '../../../protocol/product.ts';
import type {SealedCardStrings} from '../../../locales/en/sealed-card.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import {renderShop} from '../sealed-view.ts';

export interface ProductViewProps {
  card: ClaimCard;
  strings: ClaimStrings;
  sealedStrings: SealedCardStrings;
  error: string | undefined;
  selected: string | undefined;
  onSelect(ref: string): void;
  onAccept(): void;
  onDecline(): void;
}

export function renderProduct({card, strings, sealedStrings, error, selected, onSelect, onAccept, onDecline}: ProductViewProps): TemplateResult {
  const {product} = card;
  const own = card.variants?.find(({ref}) => ref === selected);
  // One that is there is no choice.
  const variants = card.variants?.length === 1 && own ? [] : card.variants ?? [];
  return html`<div class="view product">
    ${renderImage(own?.image ?? product?.image, product?.imageAlt, card.cover)}
    <div class="what enter second">
      <p class="small quiet">${strings.forYou(card.senderName)}</p>
      <h2 id="heading" part="heading" tabindex="-1">${product?.title}</h2>
      ${product?.variant && !variants.length ? html`<p class="quiet">${product.variant.title}</p>` : nothing}
      ${product?.description ? html`<p class="description">${product.description}</p>` : nothing}
    </div>
    ${card.note ? html`<figure class="paper enter third"><blockquote class="note" part="note" dir="auto">${card.note}</blockquote>
      <figcaption class="small quiet"><bdi>${card.senderName}</bdi></figcaption></figure>` : nothing}
    ${variants.length ? renderVariants(variants, strings, selected, error, onSelect) : nothing}
    ${error && !variants.length ? html`<p class="error" role="alert">${error}</p>` : nothing}
    <div class="actions enter third">
      <button class="button block" part="button" type="button" @click=${onAccept}>${strings.accept}</button>
      <button class="button link" type="button" @click=${onDecline}>${strings.decline}</button>
      ${renderShop(card.shop, sealedStrings)}
    </div>
  </div>`;
}

/** The picture of the product; where there is none, the open box says it. */
export const renderImage = (image: string | undefined, alt: string | undefined, cover: string) => (image
  ? html`<img class="picture enter" part="picture" src=${image} alt=${alt ?? ''} decoding="async" @error=${hide} />`
  : html`<div class="stage small enter">${renderBox('open', cover)}</div>`);

// A picture that isn't there any more leaves no torn frame behind.
const hide = (event: Event) => { (event.target as HTMLElement).hidden = true; };

function renderVariants(variants: VariantOption[], words: ClaimStrings, chosen: string | undefined, trouble: string | undefined,
  onChoose: (ref: string) => void) {
  return html`<fieldset class="variants enter third" aria-describedby=${trouble ? 'variants-error' : nothing}>
    <legend class="label">${words.chooseVariant}</legend>
    <div class="chips">
      ${variants.map(({ref, title, available, swatch}) => html`<label class=${`chip${available ? '' : ' gone'}`}>
        <input type="radio" name="variant" .value=${ref} .checked=${ref === chosen} ?disabled=${!available} @change=${() => onChoose(ref)} />
        ${swatch ? renderSwatch(swatch) : nothing}<span>${title}${available ? nothing : html` <span class="small quiet">(${words.variantUnavailable})</span>`}</span>
      </label>`)}
    </div>
    ${trouble ? html`<p class="error" id="variants-error" role="alert">${trouble}</p>` : nothing}
  </fieldset>`;
}

/** A colour as an attribute of a drawing, since a style attribute may be forbidden by the page. */
const renderSwatch = (colour: string) => html`<svg class="swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
  <circle cx="10" cy="10" r="9.500" fill=${colour} /></svg>`;
