/** Jobs at the payment provider: capture, release of a hold, refund. Their keys are derived from rows, so that endless retries act once. */
import type {AppContext} from '../context.ts';
import type {GiftRow, JobRow, RefundRow, Transaction} from '../storage/storage.ts';
import {endClaimWithoutMoney, recordCapture} from './holds.ts';
import {isOnlyHeld, unpaidPart} from './ledger.ts';
import {applyPaymentStatus, isDisputed} from './payment-status.ts';
import {refundKey, settleRefund} from './refunds.ts';

type JobResult = 'done' | 'retry';

/** Pays one refund. What the provider knows is looked up first: it may be paid already, by us or in the dashboard. */
export async function processRefund(context: AppContext, job: JobRow): Promise<JobResult> {
  const {storage, payments} = context;
  const find = async (tx: Transaction) => (await tx.listRefunds(job.giftId)).find((row) => row.portion === job.portion)!;
  const {gift, before} = await storage.read(async (tx) => ({gift: (await tx.findGift(job.giftId))!, before: await find(tx)}));
  if (before.state !== 'pending') return 'done';
  const sync = async () => {
    const status = await payments.retrievePayment(gift.paymentId!);
    const refund = await storage.transaction(async (tx) => {
      await applyPaymentStatus(tx, gift.id, status);
      return find(tx);
    });
    return {status, refund};
  };
  const {status, refund} = await sync();
  if (refund.state !== 'pending') return logFailure(context, refund);
  const key = refundKey(refund);
  // It is on its way, or the bank has the money: once the dispute is decided, the refund is paid or has become needless.
  if (status.refunds.some((known) => known.key === key) || isDisputed(status)) return 'retry';
  const result = await payments.refund({key, paymentId: gift.paymentId!, amount: {amount: unpaidPart(refund), currency: refund.currency}});
  // A refund is refused if the merchant has just made it in the dashboard: then nothing is owed.
  const current = result.state === 'failed' ? (await sync()).refund : refund;
  if (current.state !== 'pending') return logFailure(context, current);
  const after = await storage.transaction(async (tx) => {
    await settleRefund(tx, gift.id, refund, result);
    return find(tx);
  });
  return after.state === 'pending' ? 'retry' : logFailure(context, after);
}

function logFailure({log}: AppContext, {giftId, state}: RefundRow): 'done' {
  if (state === 'failed') log({event: 'outbound', kind: 'refund', giftId, code: 'refund-failed'});
  return 'done';
}

/** Takes the held money of a claimed gift. The order follows once it is taken. */
export async function processCapture(context: AppContext, job: JobRow): Promise<JobResult> {
  const {storage, payments} = context;
  const {gift, isNeeded} = await storage.read(async (tx) => {
    const gift = (await tx.findGift(job.giftId))!;
    const portion = await tx.findPortion(job.giftId, job.portion);
    return {gift, isNeeded: portion?.state === 'claimed' && (await isOnlyHeld(tx, gift))};
  });
  if (!isNeeded) return 'done';
  const amount = totalOf(gift);
  const result = await payments.capture({key: `capture:${gift.id}`, paymentId: gift.paymentId!, amount});
  await storage.transaction((tx) => (result === 'captured' ? recordCapture(tx, gift, amount) : endClaimWithoutMoney(tx, gift)));
  return 'done';
}

/** Gives up the hold of a gift that has ended. Money that was taken meanwhile is refunded. */
export async function processHoldRelease(context: AppContext, job: JobRow): Promise<JobResult> {
  const {storage, payments} = context;
  const {gift, isNeeded} = await storage.read(async (tx) => {
    const gift = (await tx.findGift(job.giftId))!;
    return {gift, isNeeded: await isOnlyHeld(tx, gift)};
  });
  if (!isNeeded) return 'done';
  const status = await payments.releaseHold({key: `release:${gift.id}`, paymentId: gift.paymentId!});
  await storage.transaction((tx) => applyPaymentStatus(tx, gift.id, status));
  return status.state === 'held' ? 'retry' : 'done';
}

const totalOf = ({unitAmount, portionCount, currency}: GiftRow) => ({amount: unitAmount * portionCount, currency});
