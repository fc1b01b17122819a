/**
 * The worker: does what has become due by time or by events outside. Every step can be repeated, and can run in
 * several processes at once.
 */
import {describeError, type AppContext} from '../context.ts';
import {scheduleNextCheck, syncPayment} from '../gifts/payment.ts';
import {expireGift} from '../gifts/refunds.ts';
import {releaseScheduled} from '../gifts/schedule.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {runOutboxJobs} from './outbox.ts';

const BATCH_SIZE = 100;
const MAX_ROUNDS = 50;
const CONCURRENT_CHECKS = 8;
const CLEANUP_INTERVAL_MS = 3600_000;
const DAY_MS = 86_400_000;

const retention = {
  /** Stored responses of idempotent requests, and failed passcode attempts. */
  responseTtlMs: 7 * DAY_MS,
  /** Addresses after the end of the order, and the payer's email address after the end of the gift. */
  ttlAfterEndMs: 30 * DAY_MS,
  /** Both, for orders that the shop never reports as delivered: after the last change. */
  maxAgeMs: 180 * DAY_MS,
};

/**
 * `done` counts what was due; `nextAt` is when something is due next (milliseconds since 1970), absent if nothing is
 * waiting.
 */
export interface WorkResult {
  done: number;
  nextAt?: number;
}

const steps = [releaseScheduledGifts, expireWindows, checkPayments, runOutboxJobs];

export function createWorker(context: AppContext): () => Promise<WorkResult> {
  let cleanedUpAt = -Infinity;
  return async () => {
    let done = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      let doneInRound = 0;
      for (const step of steps) doneInRound += await step(context);
      if (doneInRound === 0) break;
      done += doneInRound;
    }
    if (context.clock.now() - cleanedUpAt >= CLEANUP_INTERVAL_MS) {
      await context.storage.transaction((tx) => tx.deleteExpired(retention));
      await context.storage.checkpoint();
      cleanedUpAt = context.clock.now();
    }
    const nextAt = await context.storage.read((tx) => tx.findNextDueTime('default'));
    return nextAt === undefined ? {done} : {done, nextAt};
  };
}

async function releaseScheduledGifts(context: AppContext): Promise<number> {
  return runForEach(context, await context.storage.read((tx) => tx.listGiftsToRelease(BATCH_SIZE)), releaseScheduled);
}

async function expireWindows(context: AppContext): Promise<number> {
  return runForEach(context, await context.storage.read((tx) => tx.listGiftsToExpire(BATCH_SIZE)), expireGift);
}

/** Runs the rule for each gift in a transaction of its own. Returns for how many there was something to do. */
async function runForEach(
  context: AppContext, giftIds: readonly string[], rule: (tx: Transaction, giftId: string) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const giftId of giftIds) {
    if (await context.storage.transaction((tx) => rule(tx, giftId))) done++;
  }
  return done;
}

async function checkPayments(context: AppContext): Promise<number> {
  const drafts = await context.storage.read((tx) => tx.listDraftsToCheck(BATCH_SIZE));
  for (let start = 0; start < drafts.length; start += CONCURRENT_CHECKS) {
    await Promise.all(drafts.slice(start, start + CONCURRENT_CHECKS).map((gift) => checkPayment(context, gift)));
  }
  return drafts.length;
}

async function checkPayment(context: AppContext, gift: GiftRow) {
  try {
    await syncPayment(context, gift);
  } catch (error) {
    context.log({event: 'worker', kind: 'check-payment', giftId: gift.id, error: describeError(error)});
    await scheduleNextCheck(context, gift);
  }
}
