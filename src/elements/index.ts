/** The elements as classes, unregistered: for pages that choose their own tag names or moment. */
export {define} from './define.ts';
export * from './events.ts';
export {GiftClaimCard} from './gift-claim-card/gift-claim-card.ts';
export {GiftStatus} from './gift-status/gift-status.ts';
export {SendAsGift} from './send-as-gift/send-as-gift.ts';
