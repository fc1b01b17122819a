/** Deletion of gifts that ended without a payment. */
import {sql} from 'kysely';
import type {Transaction} from '../storage.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'deleteUnpaidDrafts'>;

export const unpaidDraftQueries = (db: DatabaseClient): Queries => ({
  async deleteUnpaidDrafts(ttlMs, limit) {
    // While a job is open, the checkout may still be paid.
    const {rows} = await sql<{id: string}>`
      select id from gifts
      where payment_id is null and state in ('abandoned', 'cancelled') and changed_at <= gift_now() - ${ttlMs}
        and not exists (select 1 from outbox where gift_id = gifts.id and completed_at is null)
      order by changed_at limit ${limit}`.execute(db);
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return 0;
    await db.deleteFrom('storedResponses')
      .where('scope', 'in', (tokens) => tokens.selectFrom('capabilities').select('hash').where('giftId', 'in', ids)).execute();
    // The only tables that refer to an unpaid gift.
    for (const table of ['outbox', 'capabilities', 'portions'] as const) await db.deleteFrom(table).where('giftId', 'in', ids).execute();
    await db.deleteFrom('gifts').where('id', 'in', ids).execute();
    return ids.length;
  },
});
