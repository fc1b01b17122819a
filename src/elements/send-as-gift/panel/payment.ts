import type {GiftClient} from '../../../client/gift-client.ts';
import type {GiftError} from '../../../client/gift-error.ts';
import {poll} from '../../../client/poll.ts';
import type {Gift} from '../../../protocol/gift.ts';
import {whenVisible} from '../../shared/visibility.ts';

/** How long a payment may stay unconfirmed before the panel offers to pay again. */
export const CONFIRMATION_TIMEOUT_MS = 6_000;
/** A page that is still open after this time was not left: the navigation was stopped or failed. */
export const REDIRECT_TIMEOUT_MS = 15_000;

/** Polls a draft until it is paid or has ended. `onError` gets undefined when polling works again. */
export function pollPayment(
  client: GiftClient, manageToken: string, signal: AbortSignal,
  onGift: (gift: Gift) => void, onError: (error: GiftError | undefined) => void,
): void {
  void poll<Gift>({
    signal, whenVisible, minIntervalMs: 1_000, maxIntervalMs: 4_000,
    load: (etag) => client.giftIfChanged(manageToken, etag, signal),
    isDone: ({state}) => state !== 'draft',
    onData: onGift,
    onError,
  });
}

/** Whether this browser stores what the page needs when it comes back from the payment page. */
export function isStorageAvailable({localStore}: GiftClient): boolean {
  const isStored = localStore.set('probe', 1);
  localStore.remove('probe');
  return isStored;
}

/** Payment pages refuse to be framed. */
export const isFramed = () => window.top !== window.self;
