/** The sealed box: who it is from, their note, which shop, how long; and the press that opens it. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Card as CardFace} from '../../protocol/gift.ts';
import type {FaceSentences} from '../../words/en/face.ts';
import {drawClosedBox, type BoxParts} from '../gift-box/closed-box.ts';
import {shield} from './shield.ts';

export interface SealedView {
  /** Undefined while it is on its way: the box is there first. */
  face: CardFace | undefined;
  words: FaceSentences | undefined;
  /** What comes out of the box while it is being opened. */
  opening: BoxParts | undefined;
  /** How long is left, and until when. */
  left: string | undefined;
  /** When it was paid for, which nobody has to do again. */
  paid: string | undefined;
  /** Whose page this is, when it is neither the shop's nor the backend's. */
  foreign: string | undefined;
  trouble: string | undefined;
  /** Where the card can be pressed safely, when this is somebody else's frame. */
  alone: string | undefined;
  onOpen(event: Event): void;
}

export function renderSealed({face, words, opening, left, paid, foreign, trouble, alone, onOpen}: SealedView): TemplateResult {
  const ready = face && words;
  return html`<div class=${`screen sealed${opening ? ' opening' : ''}`} aria-busy=${!ready}>
    <h2 id="heading" part="heading" tabindex="-1">${ready ? words.giftFrom(face.senderName) : '\u00a0'}</h2>
    <div class="stage">${drawClosedBox(opening ? 'opening' : 'sealed', face?.cover, opening)}</div>
    ${ready ? html`
      ${face.note ? html`<blockquote class="note" part="note" dir="auto" aria-label=${words.noteFrom(face.senderName)}>${face.note}</blockquote>` : nothing}
      <div class="facts">
        ${renderShop(face.shop, words)}
        ${foreign ? html`<p class="small foreign">${foreign}</p>` : nothing}
        ${paid ? html`<p class="small quiet">${paid}</p>` : nothing}
        ${left ? html`<p class="small quiet">${left}</p>` : nothing}
        ${face.passcodeRequired ? html`<p class="small quiet">${words.locked(face.senderName)}</p>` : nothing}
        ${face.portions.total > 1 ? html`<p class="small quiet">${words.portionsLeft(face.portions.left, face.portions.total)}</p>` : nothing}
      </div>
      ${trouble ? html`<p class="error" role="alert">${trouble}</p>` : nothing}
      <div class="thumb">
        ${alone ? renderAlone(alone, words.framed, words) : html`
          <button class="press wide" part="press" type="button" @click=${onOpen}>${opening ? words.opening : words.open}</button>`}
        <p class="small quiet trust">${words.trust}</p>
      </div>` : trouble ? html`<p class="error" role="alert">${trouble}</p>` : html`<svg class="wait" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9" pathLength="4" /></svg>`}
  </div>`;
}

/** Inside somebody else's frame: why nothing can be pressed here, and the way to where it can. */
export const renderAlone = (address: string, why: string, words: FaceSentences) => html`<p class="small">${why}</p>
  <a class="press wide" part="press" href=${address} target="_blank" rel="noopener noreferrer">${words.openAlone}</a>`;

/** The shop and its domain: what a stranger can check. */
export const renderShop = (shop: {name: string; domain: string}, words: FaceSentences) => html`<p class="shop">
  ${shield}<span><span class="hidden">${words.shop}: </span><b>${shop.name}</b> <span class="domain">${shop.domain}</span></span></p>`;
