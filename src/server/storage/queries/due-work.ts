/** Work that becomes due as time passes. */
import {sql} from 'kysely';
import type {GiftRow, PaymentCheckDelays, Transaction} from '../storage.ts';
import {findTime, giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'listPaymentsToCheck' | 'listGiftsToExpire' | 'listGiftsToRelease' | 'deleteExpired' | 'findNextDueTime' |
  'findNextPaymentCheckTime'>;

// A partial index serves only a condition that is written like its own: a bound value could be anything.
const isUnclaimed = sql<boolean>`state in ('ready', 'opened')`;
const isScheduled = sql<boolean>`state = 'scheduled'`;

export const dueWorkQueries = (db: DatabaseClient): Queries => ({
  async listPaymentsToCheck(limit, maxDelay) {
    // Ranges of the indexes; a condition with `or` would read all of one.
    const due: GiftRow[] = [];
    for (const range of [sql<boolean>`next_payment_check_at <= gift_now()`, ...tooFarAhead(maxDelay)]) {
      if (due.length === limit) break;
      due.push(...await db.selectFrom('gifts').selectAll().where('nextPaymentCheckAt', 'is not', null).where(range)
        .orderBy('nextPaymentCheckAt').limit(limit - due.length).execute());
    }
    return due;
  },

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
      and not exists (select 1 from refunds where gift_id = payers.gift_id and state <> 'refunded')`.execute(db);
  },

  findNextDueTime: (work) => findTime(db, work === 'deadline' ? deadlines : reminders),

  findNextPaymentCheckTime: (maxDelay) => findTime(db, sql`
    select min(next_payment_check_at) as at from gifts where next_payment_check_at is not null
    ${sql.join(tooFarAhead(maxDelay).map((range) => sql`union all select gift_now() where exists (
      select 1 from gifts where next_payment_check_at is not null and ${range})`), sql` `)}`),
});

/** Further ahead than any check is scheduled: written while the clock was wrong. */
const tooFarAhead = ({unpaidMs, paidMs}: PaymentCheckDelays) => [
  sql<boolean>`payment_id is null and next_payment_check_at > gift_now() + ${unpaidMs}`,
  sql<boolean>`next_payment_check_at > gift_now() + ${paidMs}`,
];

const deadlines = sql`
  select min(claim_deadline) as at from portions where ${isUnclaimed}
  union all select min(send_at) from gifts where ${isScheduled}`;
const reminders = sql`select min(remind_at) as at from payers where remind_at is not null`;
