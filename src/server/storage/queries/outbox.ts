/**
 * The outbox (jobs, which run at least once) and the inbox (events, which are recorded once however often they
 * arrive).
 */
import {sql} from 'kysely';
import type {JobRow, Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'enqueueJob' | 'findJob' | 'leaseJobs' | 'completeJob' | 'postponeJob' | 'recordEvent'>;

export const outboxQueries = (db: DatabaseClient): Queries => {
  // Fencing: only the latest lease (highest `attempt`) may complete or postpone the job.
  const leasedJob = (job: JobRow) =>
    db.updateTable('outbox').where('key', '=', job.key).where('attempt', '=', job.attempt).where('completedAt', 'is', null);
  return {
    async enqueueJob(giftId, portion, kind, runAt) {
      await db.insertInto('outbox')
        .values({key: `${giftId}.${portion}.${kind}`, giftId, portion, kind, leaseUntil: null, runAt: runAt ?? giftNow, completedAt: null})
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    findJob: (giftId, portion, kind) => db.selectFrom('outbox').selectAll()
      .where('giftId', '=', giftId).where('portion', '=', portion).where('kind', '=', kind).executeTakeFirst(),

    leaseJobs: (queue, limit, ms) => db.updateTable('outbox')
      .set({attempt: sql`attempt + 1`, leaseUntil: sql`gift_now() + ${ms}`})
      .where('key', 'in', (due) => due.selectFrom('outbox').select('key')
        .where('completedAt', 'is', null)
        .where('kind', queue === 'mail' ? 'like' : 'not like', 'mail-%' as never)
        .where('runAt', '<=', giftNow)
        .where((is) => is.or([is('leaseUntil', 'is', null), is('leaseUntil', '<=', giftNow)]))
        .orderBy('runAt').limit(limit))
      .returningAll().execute(),

    completeJob: async (job) =>
      (await leasedJob(job).set({completedAt: giftNow, leaseUntil: null}).executeTakeFirst()).numUpdatedRows === 1n,

    postponeJob: async (job, ms) =>
      (await leasedJob(job).set({runAt: sql`gift_now() + ${ms}`, leaseUntil: null}).executeTakeFirst()).numUpdatedRows === 1n,

    async recordEvent(provider, event, giftId) {
      const inserted = await db.insertInto('inbox').values({provider, event, giftId, receivedAt: giftNow})
        .onConflict((conflict) => conflict.columns(['provider', 'event']).doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
  };
};
