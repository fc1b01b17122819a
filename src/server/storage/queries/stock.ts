/** The pieces that paid portions hold. Triggers count the holds, so that reading them takes the same time however many there are. */
import {sql} from 'kysely';
import type {Transaction} from '../storage.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'listStockCounts' | 'holdStock' | 'releaseStock' | 'countOrderedStock'>;

export const stockQueries = (db: DatabaseClient): Queries => {
  const deleteHold = (giftId: string, portion: number) =>
    db.deleteFrom('stockHolds').where('giftId', '=', giftId).where('portion', '=', portion);
  return {
    listStockCounts: (productRef) => db.selectFrom('stockCounts').selectAll().where('productRef', '=', productRef).execute(),

    async holdStock(row) {
      await db.insertInto('stockHolds').values(row)
        .onConflict((conflict) => conflict.columns(['giftId', 'portion']).doUpdateSet({variants: row.variants}))
        .execute();
    },

    async releaseStock(giftId, portion) {
      await deleteHold(giftId, portion).execute();
    },

    async countOrderedStock(giftId, portion) {
      const hold = await deleteHold(giftId, portion).returningAll().executeTakeFirst();
      if (!hold) return;
      await db.updateTable('stockCounts').set({ordered: sql`ordered + 1`})
        .where('productRef', '=', hold.productRef).where('variants', '=', hold.variants).execute();
    },
  };
};
