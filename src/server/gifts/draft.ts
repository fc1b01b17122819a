/** A request becomes a draft: priced here, written once for its manage hash, and given a checkout. */
import type {ResponseOf, Draft, GiftProduct} from '../../protocol/index.ts';
import {isAllowedOrigin} from '../origins.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {GiftRow, NewGift, Transaction} from '../storage/storage.ts';
import {giftView, toInstant} from '../http/views.ts';
import {fetchProduct, newId, describeError, type ProductWithStock, type AppContext} from '../context.ts';
import {hashPasscode, verifyPasscode} from './passcode.ts';
import {parseSchedule} from './schedule.ts';
import {variantsAtPrice, hasEnoughStock} from './stock.ts';

/** How long a draft may stay unpaid. */
export const DRAFT_TTL_MS = 24 * 3600_000;
/** When the reconciler first asks what became of a checkout. */
const FIRST_PAYMENT_CHECK_MS = 3000;

/** Everything of a draft that reaches outside. A crash between the two writes is healed by asking again. */
export async function createDraft(context: AppContext, request: Draft): Promise<GiftRow> {
  const existing = await context.storage.read((tx) => tx.findGiftByManageHash(request.manageHash));
  const passcode = existing || request.passcode === undefined ? null : await hashPasscode(context, request.passcode);
  const gift = existing ?? (await insertDraft(context, request, passcode));
  const samePasscode = request.passcode === undefined || gift.passcodeHash === null || gift.passcodeHash === passcode
    ? (request.passcode === undefined) === (gift.passcodeHash === null)
    : await verifyPasscode(request.passcode, gift.passcodeHash);
  if (gift.requestFingerprint !== requestFingerprint(context, request) || !samePasscode) throw new ProblemError('state-conflict', {currentState: gift.state});
  await openCheckout(context, gift);
  return gift;
}

export async function draftResponse(context: AppContext, tx: Transaction, id: string): Promise<ResponseOf<'draft'>> {
  const gift = (await tx.findGift(id))!;
  return {
    gift: await giftView(context, tx, gift, gift.manageHash),
    checkout: {url: gift.checkoutUrl!, expiresAt: toInstant(gift.checkoutExpiresAt!)},
  };
}

/** The gift's one checkout: its key comes from the gift's id, so a lost answer can't make a second. */
export async function openCheckout(context: AppContext, gift: GiftRow): Promise<string> {
  if (gift.checkoutId !== null) return gift.checkoutId;
  const product = JSON.parse(gift.product) as GiftProduct;
  let checkout;
  try {
    checkout = await context.payments.createCheckout({
      key: `checkout:${gift.id}`,
      title: product.variant ? `${product.title} – ${product.variant.title}` : product.title,
      amount: {amount: gift.unitAmount * gift.portionCount, currency: gift.currency},
      returnUrl: gift.returnUrl,
      expiresAt: gift.draftExpiresAt,
    });
  } catch (error) {
    context.log({event: 'outbound', kind: 'checkout', giftId: gift.id, error: describeError(error)});
    throw new ProblemError('payment-provider-error');
  }
  const {id, url, expiresAt} = checkout;
  await context.storage.transaction((tx) => tx.updateCheckout(gift.id, {checkoutId: id, checkoutUrl: url, checkoutExpiresAt: expiresAt}));
  return id;
}

