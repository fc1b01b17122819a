/** The sealed box: who it is from, their note, which shop, how long; and the press that opens it. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ClaimCard} from '../../protocol/gift.ts';
import type {SealedCardStrings} from '../../locales/en/sealed-card.ts';
import {renderClosedBox, type BoxLayers} from '../gift-box/closed-box.ts';
import {shopIcon} from './shop-icon.ts';

export interface SealedViewProps {
  /** Undefined while it is on its way: the box is there first. */
  card: ClaimCard | undefined;
  strings: SealedCardStrings | undefined;
  /** What comes out of the box while it is being opened. */
  opening: BoxLayers | undefined;
  /** How long is left, and until when. */
  timeLeft: string | undefined;
  /** When it was paid for, which nobody has to do again. */
  paidOn: string | undefined;
  /** Whose page this is, when it is neither the shop's nor the backend's. */
  thirdPartyNotice: string | undefined;
  error: string | undefined;
  /** Where the card can be pressed safely, when this is somebody else's frame. */
  standaloneUrl: string | undefined;
  onOpen(event: Event): void;
}

export function renderSealed({card, strings, opening, timeLeft, paidOn, thirdPartyNotice, error, standaloneUrl, onOpen}: SealedViewProps): TemplateResult {
  const ready = card && strings;
  return html`<div class=${`view sealed${opening ? ' opening' : ''}`} aria-busy=${!ready}>
    <h2 id="heading" part="heading" tabindex="-1">${ready ? strings.giftFrom(card.senderName) : '\u00a0'}</h2>
    <div class="stage">${renderClosedBox(opening ? 'opening' : 'sealed', card?.cover, opening)}</div>
    ${ready ? html`
      ${card.note ? html`<blockquote class="note" part="note" dir="auto" aria-label=${strings.noteFrom(card.senderName)}>${card.note}</blockquote>` : nothing}
      <div class="facts">
        ${renderShop(card.shop, strings)}
        ${thirdPartyNotice ? html`<p class="small third-party">${thirdPartyNotice}</p>` : nothing}
        ${paidOn ? html`<p class="small quiet">${paidOn}</p>` : nothing}
        ${timeLeft ? html`<p class="small quiet">${timeLeft}</p>` : nothing}
        ${card.passcodeRequired ? html`<p class="small quiet">${strings.passcodeNotice(card.senderName)}</p>` : nothing}
        ${card.portions.total > 1 ? html`<p class="small quiet">${strings.portionsLeft(card.portions.left, card.portions.total)}</p>` : nothing}
      </div>
      ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
      <div class="actions">
        ${standaloneUrl ? renderStandaloneLink(standaloneUrl, strings.framedNotice, strings) : html`
          <button class="button block" part="button" type="button" @click=${onOpen}>${opening ? strings.opening : strings.open}</button>`}
        <p class="small quiet trust">${strings.trustNotice}</p>
      </div>` : error ? html`<p class="error" role="alert">${error}</p>` : html`<svg class="spinner" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9" pathLength="4" /></svg>`}
  </div>`;
}

/** OpenedGift somebody else's frame: why nothing can be pressed here, and the way to where it can. */
export const renderStandaloneLink = (url: string, explanation: string, strings: SealedCardStrings) => html`<p class="small">${explanation}</p>
  <a class="button block" part="button" href=${url} target="_blank" rel="noopener noreferrer">${strings.openStandalone}</a>`;

/** The shop and its domain: what a stranger can check. */
export const renderShop = (shop: {name: string; domain: string}, strings: SealedCardStrings) => html`<p class="shop">
  ${shopIcon}<span><span class="visually-hidden">${strings.shopLabel}: </span><b>${shop.name}</b> <span class="domain">${shop.domain}</span></span></p>`;
