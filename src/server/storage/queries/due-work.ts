/** Work that becomes due as time passes. */
import {sql} from 'kysely';
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'listDraftsToCheck' | 'listGiftsToExpire' | 'listGiftsToRelease' | 'deleteExpired' | 'findNextDueTime'>;

export const dueWorkQueries = (db: DatabaseClient): Queries => ({
  listDraftsToCheck: (limit) => db.selectFrom('gifts').selectAll()
    .where('nextPaymentCheckAt', 'is not', null).where('nextPaymentCheckAt', '<=', giftNow)
    .orderBy('nextPaymentCheckAt').limit(limit).execute(),

  async listGiftsToExpire(limit) {
    const rows = await db.selectFrom('portions').select('giftId').distinct()
      .where('state', 'in', ['ready', 'opened'])
      .where('claimDeadline', '<=', giftNow)
      .limit(limit).execute();
    return rows.map((row) => row.giftId);
  },

  async listGiftsToRelease(limit) {
    const rows = await db.selectFrom('gifts').select('id')
      .where('state', '=', 'scheduled').where('sendAt', '<=', giftNow)
      .orderBy('sendAt').limit(limit).execute();
    return rows.map((row) => row.id);
  },

  async deleteExpired({responseTtlMs, ttlAfterEndMs, maxAgeMs}) {
    await db.deleteFrom('storedResponses').where('storedAt', '<', sql<number>`gift_now() - ${responseTtlMs}`).execute();
    await db.deleteFrom('failedPasscodeAttempts').where('attemptedAt', '<', sql<number>`gift_now() - ${responseTtlMs}`).execute();
    await sql`delete from addresses where (gift_id, portion) in (
      select gift_id, number from portions
      where (state in ('delivered', 'unavailable') and changed_at < gift_now() - ${ttlAfterEndMs}) or changed_at < gift_now() - ${maxAgeMs})`.execute(db);
    // While a refund is pending, its payer still gets a mail.
    await sql`delete from payers where gift_id in (
      select id from gifts
      where ((state in ('closed', 'cancelled', 'abandoned') and changed_at < gift_now() - ${ttlAfterEndMs}) or changed_at < gift_now() - ${maxAgeMs})
        and not exists (select 1 from refunds where gift_id = id and refunds.state = 'pending'))`.execute(db);
  },

  async findNextDueTime(queue) {
    const dueTimes = queue === 'mail' ? mailQueueTimes : defaultQueueTimes;
    const {rows} = await sql<{at: number | null}>`select min(at) as at from (${dueTimes})`.execute(db);
    return rows[0]?.at ?? undefined;
  },
});

const jobTimes = sql`select min(max(run_at, coalesce(lease_until, 0))) as at from outbox where completed_at is null and kind`;
const defaultQueueTimes = sql`${jobTimes} not like 'mail-%'
  union all select min(next_payment_check_at) from gifts where next_payment_check_at is not null
  union all select min(claim_deadline) from portions where state in ('ready', 'opened')
  union all select min(send_at) from gifts where state = 'scheduled'`;
const mailQueueTimes = sql`${jobTimes} like 'mail-%'
  union all select min(remind_at) from payers where remind_at is not null`;
