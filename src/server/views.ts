/** What each side gets to see of a gift. The sender's view is made without looking at any recipient. */
import {isClaimable, isClaimed, type Card, type Gift, type GivenProduct, type Order, type Product, type Receipt, type Shop}
  from '../protocol/index.ts';
import {lastDeadline} from './gifts/deadline.ts';
import {policyOf} from './gifts/promise.ts';
import {mayCorrect, mayErase} from './gifts/receipt.ts';
import {allows} from './gifts/sender.ts';
import {choicesOf, freeOf} from './gifts/stock.ts';
import type {AddressRow, GiftRow, HoldRow, PortionRow, ThanksRow, Tx} from './store.ts';
import type {StockedProduct, World} from './world.ts';

/** What this backend offers beyond an ordinary gift. */
const offered = ['group', 'secret', 'passcode', 'schedule', 'extend', 'events'] as const;

export const instant = (ms: number) => new Date(ms).toISOString();

export function shopView({shop, keys, mail}: World): Shop {
  const {name, domain, locales, currency, shipsTo, policy, support, terms, privacy} = shop;
  return {name, domain, locales, currency, shipsTo, policy, features: [...offered, ...(mail ? ['mail' as const] : [])], fulfilmentKey: keys.fulfilment,
    ...(support && {support}), ...(terms && {terms}), ...(privacy && {privacy})};
}

export function productView(stocked: StockedProduct, holds: readonly HoldRow[]): Product {
  const {stock: _stock, ...product} = stocked;
  const variants = product.variants.map((variant) => ({...variant, available: freeOf(stocked, holds, variant.ref) > 0}));
  const soldOut = variants.every((variant) => !variant.available);
  return {...product, variants, ...(product.giftable && soldOut && {giftable: false, reason: 'sold-out' as const})};
}

/** As it looks to whoever holds the manage token of this hash: each builds claim links of its own. */
export async function giftView(world: World, tx: Tx, gift: GiftRow, manageHash: string): Promise<Gift> {
  const portions = await tx.portions(gift.id);
  const thanks = await tx.thanks(gift.id);
  const refunds = await tx.refunds(gift.id);
  const link = await tx.newestLink(manageHash);
  const now = await tx.now();
  const currency = refunds[0]?.currency ?? gift.currency;
  const sum = (state: string) => refunds.filter((refund) => refund.state === state).reduce((all, refund) => all + refund.amount, 0);
  const deadline = lastDeadline(portions);
  const payable = gift.state === 'draft' && gift.checkoutUrl !== null && gift.checkoutExpiresAt! > now;
  return {
    id: gift.id,
    state: gift.state,
    product: JSON.parse(gift.product) as GivenProduct,
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    total: {amount: gift.unitAmount * gift.portionCount, currency: gift.currency},
    ...words(gift),
    secret: gift.secret === 1,
    passcodeRequired: gift.passcode !== null,
    shop: {name: world.shop.name, domain: world.shop.domain},
    policy: policyOf(gift),
    portions: portions.map((portion) => ({
      number: portion.number, state: portion.state, changedAt: instant(portion.changedAt), ...thanksOf(thanks, portion.number),
    })),
    linkNumber: link?.number ?? 0,
    linkReplaced: !link || link.replacedAt !== null,
    claimPage: world.claimPage.replaceAll('{gift}', gift.id),
    ...(payable && {checkout: {url: gift.checkoutUrl!, expiresAt: instant(gift.checkoutExpiresAt!)}}),
    createdAt: instant(gift.createdAt),
    ...(gift.paidAt !== null && {paidAt: instant(gift.paidAt)}),
    ...(deadline !== undefined && {claimDeadline: instant(deadline)}),
    ...(gift.sendAt !== null && {sendAt: {at: instant(gift.sendAt), timeZone: gift.sendTimeZone!}}),
    refunded: {amount: sum('refunded'), currency},
    // What the provider refused is still owed: it must not drop out of sight.
    refundPending: {amount: sum('pending') + sum('failed'), currency},
    can: allows(gift, portions, now),
    sequence: gift.sequence,
  };
}

/** Everyone who has the link sees what is in the box; behind a passcode, each has to open it anew. */
export const liesOpen = (gift: GiftRow, portions: readonly PortionRow[]) =>
  gift.passcode === null && portions.every((portion) => portion.state === 'opened');

