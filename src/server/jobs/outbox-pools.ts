/**
 * The outbox: effects outside of the database. Leases make each job run at least once; keys that are derived from its
 * row make it take effect once.
 */
import {describeError, type AppContext} from '../context.ts';
import {placeOrder} from '../gifts/orders.ts';
import {processCheckoutExpiry} from '../gifts/payment.ts';
import {processCapture, processHoldRelease, processRefund} from '../gifts/payment-jobs.ts';
import {notifyMerchant} from '../mail/merchant.ts';
import type {EffectKind, JobRow} from '../storage/storage.ts';
import {backoff} from './backoff.ts';
import {createPool, type Outcome} from './pool.ts';
import type {Worker} from './work-result.ts';

const timing = {
  /**
   * Longer than any call to a shop or provider (see `timeouts.ts`). After a crash, another process takes the job over
   * when the lease ends.
   */
  leaseMs: 60_000,
  maxDelayMs: 10 * 60_000,
};

type JobResult = 'done' | 'retry';

interface Effect {
  /** How many jobs run at once. */
  limit: number;
  run(context: AppContext, job: JobRow): Promise<JobResult>;
}

const effects: Readonly<Record<EffectKind, Effect>> = {
  'place-order': {limit: 8, run: placeOrder},
  refund: {limit: 8, run: processRefund},
  'expire-checkout': {limit: 4, run: processCheckoutExpiry},
  capture: {limit: 8, run: processCapture},
  'release-hold': {limit: 4, run: processHoldRelease},
  'notify-order': {limit: 2, run: notifyMerchant},
  'notify-alert': {limit: 2, run: notifyMerchant},
};

export const createOutboxPools = (context: AppContext): Worker[] =>
  (Object.keys(effects) as EffectKind[]).map((kind) => createPool({
    limit: effects[kind].limit,
    clock: context.clock,
    take: (count) => context.storage.transaction((tx) => tx.leaseJobs(kind, count, timing)),
    perform: (job: JobRow) => effects[kind].run(context, job),
    settle: (job, outcome) => settleJob(context, job, outcome),
    findNextDueTime: () => context.storage.read((tx) => tx.findNextJobTime(kind, timing)),
  }));

async function settleJob({storage, log}: AppContext, job: JobRow, outcome: Outcome<JobResult>): Promise<void> {
  const {kind, giftId, attempt} = job;
  log({
    event: 'outbound', kind, giftId, attempt,
    ...(outcome.failed ? {code: 'failed', error: describeError(outcome.error)} : {code: outcome.result}),
  });
  const isDone = !outcome.failed && outcome.result === 'done';
  await storage.transaction((tx) => (isDone ? tx.completeJob(job) : tx.postponeJob(job, retryDelay(attempt))));
}

/** 2, 4, 8 … seconds, up to 10 minutes, without a last attempt: a refund is owed until it is paid. */
const retryDelay = (attempt: number) => backoff(attempt - 1, {base: 2000, max: timing.maxDelayMs});
