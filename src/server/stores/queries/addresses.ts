/** What a recipient left with us: a sealed address and a thank-you, each gone in one delete. */
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'seal' | 'address' | 'eraseAddress' | 'audit' | 'thank' | 'thanks' | 'eraseThanks'>;

export const addressQueries = (db: Db): Queries => ({
  async seal(row) {
    const {gift: _gift, portion: _portion, ...sealed} = row;
    await db.insertInto('addresses').values(row)
      .onConflict((conflict) => conflict.columns(['gift', 'portion']).doUpdateSet(sealed))
      .execute();
  },

  address: (gift, portion) =>
    db.selectFrom('addresses').selectAll().where('gift', '=', gift).where('portion', '=', portion).executeTakeFirst(),

  async eraseAddress(gift, portion) {
    await db.deleteFrom('addresses').where('gift', '=', gift).where('portion', '=', portion).execute();
  },

  async audit(gift, portion) {
    const {openedAt} = await db.insertInto('addressAudit').values({gift, portion, openedAt: giftNow})
      .returning('openedAt').executeTakeFirstOrThrow();
    return openedAt;
  },

  async thank(row) {
    await db.insertInto('thanks').values(row).execute();
  },

  thanks: (gift) => db.selectFrom('thanks').selectAll().where('gift', '=', gift).execute(),

  async eraseThanks(gift, portion) {
    await db.deleteFrom('thanks').where('gift', '=', gift).where('portion', '=', portion).execute();
  },
});
