/** Drafts a gift: sets its price, inserts it once for its manage hash, and opens its checkout. */
import {isDescriptor, type Draft, type GiftProduct, type Policy} from '../../protocol/index.ts';
import {describeError, newId, type AppContext, type Offer, type ProductWithStock} from '../context.ts';
import {isAllowedOrigin, originNotAllowed} from '../origins.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {GiftRow, NewGift} from '../storage/storage.ts';
import {readOffer} from './descriptor.ts';
import {hashPasscode, verifyPasscode} from './passcode-hash.ts';
import {policyOf} from './policy.ts';
import {parseSchedule} from './schedule.ts';
import {hasEnoughStock, heldVariants, variantsAtPrice, withProduct} from './stock.ts';

/** How long a draft can be paid. */
const DRAFT_TTL_MS = 24 * 3600_000;
const FIRST_PAYMENT_CHECK_MS = 3000;

/**
 * Inserts the gift and opens its checkout. Repeating the request returns the same gift, and opens the checkout if a
 * crash prevented it; a different request for the same manage hash is a `state-conflict`.
 *
 * @param foreignOrigin The origin of the page, unless it is an allowed one.
 */
export async function createDraft(context: AppContext, request: Draft, foreignOrigin?: string): Promise<GiftRow> {
  const existing = await context.storage.read((tx) => tx.findGiftByManageHash(request.manageHash));
  const passcodeHash = existing || request.passcode === undefined ? null : await hashPasscode(context, request.passcode);
  const gift = existing ?? (await insertDraft(context, request, passcodeHash, foreignOrigin));
  const isSameRequest = gift.requestFingerprint === requestFingerprint(context, request);
  if (!isSameRequest || !(await isSamePasscode(request, gift, passcodeHash))) throw new ProblemError('state-conflict', {currentState: gift.state});
  // It ended before its checkout could be created.
  if (gift.state !== 'draft' && gift.checkoutId === null) throw new ProblemError('state-conflict', {currentState: gift.state});
  await openCheckout(context, gift);
  return gift;
}

/** `insertedHash` is the hash that this request has just computed: comparing it saves a second slow hash. */
async function isSamePasscode({passcode}: Draft, gift: GiftRow, insertedHash: string | null): Promise<boolean> {
  if (passcode === undefined || gift.passcodeHash === null) return (passcode === undefined) === (gift.passcodeHash === null);
  return gift.passcodeHash === insertedHash || verifyPasscode(passcode, gift.passcodeHash);
}

/**
 * Opens the gift's checkout, unless it is open already; returns its id. The key is derived from the gift's id, so
 * that a lost response creates no second one.
 */
export async function openCheckout(context: AppContext, gift: GiftRow): Promise<string> {
  if (gift.checkoutId !== null) return gift.checkoutId;
  const product = JSON.parse(gift.product) as GiftProduct;
  let checkout;
  try {
    checkout = await context.payments.createCheckout({
      key: `checkout:${gift.id}`,
      giftId: gift.id,
      title: product.title,
      ...(product.variant && {variantTitle: product.variant.title}),
      ...(product.image?.startsWith('https:') && {imageUrl: product.image}),
      amount: {amount: gift.unitAmount * gift.portionCount, currency: gift.currency},
      capture: policyOf(gift).payment === 'hold' ? 'hold' : 'charge',
      returnUrl: gift.returnUrl,
      expiresAt: gift.draftExpiresAt,
      language: gift.lang,
    });
  } catch (error) {
    context.log({event: 'outbound', kind: 'checkout', giftId: gift.id, error: describeError(error)});
    throw new ProblemError('payment-provider-error');
  }
  const {id, url, expiresAt} = checkout;
  await context.storage.transaction((tx) => tx.updateCheckout(gift.id, {checkoutId: id, checkoutUrl: url, checkoutExpiresAt: expiresAt}));
  return id;
}

async function insertDraft(
  context: AppContext, request: Draft, passcodeHash: string | null, foreignOrigin: string | undefined,
): Promise<GiftRow> {
  if (request.distribution !== 'first-come') throw new ProblemError('not-supported');
  const returnUrl = parseReturnUrl(context, request, foreignOrigin);
  const offer = await readOffer(context, request.product);
  return withProduct(context, offer, (product) => {
    if (!product) throw new ProblemError('item-unavailable');
    return insertPriced(context, request, {returnUrl, passcodeHash, offer, product});
  });
}

