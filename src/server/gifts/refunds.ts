/**
 * Refunds: how a payer gets money back, at most once per portion. `end-portions.ts` says when, `payment-jobs.ts` asks the provider.
 */
import type {Money} from '../../protocol/index.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import type {RefundResult} from '../ports.ts';
import type {GiftRow, RefundRow, Transaction} from '../storage/storage.ts';
import {raiseAlert, resolveAlerts} from './alerts.ts';
import {accountOf, isOnlyHeld, loadBalances, moveMoney, unpaidPart} from './ledger.ts';

/**
 * Gives money back: releases a hold, or records a refund and enqueues its payment. There is at most one refund per portion, so
 * repeating this changes nothing. `portion` 0 stands for the whole payment.
 */
export async function returnMoney(tx: Transaction, gift: GiftRow, portion: number, {amount, currency}: Money): Promise<void> {
  if (await isOnlyHeld(tx, gift)) return tx.enqueueJob(gift.id, 0, 'release-hold');
  if ((await tx.listRefunds(gift.id)).some((refund) => refund.portion === portion)) return;
  // A dispute, or a refund in the provider's dashboard, may have left less.
  const refundable = Math.min(amount, await unreservedMoney(tx, gift.id));
  if (refundable > 0 && (await tx.insertRefund({giftId: gift.id, portion, amount: refundable, currency}))) {
    await tx.enqueueJob(gift.id, portion, 'refund');
  }
}

/** What the gift holds, or owes, beyond the refunds that are due, in minor units. */
export async function unreservedMoney(tx: Transaction, giftId: string, account: 'held' | 'owed' = 'held'): Promise<number> {
  const reserved = (await tx.listRefunds(giftId)).filter((refund) => refund.state !== 'refunded' && accountOf(refund) === account);
  return (await loadBalances(tx, giftId))[account] - reserved.reduce((sum, refund) => sum + unpaidPart(refund), 0);
}

/** The key of a refund at the provider: the same for every try of one attempt. */
export const refundKey = ({giftId, portion, attempt}: RefundRow) => `refund:${giftId}.${portion}.${attempt}`;

/** The portion of a refund with this key; undefined if it is not a refund of this gift. */
export function parseRefundKey(giftId: string, key: string): {portion: number; attempt: number} | undefined {
  const [, id, portion, attempt] = /^refund:(.+)\.(\d+)\.(\d+)$/.exec(key) ?? [];
  return id === giftId ? {portion: Number(portion), attempt: Number(attempt)} : undefined;
}

/** Applies what the provider reports about one of our refunds. Repeating it changes nothing. */
export async function settleRefund(
  tx: Transaction, giftId: string, {portion, attempt}: {portion: number; attempt: number}, result: RefundResult,
): Promise<void> {
  const refund = (await tx.listRefunds(giftId)).find((row) => row.portion === portion);
  if (!refund || attempt > refund.attempt) return;
  const isLatest = attempt === refund.attempt;
  // A refund that has failed stays so: this was retrieved before it did.
  if (isLatest && refund.state === 'failed' && refund.providerRefundId === result.id) return;
  if (isLatest && refund.providerRefundId !== result.id) await tx.updateRefund(giftId, portion, {providerRefundId: result.id});
  if (result.state === 'refunded' && refund.state !== 'refunded') return completeRefund(tx, refund, String(attempt));
  // What was paid otherwise in the meantime is not owed.
  if (result.state === 'failed' && refund.state !== 'failed' && isLatest && unpaidPart(refund) > 0) await failRefund(tx, refund);
}

async function completeRefund(tx: Transaction, refund: RefundRow, reference: string): Promise<void> {
  const {giftId, portion, currency} = refund;
  await moveMoney(tx, giftId, {kind: 'refunded', from: accountOf(refund), to: 'refunded', amount: unpaidPart(refund), currency, portion, reference});
  await markRefunded(tx, refund);
}

async function markRefunded(tx: Transaction, {giftId, portion, state}: RefundRow): Promise<void> {
  if (state === 'failed') await tx.transitionRefund(giftId, portion, 'pending');
  await tx.transitionRefund(giftId, portion, 'refunded');
  await resolveAlerts(tx, giftId, (alert) => alert.kind === 'refund-failed' && alert.portion === portion);
  await tx.updateGift(giftId);
  // One mail for all refunds of a group that are paid together.
  const isLast = !(await tx.listRefunds(giftId)).some((row) => row.state === 'pending');
  if (isLast) await enqueueMail(tx, giftId, 'refunded');
}

/** The provider refused the refund, or the bank returned it later: the money is owed until the merchant has dealt with it. */
async function failRefund(tx: Transaction, refund: RefundRow): Promise<void> {
  const {giftId, portion, currency, attempt, state} = refund;
  const from = state === 'refunded' ? 'refunded' : accountOf(refund);
  const amount = unpaidPart(refund);
  if (from !== 'owed') {
    await moveMoney(tx, giftId, {kind: 'refund-failed', from, to: 'owed', amount, currency, portion, reference: String(attempt)});
  }
  await tx.transitionRefund(giftId, portion, 'failed');
  await raiseAlert(tx, giftId, {kind: 'refund-failed', portion, reference: String(attempt), amount: {amount, currency}});
  await tx.updateGift(giftId);
}

/** Not paid, and not on its way at the provider either: what the payer gets otherwise can settle it. */
export const isCoverable = ({state, providerRefundId}: RefundRow) =>
  state === 'failed' || (state === 'pending' && providerRefundId === null);

/**
 * The payer has got `amount` of this refund otherwise. `reference` names a refund in the provider's dashboard; a dispute has moved the
 * money already.
 */
export async function coverRefund(tx: Transaction, refund: RefundRow, amount: number, reference?: string): Promise<void> {
  const {giftId, portion, currency} = refund;
  const covered = refund.covered + amount;
  if (reference !== undefined) {
    await moveMoney(tx, giftId, {kind: 'refunded', from: accountOf(refund), to: 'refunded', amount, currency, portion, reference});
  }
  await tx.updateRefund(giftId, portion, {covered});
  if (covered === refund.amount) await markRefunded(tx, refund);
}
