/** Portions: every move is one statement that judges state and window by the database's clock. */
import {sql} from 'kysely';
import {portionStatesBefore} from '../../../protocol/index.ts';
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'portions' | 'portion' | 'movePortions' | 'claimPortion' | 'extendWindow' | 'notePortion' | 'orders'>;

export const portionQueries = (db: Db): Queries => ({
  portions: (gift) => db.selectFrom('portions').selectAll().where('gift', '=', gift).orderBy('number').execute(),

  portion: (gift, number) =>
    db.selectFrom('portions').selectAll().where('gift', '=', gift).where('number', '=', number).executeTakeFirst(),

  async movePortions(gift, to, {number, window, facts = {}} = {}) {
    let move = db.updateTable('portions')
      .set({...facts, state: to, changedAt: giftNow})
      .where('gift', '=', gift)
      .where('state', 'in', portionStatesBefore(to));
    if (number !== undefined) move = move.where('number', '=', number);
    if (window === 'open') move = move.where('claimDeadline', '>', giftNow);
    if (window === 'over') move = move.where('claimDeadline', '<=', giftNow);
    const moved = await move.returning('number').execute();
    return moved.map((row) => row.number);
  },

  // The clock is read once, so that the moment written is the moment judged.
  async claimPortion(gift, claimedBy, variant) {
    const {rows} = await sql<{number: number}>`
      with clock (now) as materialized (select gift_now())
      update portions set state = 'claimed', claimed_by = ${claimedBy}, variant = ${variant.ref}, variant_title = ${variant.title},
        claimed_at = (select now from clock), changed_at = (select now from clock)
      where gift = ${gift}
        and state in (${sql.join(portionStatesBefore('claimed'))})
        and claim_deadline > (select now from clock)
        and number = (select min(number) from portions where gift = ${gift} and state in (${sql.join(portionStatesBefore('claimed'))}))
        and not exists (select 1 from portions where gift = ${gift} and claimed_by = ${claimedBy})
      returning number`.execute(db);
    return rows[0]?.number;
  },

  async extendWindow(gift, deadline) {
    const extended = await db.updateTable('portions').set({claimDeadline: deadline})
      .where('gift', '=', gift)
      .where('state', 'in', portionStatesBefore('claimed'))
      .where('claimDeadline', '>', giftNow)
      .executeTakeFirst();
    return Number(extended.numUpdatedRows);
  },

  async notePortion(gift, number, facts) {
    await db.updateTable('portions').set({...facts, changedAt: giftNow}).where('gift', '=', gift).where('number', '=', number).execute();
  },

  async orders(limit, after) {
    let orders = db.selectFrom('portions').selectAll().where('claimedAt', 'is not', null);
    if (after) {
      orders = orders.where(sql<boolean>`(claimed_at, gift, number) < (${after.claimedAt}, ${after.gift}, ${after.number})`);
    }
    return orders.orderBy('claimedAt', 'desc').orderBy('gift', 'desc').orderBy('number', 'desc').limit(limit).execute();
  },
});
