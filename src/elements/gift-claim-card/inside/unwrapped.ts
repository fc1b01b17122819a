/** What was in the box: picture, title, the note that stays, a choice if there is one, yes, and a quiet no. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Card as CardFace} from '../../../protocol/gift.ts';
import type {ChoosableVariant} from '../../../protocol/product.ts';
import type {FaceSentences} from '../../../words/en/face.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {drawBox} from '../../gift-box/drawing.ts';
import {renderShop} from '../sealed.ts';

export interface UnwrappedView {
  face: CardFace;
  words: ClaimWords;
  cardWords: FaceSentences;
  trouble: string | undefined;
  chosen: string | undefined;
  onChoose(ref: string): void;
  onAccept(): void;
  onDecline(): void;
}

export function renderUnwrapped({face, words, cardWords, trouble, chosen, onChoose, onAccept, onDecline}: UnwrappedView): TemplateResult {
  const {product} = face;
  const own = face.variants?.find(({ref}) => ref === chosen);
  // One that is there is no choice.
  const variants = face.variants?.length === 1 && own ? [] : face.variants ?? [];
  return html`<div class="screen unwrapped">
    ${renderPicture(own?.image ?? product?.image, product?.imageAlt, face.cover)}
    <div class="what rise second">
      <p class="small quiet">${words.forYou(face.senderName)}</p>
      <h2 id="heading" part="heading" tabindex="-1">${product?.title}</h2>
      ${product?.variant && !variants.length ? html`<p class="quiet">${product.variant.title}</p>` : nothing}
      ${product?.description ? html`<p class="description">${product.description}</p>` : nothing}
    </div>
    ${face.note ? html`<figure class="paper rise third"><blockquote class="note" part="note" dir="auto">${face.note}</blockquote>
      <figcaption class="small quiet"><bdi>${face.senderName}</bdi></figcaption></figure>` : nothing}
    ${variants.length ? renderChoice(variants, words, chosen, trouble, onChoose) : nothing}
    ${trouble && !variants.length ? html`<p class="error" role="alert">${trouble}</p>` : nothing}
    <div class="thumb rise third">
      <button class="press wide" part="press" type="button" @click=${onAccept}>${words.accept}</button>
      <button class="press text" type="button" @click=${onDecline}>${words.no}</button>
      ${renderShop(face.shop, cardWords)}
    </div>
  </div>`;
}

/** The picture of the product; where there is none, the open box says it. */
export const renderPicture = (image: string | undefined, alt: string | undefined, cover: string) => (image
  ? html`<img class="picture rise" part="picture" src=${image} alt=${alt ?? ''} decoding="async" @error=${hide} />`
  : html`<div class="stage small rise">${drawBox('open', cover)}</div>`);

// A picture that isn't there any more leaves no torn frame behind.
const hide = (event: Event) => { (event.target as HTMLElement).hidden = true; };

function renderChoice(variants: ChoosableVariant[], words: ClaimWords, chosen: string | undefined, trouble: string | undefined,
  onChoose: (ref: string) => void) {
  return html`<fieldset class="choice rise third" aria-describedby=${trouble ? 'choice-error' : nothing}>
    <legend class="label">${words.choose}</legend>
    <div class="chips">
      ${variants.map(({ref, title, available, swatch}) => html`<label class=${`chip${available ? '' : ' gone'}`}>
        <input type="radio" name="variant" .value=${ref} .checked=${ref === chosen} ?disabled=${!available} @change=${() => onChoose(ref)} />
        ${swatch ? renderSwatch(swatch) : nothing}<span>${title}${available ? nothing : html` <span class="small quiet">(${words.gone})</span>`}</span>
      </label>`)}
    </div>
    ${trouble ? html`<p class="error" id="choice-error" role="alert">${trouble}</p>` : nothing}
  </fieldset>`;
}

/** A colour as an attribute of a drawing, since a style attribute may be forbidden by the page. */
const renderSwatch = (colour: string) => html`<svg class="swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
  <circle cx="10" cy="10" r="9.500" fill=${colour} /></svg>`;
