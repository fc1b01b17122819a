/** The ledger, which only grows, and the refunds, one a portion. */
import type {Account, EntryKind, Tx} from '../../store.ts';
import {refundMoves, type RefundState} from '../../../protocol/index.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'enter' | 'ledger' | 'insertRefund' | 'moveRefund' | 'noteRefund' | 'refunds'>;

/** What each kind of entry moves from where to where. */
const accounts = {
  captured: ['provider', 'held'],
  fulfilled: ['held', 'fulfilled'],
  reopened: ['fulfilled', 'held'],
  refunded: ['held', 'refunded'],
} as const satisfies Record<EntryKind, readonly [Account, Account]>;

const refundStatesBefore = (to: RefundState) =>
  (Object.keys(refundMoves) as RefundState[]).filter((from) => (refundMoves[from] as readonly RefundState[]).includes(to));

export const moneyQueries = (db: Db): Queries => ({
  async enter(entry) {
    const [fromAccount, toAccount] = accounts[entry.kind];
    await db.insertInto('ledger').values({...entry, fromAccount, toAccount, at: giftNow}).execute();
  },

  ledger: (gift) => db.selectFrom('ledger').selectAll().where('gift', '=', gift).execute(),

  async insertRefund(row) {
    const made = await db.insertInto('refunds')
      .values({...row, state: 'pending', providerRefund: null, createdAt: giftNow, changedAt: giftNow})
      .onConflict((conflict) => conflict.columns(['gift', 'portion']).doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  },

  async moveRefund(gift, portion, to) {
    const moved = await db.updateTable('refunds').set({state: to, changedAt: giftNow})
      .where('gift', '=', gift).where('portion', '=', portion).where('state', 'in', refundStatesBefore(to))
      .executeTakeFirst();
    return moved.numUpdatedRows === 1n;
  },

  async noteRefund(gift, portion, providerRefund) {
    await db.updateTable('refunds').set({providerRefund}).where('gift', '=', gift).where('portion', '=', portion).execute();
  },

  refunds: (gift) => db.selectFrom('refunds').selectAll().where('gift', '=', gift).orderBy('portion').execute(),
});
