/**
 * The outbox (jobs, which run at least once) and the inbox (events, which are recorded once however often they
 * arrive).
 */
import {sql} from 'kysely';
import type {JobKind, JobRow, Queue, Transaction} from '../storage.ts';
import {findTime, giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'enqueueJob' | 'findJob' | 'restartJob' | 'leaseJobs' | 'findNextJobTime' | 'completeJob' | 'postponeJob' | 'hasEvent' | 'recordEvent'>;

const queueOf = (kind: JobKind): Queue => (kind.startsWith('mail-') ? 'mail' : kind as Queue);

export const outboxQueries = (db: DatabaseClient): Queries => {
  // Fencing: only the latest lease (highest `attempt`) may complete or postpone the job.
  const leasedJob = (job: JobRow) =>
    db.updateTable('outbox').where('key', '=', job.key).where('attempt', '=', job.attempt).where('completedAt', 'is', null);
  return {
    async enqueueJob(giftId, portion, kind, runAt) {
      await db.insertInto('outbox')
        .values({key: `${giftId}.${portion}.${kind}`, queue: queueOf(kind), giftId, portion, kind, leaseUntil: null, runAt: runAt ?? giftNow, completedAt: null})
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    findJob: (giftId, portion, kind) => db.selectFrom('outbox').selectAll()
      .where('giftId', '=', giftId).where('portion', '=', portion).where('kind', '=', kind).executeTakeFirst(),

    async restartJob(giftId, portion, kind) {
      // The higher attempt fences out a worker that is still on the job: it must not complete what it has not seen.
      await db.updateTable('outbox').set({completedAt: null, leaseUntil: null, runAt: giftNow, attempt: sql`attempt + 1`})
        .where('giftId', '=', giftId).where('portion', '=', portion).where('kind', '=', kind)
        .where(sql<boolean>`(completed_at is not null or lease_until is not null)`)
        .execute();
    },

    async leaseJobs(queue, limit, {leaseMs, maxDelayMs}) {
      await db.updateTable('outbox').set({leaseUntil: null})
        .where('queue', '=', queue).where('leaseUntil', 'is not', null)
        .where(sql<boolean>`lease_until not between gift_now() + 1 and gift_now() + ${leaseMs}`)
        .execute();
      await db.updateTable('outbox').set({runAt: giftNow})
        .where('queue', '=', queue).where('completedAt', 'is', null).where('leaseUntil', 'is', null)
        .where('runAt', '>', sql<number>`gift_now() + ${maxDelayMs}`)
        .execute();
      return db.updateTable('outbox')
        .set({attempt: sql`attempt + 1`, leaseUntil: sql`gift_now() + ${leaseMs}`})
        .where('key', 'in', (due) => due.selectFrom('outbox').select('key')
          .where('queue', '=', queue).where('completedAt', 'is', null).where('leaseUntil', 'is', null)
          .where('runAt', '<=', giftNow)
          .orderBy('runAt').limit(limit))
        .returningAll().execute();
    },

    findNextJobTime: (queue, {leaseMs, maxDelayMs}) => findTime(db, sql`
      select min(run_at) as at from outbox where queue = ${queue} and completed_at is null and lease_until is null
      union all select min(lease_until) from outbox where queue = ${queue} and lease_until is not null
      union all select gift_now() where exists (select 1 from outbox
        where queue = ${queue} and completed_at is null and lease_until is null and run_at > gift_now() + ${maxDelayMs})
      union all select gift_now() where exists (select 1 from outbox where queue = ${queue} and lease_until > gift_now() + ${leaseMs})`),

    completeJob: async (job) =>
      (await leasedJob(job).set({completedAt: giftNow, leaseUntil: null}).executeTakeFirst()).numUpdatedRows === 1n,

    postponeJob: async (job, ms) =>
      (await leasedJob(job).set({runAt: sql`gift_now() + ${ms}`, leaseUntil: null}).executeTakeFirst()).numUpdatedRows === 1n,

    hasEvent: async (provider, event) => (await db.selectFrom('inbox').select('event')
      .where('provider', '=', provider).where('event', '=', event).executeTakeFirst()) !== undefined,

    async recordEvent(provider, event, giftId) {
      const inserted = await db.insertInto('inbox').values({provider, event, giftId, receivedAt: giftNow})
        .onConflict((conflict) => conflict.columns(['provider', 'event']).doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
  };
};