/** A page of an allowed origin or, with a signed descriptor, of the page's own. */
function parseReturnUrl(context: AppContext, request: Draft, foreignOrigin: string | undefined): URL {
  const returnUrl = new URL(request.returnUrl);
  const isOwn = returnUrl.origin === foreignOrigin && isDescriptor(request.product);
  if (!isOwn && !isAllowedOrigin(context, returnUrl.origin)) throw originNotAllowed(returnUrl.origin);
  // URL parsers disagree on user names before an `@`, so none is allowed.
  if (returnUrl.username || returnUrl.password) throw new ProblemError('origin-not-allowed');
  return returnUrl;
}

interface DraftParts {
  returnUrl: URL;
  passcodeHash: string | null;
  offer: Offer;
  product: ProductWithStock;
}

async function insertPriced(
  context: AppContext, request: Draft, {returnUrl, passcodeHash, offer: {descriptor}, product}: DraftParts,
): Promise<GiftRow> {
  const priced = priceDraft(context, product, request);
  return context.storage.transaction(async (tx) => {
    const existing = await tx.findGiftByManageHash(request.manageHash);
    if (existing) return existing;
    const pieces = {variants: heldVariants(priced), count: request.portions};
    if (!hasEnoughStock(product, await tx.listStockCounts(product.ref), pieces)) throw new ProblemError('item-unavailable');
    const now = await tx.now();
    const gift: NewGift = {
      id: newId(context), manageHash: request.manageHash, requestFingerprint: requestFingerprint(context, request),
      product: JSON.stringify(snapshotProduct(product, priced.variant)), productRef: product.ref, ...priced,
      descriptor: descriptor ? JSON.stringify(descriptor) : null,
      portionCount: request.portions, note: request.note, cover: request.cover, senderName: request.senderName,
      secret: request.secret ? 1 : 0, passcodeHash, ...parseSchedule(request, now),
      lang: request.lang ?? context.shop.locales[0] ?? 'en', policy: JSON.stringify(policyFor(context, request)), returnUrl: returnUrl.href,
      draftExpiresAt: now + DRAFT_TTL_MS, nextPaymentCheckAt: now + FIRST_PAYMENT_CHECK_MS,
    };
    await tx.insertGift(gift);
    if (!(await tx.insertCapability({hash: request.manageHash, kind: 'manage', giftId: gift.id}))) throw fieldError('/manageHash', 'taken');
    const claimLink = {hash: request.claimHash, kind: 'claim', giftId: gift.id, linkNumber: 0, manageHash: request.manageHash} as const;
    if (!(await tx.insertCapability(claimLink))) throw fieldError('/claimHash', 'taken');
    return (await tx.findGift(gift.id))!;
  });
}

/** Only a gift for one person that can be claimed at once ends before a hold would lapse. */
function policyFor({shop: {policy}}: AppContext, {portions, sendAt}: Draft): Policy {
  return policy.payment === 'hold' && (portions > 1 || sendAt) ? {...policy, payment: 'charge'} : policy;
}

function priceDraft(context: AppContext, product: ProductWithStock, request: Draft) {
  if (!product.giftable) throw new ProblemError(product.reason === 'sold-out' ? 'item-unavailable' : 'not-giftable');
  const variant = selectVariant(product, request.variant);
  const [first] = variant ? [variant] : product.variants.filter((one) => one.available);
  if (!first?.available) throw new ProblemError('item-unavailable');
  const {amount, currency} = first.price;
  if (currency !== context.shop.currency) throw new ProblemError('currency-unsupported');
  const total = amount * request.portions;
  // No provider could create its checkout, and no ledger could add it up.
  if (!Number.isSafeInteger(total)) throw fieldError('/portions', 'total-too-large');
  if (request.expected && (request.expected.amount !== total || request.expected.currency !== currency)) throw new ProblemError('price-mismatch');
  const choices = variantsAtPrice(product, amount);
  // A recipient with one choice has none: the claim page asks for no variant.
  const decided = variant ?? (choices.length === 1 ? choices[0] : undefined);
  return {variant: decided?.ref ?? null, choices: JSON.stringify(choices), unitAmount: amount, currency};
}

/** Returns undefined if the recipient chooses the variant. Then all available variants must have one price. */
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

/** The product as the recipient will see it, whatever the shop changes later. */
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

/**
 * Options that were not requested add nothing, so that later versions can add options without changing the
 * fingerprint.
 */
const requestFingerprint = (context: AppContext, request: Draft) => context.keys.fingerprint(JSON.stringify([
  'draft', request.product, request.variant ?? null, request.portions, request.note, request.cover, request.senderName, request.claimHash,
  ...(request.secret ? ['secret'] : []), ...(request.sendAt ? [request.sendAt.at, request.sendAt.timeZone] : []),
]));
