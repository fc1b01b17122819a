/** A wish becomes a draft: priced here, written once for its manage hash, and given a checkout. */
import type {AnswerOf, Draft, GivenProduct} from '../../protocol/index.ts';
import {faultAt, Refusal} from '../refusal.ts';
import type {GiftRow, NewGift, Tx} from '../store.ts';
import {giftView, instant} from '../views.ts';
import {askShop, newId, whatFailed, type StockedProduct, type World} from '../world.ts';
import {hashPasscode, isPasscode} from './passcode.ts';
import {momentOf} from './schedule.ts';
import {samePrice, suffices} from './stock.ts';

/** How long a draft may stay unpaid. */
export const DRAFT_MS = 24 * 3600_000;
/** When the reconciler first asks what became of a checkout. */
const FIRST_LOOK_MS = 3000;

/** Everything of a draft that reaches outside. A crash between the two writes is healed by asking again. */
export async function draft(world: World, wish: Draft): Promise<GiftRow> {
  const known = await world.store.read((tx) => tx.giftOfManage(wish.manageHash));
  const passcode = known || wish.passcode === undefined ? null : await hashPasscode(world, wish.passcode);
  const gift = known ?? (await insert(world, wish, passcode));
  const samePasscode = wish.passcode === undefined || gift.passcode === null || gift.passcode === passcode
    ? (wish.passcode === undefined) === (gift.passcode === null)
    : await isPasscode(wish.passcode, gift.passcode);
  if (gift.wish !== wishOf(world, wish) || !samePasscode) throw new Refusal('state-conflict', {currentState: gift.state});
  await openCheckout(world, gift);
  return gift;
}

export async function drafted(world: World, tx: Tx, id: string): Promise<AnswerOf<'draft'>> {
  const gift = (await tx.gift(id))!;
  return {
    gift: await giftView(world, tx, gift, gift.manageHash),
    checkout: {url: gift.checkoutUrl!, expiresAt: instant(gift.checkoutExpiresAt!)},
  };
}

/** The gift's one checkout: its key comes from the gift's id, so a lost answer can't make a second. */
export async function openCheckout(world: World, gift: GiftRow): Promise<string> {
  if (gift.checkout !== null) return gift.checkout;
  const product = JSON.parse(gift.product) as GivenProduct;
  let checkout;
  try {
    checkout = await world.payments.createCheckout({
      key: `checkout:${gift.id}`,
      title: product.variant ? `${product.title} – ${product.variant.title}` : product.title,
      amount: {amount: gift.unitAmount * gift.portionCount, currency: gift.currency},
      returnUrl: gift.returnUrl,
      expiresAt: gift.draftExpiresAt,
    });
  } catch (error) {
    world.log({at: 'effect', kind: 'checkout', gift: gift.id, error: whatFailed(error)});
    throw new Refusal('payment-provider-error');
  }
  const {id, url, expiresAt} = checkout;
  await world.store.change((tx) => tx.noteCheckout(gift.id, {checkout: id, checkoutUrl: url, checkoutExpiresAt: expiresAt}));
  return id;
}

async function insert(world: World, wish: Draft, passcode: string | null): Promise<GiftRow> {
  refuseUnsupported(wish);
  const way = new URL(wish.returnUrl);
  // Others read a user name before an @ differently; none is needed to come back.
  if (!isAllowedOrigin(world, way.origin) || way.username || way.password) throw new Refusal('origin-not-allowed');
  const product = await askShop(world, wish.product);
  if (!product) throw new Refusal('item-unavailable');
  const priced = price(world, product, wish);
  return world.store.change(async (tx) => {
    const known = await tx.giftOfManage(wish.manageHash);
    if (known) return known;
    if (!suffices(product, await tx.holds(product.ref), priced, wish.portions)) throw new Refusal('item-unavailable');
    const now = await tx.now();
    const gift: NewGift = {
      id: newId(world), manageHash: wish.manageHash, wish: wishOf(world, wish),
      product: JSON.stringify(given(product, priced.variant)), productRef: product.ref,
      variant: priced.variant, choices: JSON.stringify(priced.choices), unitAmount: priced.unitAmount, currency: priced.currency,
      portionCount: wish.portions, note: wish.note, cover: wish.cover, senderName: wish.senderName,
      secret: wish.secret ? 1 : 0, passcode, ...momentOf(wish, now),
      lang: wish.lang ?? 'en', policy: JSON.stringify(world.shop.policy), returnUrl: way.href,
      draftExpiresAt: now + DRAFT_MS, settleAt: now + FIRST_LOOK_MS,
    };
    await tx.insertGift(gift);
    if (!(await tx.insertCapability({hash: wish.manageHash, kind: 'manage', gift: gift.id}))) throw faultAt('/manageHash', 'taken');
    if (!(await tx.insertCapability({hash: wish.claimHash, kind: 'claim', gift: gift.id, number: 0, maker: wish.manageHash}))) throw faultAt('/claimHash', 'taken');
    return (await tx.gift(gift.id))!;
  });
}

function refuseUnsupported(wish: Draft) {
  if (wish.distribution !== 'first-come' || wish.product.startsWith('sagp1.')) throw new Refusal('not-supported');
}

export const isAllowedOrigin = (world: Pick<World, 'allowedOrigins' | 'publicUrl'>, origin: string) =>
  world.allowedOrigins.includes(origin) || origin === new URL(world.publicUrl).origin;

function price(world: World, product: StockedProduct, wish: Draft) {
  if (!product.giftable) throw new Refusal(product.reason === 'sold-out' ? 'item-unavailable' : 'not-giftable');
  const variant = pick(product, wish.variant);
  const [first] = variant ? [variant] : product.variants.filter((one) => one.available);
  if (!first?.available) throw new Refusal('item-unavailable');
  const {amount, currency} = first.price;
  if (currency !== world.shop.currency) throw new Refusal('currency-unsupported');
  const total = amount * wish.portions;
  if (wish.expected && (wish.expected.amount !== total || wish.expected.currency !== currency)) throw new Refusal('price-mismatch');
  return {variant: variant?.ref ?? null, choices: samePrice(product, amount), unitAmount: amount, currency};
}

/** The variant that is meant; undefined when the recipient is to choose, which needs one price for all. */
function pick(product: StockedProduct, ref: string | undefined) {
  if (ref !== undefined) {
    const variant = product.variants.find((one) => one.ref === ref);
    if (!variant) throw new Refusal('item-unavailable');
    return variant;
  }
  if (product.variants.length === 1) return product.variants[0]!;
  const prices = new Set(product.variants.filter((one) => one.available).map((one) => one.price.amount));
  if (prices.size > 1) throw faultAt('/variant', 'missing');
  return undefined;
}

function given(product: StockedProduct, ref: string | null): GivenProduct {
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

/** What was not asked for leaves no trace, so that a wish of before it could be asked for is still the same wish. */
const wishOf = (world: World, wish: Draft) => world.keys.fingerprint(JSON.stringify([
  'wish', wish.product, wish.variant ?? null, wish.portions, wish.note, wish.cover, wish.senderName, wish.claimHash,
  ...(wish.secret ? ['secret'] : []), ...(wish.sendAt ? [wish.sendAt.at, wish.sendAt.timeZone] : []),
]));
