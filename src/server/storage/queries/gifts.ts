/** Gifts. */
import {sql} from 'kysely';
import {giftStatesLeadingTo} from '../../../protocol/index.ts';
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'now' | 'insertGift' | 'findGift' | 'findGiftByManageHash' | 'findGiftByCheckout' |
  'findGiftByPayment' | 'transitionGift' |
  'updateGift' | 'updateCheckout'>;

export const giftQueries = (db: DatabaseClient): Queries => ({
  now: async () => (await db.selectNoFrom(giftNow.as('now')).executeTakeFirstOrThrow()).now,

  async insertGift(gift) {
    await db.insertInto('gifts').values({...gift, state: 'draft', createdAt: giftNow, changedAt: giftNow}).execute();
    const numbers = Array.from({length: gift.portionCount}, (_, index) => index + 1);
    await db.insertInto('portions')
      .values(numbers.map((number) => ({giftId: gift.id, number, state: 'waiting' as const, changedAt: giftNow})) as never)
      .execute();
  },

  findGift: (id) => db.selectFrom('gifts').selectAll().where('id', '=', id).executeTakeFirst(),
  findGiftByManageHash: (hash) => db.selectFrom('gifts').selectAll().where('manageHash', '=', hash).executeTakeFirst(),
  findGiftByCheckout: (checkoutId) => db.selectFrom('gifts').selectAll().where('checkoutId', '=', checkoutId).executeTakeFirst(),
  findGiftByPayment: (paymentId) => db.selectFrom('gifts').selectAll().where('paymentId', '=', paymentId).executeTakeFirst(),

  async transitionGift(id, to, changes = {}) {
    const updated = await db.updateTable('gifts')
      .set({
        ...changes, state: to, changedAt: giftNow, sequence: sql`sequence + 1`,
        // An unpaid gift that has ended needs no more checks; its checkout is ended by a job.
        ...(changes.paymentId === undefined && {nextPaymentCheckAt: sql`iif(payment_id is null, null, next_payment_check_at)`}),
      })
      .where('id', '=', id)
      .where('state', 'in', giftStatesLeadingTo(to))
      .executeTakeFirst();
    return updated.numUpdatedRows > 0n;
  },

  async updateGift(id, changes = {}) {
    await db.updateTable('gifts')
      .set({...changes, changedAt: giftNow, sequence: sql`sequence + 1`})
      .where('id', '=', id)
      .execute();
  },

  async updateCheckout(id, changes) {
    await db.updateTable('gifts').set(changes).where('id', '=', id).execute();
  },
});
