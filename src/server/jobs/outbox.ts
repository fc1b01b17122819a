/**
 * The outbox: effects outside of the database. Leases make each job run at least once; keys that are derived from its
 * row make it take effect once.
 */
import {describeError, type AppContext} from '../context.ts';
import {placeOrder} from '../gifts/orders.ts';
import {processCheckoutExpiry} from '../gifts/payment.ts';
import {processRefund} from '../gifts/refunds.ts';
import type {EffectKind, JobRow} from '../storage/storage.ts';
import {backoff} from './backoff.ts';

/**
 * Longer than any call to a shop or provider (see `timeouts.ts`). After a crash, another process takes the job over
 * when the lease ends.
 */
const LEASE_MS = 60_000;
const BATCH_SIZE = 8;

type JobResult = 'done' | 'retry';

const handlers: Record<EffectKind, (context: AppContext, job: JobRow) => Promise<JobResult>> = {
  'place-order': placeOrder,
  refund: processRefund,
  'expire-checkout': processCheckoutExpiry,
};

/** Runs the due jobs concurrently, so that a slow shop delays no refund. Returns how many there were. */
export async function runOutboxJobs(context: AppContext): Promise<number> {
  const jobs = await context.storage.transaction((tx) => tx.leaseJobs('default', BATCH_SIZE, LEASE_MS));
  await Promise.all(jobs.map((job) => runJob(context, job)));
  return jobs.length;
}

async function runJob(context: AppContext, job: JobRow) {
  const logEntry = {event: 'outbound', kind: job.kind, giftId: job.giftId, attempt: job.attempt} as const;
  let result: JobResult = 'retry';
  try {
    result = await handlers[job.kind as EffectKind](context, job);
    context.log({...logEntry, code: result});
  } catch (error) {
    context.log({...logEntry, code: 'failed', error: describeError(error)});
  }
  await context.storage.transaction((tx) => (result === 'done' ? tx.completeJob(job) : tx.postponeJob(job, retryDelay(job.attempt))));
}

/** 2, 4, 8 … seconds, up to 10 minutes, without a last attempt: a refund is owed until it is paid. */
const retryDelay = (attempt: number) => backoff(attempt - 1, {base: 2000, max: 10 * 60_000});
