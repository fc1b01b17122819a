/** The ledger, which is append-only, and the refunds, at most one per portion. */
import type {LedgerAccount, LedgerEntryKind, Transaction} from '../storage.ts';
import {refundTransitions, type RefundState} from '../../../protocol/index.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'addLedgerEntry' | 'listLedgerEntries' | 'insertRefund' | 'transitionRefund' | 'updateRefund' | 'listRefunds'>;

/** The accounts that each kind of entry moves money between. */
const accountsByKind = {
  captured: ['provider', 'held'],
  fulfilled: ['held', 'fulfilled'],
  reopened: ['fulfilled', 'held'],
  refunded: ['held', 'refunded'],
} as const satisfies Record<LedgerEntryKind, readonly [LedgerAccount, LedgerAccount]>;

const refundStatesLeadingTo = (to: RefundState) =>
  (Object.keys(refundTransitions) as RefundState[]).filter((from) => (refundTransitions[from] as readonly RefundState[]).includes(to));

export const ledgerQueries = (db: DatabaseClient): Queries => ({
  async addLedgerEntry(entry) {
    const [fromAccount, toAccount] = accountsByKind[entry.kind];
    await db.insertInto('ledger').values({...entry, fromAccount, toAccount, at: giftNow}).execute();
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

  async updateRefund(giftId, portion, providerRefundId) {
    await db.updateTable('refunds').set({providerRefundId}).where('giftId', '=', giftId).where('portion', '=', portion).execute();
  },

  listRefunds: (giftId) => db.selectFrom('refunds').selectAll().where('giftId', '=', giftId).orderBy('portion').execute(),
});
