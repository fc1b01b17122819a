/** The element classes without registration, for pages that choose tag names or the time themselves. */
export {define} from './define.ts';
export * from './events.ts';
export {GiftClaimCard} from './gift-claim-card/gift-claim-card.ts';
export {GiftStatus} from './gift-status/gift-status.ts';
export {setStrings} from './set-strings.ts';
export type {CustomStrings, PageStrings} from './shared/custom-strings.ts';
export {SendAsGift} from './send-as-gift/send-as-gift.ts';
export type {Prefill} from './send-as-gift/button.ts';
export type {GiftClient} from '../client/gift-client.ts';
export type {Gift} from '../protocol/index.ts';
