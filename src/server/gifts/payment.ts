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

/** The delay of the second check; the first one is scheduled by the draft. */
const MIN_CHECK_DELAY_MS = 3_000;
const MAX_CHECK_DELAY_MS = 6 * 3600_000;
const MAX_DELAY_AFTER_FAILURE_MS = 300_000;
/** Longer than a call that times out. */
const CHECK_LEASE_MS = 25_000;
/** Afterwards a draft waits only for a payment that is pending, or for a provider that failed. */
const CHECK_DELAY_AFTER_EXPIRY_MS = 3600_000;

/** The end of a draft: its own, or that of its checkout if the provider ends it earlier. */
const payableUntil = (gift: GiftRow) => Math.min(gift.draftExpiresAt, gift.checkoutExpiresAt ?? Infinity);

/** Leases drafts whose payment is due for a check: a crash delays it no longer than the lease. */
export function takeDraftsToCheck({storage}: AppContext, limit: number): Promise<GiftRow[]> {
  return storage.transaction(async (tx) => {
    const drafts = await tx.listDraftsToCheck(limit, MAX_CHECK_DELAY_MS);
    const nextPaymentCheckAt = (await tx.now()) + CHECK_LEASE_MS;
    for (const draft of drafts) await tx.updateCheckout(draft.id, {nextPaymentCheckAt});
    return drafts;
  });
}

export const findNextPaymentCheck = ({storage}: AppContext): Promise<number | undefined> =>
  storage.read((tx) => tx.findNextPaymentCheckTime(MAX_CHECK_DELAY_MS));

/** Schedules the next check of an unpaid draft. One that failed may hide a payment, and is repeated within five minutes. */
export async function scheduleNextCheck({storage}: AppContext, giftId: string, {failed}: {failed: boolean}): Promise<void> {
  await storage.transaction(async (tx) => {
    const draft = await tx.findGift(giftId);
    if (draft?.state !== 'draft') return;
    // Without a checkout it cannot be paid yet.
    const maxDelayMs = failed && draft.checkoutId !== null ? MAX_DELAY_AFTER_FAILURE_MS : MAX_CHECK_DELAY_MS;
    await tx.updateCheckout(giftId, {
      nextPaymentCheckAt: nextPaymentCheck(draft, await tx.now(), maxDelayMs), paymentChecks: draft.paymentChecks + 1,
    });
  });
}

/** Each delay is as long as the draft was old, and none passes its end: 17 checks in 24 hours. */
function nextPaymentCheck(draft: GiftRow, now: number, maxDelayMs: number): number {
  const end = payableUntil(draft);
  if (end <= now) return now + Math.min(CHECK_DELAY_AFTER_EXPIRY_MS, maxDelayMs);
  return Math.min(now + backoff(draft.paymentChecks, {base: MIN_CHECK_DELAY_MS, max: maxDelayMs}), end);
}

/**
 * Retrieves the state of a draft's checkout and applies it. An expired draft's checkout is ended first: it may just
 * have been paid.
 */
export async function syncPayment(context: AppContext, gift: GiftRow): Promise<void> {
  const isExpired = payableUntil(gift) <= (await context.storage.read((tx) => tx.now()));
  if (isExpired && gift.checkoutId === null) return abandonWithoutCheckout(context, gift.id);
  const checkoutId = await openCheckout(context, gift);
  const status = isExpired ? await context.payments.expireCheckout(checkoutId) : await context.payments.retrieveCheckout(checkoutId);
  await applyStatus(context, gift, status);
}

/** The provider never created a checkout, or its response was lost: then nobody knows its URL, so nobody can pay it. */
async function abandonWithoutCheckout({storage}: AppContext, giftId: string): Promise<void> {
  await storage.transaction(async (tx) => {
    if ((await tx.findGift(giftId))!.checkoutId === null) await abandonDraft(tx, giftId);
  });
}

/** Job: ends the checkout of a cancelled draft. A payment that arrived meanwhile is refunded. */
export async function processCheckoutExpiry(context: AppContext, job: JobRow): Promise<'done'> {
  const {gift, now} = await context.storage.read(async (tx) => ({gift: (await tx.findGift(job.giftId))!, now: await tx.now()}));
  if (gift.checkoutId === null && payableUntil(gift) <= now) return 'done';
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
  }
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
