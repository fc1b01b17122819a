import {html, nothing} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import {moneySummary} from '../gift-summary.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';

/** Why the payment ended the gift. Where the money is follows, unless the bank has it. */
export function renderEnding({gift}: FollowedGift, host: StatusHost, strings: DetailStrings) {
  const reason = gift.endReason ?? 'unknown';
  const isAtBank = reason === 'payment-disputed' && !moneySummary(gift, host.strings, host.language);
  return html`
    <p class="quiet">${reason === 'unknown' ? host.strings.descriptions.ended : strings.endReasons[reason]}</p>
    ${isAtBank ? html`<p class="money">${strings.moneyAtBank}</p>` : nothing}`;
}
