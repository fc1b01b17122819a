/** Alerts: what needs the merchant. Each is raised once, and mailed if the merchant has given an address. */
import type {AlertKind, Money} from '../../protocol/index.ts';
import {ProblemError} from '../problem.ts';
import type {AlertRow, Transaction} from '../storage/storage.ts';
import {moveMoney, unpaidPart} from './ledger.ts';

export interface NewAlert {
  kind: AlertKind;
  /** 0, the default: the gift as a whole. */
  portion?: number;
  reference?: string;
  amount?: Money;
}

/** Raising the same alert again changes nothing. */
export async function raiseAlert(tx: Transaction, giftId: string, alert: NewAlert): Promise<void> {
  const {kind, portion = 0, reference = '', amount} = alert;
  const money = {amount: amount?.amount ?? null, currency: amount?.currency ?? null};
  const isNew = await tx.insertAlert({giftId, portion, kind, reference, ...money});
  if (!isNew) return;
  // One mail reports all open alerts of the gift.
  await tx.enqueueJob(giftId, 0, 'notify-alert');
  await tx.restartJob(giftId, 0, 'notify-alert');
}

/** Resolves the open alerts of a gift that have become obsolete. */
export async function resolveAlerts(tx: Transaction, giftId: string, matches: (alert: AlertRow) => boolean): Promise<void> {
  for (const alert of await tx.listGiftAlerts(giftId)) {
    if (alert.resolvedAt === null && matches(alert)) await tx.resolveAlert(alert.id);
  }
}

export async function loadAlert(tx: Transaction, id: string): Promise<AlertRow> {
  const alert = await tx.findAlert(id);
  if (!alert) throw new ProblemError('not-found');
  return alert;
}

/** Whether the refund that this alert is about can be tried again. */
export const canRetry = async (tx: Transaction, {kind, giftId, portion, resolvedAt}: AlertRow): Promise<boolean> =>
  kind === 'refund-failed' && resolvedAt === null &&
  (await tx.listRefunds(giftId)).some((refund) => refund.portion === portion && refund.state === 'failed');

/** Tries a failed refund again, with a new key: the provider has refused the old one for good. Repeating it changes nothing. */
export async function retryFailedRefund(tx: Transaction, id: string): Promise<void> {
  const alert = await loadAlert(tx, id);
  if (alert.kind !== 'refund-failed') throw new ProblemError('state-conflict', {currentState: alert.kind});
  if (alert.resolvedAt !== null) return;
  const {giftId, portion} = alert;
  if (!(await canRetry(tx, alert)) || !(await tx.restartRefund(giftId, portion))) throw new ProblemError('state-conflict', {currentState: 'pending'});
  await tx.resolveAlert(id);
  await tx.restartJob(giftId, portion, 'refund');
  await tx.updateGift(giftId);
}

/** The merchant has dealt with it. A failed refund counts as paid by other means. */
export async function settleAlert(tx: Transaction, id: string): Promise<void> {
  const alert = await loadAlert(tx, id);
  if (!(await tx.resolveAlert(id)) || alert.kind !== 'refund-failed') return;
  const {giftId, portion, reference} = alert;
  const refund = (await tx.listRefunds(giftId)).find((row) => row.portion === portion && row.state === 'failed');
  const amount = refund ? unpaidPart(refund) : alert.amount!;
  if (refund) {
    await tx.restartRefund(giftId, portion);
    await tx.updateRefund(giftId, portion, {covered: refund.amount});
    await tx.transitionRefund(giftId, portion, 'refunded');
  }
  await moveMoney(tx, giftId, {kind: 'refunded', from: 'owed', to: 'refunded', amount, currency: alert.currency!, portion, reference: `settled ${reference}`});
  await tx.updateGift(giftId);
}
