/**
 * Sends what payers are to be told: at least once by leases, with a Message-ID that comes from the row.
 * Mail isn't money, so it gives up at last.
 */
import {MailRejectedError, type Mail} from '../ports.ts';
import type {JobRow} from '../storage/storage.ts';
import {describeError, type AppContext} from '../context.ts';
import {sendDueReminders} from './reminders.ts';
import {renderMail} from './messages.ts';

/** Longer than a mail server may take. */
const LEASE_MS = 60_000;
const BATCH_SIZE = 4;
const MAX_ROUNDS = 50;
const MAX_DELAY_MS = 3600_000;
/** With the waits below, three days. */
export const MAX_ATTEMPTS = 78;

export async function sendDueMail(world: AppContext): Promise<{done: number; nextAt?: number}> {
  const {mail} = world;
  if (!mail) return {done: 0};
  let done = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const now = (await sendDueReminders(world)) + (await sendBatch(world, mail));
    if (now === 0) break;
    done += now;
  }
  const nextAt = await world.storage.read((tx) => tx.findNextDueTime('mail'));
  return nextAt === undefined ? {done} : {done, nextAt};
}

async function sendBatch(world: AppContext, mail: Mail): Promise<number> {
  const jobs = await world.storage.transaction((tx) => tx.leaseJobs('mail', BATCH_SIZE, LEASE_MS));
  await Promise.all(jobs.map((job) => sendMessage(world, mail, job)));
  return jobs.length;
}

async function sendMessage(world: AppContext, mail: Mail, job: JobRow) {
  const logLine = {event: 'outbound', kind: job.kind, giftId: job.giftId, attempt: job.attempt} as const;
  let shouldRetry = false;
  try {
    const message = await renderMail(world, job);
    if (message) await mail.send(message);
    world.log({...logLine, code: message ? 'done' : 'obsolete'});
  } catch (error) {
    shouldRetry = !(error instanceof MailRejectedError) && job.attempt < MAX_ATTEMPTS;
    world.log({...logLine, code: error instanceof MailRejectedError ? `rejected-${error.code}` : shouldRetry ? 'failed' : 'given-up', error: describeError(error)});
  }
  await world.storage.transaction(async (tx) => {
    if (shouldRetry) await tx.postponeJob(job, retryDelayMs(job.attempt));
    else if (await tx.completeJob(job)) await tx.deleteMailToken(job.key);
  });
}

/** 30 seconds, a minute, two … an hour at most. */
const retryDelayMs = (attempt: number) => Math.min(MAX_DELAY_MS, 15_000 * 2 ** Math.min(attempt, 10));
