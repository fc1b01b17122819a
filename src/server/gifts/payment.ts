/** Follows a gift's checkout. A webhook is only a hint to look; the provider's own record decides. */
import type {AppContext, ProductWithStock} from '../context.ts';
import {backoff} from '../jobs/backoff.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {encryptPayer} from '../mail/payer.ts';
import type {CheckoutStatus} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import type {GiftRow, JobRow, Transaction} from '../storage/storage.ts';
import {openCheckout} from './draft.ts';
import {createRefund} from './refunds.ts';
import {release} from './schedule.ts';
import {hasEnoughStock, heldVariants, withProduct} from './stock.ts';

type PaidStatus = Extract<CheckoutStatus, {state: 'paid'}>;

/**
 * Retrieves the state of a draft's checkout and applies it. An expired draft's checkout is ended first: it may just
 * have been paid.
 */
export async function syncPayment(context: AppContext, gift: GiftRow): Promise<void> {
  const checkoutId = await openCheckout(context, gift);
  const now = await context.storage.read((tx) => tx.now());
  const isExpired = gift.draftExpiresAt <= now;
  const status = isExpired ? await context.payments.expireCheckout(checkoutId) : await context.payments.retrieveCheckout(checkoutId);
  await applyStatus(context, gift, status);
}

/** Job: ends the checkout of a cancelled draft. A payment that arrived meanwhile is refunded. */
export async function processCheckoutExpiry(context: AppContext, job: JobRow): Promise<'done'> {
  const gift = (await context.storage.read((tx) => tx.findGift(job.giftId)))!;
  const status = await context.payments.expireCheckout(await openCheckout(context, gift));
  if (status.state === 'open') throw new ProblemError('payment-provider-error');
  await applyStatus(context, gift, status);
  return 'done';
}

async function applyStatus(context: AppContext, gift: GiftRow, status: CheckoutStatus) {
  if (status.state === 'paid') {
    const encryptedEmail = await encryptPayer(context, gift, status);
    const apply = (product?: ProductWithStock) =>
      context.storage.transaction((tx) => applyPayment(context, tx, gift.id, status, product, encryptedEmail));
    // A payment for a gift that has ended is refunded in any case, so the shop's stock does not matter then.
    await (gift.state === 'draft' ? withProduct(context, gift.productRef, apply) : apply());
  } else if (status.state === 'closed') {
    await context.storage.transaction((tx) => abandonDraft(tx, gift.id));
  } else {
    await scheduleNextCheck(context, gift);
  }
}

/**
 * Schedules the next check of an unpaid draft: after 3 seconds at first, later every 5 minutes, and when the draft
 * expires.
 */
export async function scheduleNextCheck(context: AppContext, gift: GiftRow): Promise<void> {
  await context.storage.transaction(async (tx) => {
    const latest = await tx.findGift(gift.id);
    if (latest?.state !== 'draft') return;
    const now = await tx.now();
    const nextCheckAt = now + backoff(latest.paymentChecks, {base: 3000, factor: 1.5, max: 300_000});
    const isBeforeExpiry = latest.draftExpiresAt > now;
    await tx.updateCheckout(gift.id, {
      nextPaymentCheckAt: Math.trunc(isBeforeExpiry ? Math.min(nextCheckAt, latest.draftExpiresAt) : nextCheckAt),
      paymentChecks: latest.paymentChecks + 1,
    });
  });
}

/** Records a payment in the ledger, once. Then the draft becomes a gift, or the money goes back. */
async function applyPayment(
  context: AppContext, tx: Transaction, giftId: string, payment: PaidStatus, product: ProductWithStock | undefined,
  encryptedEmail: string | undefined,
) {
  const gift = (await tx.findGift(giftId))!;
  if (gift.paymentId !== null || !(await tx.recordEvent(context.payments.name, `paid:${payment.paymentId}`, giftId))) return;
  const {amount, currency} = payment.amount;
  const changes = {paymentId: payment.paymentId, paidAt: await tx.now()};
  await tx.addLedgerEntry({giftId, portion: 0, kind: 'captured', amount, currency});
  if (encryptedEmail !== undefined) await tx.insertPayer(giftId, encryptedEmail);
  const matchesPrice = amount === gift.unitAmount * gift.portionCount && currency === gift.currency;
  if (gift.state === 'draft' && matchesPrice && (await tx.transitionGift(giftId, 'paid', changes))) {
    if (await holdGiftStock(tx, gift, product)) {
      await release(tx, gift);
      return enqueueMail(tx, giftId, 'paid');
    }
  }
  await tx.updateGift(giftId, changes);
  await tx.transitionGift(giftId, 'cancelled');
  await tx.transitionPortions(giftId, 'cancelled');
  await createRefund(tx, {giftId, portion: 0, amount, currency});
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
  if (await tx.transitionGift(giftId, 'abandoned')) await tx.transitionPortions(giftId, 'cancelled');
}
