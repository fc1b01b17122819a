/** What each side gets to see of a gift. The sender's view is made without looking at any recipient. */
import {isClaimable, hasActiveClaim, type ClaimCard, type Gift, type GiftProduct, type Order, type Product, type Receipt, type Shop}
  from '../../protocol/index.ts';
import {lastDeadline} from '../gifts/deadline.ts';
import {policyOf} from '../gifts/policy.ts';
import {canCorrect, canErase} from '../gifts/receipt.ts';
import {permissionsOf} from '../gifts/manage.ts';
import {parseChoices, availableStock} from '../gifts/stock.ts';
import type {AddressRow, GiftRow, StockHoldRow, PortionRow, ThanksRow, Transaction} from '../storage/storage.ts';
import type {ProductWithStock, AppContext} from '../context.ts';

/** What this backend offers beyond an ordinary gift. */
const FEATURES = ['group', 'secret', 'passcode', 'schedule', 'extend', 'events'] as const;

export const toInstant = (ms: number) => new Date(ms).toISOString();

export function shopView({shop, keys, mail}: AppContext): Shop {
  const {name, domain, locales, currency, shipsTo, policy, support, terms, privacy} = shop;
  return {name, domain, locales, currency, shipsTo, policy, features: [...FEATURES, ...(mail ? ['mail' as const] : [])], fulfillmentKey: keys.fulfillmentKey,
    ...(support && {support}), ...(terms && {terms}), ...(privacy && {privacy})};
}

export function productView(productWithStock: ProductWithStock, holds: readonly StockHoldRow[]): Product {
  const {stock: _stock, ...product} = productWithStock;
  const variants = product.variants.map((variant) => ({...variant, available: availableStock(productWithStock, holds, variant.ref) > 0}));
  const soldOut = variants.every((variant) => !variant.available);
  return {...product, variants, ...(product.giftable && soldOut && {giftable: false, reason: 'sold-out' as const})};
}

/** As it looks to whoever holds the manage token of this hash: each builds claim links of its own. */
export async function giftView(context: AppContext, tx: Transaction, gift: GiftRow, manageHash: string): Promise<Gift> {
  const portions = await tx.listPortions(gift.id);
  const thanks = await tx.listThanks(gift.id);
  const refunds = await tx.listRefunds(gift.id);
  const link = await tx.findNewestClaimLink(manageHash);
  const now = await tx.now();
  const currency = refunds[0]?.currency ?? gift.currency;
  const sum = (state: string) => refunds.filter((refund) => refund.state === state).reduce((all, refund) => all + refund.amount, 0);
  const deadline = lastDeadline(portions);
  const isPayable = gift.state === 'draft' && gift.checkoutUrl !== null && gift.checkoutExpiresAt! > now;
  return {
    id: gift.id,
    state: gift.state,
    product: JSON.parse(gift.product) as GiftProduct,
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    total: {amount: gift.unitAmount * gift.portionCount, currency: gift.currency},
    ...giftMessage(gift),
    secret: gift.secret === 1,
    passcodeRequired: gift.passcodeHash !== null,
    shop: {name: context.shop.name, domain: context.shop.domain},
    policy: policyOf(gift),
    portions: portions.map((portion) => ({
      number: portion.number, state: portion.state, changedAt: toInstant(portion.changedAt), ...thanksField(thanks, portion.number),
    })),
    linkNumber: link?.linkNumber ?? 0,
    linkReplaced: !link || link.replacedAt !== null,
    claimPage: context.claimPage.replaceAll('{gift}', gift.id),
    ...(isPayable && {checkout: {url: gift.checkoutUrl!, expiresAt: toInstant(gift.checkoutExpiresAt!)}}),
    createdAt: toInstant(gift.createdAt),
    ...(gift.paidAt !== null && {paidAt: toInstant(gift.paidAt)}),
    ...(deadline !== undefined && {claimDeadline: toInstant(deadline)}),
    ...(gift.sendAt !== null && {sendAt: {at: toInstant(gift.sendAt), timeZone: gift.sendTimeZone!}}),
    refunded: {amount: sum('refunded'), currency},
    // What the provider refused is still owed: it must not drop out of sight.
    refundPending: {amount: sum('pending') + sum('failed'), currency},
    can: permissionsOf(gift, portions, now),
    sequence: gift.sequence,
  };
}

/** Everyone who has the link sees what is in the box; behind a passcode, each has to open it anew. */
export const isContentVisible = (gift: GiftRow, portions: readonly PortionRow[]) =>
  gift.passcodeHash === null && portions.every((portion) => portion.state === 'opened');

