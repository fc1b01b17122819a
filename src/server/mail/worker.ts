/**
 * Sends the mails that are due, at least once each: a job is leased, and its Message-ID is derived from its row.
 * Unlike a refund, a mail is given up after `MAX_ATTEMPTS`.
 */
import {MailRejectedError, type Mail} from '../ports.ts';
import type {JobRow} from '../storage/storage.ts';
import {describeError, type AppContext} from '../context.ts';
import {backoff} from '../jobs/backoff.ts';
import {createPool, type Outcome} from '../jobs/pool.ts';
import {toWorkResult, type Worker} from '../jobs/work-result.ts';
import {enqueueDueReminders} from './reminders.ts';
import {renderMail} from './messages.ts';
import type {GiftRules} from './rules.ts';

const CONCURRENT_MAILS = 4;
const timing = {
  /** Longer than the SMTP timeouts together. */
  leaseMs: 60_000,
  /** Of a retry, and of a mail that follows another of its kind (see `enqueue.ts`). */
  maxDelayMs: 3600_000,
};
/** With the delays of `retryDelay`, about three days. */
export const MAX_ATTEMPTS = 78;

/** The worker's `done` counts reminders and mails. */
export function createMailWorker(context: AppContext, rules: GiftRules): Worker {
  const {mail, storage, clock} = context;
  if (!mail) return async () => ({done: 0});
  const sendPending = createPool({
    limit: CONCURRENT_MAILS,
    clock,
    take: (count) => storage.transaction((tx) => tx.leaseJobs('mail', count, timing)),
    perform: (job: JobRow) => sendMail(context, mail, rules, job),
    settle: (job, outcome) => settleMailJob(context, job, outcome),
    findNextDueTime: () => storage.read((tx) => tx.findNextJobTime('mail', timing)),
  });
  return async (signal) => {
    let reminders = 0;
    for (let due = -1; due !== 0 && !signal?.aborted; reminders += due) due = await enqueueDueReminders(context, rules);
    const {done, nextAt} = await sendPending(signal);
    return toWorkResult(reminders + done, [nextAt, await storage.read((tx) => tx.findNextDueTime('reminder'))]);
  };
}

async function sendMail(context: AppContext, mail: Mail, rules: GiftRules, job: JobRow): Promise<'done' | 'obsolete'> {
  const message = await renderMail(context, rules, job);
  if (!message) return 'obsolete';
  await mail.send(message);
  return 'done';
}

async function settleMailJob({log, storage}: AppContext, job: JobRow, outcome: Outcome<string>): Promise<void> {
  const {kind, giftId, attempt} = job;
  const entry = {event: 'outbound', kind, giftId, attempt} as const;
  let shouldRetry = false;
  if (outcome.failed) {
    const {error} = outcome;
    const isRejected = error instanceof MailRejectedError;
    shouldRetry = !isRejected && attempt < MAX_ATTEMPTS;
    const code = isRejected ? `rejected-${error.code}` : shouldRetry ? 'failed' : 'given-up';
    log({...entry, code, error: describeError(error)});
  } else {
    log({...entry, code: outcome.result});
  }
  await storage.transaction(async (tx) => {
    if (shouldRetry) await tx.postponeJob(job, retryDelay(attempt));
    else if (await tx.completeJob(job)) await tx.deleteMailToken(job.key);
  });
}

/** 30 seconds, a minute, two … at most an hour. */
const retryDelay = (attempt: number) => backoff(attempt - 1, {base: 30_000, max: timing.maxDelayMs});
