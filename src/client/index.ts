export {GiftClient, type CallInput, type GiftClientOptions} from './gift-client.ts';
export type {ClaimedGift, ClaimWish} from './claim-desk.ts';
export {GiftError, type GiftErrorDetails, type LocalCode} from './gift-error.ts';
export type {DraftedGift, GiftWish} from './draft-desk.ts';
export type {Keeper} from './keeper.ts';
export {tokenInFragment} from './fragment.ts';
export type {Patience} from './patience.ts';
export type {SentGift} from './sent-gifts.ts';
export {watch, type Watch} from './watch.ts';
