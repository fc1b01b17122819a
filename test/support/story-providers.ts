/** The three providers for the stories of the payment kit: the test provider, and Stripe and Mollie on local servers. */
import type {Dispute} from '../../src/server/ports.ts';
import type {PaymentStorySetup} from '../../src/server/payment-kit/index.ts';
import {molliePayments} from '../../src/server/payments/mollie/index.ts';
import {stripePayments} from '../../src/server/payments/stripe/index.ts';
import {testPayments} from '../../src/server/payments/test/index.ts';
import {signedHeaders} from '../../src/server/payments/test/signature.ts';
import {startFakeMollie} from './fake-mollie/index.ts';
import {startFakeStripe} from './fake-stripe/index.ts';

type CreateProvider = PaymentStorySetup['createProvider'];

const createTestProvider: CreateProvider = ({clock, publicUrl}) => {
  const webhookKey = crypto.getRandomValues(new Uint8Array(32));
  const sent: {url: string; body: string}[] = [];
  const payments = testPayments({
    file: ':memory:', publicUrl, webhookKey, clock, random: {bytes: (count) => crypto.getRandomValues(new Uint8Array(count))},
    async deliverWebhook(webhook) {
      sent.push({url: webhook.url, body: await webhook.text()});
      return new Response('{}');
    },
  });
  const {controls} = payments;
  return {
    payments,
    controls: {
      ...controls,
      dispute: (paymentId) => controls.dispute(paymentId, 'open'),
      winDispute: (paymentId) => controls.closeDispute(paymentId, 'won'),
      listWebhooks: () => sent.map(({url, body}) => new Request(url, {
        method: 'POST', body, headers: {'Content-Type': 'application/json', ...signedHeaders(webhookKey, body, clock.now())},
      })),
    },
  };
};

interface Fake {
  dispute(paymentId: string, options: {state: Extract<Dispute['state'], 'open'>}): unknown;
  closeDispute(paymentId: string, outcome: 'won'): unknown;
}

/** The two local servers have the same controls. */
const controlsOf = <T extends Fake>(fake: T) => ({
  ...fake,
  dispute: (paymentId: string) => fake.dispute(paymentId, {state: 'open'}),
  winDispute: (paymentId: string) => fake.closeDispute(paymentId, 'won'),
});

const createStripeProvider: CreateProvider = async ({clock, publicUrl}) => {
  const fake = await startFakeStripe({clock, publicUrl});
  return {payments: await stripePayments(fake.options), controls: controlsOf(fake), close: () => fake.close()};
};

const createMollieProvider: CreateProvider = async ({clock, publicUrl}) => {
  const fake = await startFakeMollie({clock, publicUrl});
  return {payments: await molliePayments({...fake.options, clock}), controls: controlsOf(fake), close: () => fake.close()};
};

export const storyProviders = {test: createTestProvider, Stripe: createStripeProvider, Mollie: createMollieProvider};
