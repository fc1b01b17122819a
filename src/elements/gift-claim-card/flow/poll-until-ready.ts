/** Polls a gift that cannot be opened yet, until its payment is confirmed or its scheduled time has come. */
import {GiftError} from '../../../client/gift-error.ts';
import {backoff, sleep} from '../../../client/retry.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {now} from '../../shared/clock.ts';
import {whenVisible} from '../../shared/visibility.ts';

interface PollUntilReadyOptions {
  card: ClaimCard;
  load(signal: AbortSignal): Promise<ClaimCard>;
  onCard(card: ClaimCard): void;
  signal: AbortSignal;
}

/** A payment is confirmed within seconds; for a scheduled gift, a whole group may be waiting with the same link. */
const MIN_INTERVAL_MS = 2_000;
const MAX_INTERVAL_MS = 15_000;
const MAX_SCHEDULED_INTERVAL_MS = 60_000;

const isNotReady = ({state}: ClaimCard) => state === 'unpaid' || state === 'scheduled';

/** Throws the `GiftError` of a request that is not worth repeating; resolves when the signal is aborted. */
export async function pollUntilReady({card, load, onCard, signal}: PollUntilReadyOptions): Promise<void> {
  let intervalMs = MIN_INTERVAL_MS;
  try {
    while (isNotReady(card)) {
      const msAhead = card.state === 'scheduled' && card.sendAt ? Date.parse(card.sendAt) - now() : 0;
      intervalMs = msAhead > 0 ? Math.min(msAhead, MAX_SCHEDULED_INTERVAL_MS)
        : backoff(1, {base: intervalMs, factor: 1.25, max: MAX_INTERVAL_MS});
      await sleep(intervalMs, signal);
      // The backend's clock decides, so from here on poll quickly.
      if (msAhead > 0) intervalMs = MIN_INTERVAL_MS / 2;
      await whenVisible(signal);
      try {
        card = await load(signal);
        if (!signal.aborted) onCard(card);
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (!error.retryable) throw error;
      }
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}
