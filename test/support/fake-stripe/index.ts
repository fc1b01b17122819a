/**
 * A local server that behaves like Stripe: it keeps state, repeats responses for idempotency keys, and signs webhooks. The library
 * talks to it over HTTP.
 */
import Stripe from 'stripe';
import {createEndpoints} from './endpoints.ts';
import {createFaults, type Fault, type Operation, type Refusal} from './faults.ts';
import {respondToPayer} from './page.ts';
import type {Form} from './form.ts';
import type {Endpoint} from './parameters.ts';
import {createPayments} from './payments.ts';
import {newWebhookEndpoint, type WebhookEndpoint} from './resources.ts';
import {listen} from './server.ts';
import {createStore} from './store.ts';


export interface FakeStripeOptions {
  secretKey?: string;
  webhookSecret?: string;
  /** Where the backend is; webhooks are addressed to it. */
  publicUrl?: string;
  clock?: {now(): number};
}

export async function startFakeStripe(options: FakeStripeOptions = {}) {
  const {
    secretKey = 'sk_test_51FakeSecretKey', webhookSecret = 'whsec_FakeSigningSecret', publicUrl = 'https://gifts.example', clock = {now: Date.now},
  } = options;
  const now = () => clock.now();
  const store = createStore({now, livemode: /^.k_live_/.test(secretKey)});
  const payments = createPayments(store);
  const faults = createFaults();
  const forbidden = new Set<Endpoint>();
  let isKeyRejected = false;
  const perform = createEndpoints({store, payments, pageUrl: (id) => `http://127.0.0.1:${port}/c/pay/${id}`});
  const requests: {endpoint: Endpoint; form: Form}[] = [];
  const {server, port, untilHanging, resume} = await listen({
    now, perform, takeFault: (endpoint) => faults.take(endpoint), isForbidden: (endpoint) => forbidden.has(endpoint),
    acceptsKey: (key) => key === secretKey && !isKeyRejected,
    record: (endpoint, form) => void requests.push({endpoint, form}),
    respondToPayer: (id, form) => respondToPayer(payments, id, form),
  });

  /** A webhook as Stripe delivers it now; `header` replaces parts of the signature's input. */
  function sign(event: object, header: {secret?: string; timestamp?: number} = {}): Request {
    const payload = JSON.stringify(event, null, 2);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload, secret: header.secret ?? webhookSecret, timestamp: header.timestamp ?? store.seconds(),
    });
    return new Request(`${publicUrl}/v1/payments/stripe/webhooks`, {
      method: 'POST', headers: {'Content-Type': 'application/json', 'Stripe-Signature': signature}, body: payload,
    });
  }

  return {
    /** For `stripePayments`. */
    options: {secretKey, webhookSecret, publicUrl, clock, connection: {host: '127.0.0.1', port, protocol: 'http' as const}},
    store, sign,
    /** All requests with valid parameters, oldest first. */
    requests,
    pay: payments.pay,
    settleLater: payments.settleLater,
    refundInDashboard: payments.refundInDashboard,
    setRefundStatus: payments.setRefundStatus,
    failRefund: (idOrKey: string) => payments.setRefundStatus(idOrKey, 'failed'),
    dispute: payments.dispute,
    closeDispute: payments.closeDispute,
    warnOfFraud: payments.warnOfFraud,
    lapseHold: payments.lapseHold,
    queueFault: (operation: Operation, fault: Fault) => faults.add(operation, fault),
    /** Answers the next call of an operation with an error. */
    refuse: (operation: Operation, refusal: Refusal) => faults.refuse(operation, refusal),
    /** Resolves when a request hangs. */
    untilHanging,
    /** Requests that hang end without a response and without effect. */
    resume,
    captureInDashboard: (paymentId: string, amount: number) => void payments.capture(paymentId, amount),
    /** The merchant deletes the key in the dashboard. */
    rejectKey: () => { isKeyRejected = true; },
    /** Takes the permission for an endpoint from the key. */
    forbid: (endpoint: Endpoint) => void forbidden.add(endpoint),
    addWebhookEndpoint: (given: Pick<WebhookEndpoint, 'url' | 'enabled_events' | 'api_version' | 'status'>) =>
      store.endpoints.add(newWebhookEndpoint(store.newBase('we'), given)),
    /** All events so far, oldest first, each signed anew. */
    listWebhooks: (): Request[] => store.events.map((event) => sign(event)),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
