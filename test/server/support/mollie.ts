/** The Mollie adapter with the real SDK, connected to the fake of Mollie over HTTP. */
import {inspect} from 'node:util';
import type {TestContext} from 'node:test';
import {molliePayments, type MolliePaymentsOptions} from '../../../src/server/payments/mollie/index.ts';
import type {CheckoutRequest} from '../../../src/server/ports.ts';
import {startFakeMollie, type FakeMollieOptions} from '../../support/fake-mollie/index.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const euros = (amount: number) => ({amount, currency: 'EUR'});

export const checkoutRequest: CheckoutRequest = {
  key: 'checkout:g1', giftId: 'g1', title: 'Teapot', amount: euros(4800), capture: 'charge', returnUrl: 'https://tea.example/teapot?lang=en',
  expiresAt: Date.UTC(2026, 0, 2), language: 'en',
};

/** The adapter's delays end at once; its deadline ends when `expireDeadlines` is called. */
function createAdapterClock() {
  const deadlines = new Set<() => void>();
  return {
    sleep: (ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => {
      if (ms < 10_000) return resolve();
      deadlines.add(resolve);
      signal?.addEventListener('abort', () => {
        deadlines.delete(resolve);
        resolve();
      });
    }),
    expireDeadlines: () => deadlines.forEach((end) => end()),
    countDeadlines: () => deadlines.size,
  };
}

export async function createMollie(t: TestContext, options: FakeMollieOptions = {}, overrides: Partial<MolliePaymentsOptions> = {}) {
  const time = {now: Date.UTC(2026, 0, 1)};
  const fake = await startFakeMollie({clock: {now: () => time.now}, ...options});
  t.after(() => fake.close());
  const clock = createAdapterClock();
  const payments = await molliePayments({...fake.options, clock, ...overrides});
  return {
    fake, payments, time, clock,
    createCheckout: (changes: Partial<CheckoutRequest> = {}) => payments.createCheckout({...checkoutRequest, ...changes}),
    /** Returns the id of a payment that was taken, or is held. */
    async pay(changes: Partial<CheckoutRequest> = {}): Promise<string> {
      const {id} = await payments.createCheckout({...checkoutRequest, ...changes});
      fake.pay(id);
      return id;
    },
    countRequests: (operation: string) => fake.requests.filter((request) => request.operation === operation).length,
    requestsOf: (operation: string) => fake.requests.filter((request) => request.operation === operation),
  };
}

/** Everything that a log or a crash report could show of an error. */
export function describeFully(error: unknown): string {
  const parts = [inspect(error, {depth: 10, showHidden: true})];
  for (let cause = error; cause instanceof Error; cause = cause.cause) parts.push(cause.message, cause.stack ?? '', JSON.stringify(cause));
  return parts.join('\n');
}
