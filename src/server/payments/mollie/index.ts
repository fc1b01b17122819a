/** Payments with Mollie: its hosted page, classic webhooks, holds on cards, refunds and chargebacks. */
import type {MollieClient} from '@mollie/api-client';
import {systemClock} from '../../node/clock.ts';
import type {Clock, Payments} from '../../ports.ts';
import {checkAccount} from './check.ts';
import {createCheckout, expireCheckout, HOLD_MS, toCheckoutStatus} from './checkout.ts';
import {createClient, loadSdk, runOperation} from './client.ts';
import {validateMollieKeys} from './keys.ts';
import {capture, refund, releaseHold, retrievePayment} from './payment.ts';
import {parseWebhook, webhookUrl} from './webhook.ts';

export interface MolliePaymentsOptions {
  /** The key of a website profile, `test_…` or `live_…`. */
  apiKey: string;
  /** A secret of the backend, from which the webhook URLs are made; at least 32 bytes. If it changes, older payments send no webhooks. */
  webhookKey: Uint8Array;
  /** Where Mollie and browsers reach the backend, without a slash at the end. */
  publicUrl: string;
  /** The root of Mollie's API, with a slash at the end. Default: the public one. */
  apiEndpoint?: string;
  clock?: Pick<Clock, 'sleep'>;
}

/**
 * Payments with Mollie. Its SDK, `@mollie/api-client`, must be installed beside this package.
 *
 * Throws an error with one sentence if the SDK is missing or the key is malformed. No error quotes the key.
 */
export async function molliePayments(options: MolliePaymentsOptions): Promise<Payments> {
  const {webhookKey, publicUrl, clock = systemClock} = options;
  const keys = validateMollieKeys({MOLLIE_API_KEY: options.apiKey});
  if (typeof keys === 'string') throw new Error(keys);
  const clientOptions = {...options, clock};
  const sdk = await loadSdk();
  // Throws at the start, not with the first payment, if the SDK cannot be used.
  createClient(sdk, clientOptions, AbortSignal.abort());
  const run = <T>(operation: string, call: (client: MollieClient) => Promise<T>) => runOperation(sdk, clientOptions, operation, call);
  return {
    name: 'mollie',
    holdMs: HOLD_MS,
    createCheckout: (request) => run('createCheckout', (client) =>
      createCheckout(sdk, client, request, webhookUrl(publicUrl, webhookKey, request.key))),
    retrieveCheckout: (id) => run('retrieveCheckout', async (client) => toCheckoutStatus(await client.payments.get(id))),
    expireCheckout: (id) => run('expireCheckout', (client) => expireCheckout(client, id)),
    retrievePayment: (id) => run('retrievePayment', (client) => retrievePayment(client, id)),
    capture: (request) => run('capture', (client) => capture(client, clock, request)),
    releaseHold: ({paymentId}) => run('releaseHold', (client) => releaseHold(client, clock, paymentId)),
    refund: (request) => run('refund', (client) => refund(client, request)),
    parseWebhook: (request) => parseWebhook(webhookKey, request),
    check: () => checkAccount(run, publicUrl),
  };
}