/** The face of the card; `opened` when this very caller has just unwrapped it. `product` is only needed where there is a choice. */
export async function cardView(world: World, tx: Tx, gift: GiftRow, now: {opened?: boolean; product?: StockedProduct}): Promise<Card> {
  const portions = await tx.portions(gift.id);
  const left = portions.filter((portion) => portion.state === 'waiting' || isClaimable(portion.state));
  const opened = now.opened || liesOpen(gift, portions);
  const deadline = lastDeadline(portions);
  return {
    gift: gift.id,
    state: gift.state === 'draft' ? 'unpaid' : gift.state === 'scheduled' ? 'scheduled' : opened ? 'opened' : 'sealed',
    shop: {name: world.shop.name, domain: world.shop.domain},
    ...words(gift),
    secret: gift.secret === 1,
    passcodeRequired: gift.passcode !== null,
    ...(gift.paidAt !== null && {paidAt: instant(gift.paidAt)}),
    ...(deadline !== undefined && {claimDeadline: instant(deadline)}),
    ...(gift.state === 'scheduled' && {sendAt: instant(gift.sendAt!)}),
    portions: {total: portions.length, left: left.length},
    ...(opened && {
      product: JSON.parse(gift.product) as GivenProduct,
      variants: choosable(gift, now.product, await tx.holds(gift.productRef)),
    }),
  };
}

/** What a recipient may choose among, the sender's own choice included; empty when there is no choice. */
function choosable(gift: GiftRow, product: StockedProduct | undefined, holds: readonly HoldRow[]) {
  const refs = choicesOf(gift).map(({ref}) => ref);
  if (!product || refs.length < 2) return [];
  return product.variants.filter((variant) => refs.includes(variant.ref)).map(({price: _price, ...variant}) => ({
    ...variant, available: variant.ref === gift.variant || freeOf(product, holds, variant.ref) > 0,
  }));
}

export async function receiptView(world: World, tx: Tx, gift: GiftRow, number: number): Promise<Receipt> {
  const portion = (await tx.portion(gift.id, number))!;
  const sealed = await tx.address(gift.id, number);
  const thanks = thanksOf(await tx.thanks(gift.id), number);
  const erased = portion.erasedAt !== null;
  const job = await tx.job(gift.id, number, 'order');
  const {support} = world.shop;
  return {
    gift: gift.id,
    portion: number,
    state: portion.state,
    product: givenTo(gift, portion),
    shop: {name: world.shop.name, domain: world.shop.domain, ...(support && {support})},
    ...words(gift),
    claimedAt: instant(portion.claimedAt!),
    changedAt: instant(portion.changedAt),
    // The country alone: answers to writes are kept for a while, and must hold no personal data.
    ...(sealed && {shipTo: {country: sealed.country}}),
    ...tracking(portion),
    ...thanks,
    erased,
    can: {
      correctAddress: mayCorrect(portion, job),
      thank: isClaimed(portion.state) && !erased && !('thanks' in thanks),
      erase: mayErase(portion, job),
    },
    sequence: gift.sequence,
  };
}

export async function orderView(tx: Tx, gift: GiftRow, portion: PortionRow): Promise<Order> {
  return {
    id: `${gift.id}.${portion.number}`,
    gift: gift.id,
    portion: portion.number,
    state: portion.state,
    product: givenTo(gift, portion),
    ...(portion.shopOrder !== null && {shopOrder: portion.shopOrder}),
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    note: gift.note,
    senderName: gift.senderName,
    ...shipTo(await tx.address(gift.id, portion.number)),
    ...tracking(portion),
    claimedAt: instant(portion.claimedAt!),
    changedAt: instant(portion.changedAt),
  };
}

const words = ({note, cover, senderName}: GiftRow) => ({note, cover, senderName});

function givenTo(gift: GiftRow, portion: PortionRow): GivenProduct {
  const product = JSON.parse(gift.product) as GivenProduct;
  if (gift.variant === portion.variant) return product;
  const chosen = choicesOf(gift).find(({ref}) => ref === portion.variant);
  return {...product, ...(chosen?.image && {image: chosen.image}), variant: {ref: portion.variant!, title: portion.variantTitle!}};
}

function thanksOf(thanks: readonly ThanksRow[], number: number) {
  const said = thanks.find((one) => one.portion === number);
  return said ? {thanks: {note: said.note, emoji: said.emoji}} : {};
}

const shipTo = (sealed: AddressRow | undefined) =>
  sealed ? {shipTo: {country: sealed.country, ...(sealed.postalCode !== null && {postalCode: sealed.postalCode})}} : {};

function tracking({carrier, trackingNumber, trackingUrl}: PortionRow) {
  if (carrier === null && trackingNumber === null && trackingUrl === null) return {};
  return {tracking: {
    ...(carrier !== null && {carrier}),
    ...(trackingNumber !== null && {number: trackingNumber}),
    ...(trackingUrl !== null && {url: trackingUrl}),
  }};
}
