/** Gifts paid on the pages of Stripe and Mollie: real adapters and libraries, and local servers that keep state as the providers do. */
import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import type {Order} from '../../src/protocol/index.ts';
import {molliePayments} from '../../src/server/payments/mollie/index.ts';
import {stripePayments} from '../../src/server/payments/stripe/index.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {startFakeMollie} from '../support/fake-mollie/index.ts';
import {startFakeStripe} from '../support/fake-stripe/index.ts';
import {waitUntil} from '../server/support/wait-until.ts';
import type {TestServerOptions} from '../support/test-server.ts';
import {acceptGift, goToPayment, openGift, type SendOptions} from './actions.ts';

const DAY_MS = 86_400_000;
const BUSY_MS = 40_000;

interface Provider {
  /** What its page says about the price of a mug. */
  paymentPage: string;
  buttons: {later: string; decline: string; cancel: string};
  /** A declined card leaves the payer on the page. */
  staysAfterDecline: boolean;
  startPayments: NonNullable<TestServerOptions['createPayments']>;
  settleLater(checkoutId: string): unknown;
  close(): Promise<void>;
}

async function createStripe(): Promise<Provider> {
  let fake: Awaited<ReturnType<typeof startFakeStripe>>;
  return {
    paymentPage: '2400 eur', staysAfterDecline: true,
    buttons: {later: 'Pay by bank debit', decline: 'Pay with a declined card', cancel: 'Cancel'},
    async startPayments(site) {
      fake = await startFakeStripe(site);
      return stripePayments(fake.options);
    },
    settleLater: (checkoutId) => fake.settleLater(checkoutId, 'paid'),
    close: () => fake.close(),
  };
}

async function createMollie(): Promise<Provider> {
  let fake: Awaited<ReturnType<typeof startFakeMollie>>;
  return {
    paymentPage: 'EUR 24.00', staysAfterDecline: false,
    buttons: {later: 'Pay by bank transfer', decline: 'Have the card declined', cancel: 'Cancel and go back'},
    async startPayments(site) {
      fake = await startFakeMollie(site);
      return molliePayments({...fake.options, clock: site.clock});
    },
    settleLater: (checkoutId) => fake.settleLater(checkoutId, 'paid'),
    close: () => fake.close(),
  };
}

for (const [name, create] of Object.entries({Stripe: createStripe, Mollie: createMollie})) {
  describe(`on the page of ${name}, a gift`, () => {
    let provider: Provider;
    let charge: E2EEnvironment;
    before(async () => {
      provider = await create();
      charge = await startE2E({createPayments: (site) => provider.startPayments(site)});
    });
    after(async () => {
      await charge.close();
      await provider.close();
    });
    const pay = (options: SendOptions = {}) => ({paymentPage: provider.paymentPage, ...options});

    test('is paid and leads back to its link', async () => {
      const ana = await charge.openUser();
      await goToPayment(ana, charge, pay());
      await ana.click('Pay');
      await ana.expectText('It’s wrapped', BUSY_MS);
      assert.match(await ana.inputValue('The link for your friend'), /\/g\/[\w-]{22}#gc_/);
      assert.deepEqual(ana.errors, []);
      await ana.close();
    });

    test('is not paid after a declined card, and everything written is still there', async () => {
      const ana = await charge.openUser();
      await goToPayment(ana, charge, pay({note: 'For slow mornings.'}));
      await ana.click(provider.buttons.decline);
      if (provider.staysAfterDecline) {
        await ana.expectText('Your card was declined');
        await ana.click(provider.buttons.cancel);
      }
      await ana.expectText(provider.staysAfterDecline ? 'Not paid yet' : /Not paid|didn’t go through/, BUSY_MS);
      assert.equal(await ana.inputValue('Note'), 'For slow mornings.');
      await ana.close();
    });

    test('is found by its sender although the tab was closed after paying', async () => {
      const ana = await charge.openUser();
      await goToPayment(ana, charge, pay());
      const {page} = ana;
      await Promise.all([
        page.waitForRequest((request) => request.method() === 'POST' && request.isNavigationRequest()),
        page.evaluate(() => document.querySelector<HTMLButtonElement>('button[value="pay"], button[value="paid"]')!.click()),
      ]);
      await page.goto('about:blank');
      await charge.backend.advance(10_000);
      await ana.goto(`${charge.shopUrl}/products/mug`);
      await ana.expectText('It’s wrapped', BUSY_MS);
      await ana.close();
    });

    test('is followed while a bank takes a day to decide', async () => {
      const ana = await charge.openUser();
      await goToPayment(ana, charge, pay());
      const checkoutId = new URL(ana.page.url()).pathname.split('/').pop()!;
      await ana.click(provider.buttons.later);
      await ana.expectText('Payment on its way', BUSY_MS);
      await charge.backend.advance(DAY_MS);
      provider.settleLater(checkoutId);
      await charge.backend.advance(2 * 3600_000);
      await ana.page.reload();
      await ana.expectText('It’s wrapped', BUSY_MS);
      await ana.close();
    });
  });

  describe(`on the page of ${name}, a held gift`, () => {
    let provider: Provider;
    let held: E2EEnvironment;
    before(async () => {
      provider = await create();
      held = await startE2E({
        claimWindowSeconds: 5 * 86_400, config: {payments: {provider: 'test', capture: 'hold'}},
        createPayments: (site) => provider.startPayments(site),
      });
    });
    after(async () => {
      await held.close();
      await provider.close();
    });

    test('is charged when it is accepted, and ordered then', async () => {
      const ana = await held.openUser();
      await goToPayment(ana, held, {paymentPage: provider.paymentPage, pay: 'Reserve €24 and get the link'});
      await ana.click('Pay');
      await ana.expectText('It’s wrapped', BUSY_MS);
      const lena = await held.openUser();
      await openGift(lena, await ana.inputValue('The link for your friend'));
      await acceptGift(lena);
      await lena.expectText('It’s yours');
      const listOrders = async () => (await held.backend.callAsMerchant<{orders: Order[]}>('GET', '/v1/orders')).orders;
      await waitUntil(async () => {
        await held.backend.runDueJobs();
        return (await listOrders())[0]?.state === 'ordered';
      }, 'the order');
      await ana.expectText('Accepted, and being prepared', BUSY_MS);
      await ana.close();
      await lena.close();
    });
  });
}
