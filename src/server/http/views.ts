/**
 * The views: what the sender, the recipient, the merchant and everybody else see of a gift. The sender's contains
 * nothing about a recipient but their thanks.
 */
import {
  hasActiveClaim, isClaimable, type Alert, type ClaimCard, type Gift, type GiftProduct, type Order, type Product, type Receipt,
  type ResponseOf, type Shop,
} from '../../protocol/index.ts';
import type {AppContext, ProductWithStock} from '../context.ts';
import {canRetry} from '../gifts/alerts.ts';
import {claimedProduct, orderId} from '../gifts/orders.ts';
import {isPasscodeBlocked} from '../gifts/passcode.ts';
import {canCorrectAddress, canErase, extendableUntil, permissionsOf} from '../gifts/permissions.ts';
import {lastDeadline, policyOf} from '../gifts/policy.ts';
import {availableVariants, heldVariants, parseChoices} from '../gifts/stock.ts';
import type {AddressRow, AlertRow, GiftRow, PortionRow, StockCountRow, ThanksRow, Transaction} from '../storage/storage.ts';

/** The optional features of this backend, for `Shop.features`. */
const FEATURES = ['group', 'secret', 'passcode', 'schedule', 'extend', 'events'] as const;

export const toInstant = (ms: number) => new Date(ms).toISOString();

export function shopView({shop, keys, mail}: AppContext): Shop {
  const {name, domain, locales, currency, shipsTo, policy, support, terms, privacy} = shop;
  return {
    name, domain, locales, currency, shipsTo, policy,
    features: [...FEATURES, ...(mail ? ['mail' as const] : []), ...(keys.checkSignature ? ['descriptor' as const] : [])],
    fulfillmentKey: keys.fulfillmentKey,
    ...(support && {support}), ...(terms && {terms}), ...(privacy && {privacy}),
  };
}

export function productView(productWithStock: ProductWithStock, counts: readonly StockCountRow[]): Product {
  const {stock: _stock, countsBefore: _countsBefore, ...product} = productWithStock;
  const available = availableVariants(productWithStock, counts);
  const variants = product.variants.map((variant) => ({...variant, available: available.has(variant.ref)}));
  const soldOut = variants.every((variant) => !variant.available);
  return {...product, variants, ...(product.giftable && soldOut && {giftable: false, reason: 'sold-out' as const})};
}

/** The sender's view. It depends on the manage token, because each manage token derives its own claim links. */
export async function giftView(context: AppContext, tx: Transaction, gift: GiftRow, manageHash: string): Promise<Gift> {
  const portions = await tx.listPortions(gift.id);
  const thanks = await tx.listThanks(gift.id);
  const refunds = await tx.listRefunds(gift.id);
  const link = await tx.findNewestClaimLink(manageHash);
  const now = await tx.now();
  const currency = refunds[0]?.currency ?? gift.currency;
  const sum = (state: string) => refunds.filter((refund) => refund.state === state).reduce((total, refund) => total + refund.amount, 0);
  const deadline = lastDeadline(portions);
  const extendable = extendableUntil(gift, portions, now);
  const isPayable = gift.state === 'draft' && gift.paymentPending === 0 && gift.checkoutUrl !== null && gift.checkoutExpiresAt! > now;
  return {
    id: gift.id,
    state: gift.state,
    product: JSON.parse(gift.product) as GiftProduct,
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    total: {amount: gift.unitAmount * gift.portionCount, currency: gift.currency},
    ...giftMessage(gift),
    secret: gift.secret === 1,
    passcodeRequired: gift.passcodeHash !== null,
    passcodeBlocked: isPasscodeBlocked(context, gift),
    shop: {name: context.shop.name, domain: context.shop.domain},
    policy: policyOf(gift),
    portions: portions.map((portion) => ({
      number: portion.number, state: portion.state, changedAt: toInstant(portion.changedAt), ...thanksField(thanks, portion.number),
    })),
    linkNumber: link?.linkNumber ?? 0,
    linkReplaced: !link || link.replacedAt !== null,
    claimPage: context.claimPage.replaceAll('{gift}', gift.id),
    ...(isPayable && {checkout: {url: gift.checkoutUrl!, expiresAt: toInstant(gift.checkoutExpiresAt!)}}),
    paymentPending: gift.paymentPending === 1,
    createdAt: toInstant(gift.createdAt),
    ...(gift.paidAt !== null && {paidAt: toInstant(gift.paidAt)}),
    ...(gift.endReason !== null && {endReason: gift.endReason}),
    ...(deadline !== undefined && {claimDeadline: toInstant(deadline)}),
    ...(extendable !== undefined && {extendableUntil: toInstant(extendable)}),
    ...(gift.sendAt !== null && {sendAt: {at: toInstant(gift.sendAt), timeZone: gift.sendTimeZone!}}),
    refunded: {amount: sum('refunded'), currency},
    // A refund that the provider refused is still owed.
    refundPending: {amount: sum('pending') + sum('failed'), currency},
    can: permissionsOf(gift, portions, now),
    sequence: gift.sequence,
  };
}

