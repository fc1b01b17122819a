/**
 * Sends what payers are to be told: at least once by leases, with a Message-ID that comes from the row.
 * Mail isn't money, so it gives up at last.
 */
import {MailRefused, type Mail} from '../ports.ts';
import type {JobRow} from '../store.ts';
import {whatFailed, type World} from '../world.ts';
import {remindDue} from './reminding.ts';
import {letterFor} from './writing.ts';

/** Longer than a mail server may take. */
const LEASE_MS = 60_000;
const MOST_AT_ONCE = 4;
const MOST_ROUNDS = 50;
const LONGEST_WAIT_MS = 3600_000;
/** With the waits below, three days. */
export const MOST_TRIES = 78;

export async function sendMail(world: World): Promise<{done: number; nextAt?: number}> {
  const {mail} = world;
  if (!mail) return {done: 0};
  let done = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = (await remindDue(world)) + (await sendDue(world, mail));
    if (now === 0) break;
    done += now;
  }
  const nextAt = await world.store.read((tx) => tx.nextDue('mail'));
  return nextAt === undefined ? {done} : {done, nextAt};
}

async function sendDue(world: World, mail: Mail): Promise<number> {
  const jobs = await world.store.change((tx) => tx.leaseJobs('mail', MOST_AT_ONCE, LEASE_MS));
  await Promise.all(jobs.map((job) => sendOne(world, mail, job)));
  return jobs.length;
}

async function sendOne(world: World, mail: Mail, job: JobRow) {
  const line = {at: 'effect', kind: job.kind, gift: job.gift, attempt: job.attempt} as const;
  let again = false;
  try {
    const letter = await letterFor(world, job);
    if (letter) await mail.send(letter);
    world.log({...line, code: letter ? 'done' : 'moot'});
  } catch (error) {
    again = !(error instanceof MailRefused) && job.attempt < MOST_TRIES;
    world.log({...line, code: error instanceof MailRefused ? `refused-${error.code}` : again ? 'failed' : 'given-up', error: whatFailed(error)});
  }
  await world.store.change(async (tx) => {
    if (again) await tx.postponeJob(job, wait(job.attempt));
    else if (await tx.finishJob(job)) await tx.dropMailToken(job.key);
  });
}

/** 30 seconds, a minute, two … an hour at most. */
const wait = (attempt: number) => Math.min(LONGEST_WAIT_MS, 15_000 * 2 ** Math.min(attempt, 10));
