import {GiftClaimCard} from './gift-claim-card/gift-claim-card.ts';
import {GiftStatus} from './gift-status/gift-status.ts';
import {SendAsGift} from './send-as-gift/send-as-gift.ts';
import {defineOnce} from './shared/define-once.ts';

/** Registers the three elements. A page may load two copies of this package: the first one wins. */
export function define(): void {
  defineOnce('send-as-gift', SendAsGift);
  defineOnce('gift-claim-card', GiftClaimCard);
  defineOnce('gift-status', GiftStatus);
}

declare global {
  interface HTMLElementTagNameMap {
    'send-as-gift': SendAsGift;
    'gift-claim-card': GiftClaimCard;
    'gift-status': GiftStatus;
  }
}