/** Once opened, everyone with the link sees the product. With a passcode, every visitor has to enter it. */
export const isContentVisible = (gift: GiftRow, portions: readonly PortionRow[]) =>
  gift.passcodeHash === null && portions.every((portion) => portion.state === 'opened');

export async function draftView(context: AppContext, tx: Transaction, gift: GiftRow): Promise<ResponseOf<'draft'>> {
  return {
    gift: await giftView(context, tx, gift, gift.manageHash),
    checkout: {url: gift.checkoutUrl!, expiresAt: toInstant(gift.checkoutExpiresAt!)},
  };
}

export interface CardOptions {
  /** This request has opened the gift. */
  opened?: boolean;
  /** The current product; needed only if the recipient has a choice of variants. */
  product?: ProductWithStock;
}

/** The view of a claim link. Product and variants are included once the gift is opened. */
export async function cardView(context: AppContext, tx: Transaction, gift: GiftRow, options: CardOptions): Promise<ClaimCard> {
  const portions = await tx.listPortions(gift.id);
  const remaining = portions.filter((portion) => portion.state === 'waiting' || isClaimable(portion.state));
  const opened = options.opened || isContentVisible(gift, portions);
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
    portions: {total: portions.length, left: remaining.length},
    ...(opened && {
      product: JSON.parse(gift.product) as GiftProduct,
      variants: variantOptions(gift, options.product, await tx.listStockCounts(gift.productRef)),
    }),
  };
}

/** The variants that the recipient can choose, including the sender's choice; empty if there is no choice. */
function variantOptions(gift: GiftRow, product: ProductWithStock | undefined, counts: readonly StockCountRow[]) {
  const refs = parseChoices(gift).map(({ref}) => ref);
  if (!product || refs.length < 2) return [];
  const available = availableVariants(product, counts, heldVariants(gift));
  return product.variants.filter((variant) => refs.includes(variant.ref))
    .map(({price: _price, ...variant}) => ({...variant, available: variant.ref === gift.variant || available.has(variant.ref)}));
}

export async function receiptView(context: AppContext, tx: Transaction, gift: GiftRow, number: number): Promise<Receipt> {
  const portion = (await tx.findPortion(gift.id, number))!;
  const address = await tx.findAddress(gift.id, number);
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
    // Whoever finds the receipt link learns only the country.
    ...(address && {shipTo: {country: address.country}}),
    ...tracking(portion),
    ...thanks,
    erased,
    can: {
      correctAddress: canCorrectAddress(portion, job),
      thank: hasActiveClaim(portion.state) && !erased && !('thanks' in thanks),
      erase: canErase(portion, job),
    },
    sequence: gift.sequence,
  };
}

export async function orderView(tx: Transaction, gift: GiftRow, portion: PortionRow): Promise<Order> {
  const address = await tx.findAddress(gift.id, portion.number);
  return {
    id: orderId(gift.id, portion.number),
    gift: gift.id,
    portion: portion.number,
    state: portion.state,
    product: claimedProduct(gift, portion),
    ...(portion.shopOrder !== null && {shopOrder: portion.shopOrder}),
    unitPrice: {amount: gift.unitAmount, currency: gift.currency},
    note: gift.note,
    senderName: gift.senderName,
    ...(address && {shipTo: shipToView(address)}),
    ...tracking(portion),
    claimedAt: toInstant(portion.claimedAt!),
    changedAt: toInstant(portion.changedAt),
  };
}

export async function alertView(tx: Transaction, alert: AlertRow): Promise<Alert> {
  const {id, kind, giftId, portion, amount, currency, createdAt, resolvedAt} = alert;
  const hasOrder = portion > 0 && (await tx.findPortion(giftId, portion))?.claimedBy != null;
  return {
    id, kind, gift: giftId,
    ...(hasOrder && {order: orderId(giftId, portion)}),
    ...(amount !== null && {amount: {amount, currency: currency!}}),
    createdAt: toInstant(createdAt),
    ...(resolvedAt !== null && {resolvedAt: toInstant(resolvedAt)}),
    can: {retry: await canRetry(tx, alert)},
  };
}

const giftMessage = ({note, cover, senderName}: GiftRow) => ({note, cover, senderName});

function thanksField(thanks: readonly ThanksRow[], number: number) {
  const own = thanks.find((one) => one.portion === number);
  return own ? {thanks: {note: own.note, emoji: own.emoji}} : {};
}

/** The plain part of an address. */
export const shipToView = ({country, postalCode}: AddressRow) => ({country, ...(postalCode !== null && {postalCode})});

function tracking({carrier, trackingNumber, trackingUrl}: PortionRow) {
  if (carrier === null && trackingNumber === null && trackingUrl === null) return {};
  return {tracking: {
    ...(carrier !== null && {carrier}),
    ...(trackingNumber !== null && {number: trackingNumber}),
    ...(trackingUrl !== null && {url: trackingUrl}),
  }};
}
