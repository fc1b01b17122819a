/** Deletes what is kept only for a time, and takes deleted data out of the write-ahead log. */
import type {AppContext} from '../context.ts';

const CLEANUP_INTERVAL_MS = 3600_000;
/** Erased data must be gone from the files within a minute. */
const CHECKPOINT_INTERVAL_MS = 30_000;
const DAY_MS = 86_400_000;
/** Small, because other transactions wait meanwhile. */
const DRAFT_BATCH_SIZE = 25;

export interface RetentionOptions {
  /** How many days after its end a draft that was never paid is deleted. */
  unpaidDraftDays: number;
}

export const defaultRetention: RetentionOptions = {unpaidDraftDays: 7};

const retention = {
  /** Stored responses of idempotent requests, and failed passcode attempts. */
  responseTtlMs: 7 * DAY_MS,
  /** Addresses after the end of the order, and the payer's email address after the end of the gift. */
  ttlAfterEndMs: 30 * DAY_MS,
  /** Both, for orders that the shop never reports as delivered: after the last change. */
  maxAgeMs: 180 * DAY_MS,
};

export function createMaintenance({clock, storage}: AppContext, {unpaidDraftDays}: RetentionOptions): () => Promise<void> {
  const isCleanupDue = createInterval(clock.now, CLEANUP_INTERVAL_MS);
  const isCheckpointDue = createInterval(clock.now, CHECKPOINT_INTERVAL_MS);
  const deleteUnpaidDrafts = () => storage.transaction((tx) => tx.deleteUnpaidDrafts(unpaidDraftDays * DAY_MS, DRAFT_BATCH_SIZE));
  return async () => {
    if (isCleanupDue()) {
      await storage.transaction((tx) => tx.deleteExpired(retention));
      while ((await deleteUnpaidDrafts()) === DRAFT_BATCH_SIZE);
    }
    if (isCheckpointDue()) await storage.checkpoint();
  };
}

/** Returns a function that is true at its first call and then once per interval, or when the clock was set back. */
function createInterval(now: () => number, ms: number): () => boolean {
  let lastAt: number | undefined;
  return () => {
    const current = now();
    if (lastAt !== undefined && current >= lastAt && current - lastAt < ms) return false;
    lastAt = current;
    return true;
  };
}
