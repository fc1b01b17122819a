/**
 * The worker: does what has become due by time or by events outside. Every step can be repeated, and can run in
 * several processes at once.
 */
import type {AppContext} from '../context.ts';
import {expireGift} from '../gifts/end-portions.ts';
import {releaseScheduled} from '../gifts/schedule.ts';
import type {Transaction} from '../storage/storage.ts';
import {createMaintenance, type RetentionOptions} from './maintenance.ts';
import {createOutboxPools} from './outbox-pools.ts';
import {createPaymentChecks} from './payment-checks.ts';
import {toWorkResult, type Worker, type WorkResult} from './work-result.ts';

const BATCH_SIZE = 100;
const MAX_ROUNDS = 50;

export function createWorker(context: AppContext, retention: RetentionOptions): Worker {
  const pools = [...createOutboxPools(context), createPaymentChecks(context)];
  const runMaintenance = createMaintenance(context, retention);
  return async (signal) => {
    let done = 0;
    let results: WorkResult[] = [];
    for (let round = 0; round < MAX_ROUNDS && !signal?.aborted; round++) {
      const due = (await releaseScheduledGifts(context)) + (await expireWindows(context));
      results = await settleAll(pools.map((run) => run(signal)));
      const doneInRound = results.reduce((sum, result) => sum + result.done, due);
      if (doneInRound === 0) break;
      done += doneInRound;
    }
    await runMaintenance();
    const deadline = await context.storage.read((tx) => tx.findNextDueTime('deadline'));
    return toWorkResult(done, [deadline, ...results.map(({nextAt}) => nextAt)]);
  };
}

/** Like `Promise.all`, but rejects only when none of them is running any more. */
async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
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
