/** The receipt: what happens next, and what the recipient can do. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {hasActiveClaim} from '../../../protocol/lifecycle.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import type {ClaimHost} from '../claim-host.ts';
import type {StateOf} from '../claim-state.ts';
import {renderStandaloneLink} from '../sealed-view.ts';
import {renderDeliveryProgress} from './delivery-progress.ts';
import {contactUrl, reportUrl, returnGiftUrl} from './support-links.ts';

type Rendered = TemplateResult | typeof nothing;

interface ReceiptActions {
  thanks: Rendered;
  receiptLink: TemplateResult;
  eraseData: Rendered;
  onCorrect(): void;
  /** Undefined while erasing is being confirmed. */
  onErase: (() => void) | undefined;
}

export function receiptHeading({state}: Receipt, strings: ClaimStrings): string {
  if (state === 'unavailable') return strings.unavailableTitle;
  return state === 'shipped' ? strings.shippedTitle : state === 'delivered' ? strings.deliveredTitle : strings.claimedTitle;
}

export function renderReceipt(view: StateOf<'receipt'>, host: ClaimHost, actions: ReceiptActions): TemplateResult {
  const {strings} = host;
  const {receipt, receiptToken, notice, isOffline} = view;
  const {state, product, cover, senderName, shop} = receipt;
  const isUnavailable = state === 'unavailable';
  const canChange = hasActiveClaim(state as never) && state !== 'delivered';
  return html`<div class="view receipt">
    <div class="stage small">${renderBox(isUnavailable ? 'returned' : 'done', cover)}</div>
    <div class="summary centered">
      <h2 id="heading" part="heading" tabindex="-1">${receiptHeading(receipt, strings)}</h2>
      <p>${product.title}${product.variant ? html` <span class="quiet">${product.variant.title}</span>` : nothing}</p>
    </div>
    ${notice ? html`<p class="status">${notice(strings)}</p>` : nothing}
    ${isUnavailable ? html`<p class="centered">${strings.unavailableText(shop.name, senderName)}</p>`
      : renderDeliveryProgress(receipt, strings)}
    ${canChange ? html`<p class="small quiet centered">${isOffline ? strings.liveUpdatesPaused : strings.liveUpdates}</p>` : nothing}
    ${renderActions(receipt, receiptToken, host, actions)}
  </div>`;
}

/** In a cross-origin frame, where clicks may be hijacked, only the link to a page of its own. */
function renderActions(receipt: Receipt, receiptToken: string, host: ClaimHost, actions: ReceiptActions): TemplateResult {
  const {strings, sealedStrings} = host;
  const standaloneLink = renderStandaloneLink(receiptToken, strings.framedNotice, sealedStrings);
  if (standaloneLink) return html`<div class="actions centered">${standaloneLink}</div>`;
  return html`${actions.thanks}
    ${actions.receiptLink}
    ${renderLinks(receipt, strings, actions)}
    ${actions.eraseData}`;
}

function renderLinks(receipt: Receipt, strings: ClaimStrings, {onCorrect, onErase}: ReceiptActions): TemplateResult {
  const {gift, product, shop: {name, support}, can} = receipt;
  const link = (url: string | undefined, text: string) => (url
    ? html`<li><a class="button link" href=${url} target="_blank" rel="noopener noreferrer">${text}</a></li>` : nothing);
  return html`<ul class="links">
    ${link(returnGiftUrl(product.url), strings.returnGift)}
    ${can.correctAddress ? html`<li><button class="button link" type="button" @click=${onCorrect}>${strings.correctAddress}</button></li>` : nothing}
    ${link(support && contactUrl(support, gift, strings.contactSubject(gift)), strings.contactShop(name))}
    ${link(support && reportUrl(support, gift, strings.reportSubject(gift)), strings.reportGift)}
    ${can.erase && onErase
      ? html`<li><button class="button link" id="erase" type="button" @click=${onErase}>${strings.eraseData}</button></li>` : nothing}
  </ul>`;
}
