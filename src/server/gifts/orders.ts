/** From a claim to a parcel: the shop takes the order, sends it, or can't. */
import {ProblemError} from '../problem.ts';
import type {GiftRow, JobRow, PortionChanges, PortionRow, Transaction} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';
import {closeIfFinished, releaseAndRefund} from './refunds.ts';

export interface Tracking {
  carrier?: string;
  number?: string;
  url?: string;
}

/** An order's id is its gift's id and the portion's number, so it needs no table. */
export const orderId = (gift: string, portion: number) => `${gift}.${portion}`;

export function parseOrderId(id: string): {gift: string; number: number} | undefined {
  const parts = /^([A-Za-z0-9_-]{22})\.([1-9]\d{0,2})$/.exec(id);
  return parts ? {gift: parts[1]!, number: Number(parts[2])} : undefined;
}

/** Gives one claimed portion to the shop, with the newest address; the key makes it one order however often it is asked. */
export async function placeOrder(context: AppContext, job: JobRow): Promise<'done'> {
  const {gift, portion, encryptedAddress} = await context.storage.read(async (tx) => ({
    gift: (await tx.findGift(job.giftId))!,
    portion: (await tx.findPortion(job.giftId, job.portion))!,
    encryptedAddress: await tx.findAddress(job.giftId, job.portion),
  }));
  if (portion.state !== 'claimed') return 'done';
  // Where it should go was removed; nobody can send it, so nobody pays for it.
  if (!encryptedAddress) {
    await context.storage.transaction((tx) => markUnavailable(tx, gift, portion.number));
    return 'done';
  }
  const id = orderId(gift.id, portion.number);
  const {address} = await context.keys.decryptAddress(encryptedAddress.jwe);
  const placed = await context.catalog.placeOrder({
    key: `order:${id}`, orderId: id, productRef: gift.productRef, variant: portion.variant!,
    unitPrice: {amount: gift.unitAmount, currency: gift.currency}, address,
    shipTo: {country: encryptedAddress.country, ...(encryptedAddress.postalCode !== null && {postalCode: encryptedAddress.postalCode})},
  });
  await context.storage.transaction(async (tx) => {
    if ('unavailable' in placed) await markUnavailable(tx, gift, portion.number);
    else await markOrdered(tx, gift, portion.number, placed.number);
  });
  return 'done';
}

async function markOrdered(tx: Transaction, gift: GiftRow, number: number, shopOrder: string) {
  if ((await tx.transitionPortions(gift.id, 'ordered', {number, changes: {shopOrder}})).length === 0) return;
  await tx.addLedgerEntry({giftId: gift.id, portion: number, kind: 'fulfilled', amount: gift.unitAmount, currency: gift.currency});
  await tx.releaseStock(gift.id, number);
  await tx.updateGift(gift.id);
}

/** The shop will never fulfil this portion: what it had taken as fulfilled is held again, and goes back. */
export async function markUnavailable(tx: Transaction, gift: GiftRow, number: number): Promise<boolean> {
  if ((await tx.transitionPortions(gift.id, 'unavailable', {number})).length === 0) return false;
  const entries = await tx.listLedgerEntries(gift.id);
  if (entries.some((entry) => entry.portion === number && entry.kind === 'fulfilled')) {
    await tx.addLedgerEntry({giftId: gift.id, portion: number, kind: 'reopened', amount: gift.unitAmount, currency: gift.currency});
  }
  await releaseAndRefund(tx, gift, [number]);
  return true;
}

/** The claimed portion behind an order's id. */
export async function loadOrder(tx: Transaction, id: string): Promise<{gift: GiftRow; portion: PortionRow}> {
  const parts = parseOrderId(id);
  const portion = parts && (await tx.findPortion(parts.gift, parts.number));
  if (!portion || portion.claimedBy === null) throw new ProblemError('not-found');
  return {gift: (await tx.findGift(portion.giftId))!, portion};
}

export async function markShipped(tx: Transaction, id: string, {carrier, number, url}: Tracking): Promise<void> {
  const {gift, portion} = await loadOrder(tx, id);
  const tracking = {carrier: carrier ?? null, trackingNumber: number ?? null, trackingUrl: url ?? null} satisfies PortionChanges;
  const isUnchanged = (Object.keys(tracking) as (keyof typeof tracking)[]).every((field) => portion[field] === tracking[field]);
  if (portion.state === 'shipped' && isUnchanged) return;
  const updated = await tx.transitionPortions(gift.id, 'shipped', {number: portion.number, changes: tracking});
  if (updated.length === 0) throw new ProblemError('state-conflict', {currentState: portion.state});
  await tx.updateGift(gift.id);
}

export async function markDelivered(tx: Transaction, id: string): Promise<void> {
  const {gift, portion} = await loadOrder(tx, id);
  if (portion.state === 'delivered') return;
  const updated = await tx.transitionPortions(gift.id, 'delivered', {number: portion.number});
  if (updated.length === 0) throw new ProblemError('state-conflict', {currentState: portion.state});
  await closeIfFinished(tx, gift.id);
}

export async function markCancelled(tx: Transaction, id: string): Promise<void> {
  const {gift, portion} = await loadOrder(tx, id);
  if (portion.state === 'unavailable') return;
  if (!(await markUnavailable(tx, gift, portion.number))) throw new ProblemError('state-conflict', {currentState: portion.state});
}

/** The sealed address of an order; gone once it was erased, or kept long enough. */
export async function loadEncryptedAddress(tx: Transaction, id: string) {
  const {portion} = await loadOrder(tx, id);
  const encryptedAddress = await tx.findAddress(portion.giftId, portion.number);
  if (!encryptedAddress) throw new ProblemError('personal-data-erased');
  return encryptedAddress;
}
