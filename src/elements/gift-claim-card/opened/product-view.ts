/** What was in the box: image, title, the sender's note, a variant if there is a choice, and the buttons to accept or decline. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import type {VariantOption} from '../../../protocol/product.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import {renderSwatch} from '../../shared/swatch.ts';
import type {ClaimHost} from '../claim-host.ts';
import type {StateOf} from '../claim-state.ts';
import {renderShop} from '../sealed-view.ts';

interface ProductActions {
  onSelect(variant: string): void;
  onAccept(): void;
  onDecline(): void;
}

export function renderProduct({card, variant, error}: StateOf<'product'>, host: ClaimHost, actions: ProductActions): TemplateResult {
  const {strings, sealedStrings} = host;
  const {product, cover, note, senderName, shop} = card;
  const selected = card.variants?.find(({ref}) => ref === variant);
  // A single variant is no choice.
  const variants = card.variants?.length === 1 && selected ? [] : card.variants ?? [];
  const errorText = error?.(strings);
  return html`<div class="view product">
    ${renderImage(selected?.image ?? product?.image, product?.imageAlt, cover)}
    <div class="summary enter second">
      <p class="small quiet">${strings.forYou(senderName)}</p>
      <h2 id="heading" part="heading" tabindex="-1">${product?.title}</h2>
      ${product?.variant && !variants.length ? html`<p class="quiet">${product.variant.title}</p>` : nothing}
      ${product?.description ? html`<p class="description">${product.description}</p>` : nothing}
    </div>
    ${note ? html`<figure class="note-card enter third"><blockquote class="note" part="note" dir="auto">${note}</blockquote>
      <figcaption class="small quiet"><bdi>${senderName}</bdi></figcaption></figure>` : nothing}
    ${variants.length ? renderVariants(variants, variant, errorText, strings, actions) : nothing}
    ${errorText && !variants.length ? html`<p class="error" role="alert">${errorText}</p>` : nothing}
    <div class="actions enter third">
      <button class="button block" part="button" type="button" @click=${actions.onAccept}>${strings.accept}</button>
      <button class="button link" type="button" @click=${actions.onDecline}>${strings.decline}</button>
      ${renderShop(shop, sealedStrings)}
    </div>
  </div>`;
}

/** The variant to preselect: the recipient's choice from before a reload, else the sender's, else the only one. */
export function initialVariant({variants = [], product}: ClaimCard, stored: unknown): string | undefined {
  const findAvailable = (wanted: unknown) => variants.find(({ref, available}) => ref === wanted && available)?.ref;
  const only = variants.length === 1 ? variants[0]!.ref : undefined;
  return findAvailable(stored) ?? findAvailable(product?.variant?.ref) ?? findAvailable(only);
}

/** The product's image; the open box if there is none. */
const renderImage = (url: string | undefined, alt: string | undefined, cover: string) => (url
  ? html`<img class="picture enter" part="picture" src=${url} alt=${alt ?? ''} decoding="async" @error=${hide} />`
  : html`<div class="stage small enter">${renderBox('open', cover)}</div>`);

// An image that fails to load leaves no broken frame.
const hide = (event: Event) => { (event.target as HTMLElement).hidden = true; };

function renderVariants(
  variants: VariantOption[], selected: string | undefined, error: string | undefined, strings: ClaimStrings, {onSelect}: ProductActions,
): TemplateResult {
  return html`<fieldset class="variants enter third" aria-describedby=${error ? 'variants-error' : nothing}>
    <legend class="label">${strings.chooseVariant}</legend>
    <div class="chips">
      ${variants.map(({ref, title, available, swatch}) => html`<label class=${`chip${available ? '' : ' unavailable'}`}>
        <input type="radio" name="variant" .value=${ref} .checked=${ref === selected} ?disabled=${!available} @change=${() => onSelect(ref)} />
        ${swatch ? renderSwatch(swatch) : nothing}<span>${title}${available ? nothing
          : html` <span class="small quiet">(${strings.variantUnavailable})</span>`}</span>
      </label>`)}
    </div>
    ${error ? html`<p class="error" id="variants-error" role="alert">${error}</p>` : nothing}
  </fieldset>`;
}
