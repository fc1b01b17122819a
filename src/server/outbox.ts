/** Whatever must happen elsewhere: at least once by leases, and once in effect by keys that come from the rows. */
import {cancelledCheckout} from './gifts/payment.ts';
import {payRefund} from './gifts/ending.ts';
import {placeOrder} from './gifts/orders.ts';
import type {JobRow, WorkKind} from './store.ts';
import {whatFailed, type World} from './world.ts';

/** Longer than any neighbour may take; a process that dies in between is followed by another after it. */
const LEASE_MS = 60_000;
const MOST_AT_ONCE = 8;
const LONGEST_WAIT_MS = 10 * 60_000;

const effects: Record<WorkKind, (world: World, job: JobRow) => Promise<'done' | 'later'>> = {
  order: placeOrder,
  refund: payRefund,
  close: cancelledCheckout,
};

/** Does the jobs that are due, side by side, so that a slow shop delays no refund. How many there were. */
export async function sendDue(world: World): Promise<number> {
  const jobs = await world.store.change((tx) => tx.leaseJobs('work', MOST_AT_ONCE, LEASE_MS));
  await Promise.all(jobs.map((job) => send(world, job)));
  return jobs.length;
}

async function send(world: World, job: JobRow) {
  const line = {at: 'effect', kind: job.kind, gift: job.gift, attempt: job.attempt} as const;
  let end: 'done' | 'later' = 'later';
  try {
    end = await effects[job.kind as WorkKind](world, job);
    world.log({...line, code: end});
  } catch (error) {
    world.log({...line, code: 'failed', error: whatFailed(error)});
  }
  await world.store.change((tx) => (end === 'done' ? tx.finishJob(job) : tx.postponeJob(job, wait(job.attempt))));
}

/** 2, 4, 8 … seconds, ten minutes at most, and never an end: the money is owed until it is paid. */
const wait = (attempt: number) => Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(attempt, 12));
