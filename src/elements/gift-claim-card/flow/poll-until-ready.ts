/** A gift that can't be opened yet: looked at again when its moment comes, and now and then before. */
import {sleep} from '../../../client/retry.ts';
import {GiftError} from '../../../client/gift-error.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {whenVisible} from '../../shared/visibility.ts';
import {now} from '../../shared/clock.ts';

export interface PollOptions {
  card: ClaimCard;
  fetch(signal: AbortSignal): Promise<ClaimCard>;
  onCard(face: ClaimCard): void;
  /** Told of what asking again would not better. */
  onError(error: GiftError): void;
  signal: AbortSignal;
}

/** A payment is confirmed within seconds; a friend’s whole group may be waiting for one day, with one link. */
const MIN_INTERVAL_MS = 2_000;
const MAX_INTERVAL_MS = 15_000;
const MAX_WAIT_MS = 60_000;

export const isNotReady = ({state}: ClaimCard) => state === 'unpaid' || state === 'scheduled';

export async function pollUntilReady({card, fetch, onCard, onError, signal}: PollOptions): Promise<void> {
  let intervalMs = MIN_INTERVAL_MS;
  try {
    while (isNotReady(card)) {
      const untilStartMs = card.state === 'scheduled' && card.sendAt ? Date.parse(card.sendAt) - now() : 0;
      intervalMs = untilStartMs > 0 ? Math.min(untilStartMs, MAX_WAIT_MS) : Math.min(intervalMs * 1.25, MAX_INTERVAL_MS);
      await sleep(intervalMs, signal);
      // From here on it may be any moment, by the backend's clock.
      if (untilStartMs > 0) intervalMs = MIN_INTERVAL_MS / 2;
      await whenVisible(signal);
      try {
        card = await fetch(signal);
        if (!signal.aborted) onCard(card);
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (!error.retryable && !signal.aborted) return onError(error);
      }
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}
