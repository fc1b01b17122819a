/**
 * The stories against the test modes of Stripe and Mollie, for whoever has keys. Webhooks need no public URL: the kit gets what the
 * provider would send from its list of events or payments.
 */
import Stripe from 'stripe';
import type {PaymentStorySetup, StoryName} from '../../src/server/payment-kit/index.ts';
import {molliePayments} from '../../src/server/payments/mollie/index.ts';
import {webhookUrl} from '../../src/server/payments/mollie/webhook.ts';
import {stripePayments} from '../../src/server/payments/stripe/index.ts';

/** A control that the provider's API does not have. */
const impossible = (what: string) => () => {
  throw new Error(`The provider’s test mode cannot ${what} by its API.`);
};

const tooSlow = {
  'webhook before our own commit': 'a person cannot pay within the seconds that the backend waits for a checkout to be created',
} as const;

const all = (names: readonly StoryName[], reason: string) => Object.fromEntries(names.map((name) => [name, reason]));

/**
 * Stripe’s hosted page can’t be completed by the API, so a person pays: the address of each checkout is printed. Test cards choose what
 * happens, see https://docs.stripe.com/testing.
 */
export async function createLiveStripe(secretKey: string, ask: (instruction: string) => Promise<void>): Promise<PaymentStorySetup> {
  const stripe = new Stripe(secretKey);
  const webhookSecret = 'whsec_ForWebhooksThatAreSignedHere';
  const urls = new Map<string, string>();
  const seconds = () => Math.floor(Date.now() / 1000);
  return {
    pause: () => new Promise((resolve) => setTimeout(resolve, 2000)),
    notRun: {
      ...tooSlow,
      ...all(['completed but unpaid', 'paid late'], 'the bank of a delayed payment decides after minutes to days, and not at our command'),
      'dispute before the claim': 'a dispute is opened by the test card 4000 0000 0000 0259 with the payment itself, not at our command',
      'refund succeeds, then fails': 'a refund fails by the test card 4000 0000 0000 5126 within minutes, and not at our command',
    },
    async createProvider({publicUrl}) {
      const startedAt = seconds();
      const payments = await stripePayments({secretKey, webhookSecret, publicUrl});
      return {
        payments: {
          ...payments,
          async createCheckout(request) {
            const checkout = await payments.createCheckout(request);
            urls.set(checkout.id, checkout.url);
            return checkout;
          },
        },
        controls: {
          pay: (checkoutId, {email}) => ask(`Pay with the card 4242 4242 4242 4242 and the address ${email}:\n${urls.get(checkoutId)}`),
          settleLater: impossible('decide about a delayed payment'),
          refundInDashboard: (paymentId, {amount}) => stripe.refunds.create({payment_intent: paymentId, amount}),
          failRefund: impossible('fail a refund that was paid'),
          dispute: impossible('open a dispute'),
          winDispute: impossible('win a dispute'),
          lapseHold: (paymentId) => stripe.paymentIntents.cancel(paymentId),
          async listWebhooks() {
            const events = await stripe.events.list({created: {gte: startedAt}, limit: 100}).autoPagingToArray({limit: 1000});
            return events.reverse().map((event) => {
              const payload = JSON.stringify(event);
              const signature = Stripe.webhooks.generateTestHeaderString({payload, secret: webhookSecret});
              return new Request(`${publicUrl}/v1/payments/stripe/webhooks`, {method: 'POST', body: payload, headers: {'Stripe-Signature': signature}});
            });
          },
        },
      };
    },
  };
}

/** Mollie’s test page offers the states of a payment, so a person chooses one: see https://docs.mollie.com/reference/testing. */
export function createLiveMollie(apiKey: string, ask: (instruction: string) => Promise<void>): PaymentStorySetup {
  const urls = new Map<string, string>();
  return {
    pause: () => new Promise((resolve) => setTimeout(resolve, 2000)),
    notRun: {
      ...tooSlow,
      ...all(['completed but unpaid', 'paid late'], 'a bank transfer in test mode is decided on Mollie’s page, not later'),
      'dispute before the claim': 'a chargeback is made in Mollie’s dashboard, and cannot be reversed there at our command',
      'refund succeeds, then fails': 'a refund in test mode does not fail once it is paid',
      'hold lapses': 'a hold in test mode lapses after days',
    },
    async createProvider({publicUrl}) {
      const webhookKey = crypto.getRandomValues(new Uint8Array(32));
      const payments = await molliePayments({apiKey, webhookKey, publicUrl});
      const notices: {id: string; key: string}[] = [];
      return {
        payments: {
          ...payments,
          async createCheckout(request) {
            const checkout = await payments.createCheckout(request);
            urls.set(checkout.id, checkout.url);
            notices.push({id: checkout.id, key: request.key});
            return checkout;
          },
        },
        controls: {
          pay: (checkoutId) => ask(`Choose a card, and the status “Paid” or “Authorized”:\n${urls.get(checkoutId)}`),
          settleLater: impossible('decide about a delayed payment'),
          async refundInDashboard(paymentId, {amount, currency}) {
            const response = await fetch(`https://api.mollie.com/v2/payments/${paymentId}/refunds`, {
              method: 'POST', headers: {Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json'},
              body: JSON.stringify({amount: {currency, value: (amount / 100).toFixed(2)}}),
            });
            if (!response.ok) throw new Error(`Mollie refused a refund with ${response.status}.`);
          },
          failRefund: impossible('fail a refund that was paid'),
          dispute: impossible('make a chargeback'),
          winDispute: impossible('reverse a chargeback'),
          lapseHold: impossible('let a hold lapse'),
          listWebhooks: () => notices.map(({id, key}) =>
            new Request(webhookUrl(publicUrl, webhookKey, key)!, {method: 'POST', body: new URLSearchParams({id})})),
        },
      };
    },
  };
}
