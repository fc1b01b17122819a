/** The endpoints of the merchant. */
import type {Address} from '../../../protocol/index.ts';
import {deliverOrder, loadEncryptedAddress, loadOrder, rejectOrder, shipOrder} from '../../gifts/orders.ts';
import {fieldError} from '../../problem.ts';
import type {OrdersCursor, Transaction} from '../../storage/storage.ts';
import {orderView, shipToView, toInstant} from '../views.ts';
import {mutation, type QueryHandler} from './route.ts';

const PAGE_SIZE = 50;

export const orders: QueryHandler<'orders'> = ({context, query}) => context.storage.read(async (tx) => {
  const portions = await tx.listOrders(PAGE_SIZE + 1, parseCursor(query.get('after')));
  const page = portions.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    orders: await Promise.all(page.map(async (portion) => orderView(tx, (await tx.findGift(portion.giftId))!, portion))),
    ...(portions.length > PAGE_SIZE && last && {next: `${last.claimedAt}.${last.giftId}.${last.number}`}),
  };
});

function parseCursor(after: string | null): OrdersCursor | undefined {
  if (after === null) return undefined;
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{22})\.(\d{1,3})$/.exec(after);
  if (!match) throw fieldError('/after', 'invalid');
  return {claimedAt: Number(match[1]), giftId: match[2]!, number: Number(match[3])};
}

export const shipping: QueryHandler<'shipping'> = ({context, params}) => context.storage.read(async (tx) => {
  const address = await loadEncryptedAddress(tx, params['id']!);
  return {jwe: address.jwe, kid: address.kid, receiptHash: address.receiptHash, shipTo: shipToView(address)};
});

// The responses below contain personal data, or a country and a postal code. So they are not stored; each request can be repeated.

export const decryptShipping = mutation<'decryptShipping', Address>({
  storesResponse: false,
  async prepare({context, params}) {
    const {jwe} = await context.storage.read((tx) => loadEncryptedAddress(tx, params['id']!));
    return (await context.keys.decryptAddress(jwe)).address;
  },
  async execute(tx, {params}, address) {
    const {giftId, portion} = await loadEncryptedAddress(tx, params['id']!);
    return {address, auditedAt: toInstant(await tx.recordAddressAccess(giftId, portion))};
  },
});

export const markShipped = mutation<'markShipped'>({
  storesResponse: false,
  async execute(tx, {params, request}) {
    await shipOrder(tx, params['id']!, request);
    return loadOrderView(tx, params['id']!);
  },
});

export const markDelivered = mutation<'markDelivered'>({
  storesResponse: false,
  async execute(tx, {params}) {
    await deliverOrder(tx, params['id']!);
    return loadOrderView(tx, params['id']!);
  },
});

export const cancelOrder = mutation<'cancelOrder'>({
  storesResponse: false,
  async execute(tx, {params}) {
    await rejectOrder(tx, params['id']!);
    return loadOrderView(tx, params['id']!);
  },
});

async function loadOrderView(tx: Transaction, id: string) {
  const {gift, portion} = await loadOrder(tx, id);
  return orderView(tx, gift, portion);
}