async function insertDraft(context: AppContext, request: Draft, passcodeHash: string | null): Promise<GiftRow> {
  rejectUnsupported(request);
  const returnUrl = new URL(request.returnUrl);
  // Others read a user name before an @ differently; none is needed to come back.
  if (!isAllowedOrigin(context, returnUrl.origin) || returnUrl.username || returnUrl.password) throw new ProblemError('origin-not-allowed');
  const product = await fetchProduct(context, request.product);
  if (!product) throw new ProblemError('item-unavailable');
  const priced = priceDraft(context, product, request);
  return context.storage.transaction(async (tx) => {
    const existing = await tx.findGiftByManageHash(request.manageHash);
    if (existing) return existing;
    if (!hasEnoughStock(product, await tx.listStockHolds(product.ref), priced, request.portions)) throw new ProblemError('item-unavailable');
    const now = await tx.now();
    const gift: NewGift = {
      id: newId(context), manageHash: request.manageHash, requestFingerprint: requestFingerprint(context, request),
      product: JSON.stringify(snapshotProduct(product, priced.variant)), productRef: product.ref,
      variant: priced.variant, choices: JSON.stringify(priced.choices), unitAmount: priced.unitAmount, currency: priced.currency,
      portionCount: request.portions, note: request.note, cover: request.cover, senderName: request.senderName,
      secret: request.secret ? 1 : 0, passcodeHash, ...parseSchedule(request, now),
      lang: request.lang ?? 'en', policy: JSON.stringify(context.shop.policy), returnUrl: returnUrl.href,
      draftExpiresAt: now + DRAFT_TTL_MS, nextPaymentCheckAt: now + FIRST_PAYMENT_CHECK_MS,
    };
    await tx.insertGift(gift);
    if (!(await tx.insertCapability({hash: request.manageHash, kind: 'manage', giftId: gift.id}))) throw fieldError('/manageHash', 'taken');
    if (!(await tx.insertCapability({hash: request.claimHash, kind: 'claim', giftId: gift.id, linkNumber: 0, manageHash: request.manageHash}))) throw fieldError('/claimHash', 'taken');
    return (await tx.findGift(gift.id))!;
  });
}

function rejectUnsupported(request: Draft) {
  if (request.distribution !== 'first-come' || request.product.startsWith('sagp1.')) throw new ProblemError('not-supported');
}

function priceDraft(context: AppContext, product: ProductWithStock, request: Draft) {
  if (!product.giftable) throw new ProblemError(product.reason === 'sold-out' ? 'item-unavailable' : 'not-giftable');
  const variant = selectVariant(product, request.variant);
  const [first] = variant ? [variant] : product.variants.filter((one) => one.available);
  if (!first?.available) throw new ProblemError('item-unavailable');
  const {amount, currency} = first.price;
  if (currency !== context.shop.currency) throw new ProblemError('currency-unsupported');
  const total = amount * request.portions;
  if (request.expected && (request.expected.amount !== total || request.expected.currency !== currency)) throw new ProblemError('price-mismatch');
  return {variant: variant?.ref ?? null, choices: variantsAtPrice(product, amount), unitAmount: amount, currency};
}

/** The variant that is meant; undefined when the recipient is to choose, which needs one price for all. */
function selectVariant(product: ProductWithStock, ref: string | undefined) {
  if (ref !== undefined) {
    const variant = product.variants.find((one) => one.ref === ref);
    if (!variant) throw new ProblemError('item-unavailable');
    return variant;
  }
  if (product.variants.length === 1) return product.variants[0]!;
  const prices = new Set(product.variants.filter((one) => one.available).map((one) => one.price.amount));
  if (prices.size > 1) throw fieldError('/variant', 'missing');
  return undefined;
}

function snapshotProduct(product: ProductWithStock, ref: string | null): GiftProduct {
  const variant = product.variants.find((one) => one.ref === ref);
  const image = variant?.image ?? product.image;
  return {
    ref: product.ref, title: product.title,
    ...(product.description !== undefined && {description: product.description}),
    ...(product.url !== undefined && {url: product.url}),
    ...(image !== undefined && {image}),
    ...(product.imageAlt !== undefined && {imageAlt: product.imageAlt}),
    ...(variant && product.variants.length > 1 && {variant: {ref: variant.ref, title: variant.title}}),
  };
}

/** What was not asked for leaves no trace, so that a request of before it could be asked for is still the same request. */
const requestFingerprint = (context: AppContext, request: Draft) => context.keys.fingerprint(JSON.stringify([
  'request', request.product, request.variant ?? null, request.portions, request.note, request.cover, request.senderName, request.claimHash,
  ...(request.secret ? ['secret'] : []), ...(request.sendAt ? [request.sendAt.at, request.sendAt.timeZone] : []),
]));
