/**
 * Applies what the provider reports about a payment: captures, refunds, disputes, fraud warnings. It comes from a webhook or a regular
 * check, in any order and any number of times; repeating it changes nothing.
 */
import type {PaymentStatus, ProviderRefund} from '../ports.ts';
import type {GiftRow, RefundRow, Transaction} from '../storage/storage.ts';
import {raiseAlert, resolveAlerts} from './alerts.ts';
import {applyDispute, applyFraudWarning, settleLostDisputes} from './disputes.ts';
import {recordCapture, recordReleasedHold} from './holds.ts';
import {balancesOf, loadBalances, moveFulfilled, moveMoney, unpaidPart} from './ledger.ts';
import {coverRefund, isCoverable, parseRefundKey, settleRefund, unreservedMoney} from './refunds.ts';
import {stopGift} from './stop.ts';

export async function applyPaymentStatus(tx: Transaction, giftId: string, status: PaymentStatus): Promise<void> {
  const gift = (await tx.findGift(giftId))!;
  if (status.state === 'captured') await recordCapture(tx, gift, status.amount);
  if (status.state === 'released') return recordReleasedHold(tx, gift);
  const isCaptured = status.state === 'captured';
  const rows = await tx.listRefunds(giftId);
  const refunds = (isCaptured ? status.refunds : []).map((refund) => ({refund, own: findOwnRefund(rows, giftId, refund)}));
  // Ours first: one whose response was lost would otherwise count as paid by another one.
  for (const {refund, own} of refunds) if (own) await settleRefund(tx, giftId, own, refund);
  for (const {refund, own} of refunds) if (!own) await applyDashboardRefund(tx, gift, refund);
  for (const dispute of status.disputes) await applyDispute(tx, gift, dispute);
  await settleLostDisputes(tx, gift, status.disputes);
  if (status.fraudWarning) await applyFraudWarning(tx, gift);
  if (isCaptured) await compareTotals(tx, gift, status);
}

/** Undefined also for one of ours that came too late: the dashboard, or the merchant, had paid the same meanwhile. */
function findOwnRefund(rows: readonly RefundRow[], giftId: string, {key}: ProviderRefund): {portion: number; attempt: number} | undefined {
  const own = key === undefined ? undefined : parseRefundKey(giftId, key);
  return rows.some(({portion, covered, amount}) => portion === own?.portion && covered === amount) ? undefined : own;
}

/** A refund that the merchant made in the provider's dashboard. */
async function applyDashboardRefund(tx: Transaction, gift: GiftRow, refund: ProviderRefund): Promise<void> {
  const entries = (await tx.listLedgerEntries(gift.id)).filter(({reference}) => reference === refund.id);
  // A dispute may have left less than it returned.
  const amount = entries.filter(({kind}) => kind === 'refunded').reduce((sum, entry) => sum + entry.amount, 0);
  if (amount === 0 && refund.state !== 'failed') await recordDashboardRefund(tx, gift, refund);
  if (amount > 0 && refund.state === 'failed' && !entries.some(({kind}) => kind === 'refund-failed')) {
    const {currency} = refund.amount;
    await moveMoney(tx, gift.id, {kind: 'refund-failed', from: 'refunded', to: 'owed', amount, currency, reference: refund.id});
    await raiseAlert(tx, gift.id, {kind: 'refund-failed', reference: refund.id, amount: {amount, currency}});
    await tx.updateGift(gift.id);
  }
}

/** It pays what is due or owed first; what is left pays the unclaimed portions, which it ends, then the claimed ones. */
async function recordDashboardRefund(tx: Transaction, gift: GiftRow, {id, amount: {amount, currency}}: ProviderRefund): Promise<void> {
  let left = amount;
  const cover = async () => {
    for (const refund of (await tx.listRefunds(gift.id)).filter(isCoverable)) {
      const part = Math.min(left, unpaidPart(refund));
      if (part > 0) await coverRefund(tx, refund, part, id);
      left -= part;
    }
  };
  const move = {kind: 'refunded', to: 'refunded', currency, reference: id} as const;
  // Refunds that are on their way at the provider keep their money.
  const take = async (from: 'held' | 'owed') => {
    const taken = await moveMoney(tx, gift.id, {...move, from, amount: Math.min(left, await unreservedMoney(tx, gift.id, from))});
    left -= taken;
    return taken;
  };
  await cover();
  if ((await take('owed')) > 0 && (await loadBalances(tx, gift.id)).owed === 0) await resolveAlerts(tx, gift.id, ({kind}) => kind === 'refund-failed');
  if (left > 0 && (await stopGift(tx, gift, 'payment-refunded', {refund: true}))) await cover();
  await take('held');
  await moveFulfilled(tx, gift.id, {...move, amount: left});
  await tx.updateGift(gift.id);
}

/** The provider's record and ours must agree once everything it reports is applied. */
async function compareTotals(tx: Transaction, gift: GiftRow, status: PaymentStatus): Promise<void> {
  const entries = await tx.listLedgerEntries(gift.id);
  const captured = entries.filter(({kind}) => kind === 'captured').reduce((sum, {amount}) => sum + amount, 0);
  const paidBack = status.refunds.filter(({state}) => state === 'refunded').reduce((sum, {amount}) => sum + amount.amount, 0);
  const isEqual = captured === status.amount.amount && paidBack <= balancesOf(entries).refunded;
  if (isEqual) return;
  // Named after the totals, so that a further difference is reported once an earlier one is resolved.
  const reference = `${status.amount.amount}-${paidBack}`;
  await raiseAlert(tx, gift.id, {kind: 'ledger-mismatch', reference, amount: status.amount});
}

/** Whether a bank has the money and has not decided yet: a refund would pay the payer twice. */
export const isDisputed = ({disputes}: PaymentStatus) => disputes.some(({state}) => state === 'open');
