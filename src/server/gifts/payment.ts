/** What became of a checkout. Notices only make us look; what the provider then says is the truth. */
import {ProblemError} from '../problem.ts';
import {encryptPayer} from '../mail/payer.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import type {CheckoutStatus} from '../ports.ts';
import type {GiftRow, JobRow, Transaction} from '../storage/storage.ts';
import {fetchProduct, type ProductWithStock, type AppContext} from '../context.ts';
import {openCheckout} from './draft.ts';
import {createRefund} from './refunds.ts';
import {release} from './schedule.ts';
import {parseChoices, hasEnoughStock} from './stock.ts';

type PaidStatus = Extract<CheckoutStatus, {state: 'paid'}>;

/**
 * Looks at a draft's checkout and lets the gift follow. A draft past its day is ended first, then
 * looked at: it may just have been paid.
 */
export async function syncPayment(context: AppContext, gift: GiftRow): Promise<void> {
  const checkout = await openCheckout(context, gift);
  const now = await context.storage.read((tx) => tx.now());
  const isExpired = gift.draftExpiresAt <= now;
  const status = isExpired ? await context.payments.expireCheckout(checkout) : await context.payments.retrieveCheckout(checkout);
  await applyStatus(context, gift, status);
}

/** Ends the checkout of a gift that must not be paid any more. */
async function expireCheckout(context: AppContext, gift: GiftRow): Promise<void> {
  const status = await context.payments.expireCheckout(await openCheckout(context, gift));
  if (status.state === 'open') throw new ProblemError('payment-provider-error');
  await applyStatus(context, gift, status);
}

async function applyStatus(context: AppContext, gift: GiftRow, status: CheckoutStatus) {
  if (status.state === 'paid') {
    // Money for a gift that has ended goes back whatever the shop says, so then it isn't asked.
    const product = gift.state === 'draft' ? await fetchProduct(context, gift.productRef) : undefined;
    const payer = await encryptPayer(context, gift, status);
    await context.storage.transaction((tx) => applyPayment(context, tx, gift.id, status, product, payer));
  } else if (status.state === 'closed') {
    await context.storage.transaction((tx) => abandonDraft(tx, gift.id));
  } else {
    await scheduleNextCheck(context, gift);
  }
}

/** Notes when the reconciler asks again: soon at first, then every five minutes. */
export async function scheduleNextCheck(context: AppContext, gift: GiftRow): Promise<void> {
  await context.storage.transaction(async (tx) => {
    const latest = await tx.findGift(gift.id);
    if (latest?.state !== 'draft') return;
    const now = await tx.now();
    const delayMs = Math.min(300_000, 3000 * 1.5 ** Math.min(latest.paymentChecks, 20));
    const nextCheckAt = latest.draftExpiresAt > now ? Math.min(now + delayMs, latest.draftExpiresAt) : now + delayMs;
    await tx.updateCheckout(gift.id, {nextPaymentCheckAt: Math.trunc(nextCheckAt), paymentChecks: latest.paymentChecks + 1});
  });
}

/** Money came in. It becomes a gift, or goes back; in any case the ledger has it, once. */
async function applyPayment(context: AppContext, tx: Transaction, id: string, payment: PaidStatus, product: ProductWithStock | undefined, payer: string | undefined) {
  const gift = (await tx.findGift(id))!;
  if (gift.paymentId !== null || !(await tx.recordEvent(context.payments.name, `paid:${payment.paymentId}`, id))) return;
  const {amount, currency} = payment.amount;
  const paidAt = await tx.now();
  const changes = {paymentId: payment.paymentId, paidAt};
  await tx.addLedgerEntry({giftId: id, portion: 0, kind: 'captured', amount, currency});
  if (payer !== undefined) await tx.insertPayer(id, payer);
  const matchesPrice = amount === gift.unitAmount * gift.portionCount && currency === gift.currency;
  if (gift.state === 'draft' && matchesPrice && (await tx.transitionGift(id, 'paid', changes))) {
    if (await holdGiftStock(tx, gift, product)) {
      await release(tx, gift);
      return enqueueMail(tx, id, 'paid');
    }
  }
  await tx.updateGift(id, changes);
  await tx.transitionGift(id, 'cancelled');
  await tx.transitionPortions(id, 'cancelled');
  await createRefund(tx, {giftId: id, portion: 0, amount, currency});
}

async function holdGiftStock(tx: Transaction, gift: GiftRow, product: ProductWithStock | undefined): Promise<boolean> {
  const request = {variant: gift.variant, choices: parseChoices(gift), unitAmount: gift.unitAmount};
  if (!product || !hasEnoughStock(product, await tx.listStockHolds(gift.productRef), request, gift.portionCount)) return false;
  for (let portion = 1; portion <= gift.portionCount; portion++) {
    await tx.holdStock({giftId: gift.id, portion, productRef: gift.productRef, variant: gift.variant, unitAmount: gift.unitAmount});
  }
  return true;
}

async function abandonDraft(tx: Transaction, id: string) {
  if (await tx.transitionGift(id, 'abandoned')) await tx.transitionPortions(id, 'cancelled');
}

/** The outbox's way to `closeCheckout`. */
export async function processCheckoutExpiry(context: AppContext, job: JobRow): Promise<'done'> {
  const gift = (await context.storage.read((tx) => tx.findGift(job.giftId)))!;
  await expireCheckout(context, gift);
  return 'done';
}
