/**
 * Sends the mails that are due, at least once each: a job is leased, and its Message-ID is derived from its row.
 * Unlike a refund, a mail is given up after `MAX_ATTEMPTS`.
 */
import {MailRejectedError, type Mail} from '../ports.ts';
import type {JobRow} from '../storage/storage.ts';
import {describeError, type AppContext} from '../context.ts';
import {backoff} from '../jobs/backoff.ts';
import {enqueueDueReminders} from './reminders.ts';
import {renderMail} from './messages.ts';
import type {GiftRules} from './rules.ts';

/** Longer than the SMTP timeouts together. */
const LEASE_MS = 60_000;
const BATCH_SIZE = 4;
const MAX_ROUNDS = 50;
/** With the delays of `retryDelay`, about three days. */
export const MAX_ATTEMPTS = 78;

/** Returns how many jobs were done and when the next one is due (milliseconds since 1970). */
export async function sendDueMail(context: AppContext, rules: GiftRules): Promise<{done: number; nextAt?: number}> {
  const {mail, storage} = context;
  if (!mail) return {done: 0};
  let done = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const count = (await enqueueDueReminders(context, rules)) + (await sendBatch(context, mail, rules));
    if (count === 0) break;
    done += count;
  }
  const nextAt = await storage.read((tx) => tx.findNextDueTime('mail'));
  return nextAt === undefined ? {done} : {done, nextAt};
}

async function sendBatch(context: AppContext, mail: Mail, rules: GiftRules): Promise<number> {
  const jobs = await context.storage.transaction((tx) => tx.leaseJobs('mail', BATCH_SIZE, LEASE_MS));
  await Promise.all(jobs.map((job) => runMailJob(context, mail, rules, job)));
  return jobs.length;
}

async function runMailJob(context: AppContext, mail: Mail, rules: GiftRules, job: JobRow) {
  const entry = {event: 'outbound', kind: job.kind, giftId: job.giftId, attempt: job.attempt} as const;
  let shouldRetry = false;
  try {
    const message = await renderMail(context, rules, job);
    if (message) await mail.send(message);
    context.log({...entry, code: message ? 'done' : 'obsolete'});
  } catch (error) {
    const isRejected = error instanceof MailRejectedError;
    shouldRetry = !isRejected && job.attempt < MAX_ATTEMPTS;
    const code = isRejected ? `rejected-${error.code}` : shouldRetry ? 'failed' : 'given-up';
    context.log({...entry, code, error: describeError(error)});
  }
  await context.storage.transaction(async (tx) => {
    if (shouldRetry) await tx.postponeJob(job, retryDelay(job.attempt));
    else if (await tx.completeJob(job)) await tx.deleteMailToken(job.key);
  });
}

/** 30 seconds, a minute, two … at most an hour. */
const retryDelay = (attempt: number) => backoff(attempt - 1, {base: 30_000, max: 3600_000});
