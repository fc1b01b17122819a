/** Jobs that leave the house at least once, and events that come in at least once and count once. */
import {sql} from 'kysely';
import type {JobRow, Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'enqueue' | 'job' | 'leaseJobs' | 'finishJob' | 'postponeJob' | 'receive'>;

export const outboxQueries = (db: Db): Queries => {
  // Whoever took the job later has a higher attempt, and then this one's word counts no more.
  const whileMine = (job: JobRow) =>
    db.updateTable('outbox').where('key', '=', job.key).where('attempt', '=', job.attempt).where('doneAt', 'is', null);
  return {
    async enqueue(gift, portion, kind, notBefore) {
      await db.insertInto('outbox')
        .values({key: `${gift}.${portion}.${kind}`, gift, portion, kind, leaseUntil: null, notBefore: notBefore ?? giftNow, doneAt: null})
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    job: (gift, portion, kind) => db.selectFrom('outbox').selectAll()
      .where('gift', '=', gift).where('portion', '=', portion).where('kind', '=', kind).executeTakeFirst(),

    leaseJobs: (lane, limit, ms) => db.updateTable('outbox')
      .set({attempt: sql`attempt + 1`, leaseUntil: sql`gift_now() + ${ms}`})
      .where('key', 'in', (due) => due.selectFrom('outbox').select('key')
        .where('doneAt', 'is', null)
        .where('kind', lane === 'mail' ? 'like' : 'not like', 'mail-%' as never)
        .where('notBefore', '<=', giftNow)
        .where((is) => is.or([is('leaseUntil', 'is', null), is('leaseUntil', '<=', giftNow)]))
        .orderBy('notBefore').limit(limit))
      .returningAll().execute(),

    finishJob: async (job) =>
      (await whileMine(job).set({doneAt: giftNow, leaseUntil: null}).executeTakeFirst()).numUpdatedRows === 1n,

    postponeJob: async (job, ms) =>
      (await whileMine(job).set({notBefore: sql`gift_now() + ${ms}`, leaseUntil: null}).executeTakeFirst()).numUpdatedRows === 1n,

    async receive(provider, event, gift) {
      const made = await db.insertInto('inbox').values({provider, event, gift, receivedAt: giftNow})
        .onConflict((conflict) => conflict.columns(['provider', 'event']).doNothing())
        .executeTakeFirst();
      return made.numInsertedOrUpdatedRows === 1n;
    },
  };
};
