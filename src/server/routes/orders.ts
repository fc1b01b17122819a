/** The merchant's calls. */
import type {Address} from '../../protocol/index.ts';
import {cancelOrder as giveUp, delivered as arrived, order, sealedAddress, shipped as sent} from '../gifts/orders.ts';
import {faultAt} from '../refusal.ts';
import type {OrdersAfter, Tx} from '../store.ts';
import {instant, orderView} from '../views.ts';
import {move, type Look} from './route.ts';

const PAGE = 50;

export const orders: Look<'orders'> = ({world, query}) => world.store.read(async (tx) => {
  const portions = await tx.orders(PAGE + 1, parseAfter(query.get('after')));
  const page = portions.slice(0, PAGE);
  const last = page.at(-1);
  return {
    orders: await Promise.all(page.map(async (portion) => orderView(tx, (await tx.gift(portion.gift))!, portion))),
    ...(portions.length > PAGE && last && {next: `${last.claimedAt}.${last.gift}.${last.number}`}),
  };
});

function parseAfter(after: string | null): OrdersAfter | undefined {
  if (after === null) return undefined;
  const parts = /^(\d{1,15})\.([A-Za-z0-9_-]{22})\.(\d{1,3})$/.exec(after);
  if (!parts) throw faultAt('/after', 'invalid');
  return {claimedAt: Number(parts[1]), gift: parts[2]!, number: Number(parts[3])};
}

export const shipping: Look<'shipping'> = ({world, params}) => world.store.read(async (tx) => {
  const {jwe, kid, receiptHash, country, postalCode} = await sealedAddress(tx, params['id']!);
  return {jwe, kid, receiptHash, shipTo: {country, ...(postalCode !== null && {postalCode})}};
});

export const openShipping = move<'openShipping', Address>({
  keeps: false,
  async prepare({world, params}) {
    const {jwe} = await world.store.read((tx) => sealedAddress(tx, params['id']!));
    return (await world.keys.open(jwe)).address;
  },
  async move(tx, {params}, address) {
    const {gift, portion} = await sealedAddress(tx, params['id']!);
    return {address, auditedAt: instant(await tx.audit(gift, portion))};
  },
});

// These answers name a country and a postal code, so they aren't kept; said again, each changes nothing.
export const shipped = move<'shipped'>({
  keeps: false,
  async move(tx, {params, request}) {
    await sent(tx, params['id']!, request);
    return view(tx, params['id']!);
  },
});

export const delivered = move<'delivered'>({
  keeps: false,
  async move(tx, {params}) {
    await arrived(tx, params['id']!);
    return view(tx, params['id']!);
  },
});

export const cancelOrder = move<'cancelOrder'>({
  keeps: false,
  async move(tx, {params}) {
    await giveUp(tx, params['id']!);
    return view(tx, params['id']!);
  },
});

async function view(tx: Tx, id: string) {
  const {gift, portion} = await order(tx, id);
  return orderView(tx, gift, portion);
}
