import {html, nothing} from 'lit';
import {formatExactDuration} from '../../../../locales/format-time.ts';
import type {Shop} from '../../../../protocol/shop.ts';
import type {Quote} from '../quote.ts';
import type {SendHost} from '../send-host.ts';
import type {PanelStrings} from '../strings.ts';

/** What the merchant promises, from its own data, and links to the shop's own pages about it. */
export const renderPolicySummary = (shop: Shop, {send, strings}: SendHost) => {
  const {terms, privacy} = shop;
  return html`<p class="policy" part="policy">${policySentences(shop, strings, send.form.quote)}${
    terms ? html` ${renderLink(terms, strings.terms)}` : nothing}${terms && privacy ? ' · ' : ' '}${privacy ? renderLink(privacy, strings.privacy) : nothing}</p>`;
};

const renderLink = (url: string, label: string) => html`<a href=${url} target="_blank" rel="noopener">${label}</a>`;

function policySentences({policy}: Shop, strings: PanelStrings, {portions, isHeld}: Quote): string {
  const window = formatExactDuration(policy.claimWindowSeconds, strings.common);
  return [
    isHeld ? strings.claimWindowHeld(window)
      : policy.afterWindow === 'refund' && (portions === 1 ? strings.claimWindow(window) : strings.claimWindowGroup(window)),
    policy.senderMayCancel === 'until-claimed' && strings.canCancel,
    policy.senderMayCancel === 'never' && strings.cannotCancel,
    policy.payment === 'hold' && !isHeld && strings.chargedWithoutHold,
    policy.payment === 'charge' && strings.chargedNow,
    policy.shipping === 'recipient' && strings.shippingByRecipient,
    policy.shipping === 'included' && strings.shippingIncluded,
  ].filter(Boolean).join(strings.sentenceSeparator);
}
