/** Ends what is unclaimed of a gift because its payment did not last. */
import {hasActiveClaim, type EndReason} from '../../protocol/index.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import type {GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {closeIfFinished, releaseAndRefund} from './end-portions.ts';

/** `refund`: false if the money is no longer there. Returns false if nothing was unclaimed. */
export async function stopGift(tx: Transaction, gift: GiftRow, endReason: EndReason, {refund}: {refund: boolean}): Promise<boolean> {
  const stopped = await tx.transitionPortions(gift.id, 'cancelled');
  if (stopped.length === 0) return false;
  await tx.updateGift(gift.id, {endReason});
  if (refund) {
    await releaseAndRefund(tx, gift, stopped);
  } else {
    for (const number of stopped) await tx.releaseStock(gift.id, number);
    await closeIfFinished(tx, gift.id);
  }
  if (endReason === 'payment-disputed') await enqueueMail(tx, gift.id, 'stopped');
  return true;
}

/** Claimed, but not on its way yet: the merchant can still stop it. */
export const isStoppable = ({state}: PortionRow) => hasActiveClaim(state) && state !== 'shipped' && state !== 'delivered';
