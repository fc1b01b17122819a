/** A typed client of a gifting backend, without any element. */
export {GiftClient, type GiftClientOptions} from './gift-client.ts';
export {GiftError, type ClientErrorCode, type GiftErrorDetails} from './gift-error.ts';
export {poll, type PollOptions} from './poll.ts';
export {tokenFromHash} from './url-token.ts';
export type {CallOptions} from './endpoint-caller.ts';
export type {ChangeStream} from './change-stream.ts';
export type {ClaimParams, ClaimResult} from './claims.ts';
export type {DraftParams, DraftResult} from './drafts.ts';
export type {RetryOptions} from './retry.ts';
export type {SentGift} from './sent-gifts.ts';
export type {KeyValueStore} from './storage.ts';
