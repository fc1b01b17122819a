/** Capabilities: what each token, known only by its hash, gives access to. */
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'insertCapability' | 'findCapability' | 'spendClaimTokens' | 'replaceClaimTokens' | 'findNewestClaimLink'>;

export const capabilityQueries = (db: DatabaseClient): Queries => ({
  async insertCapability(row) {
    const inserted = await db.insertInto('capabilities')
      .values({portion: null, linkNumber: null, manageHash: null, spentAt: null, replacedAt: null, ...row})
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  },

  findCapability: (hash) => db.selectFrom('capabilities').selectAll().where('hash', '=', hash).executeTakeFirst(),

  findNewestClaimLink: (manageHash) => db.selectFrom('capabilities').selectAll()
    .where('manageHash', '=', manageHash).orderBy('linkNumber', 'desc').limit(1).executeTakeFirst(),

  async spendClaimTokens(giftId) {
    await db.updateTable('capabilities').set({spentAt: giftNow})
      .where('giftId', '=', giftId).where('kind', '=', 'claim').where('spentAt', 'is', null).execute();
  },

  async replaceClaimTokens(giftId, except) {
    const {numUpdatedRows} = await db.updateTable('capabilities').set({replacedAt: giftNow})
      .where('giftId', '=', giftId).where('kind', '=', 'claim').where('replacedAt', 'is', null).where('hash', '!=', except).executeTakeFirst();
    return Number(numUpdatedRows);
  },
});
