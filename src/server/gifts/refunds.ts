/** How a portion ends without an order, and how the money finds its way back. */
import {portionTransitions} from '../../protocol/index.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {ProblemError} from '../problem.ts';
import type {GiftRow, JobRow, RefundRow, Transaction} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';
import {policyOf} from './policy.ts';

/** Owes the payer something, once for each portion; the outbox pays it. */
export async function createRefund(tx: Transaction, refund: Pick<RefundRow, 'giftId' | 'portion' | 'amount' | 'currency'>): Promise<void> {
  if (refund.amount === 0) return;
  if (await tx.insertRefund(refund)) await tx.enqueueJob(refund.giftId, refund.portion, 'refund');
}

/** What was held for these portions is free again, goods and money; then the gift ends if that was all. */
export async function releaseAndRefund(tx: Transaction, gift: GiftRow, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    await tx.releaseStock(gift.id, number);
    await createRefund(tx, {giftId: gift.id, portion: number, amount: gift.unitAmount, currency: gift.currency});
  }
  await closeIfFinished(tx, gift.id);
}

export async function closeIfFinished(tx: Transaction, id: string): Promise<void> {
  const states = (await tx.listPortions(id)).map((portion) => portion.state);
  const done = states.every((state) => portionTransitions[state].length === 0);
  const end = states.every((state) => state === 'cancelled') ? 'cancelled' : 'closed';
  if (!done || !(await tx.transitionGift(id, end))) await tx.updateGift(id);
}

/** Ends the window of whatever nobody claimed in time, judged by the database's clock. */
export async function expireGift(tx: Transaction, id: string): Promise<boolean> {
  const gift = (await tx.findGift(id))!;
  const expired = await tx.transitionPortions(id, 'expired', {window: 'closed'});
  if (expired.length > 0) await releaseAndRefund(tx, gift, expired);
  return expired.length > 0;
}

/** Pays one refund. Its key comes from its row, so asking again, for ever if need be, pays it once. */
export async function processRefund(context: AppContext, job: JobRow): Promise<'done' | 'later'> {
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
    // A whole group's money going back at once is one piece of news.
    if (!(await tx.listRefunds(gift.id)).some((row) => row.state === 'pending')) await enqueueMail(tx, gift.id, 'refunded');
  });
  if (result.state === 'failed') context.log({event: 'outbound', kind: 'refund', giftId: gift.id, code: 'refund-failed'});
  return result.state === 'pending' ? 'later' : 'done';
}

/** The sender takes back what nobody has claimed; a second time changes nothing. */
export async function cancelGift(tx: Transaction, gift: GiftRow): Promise<void> {
  if (gift.state === 'cancelled') return;
  if (gift.state === 'draft') {
    await tx.transitionGift(gift.id, 'cancelled');
    await tx.transitionPortions(gift.id, 'cancelled');
    // The checkout is still open elsewhere; if someone pays meanwhile, that goes back.
    await tx.enqueueJob(gift.id, 0, 'expire-checkout');
    return;
  }
  const {senderMayCancel} = policyOf(gift);
  const cancelled = senderMayCancel === 'until-claimed' ? await tx.transitionPortions(gift.id, 'cancelled') : [];
  if (cancelled.length === 0) throw new ProblemError('state-conflict', {currentState: await reportedState(tx, gift)});
  await releaseAndRefund(tx, gift, cancelled);
}

/** With a single portion, its state says more than the gift's. */
export async function reportedState(tx: Transaction, gift: GiftRow): Promise<string> {
  const [portion, ...more] = await tx.listPortions(gift.id);
  const beforeReady = gift.state === 'draft' || gift.state === 'scheduled' || gift.state === 'abandoned' || gift.state === 'cancelled';
  return !portion || more.length > 0 || beforeReady ? gift.state : portion.state;
}
