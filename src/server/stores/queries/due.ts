/** What the passing of time has made due. */
import {sql} from 'kysely';
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'draftsDue' | 'giftsOverdue' | 'giftsToSend' | 'sweep' | 'nextDue'>;

export const dueQueries = (db: Db): Queries => ({
  draftsDue: (limit) => db.selectFrom('gifts').selectAll()
    .where('settleAt', 'is not', null).where('settleAt', '<=', giftNow)
    .orderBy('settleAt').limit(limit).execute(),

  async giftsOverdue(limit) {
    const rows = await db.selectFrom('portions').select('gift').distinct()
      .where('state', 'in', ['ready', 'opened'])
      .where('claimDeadline', '<=', giftNow)
      .limit(limit).execute();
    return rows.map((row) => row.gift);
  },

  async giftsToSend(limit) {
    const rows = await db.selectFrom('gifts').select('id')
      .where('state', '=', 'scheduled').where('sendAt', '<=', giftNow)
      .orderBy('sendAt').limit(limit).execute();
    return rows.map((row) => row.id);
  },

  async sweep(keptMs, addressMs, longestMs) {
    await db.deleteFrom('keptAnswers').where('keptAt', '<', sql<number>`gift_now() - ${keptMs}`).execute();
    await db.deleteFrom('wrongTries').where('triedAt', '<', sql<number>`gift_now() - ${keptMs}`).execute();
    await sql`delete from addresses where (gift, portion) in (
      select gift, number from portions
      where (state in ('delivered', 'unavailable') and changed_at < gift_now() - ${addressMs}) or changed_at < gift_now() - ${longestMs})`.execute(db);
    // While money is on its way back, its payer is still to be told.
    await sql`delete from payers where gift in (
      select id from gifts
      where ((state in ('closed', 'cancelled', 'abandoned') and changed_at < gift_now() - ${addressMs}) or changed_at < gift_now() - ${longestMs})
        and not exists (select 1 from refunds where gift = id and refunds.state = 'pending'))`.execute(db);
  },

  async nextDue(lane) {
    const waits = lane === 'mail' ? mailWaits : workWaits;
    const {rows} = await sql<{at: number | null}>`select min(at) as at from (${waits})`.execute(db);
    return rows[0]?.at ?? undefined;
  },
});

const jobsWait = sql`select min(max(not_before, coalesce(lease_until, 0))) as at from outbox where done_at is null and kind`;
const workWaits = sql`${jobsWait} not like 'mail-%'
  union all select min(settle_at) from gifts where settle_at is not null
  union all select min(claim_deadline) from portions where state in ('ready', 'opened')
  union all select min(send_at) from gifts where state = 'scheduled'`;
const mailWaits = sql`${jobsWait} like 'mail-%'
  union all select min(remind_at) from payers where remind_at is not null`;
