/** What each token opens, known only by the token's hash. */
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'insertCapability' | 'capability' | 'spendClaimTokens' | 'replaceClaimTokens' | 'newestLink'>;

export const capabilityQueries = (db: Db): Queries => ({
  async insertCapability(row) {
    const made = await db.insertInto('capabilities')
      .values({portion: null, number: null, maker: null, spentAt: null, replacedAt: null, ...row})
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  },

  capability: (hash) => db.selectFrom('capabilities').selectAll().where('hash', '=', hash).executeTakeFirst(),

  newestLink: (maker) => db.selectFrom('capabilities').selectAll()
    .where('maker', '=', maker).orderBy('number', 'desc').limit(1).executeTakeFirst(),

  async spendClaimTokens(gift) {
    await db.updateTable('capabilities').set({spentAt: giftNow})
      .where('gift', '=', gift).where('kind', '=', 'claim').where('spentAt', 'is', null).execute();
  },

  async replaceClaimTokens(gift, except) {
    const {numUpdatedRows} = await db.updateTable('capabilities').set({replacedAt: giftNow})
      .where('gift', '=', gift).where('kind', '=', 'claim').where('replacedAt', 'is', null).where('hash', '!=', except).executeTakeFirst();
    return Number(numUpdatedRows);
  },
});
