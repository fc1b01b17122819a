/** The endpoints of the merchant. */
import type {Order} from '../../../protocol/index.ts';
import {deliverOrder, loadEncryptedAddress, loadOrder, rejectOrder, shipOrder} from '../../gifts/orders.ts';
import {fieldError} from '../../problem.ts';
import type {OrdersCursor} from '../../storage/storage.ts';
import {orderView, shipToView, toInstant} from '../views.ts';
import {mutation, type QueryHandler, type RequestContext} from './route.ts';

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

export const decryptShipping = mutation<'decryptShipping', void, {auditedAt: string}>({
  async execute(tx, {params}) {
    const {giftId, portion} = await loadEncryptedAddress(tx, params['id']!);
    return {auditedAt: toInstant(await tx.recordAddressAccess(giftId, portion))};
  },
  async respond({context, params}, {auditedAt}) {
    const {jwe} = await context.storage.read((tx) => loadEncryptedAddress(tx, params['id']!));
    return {address: (await context.keys.decryptAddress(jwe)).address, auditedAt};
  },
});

export const markShipped = mutation<'markShipped'>({
  execute: (tx, {params, request}) => shipOrder(tx, params['id']!, request),
  respond: loadOrderView,
});

export const markDelivered = mutation<'markDelivered'>({
  execute: (tx, {params}) => deliverOrder(tx, params['id']!),
  respond: loadOrderView,
});

export const cancelOrder = mutation<'cancelOrder'>({
  execute: (tx, {params}) => rejectOrder(tx, params['id']!),
  respond: loadOrderView,
});

function loadOrderView({context, params}: Pick<RequestContext<'markShipped'>, 'context' | 'params'>): Promise<Order> {
  return context.storage.read(async (tx) => {
    const {gift, portion} = await loadOrder(tx, params['id']!);
    return orderView(tx, gift, portion);
  });
}
