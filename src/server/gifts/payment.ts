/** Follows a gift's checkout. A webhook is only a hint to look; the provider's own record decides. */
import type {AppContext, ProductWithStock} from '../context.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {encryptPayer} from '../mail/payer.ts';
import type {CheckoutStatus} from '../ports.ts';
import type {GiftRow, JobRow, Transaction} from '../storage/storage.ts';
import {raiseAlert} from './alerts.ts';
import {offerOf} from './descriptor.ts';
import {openCheckout} from './draft.ts';
import {moveMoney} from './ledger.ts';
import {payableUntil} from './payment-checks.ts';
import {applyPaymentStatus} from './payment-status.ts';
import {returnMoney} from './refunds.ts';
import {release} from './schedule.ts';
import {hasEnoughStock, heldVariants, withProduct} from './stock.ts';

type PaidStatus = Extract<CheckoutStatus, {state: 'paid'}>;

const FIRST_PAYMENT_CHECK_MS = 60_000;

/** Retrieves what the provider knows about a gift's payment, and applies it. */
export async function syncPayment(context: AppContext, gift: GiftRow): Promise<void> {
  if (gift.paymentId === null) return syncCheckout(context, gift);
  const status = await context.payments.retrievePayment(gift.paymentId);
  await context.storage.transaction((tx) => applyPaymentStatus(tx, gift.id, status));
}

/**
 * Retrieves the state of an unpaid gift's checkout and applies it. An expired draft's checkout is ended first: it may just
 * have been paid.
 */
async function syncCheckout(context: AppContext, gift: GiftRow): Promise<void> {
  const isExpired = payableUntil(gift) <= (await context.storage.read((tx) => tx.now()));
  if (isExpired && gift.checkoutId === null) return abandonWithoutCheckout(context, gift.id);
  const checkoutId = await openCheckout(context, gift);
  const status = isExpired ? await context.payments.expireCheckout(checkoutId) : await context.payments.retrieveCheckout(checkoutId);
  await applyCheckoutStatus(context, gift, status);
}

/** The provider never created a checkout, or its response was lost: then nobody knows its URL, so nobody can pay it. */
async function abandonWithoutCheckout({storage}: AppContext, giftId: string): Promise<void> {
  await storage.transaction(async (tx) => {
    if ((await tx.findGift(giftId))!.checkoutId === null) await abandonDraft(tx, giftId);
  });
}

/** Job: ends the checkout of a cancelled draft. A payment that arrived meanwhile, or is still pending, is refunded. */
export async function processCheckoutExpiry(context: AppContext, job: JobRow): Promise<'done' | 'retry'> {
  const {gift, now} = await context.storage.read(async (tx) => ({gift: (await tx.findGift(job.giftId))!, now: await tx.now()}));
  if (gift.checkoutId === null && payableUntil(gift) <= now) return 'done';
  const status = await context.payments.expireCheckout(await openCheckout(context, gift));
  await applyCheckoutStatus(context, gift, status);
  return status.state === 'open' || status.state === 'pending' ? 'retry' : 'done';
}

async function applyCheckoutStatus(context: AppContext, gift: GiftRow, status: CheckoutStatus): Promise<void> {
  if (status.state === 'paid') {
    const encryptedEmail = await encryptPayer(context, gift, status);
    const apply = (product?: ProductWithStock) =>
      context.storage.transaction((tx) => recordPayment(context, tx, gift.id, status, product, encryptedEmail));
    // A payment for a gift that has ended is refunded in any case, so the shop's stock does not matter then.
    await (gift.state === 'draft' ? withProduct(context, offerOf(gift), apply) : apply());
  } else if (status.state === 'closed') {
    await context.storage.transaction((tx) => abandonDraft(tx, gift.id));
  } else {
    await context.storage.transaction((tx) => markPending(tx, gift.id, status.state === 'pending'));
  }
}

async function markPending(tx: Transaction, giftId: string, isPending: boolean) {
  const {state, paymentPending} = (await tx.findGift(giftId))!;
  if (state === 'draft' && paymentPending !== Number(isPending)) await tx.updateGift(giftId, {paymentPending: isPending ? 1 : 0});
}

/** Records a payment, once. Then the draft becomes a gift, or the money goes back. */
async function recordPayment(
  context: AppContext, tx: Transaction, giftId: string, payment: PaidStatus, product: ProductWithStock | undefined,
  encryptedEmail: string | undefined,
) {
  const gift = (await tx.findGift(giftId))!;
  if (gift.paymentId !== null || !(await tx.recordEvent(context.payments.name, `paid:${payment.paymentId}`, giftId))) return;
  const {amount, currency} = payment.amount;
  const now = await tx.now();
  const changes = {paymentId: payment.paymentId, paymentPending: 0, paidAt: now, heldUntil: payment.hold?.until ?? null} as const;
  if (!payment.hold) await moveMoney(tx, giftId, {kind: 'captured', from: 'provider', to: 'held', amount, currency});
  if (encryptedEmail !== undefined) await tx.insertPayer(giftId, encryptedEmail);
  await tx.updateCheckout(giftId, {nextPaymentCheckAt: now + FIRST_PAYMENT_CHECK_MS, paymentChecks: 0});
  const matchesPrice = amount === gift.unitAmount * gift.portionCount && currency === gift.currency;
  if (gift.state === 'draft' && matchesPrice && (await tx.transitionGift(giftId, 'paid', changes))) {
    if (await holdGiftStock(tx, gift, product)) {
      await release(tx, {...gift, ...changes});
      return enqueueMail(tx, giftId, 'paid');
    }
  }
  await tx.updateGift(giftId, changes);
  await tx.transitionGift(giftId, 'cancelled');
  await tx.transitionPortions(giftId, 'cancelled');
  await returnMoney(tx, {...gift, ...changes}, 0, payment.amount);
  if (!matchesPrice) await raiseAlert(tx, giftId, {kind: 'payment-mismatch', amount: payment.amount});
}

/** Returns false if the stock no longer suffices. */
async function holdGiftStock(tx: Transaction, gift: GiftRow, product: ProductWithStock | undefined): Promise<boolean> {
  const variants = heldVariants(gift);
  const pieces = {variants, count: gift.portionCount};
  if (!product || !hasEnoughStock(product, await tx.listStockCounts(gift.productRef), pieces)) return false;
  for (let portion = 1; portion <= gift.portionCount; portion++) {
    await tx.holdStock({giftId: gift.id, portion, productRef: gift.productRef, variants: JSON.stringify(variants)});
  }
  return true;
}

async function abandonDraft(tx: Transaction, giftId: string) {
  if (await tx.transitionGift(giftId, 'abandoned', {paymentPending: 0})) await tx.transitionPortions(giftId, 'cancelled');
}
