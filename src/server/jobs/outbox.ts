/** Whatever must happen elsewhere: at least once by leases, and once in effect by keys that come from the rows. */
import {processCheckoutExpiry} from '../gifts/payment.ts';
import {processRefund} from '../gifts/refunds.ts';
import {placeOrder} from '../gifts/orders.ts';
import type {JobRow, EffectKind} from '../storage/storage.ts';
import {describeError, type AppContext} from '../context.ts';

/** Longer than any neighbour may take; a process that dies in between is followed by another after it. */
const LEASE_MS = 60_000;
const BATCH_SIZE = 8;
const MAX_RETRY_DELAY_MS = 10 * 60_000;

const handlers: Record<EffectKind, (context: AppContext, job: JobRow) => Promise<'done' | 'later'>> = {
  'place-order': placeOrder,
  refund: processRefund,
  'expire-checkout': processCheckoutExpiry,
};

/** Does the jobs that are due, side by side, so that a slow shop delays no refund. How many there were. */
export async function runOutboxJobs(context: AppContext): Promise<number> {
  const jobs = await context.storage.transaction((tx) => tx.leaseJobs('default', BATCH_SIZE, LEASE_MS));
  await Promise.all(jobs.map((job) => runJob(context, job)));
  return jobs.length;
}

async function runJob(context: AppContext, job: JobRow) {
  const line = {event: 'outbound', kind: job.kind, giftId: job.giftId, attempt: job.attempt} as const;
  let end: 'done' | 'later' = 'later';
  try {
    end = await handlers[job.kind as EffectKind](context, job);
    context.log({...line, code: end});
  } catch (error) {
    context.log({...line, code: 'failed', error: describeError(error)});
  }
  await context.storage.transaction((tx) => (end === 'done' ? tx.completeJob(job) : tx.postponeJob(job, retryDelay(job.attempt))));
}

/** 2, 4, 8 … seconds, ten minutes at most, and never an end: the money is owed until it is paid. */
const retryDelay = (attempt: number) => Math.min(MAX_RETRY_DELAY_MS, 1000 * 2 ** Math.min(attempt, 12));
