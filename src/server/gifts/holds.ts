/** Money that is held when the payer pays and taken when the gift is claimed. Such a gift has one portion. */
import {portionTransitions, type Money} from '../../protocol/index.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import type {GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {raiseAlert} from './alerts.ts';
import {closeIfFinished} from './end-portions.ts';
import {isOnlyHeld, moveMoney} from './ledger.ts';
import {returnMoney} from './refunds.ts';
import {stopGift} from './stop.ts';

/**
 * The provider has taken the money. A claimed portion can be ordered now; one that was given up meanwhile is refunded. A gift that is
 * not claimed yet stays open: the merchant has taken the money in the dashboard.
 */
export async function recordCapture(tx: Transaction, gift: GiftRow, {amount, currency}: Money): Promise<void> {
  if (!(await isOnlyHeld(tx, gift))) return;
  await moveMoney(tx, gift.id, {kind: 'captured', from: 'provider', to: 'held', amount, currency});
  // The merchant can take a part of it in the dashboard.
  if (amount !== gift.unitAmount) await raiseAlert(tx, gift.id, {kind: 'ledger-mismatch', reference: 'captured', amount: {amount, currency}});
  const portion = await theOnlyPortion(tx, gift);
  if (portion.state === 'claimed') await tx.enqueueJob(gift.id, portion.number, 'place-order');
  else if (portionTransitions[portion.state].length === 0) await returnMoney(tx, gift, portion.number, {amount, currency});
}

/** The money was claimed, but the bank refused it: the claim ends, and nobody is charged. */
export async function endClaimWithoutMoney(tx: Transaction, gift: GiftRow): Promise<void> {
  const {number} = await theOnlyPortion(tx, gift);
  if ((await tx.transitionPortions(gift.id, 'unavailable', {number})).length === 0) return;
  await tx.updateGift(gift.id, {endReason: 'capture-failed'});
  await tx.releaseStock(gift.id, number);
  await tx.enqueueJob(gift.id, 0, 'release-hold');
  await closeIfFinished(tx, gift.id);
}

/** The hold has lapsed, or was cancelled by the bank, in the provider's dashboard or by us. */
export async function recordReleasedHold(tx: Transaction, gift: GiftRow): Promise<void> {
  if (!(await isOnlyHeld(tx, gift))) return;
  await endClaimWithoutMoney(tx, gift);
  await stopGift(tx, gift, 'hold-lapsed', {refund: false});
  // Once, however often the provider reports it.
  if (!(await tx.findLatestMailJob(gift.id, 'hold-released'))) await enqueueMail(tx, gift.id, 'hold-released');
}

async function theOnlyPortion(tx: Transaction, gift: GiftRow): Promise<PortionRow> {
  return (await tx.findPortion(gift.id, 1))!;
}
