import type {TestContext} from 'node:test';
import type {CheckoutRequest, Payments} from '../../../src/server/ports.ts';
import {stripePayments} from '../../../src/server/payments/stripe/index.ts';
import {startFakeStripe, type FakeStripeOptions} from '../../support/fake-stripe/index.ts';

export const HOUR_MS = 3_600_000;
export const RETURN_URL = 'https://tea.example/products/teapot?gift=1';

/** The adapter, and the local Stripe that it talks to. The clock stands still until a test moves it. */
export async function createStripe(t: TestContext, options: FakeStripeOptions = {}) {
  const clock = {time: Date.UTC(2026, 0, 1), now() { return this.time; }};
  const fake = await startFakeStripe({clock, ...options});
  t.after(() => fake.close());
  const payments: Payments = await stripePayments(fake.options);

  const newRequest = (given: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
    key: 'checkout:gift1', giftId: 'gift1', title: 'Teapot', amount: {amount: 4800, currency: 'EUR'}, capture: 'charge',
    returnUrl: RETURN_URL, expiresAt: clock.time + 24 * HOUR_MS, language: 'en', ...given,
  });
  const checkOut = (given?: Partial<CheckoutRequest>) => payments.createCheckout(newRequest(given));
  /** A paid checkout, or a held one. */
  async function pay(given?: Partial<CheckoutRequest>) {
    const {id} = await checkOut(given);
    return {checkoutId: id, paymentId: fake.pay(id, {email: 'ada@example.com'})};
  }
  return {fake, payments, clock, newRequest, checkOut, pay};
}
