/** From a claim to a parcel: the shop takes the order, sends it, or can't. */
import {Refusal} from '../refusal.ts';
import type {GiftRow, JobRow, PortionFacts, PortionRow, Tx} from '../store.ts';
import type {World} from '../world.ts';
import {endIfDone, giveBack} from './ending.ts';

export interface Tracking {
  carrier?: string;
  number?: string;
  url?: string;
}

/** An order's id is its gift's id and the portion's number, so it needs no table. */
export const orderId = (gift: string, portion: number) => `${gift}.${portion}`;

export function orderParts(id: string): {gift: string; number: number} | undefined {
  const parts = /^([A-Za-z0-9_-]{22})\.([1-9]\d{0,2})$/.exec(id);
  return parts ? {gift: parts[1]!, number: Number(parts[2])} : undefined;
}

/** Gives one claimed portion to the shop, with the newest address; the key makes it one order however often it is asked. */
export async function placeOrder(world: World, job: JobRow): Promise<'done'> {
  const {gift, portion, sealed} = await world.store.read(async (tx) => ({
    gift: (await tx.gift(job.gift))!,
    portion: (await tx.portion(job.gift, job.portion))!,
    sealed: await tx.address(job.gift, job.portion),
  }));
  if (portion.state !== 'claimed') return 'done';
  // Where it should go was removed; nobody can send it, so nobody pays for it.
  if (!sealed) {
    await world.store.change((tx) => fail(tx, gift, portion.number));
    return 'done';
  }
  const id = orderId(gift.id, portion.number);
  const {address} = await world.keys.open(sealed.jwe);
  const taken = await world.catalogue.placeOrder({
    key: `order:${id}`, order: id, product: gift.productRef, variant: portion.variant!,
    unitPrice: {amount: gift.unitAmount, currency: gift.currency}, address,
    shipTo: {country: sealed.country, ...(sealed.postalCode !== null && {postalCode: sealed.postalCode})},
  });
  await world.store.change(async (tx) => {
    if ('unavailable' in taken) await fail(tx, gift, portion.number);
    else await ordered(tx, gift, portion.number, taken.number);
  });
  return 'done';
}

async function ordered(tx: Tx, gift: GiftRow, number: number, shopOrder: string) {
  if ((await tx.movePortions(gift.id, 'ordered', {number, facts: {shopOrder}})).length === 0) return;
  await tx.enter({gift: gift.id, portion: number, kind: 'fulfilled', amount: gift.unitAmount, currency: gift.currency});
  await tx.release(gift.id, number);
  await tx.touchGift(gift.id);
}

/** The shop will never fulfil this portion: what it had taken as fulfilled is held again, and goes back. */
export async function fail(tx: Tx, gift: GiftRow, number: number): Promise<boolean> {
  if ((await tx.movePortions(gift.id, 'unavailable', {number})).length === 0) return false;
  const entries = await tx.ledger(gift.id);
  if (entries.some((entry) => entry.portion === number && entry.kind === 'fulfilled')) {
    await tx.enter({gift: gift.id, portion: number, kind: 'reopened', amount: gift.unitAmount, currency: gift.currency});
  }
  await giveBack(tx, gift, [number]);
  return true;
}

/** The claimed portion behind an order's id. */
export async function order(tx: Tx, id: string): Promise<{gift: GiftRow; portion: PortionRow}> {
  const parts = orderParts(id);
  const portion = parts && (await tx.portion(parts.gift, parts.number));
  if (!portion || portion.claimedBy === null) throw new Refusal('not-found');
  return {gift: (await tx.gift(portion.gift))!, portion};
}

export async function shipped(tx: Tx, id: string, {carrier, number, url}: Tracking): Promise<void> {
  const {gift, portion} = await order(tx, id);
  const facts = {carrier: carrier ?? null, trackingNumber: number ?? null, trackingUrl: url ?? null} satisfies PortionFacts;
  const told = (Object.keys(facts) as (keyof typeof facts)[]).every((fact) => portion[fact] === facts[fact]);
  if (portion.state === 'shipped' && told) return;
  const moved = await tx.movePortions(gift.id, 'shipped', {number: portion.number, facts});
  if (moved.length === 0) throw new Refusal('state-conflict', {currentState: portion.state});
  await tx.touchGift(gift.id);
}

export async function delivered(tx: Tx, id: string): Promise<void> {
  const {gift, portion} = await order(tx, id);
  if (portion.state === 'delivered') return;
  const moved = await tx.movePortions(gift.id, 'delivered', {number: portion.number});
  if (moved.length === 0) throw new Refusal('state-conflict', {currentState: portion.state});
  await endIfDone(tx, gift.id);
}

export async function cancelOrder(tx: Tx, id: string): Promise<void> {
  const {gift, portion} = await order(tx, id);
  if (portion.state === 'unavailable') return;
  if (!(await fail(tx, gift, portion.number))) throw new Refusal('state-conflict', {currentState: portion.state});
}

/** The sealed address of an order; gone once it was erased, or kept long enough. */
export async function sealedAddress(tx: Tx, id: string) {
  const {portion} = await order(tx, id);
  const sealed = await tx.address(portion.gift, portion.number);
  if (!sealed) throw new Refusal('personal-data-erased');
  return sealed;
}
