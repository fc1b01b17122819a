/** Portions that end without an order: expired, cancelled, declined or given up. Their stock is released and their money goes back. */
import {portionTransitions} from '../../protocol/index.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {returnMoney} from './refunds.ts';

/** Releases the stock of these portions, returns their money, and closes the gift if no other portion is left. */
export async function releaseAndRefund(tx: Transaction, gift: GiftRow, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    await tx.releaseStock(gift.id, number);
    await returnMoney(tx, gift, number, {amount: gift.unitAmount, currency: gift.currency});
  }
  await closeIfFinished(tx, gift.id);
}

/** Closes the gift once every portion is in a final state. Increments the gift's sequence in any case. */
export async function closeIfFinished(tx: Transaction, giftId: string): Promise<void> {
  const states = (await tx.listPortions(giftId)).map((portion) => portion.state);
  const isFinished = states.every((state) => portionTransitions[state].length === 0);
  const finalState = states.every((state) => state === 'cancelled') ? 'cancelled' : 'closed';
  if (!isFinished || !(await tx.transitionGift(giftId, finalState))) await tx.updateGift(giftId);
}

/** Expires the unclaimed portions whose window has ended by the database's clock. Returns false if there were none. */
export async function expireGift(tx: Transaction, giftId: string): Promise<boolean> {
  const gift = (await tx.findGift(giftId))!;
  const expired = await tx.transitionPortions(giftId, 'expired', {window: 'closed'});
  if (expired.length > 0) await releaseAndRefund(tx, gift, expired);
  return expired.length > 0;
}