/** The face of the card; `opened` when this very caller has just unwrapped it. `product` is only needed where there is a choice. */
export async function cardView(context: AppContext, tx: Transaction, gift: GiftRow, now: {opened?: boolean; product?: ProductWithStock}): Promise<ClaimCard> {
  const portions = await tx.listPortions(gift.id);
  const left = portions.filter((portion) => portion.state === 'waiting' || isClaimable(portion.state));
  const opened = now.opened || isContentVisible(gift, portions);
  const deadline = lastDeadline(portions);
  return {
    gift: gift.id,
    state: gift.state === 'draft' ? 'unpaid' : gift.state === 'scheduled' ? 'scheduled' : opened ? 'opened' : 'sealed',
    shop: {name: context.shop.name, domain: context.shop.domain},
    ...giftMessage(gift),
    secret: gift.secret === 1,
    passcodeRequired: gift.passcodeHash !== null,
    ...(gift.paidAt !== null && {paidAt: toInstant(gift.paidAt)}),
    ...(deadline !== undefined && {claimDeadline: toInstant(deadline)}),
    ...(gift.state === 'scheduled' && {sendAt: toInstant(gift.sendAt!)}),
    portions: {total: portions.length, left: left.length},
    ...(opened && {
      product: JSON.parse(gift.product) as GiftProduct,
      variants: variantOptions(gift, now.product, await tx.listStockHolds(gift.productRef)),
    }),
  };
}

/** What a recipient may choose among, the sender's own choice included; empty when there is no choice. */
function variantOptions(gift: GiftRow, product: ProductWithStock | undefined, holds: readonly StockHoldRow[]) {
  const refs = parseChoices(gift).map(({ref}) => ref);
  if (!product || refs.length < 2) return [];
  return product.variants.filter((variant) => refs.includes(variant.ref)).map(({price: _price, ...variant}) => ({
    ...variant, available: variant.ref === gift.variant || availableStock(product, holds, variant.ref) > 0,
  }));
}

export async function receiptView(context: AppContext, tx: Transaction, gift: GiftRow, number: number): Promise<Receipt> {
  const portion = (await tx.findPortion(gift.id, number))!;
  const encryptedAddress = await tx.findAddress(gift.id, number);
  const thanks = thanksField(await tx.listThanks(gift.id), number);
  const erased = portion.erasedAt !== null;
  const job = await tx.findJob(gift.id, number, 'place-order');
  const {support} = context.shop;
  return {
    gift: gift.id,
    portion: number,
    state: portion.state,
    product: claimedProduct(gift, portion),
    shop: {name: context.shop.name, domain: context.shop.domain, ...(support && {support})},
    ...giftMessage(gift),
    claimedAt: toInstant(portion.claimedAt!),
    changedAt: toInstant(portion.changedAt),
    // The country alone: answers to writes are kept for a while, and must hold no personal data.
    ...(encryptedAddress && {shipTo: {country: encryptedAddress.country}}),
    ...tracking(portion),
    ...thanks,
    erased,
    can: {
      correctAddress: canCorrect(portion, job),
      thank: hasActiveClaim(portion.state) && !erased && !('thanks' in thanks),
      erase: canErase(portion, job),
    },
    sequence: gift.sequence,
  };
}

export async function orderView(tx: Transaction, gift: GiftRow, portion: PortionRow): Promise<Order> {
  return {
    id: `${gift.id}.${portion.number}`,
    gift: gift.id,
    portion: portion.number,
    state: portion.state,
    product: claimedProduct(gift, portion),
    ...(portion.shopOrder !== null && {shopOrder: portion.shopOrder}),
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    note: gift.note,
    senderName: gift.senderName,
    ...shipTo(await tx.findAddress(gift.id, portion.number)),
    ...tracking(portion),
    claimedAt: toInstant(portion.claimedAt!),
    changedAt: toInstant(portion.changedAt),
  };
}

const giftMessage = ({note, cover, senderName}: GiftRow) => ({note, cover, senderName});

function claimedProduct(gift: GiftRow, portion: PortionRow): GiftProduct {
  const product = JSON.parse(gift.product) as GiftProduct;
  if (gift.variant === portion.variant) return product;
  const choice = parseChoices(gift).find(({ref}) => ref === portion.variant);
  return {...product, ...(choice?.image && {image: choice.image}), variant: {ref: portion.variant!, title: portion.variantTitle!}};
}

function thanksField(thanks: readonly ThanksRow[], number: number) {
  const own = thanks.find((one) => one.portion === number);
  return own ? {thanks: {note: own.note, emoji: own.emoji}} : {};
}

const shipTo = (encryptedAddress: AddressRow | undefined) =>
  encryptedAddress ? {shipTo: {country: encryptedAddress.country, ...(encryptedAddress.postalCode !== null && {postalCode: encryptedAddress.postalCode})}} : {};

function tracking({carrier, trackingNumber, trackingUrl}: PortionRow) {
  if (carrier === null && trackingNumber === null && trackingUrl === null) return {};
  return {tracking: {
    ...(carrier !== null && {carrier}),
    ...(trackingNumber !== null && {number: trackingNumber}),
    ...(trackingUrl !== null && {url: trackingUrl}),
  }};
}
