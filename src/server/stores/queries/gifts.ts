/** Gifts, and the stock that paid ones hold. */
import {sql} from 'kysely';
import {giftStatesBefore} from '../../../protocol/index.ts';
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'now' | 'insertGift' | 'gift' | 'giftOfManage' | 'giftOfCheckout' | 'moveGift' | 'touchGift' | 'noteCheckout' |
  'holds' | 'hold' | 'release'>;

export const giftQueries = (db: Db): Queries => ({
  now: async () => (await db.selectNoFrom(giftNow.as('now')).executeTakeFirstOrThrow()).now,

  async insertGift(gift) {
    await db.insertInto('gifts').values({...gift, state: 'draft', createdAt: giftNow, changedAt: giftNow}).execute();
    const numbers = Array.from({length: gift.portionCount}, (_, index) => index + 1);
    await db.insertInto('portions')
      .values(numbers.map((number) => ({gift: gift.id, number, state: 'waiting' as const, changedAt: giftNow})) as never)
      .execute();
  },

  gift: (id) => db.selectFrom('gifts').selectAll().where('id', '=', id).executeTakeFirst(),
  giftOfManage: (hash) => db.selectFrom('gifts').selectAll().where('manageHash', '=', hash).executeTakeFirst(),
  giftOfCheckout: (checkout) => db.selectFrom('gifts').selectAll().where('checkout', '=', checkout).executeTakeFirst(),

  async moveGift(id, to, facts = {}) {
    const moved = await db.updateTable('gifts')
      .set({...facts, state: to, changedAt: giftNow, sequence: sql`sequence + 1`, settleAt: null})
      .where('id', '=', id)
      .where('state', 'in', giftStatesBefore(to))
      .executeTakeFirst();
    return moved.numUpdatedRows > 0n;
  },

  async touchGift(id, facts = {}) {
    await db.updateTable('gifts')
      .set({...facts, changedAt: giftNow, sequence: sql`sequence + 1`})
      .where('id', '=', id)
      .execute();
  },

  async noteCheckout(id, facts) {
    await db.updateTable('gifts').set(facts).where('id', '=', id).execute();
  },

  holds: (productRef) => db.selectFrom('stockHolds').selectAll().where('productRef', '=', productRef).execute(),

  async hold(row) {
    await db.insertInto('stockHolds').values(row)
      .onConflict((conflict) => conflict.columns(['gift', 'portion']).doUpdateSet({variant: row.variant}))
      .execute();
  },

  async release(gift, portion) {
    await db.deleteFrom('stockHolds').where('gift', '=', gift).where('portion', '=', portion).execute();
  },
});
