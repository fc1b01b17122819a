/**
 * A payment provider that takes no money: a hosted page with three buttons, a database of its own, signed webhooks.
 *
 * It is independent of the backend as a real provider would be, so everything that can go wrong between the two can go
 * wrong here as well.
 */
import {base64url} from '../../../protocol/index.ts';
import type {CheckoutStatus, Clock, Payments, Random, RefundResult} from '../../ports.ts';
import {readBodyText} from '../../read-body.ts';
import {openCheckoutStore, type Checkout} from './checkout-store.ts';
import {redirectToShop, renderCheckoutPage} from './page.ts';
import {signedHeaders, verifySignature} from './signature.ts';

const CHECKOUT_PATH = /^\/test-payments\/checkouts\/([^/]+)$/;
const WEBHOOK_PATH = '/v1/payments/test/webhooks';
/** The payer's redirect waits at most this long for the webhook. */
const WEBHOOK_TIMEOUT_MS = 3_000;
const MAX_FORM_BYTES = 1_000;
const MAX_WEBHOOK_BYTES = 4_000;

type Operation = 'createCheckout' | 'retrieveCheckout' | 'expireCheckout' | 'refund' | 'retrieveRefund';

/** Faults for tests. Each is asked when its operation runs, and fails this one call if it returns true. */
export interface TestPaymentFaults {
  /** The webhook is not sent. */
  dropWebhook?(): boolean;
  /** The operation takes effect, but its response is lost. */
  dropResponse?(operation: Operation): boolean;
  /** The operation fails without effect. */
  failOperation?(operation: Operation): boolean;
  /** The refund is pending until the next `retrieveRefund`. */
  delayRefund?(): boolean;
}

export interface TestPaymentsOptions {
  /** The file of the provider's database. */
  file: string;
  /** Where browsers reach the process that hosts the page, without a slash at the end. */
  publicUrl: string;
  /** The key that signs webhooks; at least 32 bytes. */
  webhookKey: Uint8Array;
  clock: Clock;
  random: Random;
  /** Delivers a webhook to the backend. */
  deliverWebhook(webhook: Request): Promise<Response>;
  faults?: TestPaymentFaults;
}

export interface TestPayments extends Payments {
  pages(request: Request): Promise<Response | undefined>;
  close(): void;
}

export function createTestPayments(options: TestPaymentsOptions): TestPayments {
  const {publicUrl, webhookKey, clock, random, deliverWebhook, faults = {}} = options;
  const store = openCheckoutStore(options.file);
  const createId = (prefix: string) => prefix + base64url(random.bytes(16));

  async function withFaults<Result>(operation: Operation, run: () => Result): Promise<Result> {
    if (faults.failOperation?.(operation)) throw new Error(`The test provider refused ${operation}.`);
    const result = run();
    if (faults.dropResponse?.(operation)) throw new Error(`The response to ${operation} was lost.`);
    return result;
  }

  function statusOf(checkoutId: string): CheckoutStatus {
    const checkout = store.findCheckout(checkoutId, clock.now());
    if (!checkout) throw new Error('There is no such checkout.');
    const {state, paymentId, amount, payerEmail} = checkout;
    return state === 'paid' ? {state, paymentId: paymentId!, amount, payerEmail} : {state};
  }

  async function sendWebhook(checkout: string): Promise<void> {
    if (faults.dropWebhook?.()) return;
    const body = JSON.stringify({type: 'checkout.paid', checkout});
    const headers = {'Content-Type': 'application/json', ...signedHeaders(webhookKey, body, clock.now())};
    const timeout = new AbortController();
    const delivered = deliverWebhook(new Request(publicUrl + WEBHOOK_PATH, {method: 'POST', headers, body}));
    // A webhook is only a hint: if it is lost, the backend retrieves the checkout a little later.
    await Promise.race([delivered.catch(() => undefined), clock.sleep(WEBHOOK_TIMEOUT_MS, timeout.signal)]);
    timeout.abort();
  }

  async function handleSubmit(request: Request, checkout: Checkout, language: string): Promise<Response> {
    const {outcome, payerEmail} = await parseForm(request);
    switch (outcome) {
      case 'paid':
        if (store.payCheckout(checkout.id, createId('tpp_'), payerEmail, clock.now())) {
          await sendWebhook(checkout.id);
        } else if (store.findCheckout(checkout.id, clock.now())?.state !== 'paid') {
          return renderCheckoutPage('closed', language, checkout, 409);
        }
        return redirectToShop(checkout);
      case 'declined':
      case 'cancelled':
        return redirectToShop(checkout);
      case undefined:
        return renderCheckoutPage('invalid', language, checkout);
    }
  }

  return {
    name: 'test',
    createCheckout: (request) => withFaults('createCheckout', () => {
      const {id, expiresAt} = store.createCheckout(createId('tpc_'), request);
      return {id, url: `${publicUrl}/test-payments/checkouts/${id}`, expiresAt};
    }),
    retrieveCheckout: (id) => withFaults('retrieveCheckout', () => statusOf(id)),
    expireCheckout: (id) => withFaults('expireCheckout', () => {
      store.expireCheckout(id);
      return statusOf(id);
    }),
    refund: (request) => withFaults('refund', (): RefundResult =>
      store.createRefund(createId('tpr_'), request, faults.delayRefund?.() ? 'pending' : 'refunded')),
    retrieveRefund: (key) => withFaults('retrieveRefund', () => {
      const refund = store.findRefund(key);
      store.completeRefund(key);
      return refund;
    }),
    async parseWebhook(request) {
      const body = await readBodyText(request, MAX_WEBHOOK_BYTES);
      if (body === undefined || !verifySignature(webhookKey, request.headers, body, clock.now())) return undefined;
      const {checkout} = JSON.parse(body) as {checkout: string};
      return {checkout};
    },
    async pages(request) {
      const [, checkoutId] = CHECKOUT_PATH.exec(new URL(request.url).pathname) ?? [];
      if (checkoutId === undefined) return undefined;
      const language = request.headers.get('Accept-Language') ?? '';
      const checkout = store.findCheckout(checkoutId, clock.now());
      if (!checkout) return withoutBodyForHead(request, renderCheckoutPage('not-found', language));
      switch (request.method) {
        case 'POST': return handleSubmit(request, checkout, language);
        case 'GET':
        case 'HEAD': return withoutBodyForHead(request, renderCheckoutPage(checkout.state, language, checkout));
        default: return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD, POST'}});
      }
    },
    close: () => store.close(),
  };
}

const withoutBodyForHead = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;

const outcomes = ['paid', 'declined', 'cancelled'] as const;

async function parseForm(request: Request): Promise<{outcome?: (typeof outcomes)[number]; payerEmail?: string}> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return {};
  const form = new URLSearchParams(await readBodyText(request, MAX_FORM_BYTES));
  return {outcome: outcomes.find((outcome) => outcome === form.get('outcome')), payerEmail: form.get('email')?.trim() || undefined};
}
