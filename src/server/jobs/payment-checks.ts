/** Looks up payments, in case the provider's webhook was lost, and ends drafts that nobody pays. */
import {describeError, type AppContext} from '../context.ts';
import {syncPayment} from '../gifts/payment.ts';
import {findNextPaymentCheck, scheduleNextCheck, takePaymentsToCheck} from '../gifts/payment-checks.ts';
import type {GiftRow} from '../storage/storage.ts';
import {createPool} from './pool.ts';
import type {Worker} from './work-result.ts';

const CONCURRENT_CHECKS = 8;

export const createPaymentChecks = (context: AppContext): Worker => createPool({
  limit: CONCURRENT_CHECKS,
  clock: context.clock,
  take: (count) => takePaymentsToCheck(context, count),
  perform: (gift: GiftRow) => syncPayment(context, gift),
  async settle(gift, outcome) {
    if (outcome.failed) context.log({event: 'worker', kind: 'check-payment', giftId: gift.id, error: describeError(outcome.error)});
    await scheduleNextCheck(context, gift.id, outcome);
  },
  findNextDueTime: () => findNextPaymentCheck(context),
});
