/** When the provider is asked about a payment again, in case its webhook was lost. */
import type {AppContext} from '../context.ts';
import {backoff} from '../jobs/backoff.ts';
import type {GiftRow} from '../storage/storage.ts';

/** The delay of the second check; the first one is scheduled by the draft. */
const MIN_CHECK_DELAY_MS = 3_000;
const MAX_DRAFT_CHECK_DELAY_MS = 6 * 3600_000;
const MAX_DELAY_AFTER_FAILURE_MS = 300_000;
/** Longer than a call that times out. */
const CHECK_LEASE_MS = 25_000;
/** Afterwards a draft waits only for a payment that is pending, or for a provider that failed. */
const CHECK_DELAY_AFTER_EXPIRY_MS = 3600_000;

const DAY_MS = 86_400_000;
/** A payment can be disputed, and a refund returned, long after the gift has ended. */
const PAYMENT_CHECK_PERIOD_MS = 180 * DAY_MS;
const MIN_PAYMENT_CHECK_DELAY_MS = 60_000;
const MAX_PAYMENT_CHECK_DELAY_MS = DAY_MS;
const MAX_CHECK_DELAY_AFTER_END_MS = 7 * DAY_MS;

const maxDelay = {unpaidMs: MAX_DRAFT_CHECK_DELAY_MS, paidMs: MAX_CHECK_DELAY_AFTER_END_MS};

/** The end of a draft: its own, or that of its checkout if the provider ends it earlier. */
export const payableUntil = (gift: GiftRow) => Math.min(gift.draftExpiresAt, gift.checkoutExpiresAt ?? Infinity);

/** Leases gifts whose payment is due for a check: a crash delays it no longer than the lease. */
export function takePaymentsToCheck({storage}: AppContext, limit: number): Promise<GiftRow[]> {
  return storage.transaction(async (tx) => {
    const gifts = await tx.listPaymentsToCheck(limit, maxDelay);
    const nextPaymentCheckAt = (await tx.now()) + CHECK_LEASE_MS;
    for (const gift of gifts) await tx.updateCheckout(gift.id, {nextPaymentCheckAt});
    return gifts;
  });
}

export const findNextPaymentCheck = ({storage}: AppContext): Promise<number | undefined> =>
  storage.read((tx) => tx.findNextPaymentCheckTime(maxDelay));

/**
 * Schedules the next check. One that failed may hide a payment, and is repeated within five minutes. False if nothing can change any
 * more that a check would find.
 */
export async function scheduleNextCheck({storage}: AppContext, giftId: string, {failed}: {failed: boolean}): Promise<boolean> {
  return storage.transaction(async (tx) => {
    const gift = await tx.findGift(giftId);
    if (!gift) return false;
    const now = await tx.now();
    const nextPaymentCheckAt = gift.paymentId === null ? nextDraftCheck(gift, now, failed) : nextPaidCheck(gift, now, failed);
    await tx.updateCheckout(giftId, {nextPaymentCheckAt, paymentChecks: gift.paymentChecks + 1});
    return nextPaymentCheckAt !== null;
  });
}

/** Each delay is as long as the draft was old, and none passes its end: 17 checks in 24 hours. */
function nextDraftCheck(draft: GiftRow, now: number, failed: boolean): number | null {
  if (draft.state !== 'draft') return null;
  // Without a checkout it cannot be paid yet.
  const maxDelayMs = failed && draft.checkoutId !== null ? MAX_DELAY_AFTER_FAILURE_MS : MAX_DRAFT_CHECK_DELAY_MS;
  const end = payableUntil(draft);
  if (end <= now) return now + Math.min(CHECK_DELAY_AFTER_EXPIRY_MS, maxDelayMs);
  return Math.min(now + backoff(draft.paymentChecks, {base: MIN_CHECK_DELAY_MS, max: maxDelayMs}), end);
}

/** Each delay is as long as the payment was old, up to a day, and a week once the gift has ended. A hold is checked when it lapses. */
function nextPaidCheck({state, paidAt, heldUntil, paymentChecks}: GiftRow, now: number, failed: boolean): number | null {
  const hasEnded = state === 'closed' || state === 'cancelled';
  if (hasEnded && now > paidAt! + PAYMENT_CHECK_PERIOD_MS) return null;
  const maxDelayMs = hasEnded ? MAX_CHECK_DELAY_AFTER_END_MS : MAX_PAYMENT_CHECK_DELAY_MS;
  const delayMs = failed ? MAX_DELAY_AFTER_FAILURE_MS : backoff(paymentChecks, {base: MIN_PAYMENT_CHECK_DELAY_MS, max: maxDelayMs});
  return heldUntil !== null && heldUntil > now ? Math.min(now + delayMs, heldUntil) : now + delayMs;
}
