/** The ledger, which is append-only, and the refunds, at most one per portion. */
import {sql} from 'kysely';
import type {Transaction} from '../storage.ts';
import {refundTransitions, type RefundState} from '../../../protocol/index.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'addLedgerEntry' | 'listLedgerEntries' | 'insertRefund' | 'transitionRefund' | 'updateRefund' |
  'restartRefund' | 'listRefunds'>;

const refundStatesLeadingTo = (to: RefundState) =>
  (Object.keys(refundTransitions) as RefundState[]).filter((from) => (refundTransitions[from] as readonly RefundState[]).includes(to));

export const ledgerQueries = (db: DatabaseClient): Queries => ({
  async addLedgerEntry(entry) {
    await db.insertInto('ledger').values({...entry, at: giftNow}).execute();
  },

  listLedgerEntries: (giftId) => db.selectFrom('ledger').selectAll().where('giftId', '=', giftId).execute(),

  async insertRefund(row) {
    const inserted = await db.insertInto('refunds')
      .values({...row, state: 'pending', providerRefundId: null, createdAt: giftNow, changedAt: giftNow})
      .onConflict((conflict) => conflict.columns(['giftId', 'portion']).doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  },

  async transitionRefund(giftId, portion, to) {
    const updated = await db.updateTable('refunds').set({state: to, changedAt: giftNow})
      .where('giftId', '=', giftId).where('portion', '=', portion).where('state', 'in', refundStatesLeadingTo(to))
      .executeTakeFirst();
    return updated.numUpdatedRows === 1n;
  },

  async updateRefund(giftId, portion, changes) {
    await db.updateTable('refunds').set(changes).where('giftId', '=', giftId).where('portion', '=', portion).execute();
  },

  async restartRefund(giftId, portion) {
    const updated = await db.updateTable('refunds')
      .set({state: 'pending', attempt: sql`attempt + 1`, providerRefundId: null, changedAt: giftNow})
      .where('giftId', '=', giftId).where('portion', '=', portion).where('state', '=', 'failed')
      .executeTakeFirst();
    return updated.numUpdatedRows === 1n;
  },

  listRefunds: (giftId) => db.selectFrom('refunds').selectAll().where('giftId', '=', giftId).orderBy('portion').execute(),
});
