/** Work that becomes due as time passes. */
import {sql} from 'kysely';
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'listDraftsToCheck' | 'listGiftsToExpire' | 'listGiftsToRelease' | 'deleteExpired' | 'findNextDueTime'>;

// A partial index serves only a condition that is written like its own: a bound value could be anything.
const isUnclaimed = sql<boolean>`state in ('ready', 'opened')`;
const isScheduled = sql<boolean>`state = 'scheduled'`;

export const dueWorkQueries = (db: DatabaseClient): Queries => ({
  listDraftsToCheck: (limit) => db.selectFrom('gifts').selectAll()
    .where('nextPaymentCheckAt', 'is not', null).where('nextPaymentCheckAt', '<=', giftNow)
    .orderBy('nextPaymentCheckAt').limit(limit).execute(),

  async listGiftsToExpire(limit) {
    const rows = await db.selectFrom('portions').select(['claimDeadline', 'giftId']).distinct()
      .where(isUnclaimed).where('claimDeadline', '<=', giftNow)
      .orderBy('claimDeadline').orderBy('giftId').limit(limit).execute();
    return [...new Set(rows.map((row) => row.giftId))];
  },

  async listGiftsToRelease(limit) {
    const rows = await db.selectFrom('gifts').select('id')
      .where(isScheduled).where('sendAt', '<=', giftNow)
      .orderBy('sendAt').limit(limit).execute();
    return rows.map((row) => row.id);
  },

  async deleteExpired({responseTtlMs, ttlAfterEndMs, maxAgeMs}) {
    await db.deleteFrom('storedResponses').where('storedAt', '<', sql<number>`gift_now() - ${responseTtlMs}`).execute();
    await db.deleteFrom('passcodeAttempts').where('attemptedAt', '<', sql<number>`gift_now() - ${responseTtlMs}`).execute();
    // The end of an address or payer follows from the state of another row. It is computed only for rows whose time to be
    // checked has come: before it ends, a row is checked again after the shortest time in which it could have become due.
    await sql`update addresses set check_at = (
      select min(changed_at + ${maxAgeMs}, iif(state in ('delivered', 'unavailable'), changed_at, gift_now()) + ${ttlAfterEndMs})
      from portions where gift_id = addresses.gift_id and number = addresses.portion) where check_at <= gift_now()`.execute(db);
    await sql`delete from addresses where check_at < gift_now()`.execute(db);
    await sql`update payers set check_at = (
      select min(changed_at + ${maxAgeMs}, iif(state in ('closed', 'cancelled', 'abandoned'), changed_at, gift_now()) + ${ttlAfterEndMs})
      from gifts where id = payers.gift_id) where check_at <= gift_now()`.execute(db);
    // While a refund is pending, its payer still gets a mail.
    await sql`delete from payers where check_at < gift_now()
      and not exists (select 1 from refunds where gift_id = payers.gift_id and state = 'pending')`.execute(db);
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
  union all select min(claim_deadline) from portions where ${isUnclaimed}
  union all select min(send_at) from gifts where ${isScheduled}`;
const mailQueueTimes = sql`${jobTimes} like 'mail-%'
  union all select min(remind_at) from payers where remind_at is not null`;
