/** A payer's objection at their bank. What is unclaimed stops; what is claimed but not shipped is the merchant's decision. */
import {portionTransitions} from '../../protocol/index.ts';
import type {Dispute} from '../ports.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {raiseAlert, resolveAlerts} from './alerts.ts';
import {balancesOf, isFulfilling, isOnlyHeld, moveFulfilled, moveMoney, unpaidPart} from './ledger.ts';
import {coverRefund, isCoverable, returnMoney, unreservedMoney} from './refunds.ts';
import {isStoppable, stopGift} from './stop.ts';

/** Applies what the provider reports about a dispute. Repeating it changes nothing. */
export async function applyDispute(tx: Transaction, gift: GiftRow, dispute: Dispute): Promise<void> {
  if (dispute.state === 'won') return recordWonDispute(tx, gift, dispute);
  // An inquiry has moved no money, and a hold none either; giving it back avoids the dispute.
  await stopGift(tx, gift, 'payment-disputed', {refund: dispute.state === 'inquiry' || (await isOnlyHeld(tx, gift))});
  if ((await tx.listPortions(gift.id)).some(isStoppable)) {
    await raiseAlert(tx, gift.id, {kind: 'dispute', reference: dispute.id, amount: dispute.amount});
  }
  if (dispute.state === 'inquiry') return;
  await recordDisputedMoney(tx, gift, dispute);
}

/** The payer keeps what lost disputes took; what they left of a gift that has ended goes back once every dispute is decided. */
export async function settleLostDisputes(tx: Transaction, gift: GiftRow, disputes: readonly Dispute[]): Promise<void> {
  const lost = disputes.filter(({state}) => state === 'lost');
  if (lost.length === 0) return;
  await coverRefunds(tx, gift, lost.reduce((sum, {amount}) => sum + amount.amount, 0));
  if (!disputes.some(({state}) => state === 'open')) await returnEndedPortions(tx, gift);
}

/** The card network suspects fraud: refunding the payment avoids a dispute. */
export async function applyFraudWarning(tx: Transaction, gift: GiftRow): Promise<void> {
  await stopGift(tx, gift, 'payment-disputed', {refund: true});
  if ((await tx.listPortions(gift.id)).some(isStoppable)) await raiseAlert(tx, gift.id, {kind: 'fraud-warning'});
}

const disputeEntries = async (tx: Transaction, gift: GiftRow, {id}: Dispute) =>
  (await tx.listLedgerEntries(gift.id)).filter(({reference}) => reference === id);

async function recordDisputedMoney(tx: Transaction, gift: GiftRow, dispute: Dispute): Promise<void> {
  if ((await disputeEntries(tx, gift, dispute)).length > 0) return;
  const move = {kind: 'disputed', to: 'disputed', currency: gift.currency, reference: dispute.id} as const;
  let {amount} = dispute.amount;
  for (const from of ['held', 'owed'] as const) amount -= await moveMoney(tx, gift.id, {...move, from, amount});
  amount -= await moveFulfilled(tx, gift.id, {...move, amount});
  if (amount < dispute.amount.amount) await tx.updateGift(gift.id);
}

/** The money is back. What should have been refunded or had been ordered gets its share again. */
async function recordWonDispute(tx: Transaction, gift: GiftRow, dispute: Dispute): Promise<void> {
  const entries = await disputeEntries(tx, gift, dispute);
  if (entries.length === 0 || entries.some(({kind}) => kind === 'dispute-won')) return;
  for (const to of ['held', 'owed'] as const) {
    const amount = entries.filter(({fromAccount}) => (fromAccount === 'owed' ? 'owed' : 'held') === to).reduce((sum, entry) => sum + entry.amount, 0);
    await moveMoney(tx, gift.id, {kind: 'dispute-won', from: 'disputed', to, amount, currency: gift.currency, reference: dispute.id});
  }
  await resolveAlerts(tx, gift.id, (alert) => alert.kind === 'dispute' && alert.reference === dispute.id);
  const {unitAmount, currency} = gift;
  const portions = await tx.listPortions(gift.id);
  const ledger = await tx.listLedgerEntries(gift.id);
  for (const {number} of portions.filter(isFulfilling)) {
    const missing = unitAmount - balancesOf(ledger, number).fulfilled;
    await moveMoney(tx, gift.id, {kind: 'fulfilled', from: 'held', to: 'fulfilled', amount: missing, currency, portion: number, reference: dispute.id});
  }
  await returnEndedPortions(tx, gift);
  // A refund that the dispute had settled is owed to the payer again, or kept: a person has to decide.
  const left = await unassignedMoney(tx, gift);
  if (left > 0) await raiseAlert(tx, gift.id, {kind: 'ledger-mismatch', reference: dispute.id, amount: {amount: left, currency}});
  await tx.updateGift(gift.id);
}

async function returnEndedPortions(tx: Transaction, gift: GiftRow): Promise<void> {
  for (const {number} of await endedPortions(tx, gift)) {
    const amount = Math.min(gift.unitAmount, await unassignedMoney(tx, gift));
    await returnMoney(tx, gift, number, {amount, currency: gift.currency});
  }
}

/** What is held beyond the refunds that are due and the portions that wait for an order, in minor units. */
async function unassignedMoney(tx: Transaction, gift: GiftRow): Promise<number> {
  const portions = await tx.listPortions(gift.id);
  const unfinished = portions.filter((portion) => portionTransitions[portion.state].length > 0 && portion.shopOrder === null);
  return (await unreservedMoney(tx, gift.id)) - unfinished.length * gift.unitAmount;
}

/** The payer must not get more than what is due for the portions that have ended: disputed money settles refunds that were not paid. */
async function coverRefunds(tx: Transaction, gift: GiftRow, disputed: number): Promise<void> {
  const refunds = await tx.listRefunds(gift.id);
  const isWhole = refunds.some(({portion}) => portion === 0);
  const due = isWhole ? await capturedMoney(tx, gift) : (await endedPortions(tx, gift)).length * gift.unitAmount;
  let excess = disputed + refunds.reduce((sum, refund) => sum + unpaidPart(refund), 0) - due;
  for (const refund of refunds.filter(isCoverable)) {
    const amount = Math.min(excess, unpaidPart(refund));
    if (amount <= 0) return;
    excess -= amount;
    await coverRefund(tx, refund, amount);
  }
}

const capturedMoney = async (tx: Transaction, gift: GiftRow) => (await tx.listLedgerEntries(gift.id)).find(({kind}) => kind === 'captured')!.amount;

/** Those that nobody has received. */
const endedPortions = async (tx: Transaction, gift: GiftRow) =>
  (await tx.listPortions(gift.id)).filter(({state}) => portionTransitions[state].length === 0 && state !== 'delivered');
