/**
 * Portions. Every transition is one statement whose conditions include the state, the claim window by the database's
 * clock, and the claim link.
 */
import {sql} from 'kysely';
import {portionStatesLeadingTo} from '../../../protocol/index.ts';
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'listPortions' | 'findPortion' | 'transitionPortions' | 'extendWindow' | 'updatePortion' | 'listOrders'>;

export const portionQueries = (db: DatabaseClient): Queries => ({
  listPortions: (giftId) => db.selectFrom('portions').selectAll().where('giftId', '=', giftId).orderBy('number').execute(),

  findPortion: (giftId, number) =>
    db.selectFrom('portions').selectAll().where('giftId', '=', giftId).where('number', '=', number).executeTakeFirst(),

  async transitionPortions(giftId, to, {number, window, linkHash, changes = {}} = {}) {
    let update = db.updateTable('portions')
      .set({...changes, state: to, changedAt: giftNow})
      .where('giftId', '=', giftId)
      .where('state', 'in', portionStatesLeadingTo(to));
    if (number !== undefined) update = update.where('number', '=', number);
    if (window === 'open') update = update.where('claimDeadline', '>', giftNow);
    if (window === 'closed') update = update.where('claimDeadline', '<=', giftNow);
    if (linkHash !== undefined) {
      update = update.where(({exists, selectFrom}) => exists(
        selectFrom('capabilities').select('hash').where('hash', '=', linkHash).where('replacedAt', 'is', null)));
    }
    const updated = await update.returning('number').execute();
    return updated.map((row) => row.number);
  },

  async extendWindow(giftId, deadline) {
    const extended = await db.updateTable('portions').set({claimDeadline: deadline})
      .where('giftId', '=', giftId)
      .where('state', 'in', portionStatesLeadingTo('claimed'))
      .where('claimDeadline', '>', giftNow)
      .executeTakeFirst();
    return Number(extended.numUpdatedRows);
  },

  async updatePortion(giftId, number, changes) {
    await db.updateTable('portions').set({...changes, changedAt: giftNow}).where('giftId', '=', giftId).where('number', '=', number).execute();
  },

  async listOrders(limit, after) {
    let orders = db.selectFrom('portions').selectAll().where('claimedAt', 'is not', null);
    if (after) {
      orders = orders.where(sql<boolean>`(claimed_at, gift_id, number) < (${after.claimedAt}, ${after.giftId}, ${after.number})`);
    }
    return orders.orderBy('claimedAt', 'desc').orderBy('giftId', 'desc').orderBy('number', 'desc').limit(limit).execute();
  },
});
