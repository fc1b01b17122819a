/** The personal data of a recipient: the encrypted address and the thanks. Each is deleted with one statement. */
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'saveAddress' | 'findAddress' | 'deleteAddress' | 'recordAddressAccess' | 'insertThanks' | 'listThanks' | 'deleteThanks'>;

export const addressQueries = (db: DatabaseClient): Queries => ({
  async saveAddress(row) {
    const {giftId: _giftId, portion: _portion, ...columns} = row;
    await db.insertInto('addresses').values({...row, checkAt: giftNow})
      .onConflict((conflict) => conflict.columns(['giftId', 'portion']).doUpdateSet(columns))
      .execute();
  },

  findAddress: (giftId, portion) =>
    db.selectFrom('addresses').selectAll().where('giftId', '=', giftId).where('portion', '=', portion).executeTakeFirst(),

  async deleteAddress(giftId, portion) {
    await db.deleteFrom('addresses').where('giftId', '=', giftId).where('portion', '=', portion).execute();
  },

  async recordAddressAccess(giftId, portion) {
    const {accessedAt} = await db.insertInto('addressAccessLog').values({giftId, portion, accessedAt: giftNow})
      .returning('accessedAt').executeTakeFirstOrThrow();
    return accessedAt;
  },

  async insertThanks(row) {
    await db.insertInto('thanks').values(row).execute();
  },

  listThanks: (giftId) => db.selectFrom('thanks').selectAll().where('giftId', '=', giftId).execute(),

  async deleteThanks(giftId, portion) {
    await db.deleteFrom('thanks').where('giftId', '=', giftId).where('portion', '=', portion).execute();
  },
});
