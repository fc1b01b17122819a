/** The sealed box: sender, note, shop, deadline, and the button that opens it. */
import {html, nothing, type TemplateResult} from 'lit';
import {formatDate, formatDateTime, formatDuration} from '../../locales/format-time.ts';
import type {SealedCardStrings} from '../../locales/en/sealed-card.ts';
import type {ClaimCard} from '../../protocol/gift.ts';
import {renderClosedBox} from '../gift-box/closed-box.ts';
import type {ClaimFlowHost} from './claim-host.ts';
import type {StateOf} from './claim-state.ts';
import {standaloneUrl, thirdPartyHost} from './embedding.ts';
import type {SealedStrings} from './sealed-strings.ts';
import {shopIcon} from './shop-icon.ts';

interface SealedViewHost extends Pick<ClaimFlowHost, 'element' | 'localize' | 'clock'> {
  readonly token: string | undefined;
  readonly open: (event: Event) => void;
}

type SealedState = StateOf<'loading'> | StateOf<'sealed'> | StateOf<'opening'>;

export function renderSealed(state: SealedState, host: SealedViewHost): TemplateResult {
  // The box is shown before its strings are loaded.
  const {strings} = host.localize;
  const card = state.kind === 'loading' ? undefined : state.card;
  const layers = state.kind === 'opening' ? state.layers : undefined;
  const error = state.kind !== 'opening' && strings && state.error?.(strings);
  const alert = error ? html`<p class="error" role="alert">${error}</p>` : nothing;
  return html`<div class=${`view sealed${layers ? ' opening' : ''}`} aria-busy=${!(card && strings)}>
    <h2 id="heading" part="heading" tabindex="-1">${card && strings ? strings.giftFrom(card.senderName) : '\u00a0'}</h2>
    <div class="stage">${renderClosedBox(layers ? 'opening' : 'sealed', card?.cover, layers)}</div>
    ${card && strings ? html`
      ${card.note ? html`<blockquote class="note" part="note" dir="auto" aria-label=${strings.noteFrom(card.senderName)}>${card.note}</blockquote>` : nothing}
      ${renderFacts(card, strings, host)}
      ${alert}
      <div class="actions">
        ${renderStandaloneLink(host.token, strings.framedNotice, strings) ?? html`
          <button class="button block" part="button" type="button" @click=${host.open}>${layers ? strings.opening : strings.open}</button>`}
        <p class="small quiet trust">${strings.trustNotice}</p>
      </div>` : error ? alert : html`<svg class="spinner" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9" pathLength="4" /></svg>`}
  </div>`;
}

function renderFacts(card: ClaimCard, strings: SealedStrings, host: SealedViewHost): TemplateResult {
  const {element, localize: {locale}, clock: {now}} = host;
  const {shop, paidAt, claimDeadline, passcodeRequired, senderName, portions: {left, total}} = card;
  const pageHost = thirdPartyHost(element.backend, shop.domain);
  const msLeft = claimDeadline ? Date.parse(claimDeadline) - now : 0;
  const fact = (text: string | false | undefined) => (text ? html`<p class="small quiet">${text}</p>` : nothing);
  return html`<div class="facts">
    ${renderShop(shop, strings)}
    ${pageHost ? html`<p class="small third-party">${strings.thirdPartyNotice(pageHost, shop.name)}</p>` : nothing}
    ${fact(paidAt && strings.paidOn(formatDate(paidAt, locale.tag)))}
    ${fact(msLeft > 0 && strings.timeLeft(formatDuration(msLeft, strings), formatDateTime(claimDeadline!, locale.tag)))}
    ${fact(passcodeRequired && strings.passcodeNotice(senderName))}
    ${fact(total > 1 && strings.portionsLeft(left, total))}
  </div>`;
}

/** In a cross-origin frame: why nothing can be clicked, and the link to a page of its own. Undefined elsewhere. */
export function renderStandaloneLink(
  token: string | undefined, explanation: string, strings: SealedCardStrings,
): TemplateResult | undefined {
  const url = standaloneUrl(token);
  return url ? html`<p class="small">${explanation}</p>
    <a class="button block" part="button" href=${url} target="_blank" rel="noopener noreferrer">${strings.openStandalone}</a>` : undefined;
}

/** The shop and its domain, which a recipient can check. */
export const renderShop = (shop: {name: string; domain: string}, strings: SealedCardStrings): TemplateResult => html`<p class="shop">
  ${shopIcon}<span><span class="visually-hidden">${strings.shopLabel}: </span><b>${shop.name}</b> <span class="domain">${shop.domain}</span></span></p>`;
