import {html, nothing} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';

/** Why the payment ended the gift. Refunds are shown separately; a bank that has the money announces none. */
export function renderEnding({gift: {endReason, refunded, refundPending}}: FollowedGift, host: StatusHost, strings: DetailStrings) {
  const reason = endReason ?? 'unknown';
  const isAtBank = reason === 'payment-disputed' && refunded.amount + refundPending.amount === 0;
  return html`
    <p class="quiet">${reason === 'unknown' ? host.strings.descriptions.ended : strings.endReasons[reason]}</p>
    ${isAtBank ? html`<p class="money">${strings.moneyAtBank}</p>` : nothing}`;
}
