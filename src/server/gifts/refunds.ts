/** Portions that end without an order: their stock is released and their money goes back to the payer. */
import {portionTransitions} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import type {GiftRow, JobRow, RefundRow, Transaction} from '../storage/storage.ts';

/**
 * Records a refund and enqueues its payment. There is at most one refund per portion, so repeating this changes
 * nothing.
 */
export async function createRefund(tx: Transaction, refund: Pick<RefundRow, 'giftId' | 'portion' | 'amount' | 'currency'>): Promise<void> {
  if (refund.amount === 0) return;
  if (await tx.insertRefund(refund)) await tx.enqueueJob(refund.giftId, refund.portion, 'refund');
}

/** Releases the stock of these portions, refunds them, and closes the gift if no other portion is left. */
export async function releaseAndRefund(tx: Transaction, gift: GiftRow, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    await tx.releaseStock(gift.id, number);
    await createRefund(tx, {giftId: gift.id, portion: number, amount: gift.unitAmount, currency: gift.currency});
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

/** Job: pays one refund. The key is derived from the refund's row, so that retries, even endless ones, pay it once. */
export async function processRefund(context: AppContext, job: JobRow): Promise<'done' | 'retry'> {
  const {gift, refund} = await context.storage.read(async (tx) => ({
    gift: (await tx.findGift(job.giftId))!,
    refund: (await tx.listRefunds(job.giftId)).find((row) => row.portion === job.portion)!,
  }));
  if (refund.state !== 'pending') return 'done';
  const key = `refund:${gift.id}.${refund.portion}`;
  const amount = {amount: refund.amount, currency: refund.currency};
  const existing = refund.providerRefundId === null ? undefined : await context.payments.retrieveRefund(key);
  const result = existing ?? (await context.payments.refund({key, paymentId: gift.paymentId!, amount}));
  await context.storage.transaction(async (tx) => {
    await tx.updateRefund(gift.id, refund.portion, result.id);
    if (result.state === 'pending' || !(await tx.transitionRefund(gift.id, refund.portion, result.state))) return;
    if (result.state === 'refunded') await tx.addLedgerEntry({giftId: gift.id, portion: refund.portion, kind: 'refunded', ...amount});
    await tx.updateGift(gift.id);
    // One mail for all refunds of a group that are paid together.
    const isLast = !(await tx.listRefunds(gift.id)).some((row) => row.state === 'pending');
    if (isLast) await enqueueMail(tx, gift.id, 'refunded');
  });
  if (result.state === 'failed') context.log({event: 'outbound', kind: 'refund', giftId: gift.id, code: 'refund-failed'});
  return result.state === 'pending' ? 'retry' : 'done';
}

/**
 * The state to report in a `state-conflict`: that of the portion if there is only one, because it says more than the
 * gift's.
 */
export async function reportedState(tx: Transaction, gift: GiftRow): Promise<string> {
  const [portion, ...others] = await tx.listPortions(gift.id);
  const isBeforeReady = gift.state === 'draft' || gift.state === 'scheduled' || gift.state === 'abandoned' || gift.state === 'cancelled';
  return !portion || others.length > 0 || isBeforeReady ? gift.state : portion.state;
}
