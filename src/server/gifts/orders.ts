/** Orders: each claimed portion is ordered from the shop, which ships it or reports that it cannot. */
import type {GiftProduct} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {AddressRow, GiftRow, JobRow, PortionChanges, PortionRow, Transaction} from '../storage/storage.ts';
import {raiseAlert} from './alerts.ts';
import {balancesOf, moveMoney} from './ledger.ts';
import {closeIfFinished, releaseAndRefund} from './end-portions.ts';
import {unreservedMoney} from './refunds.ts';
import {parseChoices} from './stock.ts';

export interface Tracking {
  carrier?: string;
  number?: string;
  url?: string;
}

/** An order has no table of its own: its id consists of the gift's id and the portion's number. */
export const orderId = (giftId: string, portion: number) => `${giftId}.${portion}`;

function parseOrderId(id: string): {giftId: string; number: number} | undefined {
  const match = /^([A-Za-z0-9_-]{22})\.([1-9]\d{0,2})$/.exec(id);
  return match ? {giftId: match[1]!, number: Number(match[2])} : undefined;
}

/** The product of a claimed portion: as it was when the gift was drafted, with the variant that the recipient chose. */
export function claimedProduct(gift: GiftRow, portion: PortionRow): GiftProduct {
  const product = JSON.parse(gift.product) as GiftProduct;
  if (gift.variant === portion.variant) return product;
  const choice = parseChoices(gift).find(({ref}) => ref === portion.variant);
  return {...product, ...(choice?.image && {image: choice.image}), variant: {ref: portion.variant!, title: portion.variantTitle!}};
}

/** Job: orders a claimed portion from the shop, to the latest address. The key makes retries one order. */
export async function placeOrder(context: AppContext, job: JobRow): Promise<'done'> {
  const {gift, portion, address} = await context.storage.read(async (tx) => ({
    gift: (await tx.findGift(job.giftId))!,
    portion: (await tx.findPortion(job.giftId, job.portion))!,
    address: await tx.findAddress(job.giftId, job.portion),
  }));
  if (portion.state !== 'claimed') return 'done';
  // The address was deleted: the portion cannot be sent, so it is refunded.
  if (!address) {
    await context.storage.transaction((tx) => markUnavailable(tx, gift, portion.number));
    return 'done';
  }
  const id = orderId(gift.id, portion.number);
  const result = await context.catalog.placeOrder({
    key: `order:${id}`, orderId: id, productRef: gift.productRef, variant: portion.variant!,
    product: claimedProduct(gift, portion), isSigned: gift.descriptor !== null,
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    address: (await context.keys.decryptAddress(address.jwe)).address,
    shipTo: {country: address.country, ...(address.postalCode !== null && {postalCode: address.postalCode})},
  });
  await context.storage.transaction(async (tx) => {
    if ('unavailable' in result) await recordRefusedOrder(tx, gift, portion.number);
    else await markOrdered(tx, gift, portion.number, result.number);
  });
  return 'done';
}

async function recordRefusedOrder(tx: Transaction, gift: GiftRow, portion: number) {
  if (!(await markUnavailable(tx, gift, portion))) return;
  await raiseAlert(tx, gift.id, {kind: 'order-refused', portion, amount: {amount: gift.unitAmount, currency: gift.currency}});
}

async function markOrdered(tx: Transaction, gift: GiftRow, number: number, shopOrder: string) {
  if ((await tx.transitionPortions(gift.id, 'ordered', {number, changes: {shopOrder}})).length === 0) return;
  // A refund in the dashboard may have left less than the price beside the refunds that are due.
  const amount = Math.min(gift.unitAmount, await unreservedMoney(tx, gift.id));
  await moveMoney(tx, gift.id, {kind: 'fulfilled', from: 'held', to: 'fulfilled', amount, currency: gift.currency, portion: number});
  await tx.countOrderedStock(gift.id, number);
  await tx.enqueueJob(gift.id, number, 'notify-order');
  await tx.updateGift(gift.id);
}

/**
 * Gives up a portion that the shop will not fulfill, and refunds it. Money that counted as fulfilled is held again
 * first.
 */
export async function markUnavailable(tx: Transaction, gift: GiftRow, number: number): Promise<boolean> {
  if ((await tx.transitionPortions(gift.id, 'unavailable', {number})).length === 0) return false;
  const {fulfilled} = balancesOf(await tx.listLedgerEntries(gift.id), number);
  await moveMoney(tx, gift.id, {
    kind: 'reopened', from: 'fulfilled', to: 'held', amount: fulfilled, currency: gift.currency, portion: number,
  });
  await releaseAndRefund(tx, gift, [number]);
  return true;
}

/** Loads the claimed portion of an order. Throws `not-found` if there is none. */
export async function loadOrder(tx: Transaction, id: string): Promise<{gift: GiftRow; portion: PortionRow}> {
  const parsed = parseOrderId(id);
  const portion = parsed && (await tx.findPortion(parsed.giftId, parsed.number));
  if (!portion || portion.claimedBy === null) throw new ProblemError('not-found');
  return {gift: (await tx.findGift(portion.giftId))!, portion};
}

/** The merchant has shipped the order. Repeating it with the same tracking data changes nothing. */
export async function shipOrder(tx: Transaction, id: string, {carrier, number, url}: Tracking): Promise<void> {
  const {gift, portion} = await loadOrder(tx, id);
  const changes = {carrier: carrier ?? null, trackingNumber: number ?? null, trackingUrl: url ?? null} satisfies PortionChanges;
  const isUnchanged = (Object.keys(changes) as (keyof typeof changes)[]).every((field) => portion[field] === changes[field]);
  if (portion.state === 'shipped' && isUnchanged) return;
  const shipped = await tx.transitionPortions(gift.id, 'shipped', {number: portion.number, changes});
  if (shipped.length === 0) throw new ProblemError('state-conflict', {currentState: portion.state});
  await tx.updateGift(gift.id);
}

export async function deliverOrder(tx: Transaction, id: string): Promise<void> {
  const {gift, portion} = await loadOrder(tx, id);
  if (portion.state === 'delivered') return;
  const delivered = await tx.transitionPortions(gift.id, 'delivered', {number: portion.number});
  if (delivered.length === 0) throw new ProblemError('state-conflict', {currentState: portion.state});
  await closeIfFinished(tx, gift.id);
}

/** The merchant cannot fulfill the order. */
export async function rejectOrder(tx: Transaction, id: string): Promise<void> {
  const {gift, portion} = await loadOrder(tx, id);
  if (portion.state === 'unavailable') return;
  if (!(await markUnavailable(tx, gift, portion.number))) throw new ProblemError('state-conflict', {currentState: portion.state});
}

/** Throws `personal-data-erased` if the recipient has erased the address or its retention period has ended. */
export async function loadEncryptedAddress(tx: Transaction, id: string): Promise<AddressRow> {
  const {portion} = await loadOrder(tx, id);
  const address = await tx.findAddress(portion.giftId, portion.number);
  if (!address) throw new ProblemError('personal-data-erased');
  return address;
}
