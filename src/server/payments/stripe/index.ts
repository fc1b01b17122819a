/** Payments with Stripe: hosted checkout, charges and holds. */
import type {Clock, Payments} from '../../ports.ts';
import {check} from './check.ts';
import {createCheckout, expireCheckout, HOLD_MS, retrieveCheckout} from './checkout.ts';
import {createClient} from './client.ts';
import type {StripeConnection} from './connection.ts';
import {validateStripeKeys} from './keys.ts';
import {capture, refund, releaseHold, retrievePayment} from './payment.ts';
import {parseWebhook} from './webhooks.ts';

export interface StripePaymentsOptions {
  /** A secret key (`sk_…`), or a restricted key (`rk_…`). Its prefix decides between test mode and live mode. */
  secretKey: string;
  /** The signing secret of the webhook endpoint (`whsec_…`). */
  webhookSecret: string;
  /** Where Stripe reaches the backend, without a slash at the end. */
  publicUrl: string;
  /** Where Stripe's API is, for tests; api.stripe.com by default. */
  connection?: StripeConnection;
  clock?: Pick<Clock, 'now'>;
}

/**
 * Payments with Stripe. Its library, `stripe`, must be installed beside this package.
 *
 * Throws an error with one sentence if the library is missing or a key is malformed. No error quotes a key.
 */
export async function stripePayments(options: StripePaymentsOptions): Promise<Payments> {
  const {secretKey, webhookSecret, publicUrl, connection, clock = {now: Date.now}} = options;
  const problem = validateStripeKeys({STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret});
  if (typeof problem === 'string') throw new Error(problem);
  const stripe = await createClient(secretKey, connection);
  const context = {stripe, clock, secretKey, webhookSecret, publicUrl};
  return {
    name: 'stripe',
    holdMs: HOLD_MS,
    createCheckout: (request) => createCheckout(context, request),
    retrieveCheckout: (checkoutId) => retrieveCheckout(context, checkoutId),
    expireCheckout: (checkoutId) => expireCheckout(context, checkoutId),
    retrievePayment: (paymentId) => retrievePayment(stripe, paymentId),
    capture: (request) => capture(stripe, request),
    releaseHold: (request) => releaseHold(stripe, request),
    refund: (request) => refund(stripe, request),
    parseWebhook: (request) => parseWebhook(context, request),
    check: () => check(context),
  };
}
