/** Does what time and the world outside have made due. Every step is safe to repeat, and to run in two places at once. */
import {scheduleNextCheck, syncPayment} from '../gifts/payment.ts';
import {expireGift} from '../gifts/refunds.ts';
import {releaseScheduled} from '../gifts/schedule.ts';
import {runOutboxJobs} from './outbox.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {describeError, type AppContext} from '../context.ts';

const BATCH_SIZE = 100;
const MAX_ROUNDS = 50;
const DAY_MS = 86_400_000;
const STORED_RESPONSE_TTL_MS = 7 * DAY_MS;
const ADDRESS_TTL_AFTER_END_MS = 30 * DAY_MS;
/** For orders that a shop never reported as delivered. */
const MAX_ADDRESS_AGE_MS = 180 * DAY_MS;
const CLEANUP_INTERVAL_MS = 3600_000;

export function createWorker(context: AppContext) {
  let cleanedUpAt = -Infinity;
  return async (): Promise<{done: number; nextAt?: number}> => {
    let done = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const now = (await releaseScheduledGifts(context)) + (await expireWindows(context)) + (await checkPayments(context)) + (await runOutboxJobs(context));
      if (now === 0) break;
      done += now;
    }
    if (context.clock.now() - cleanedUpAt >= CLEANUP_INTERVAL_MS) {
      await context.storage.transaction((tx) => tx.deleteExpired(STORED_RESPONSE_TTL_MS, ADDRESS_TTL_AFTER_END_MS, MAX_ADDRESS_AGE_MS));
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

/** Each in a change of its own; how many there was something to do for. */
async function runForEach(context: AppContext, gifts: readonly string[], rule: (tx: Transaction, gift: string) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (const gift of gifts) {
    if (await context.storage.transaction((tx) => rule(tx, gift))) done++;
  }
  return done;
}

async function checkPayments(context: AppContext): Promise<number> {
  const due = await context.storage.read((tx) => tx.listDraftsToCheck(BATCH_SIZE));
  for (let from = 0; from < due.length; from += 8) await Promise.all(due.slice(from, from + 8).map((gift) => checkPayment(context, gift)));
  return due.length;
}

async function checkPayment(context: AppContext, gift: GiftRow) {
  try {
    await syncPayment(context, gift);
  } catch (error) {
    context.log({event: 'worker', kind: 'check-payment', giftId: gift.id, error: describeError(error)});
    await scheduleNextCheck(context, gift);
  }
}
