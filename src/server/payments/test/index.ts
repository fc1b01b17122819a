/**
 * A payment provider that takes no money: a hosted page with three buttons, its
 * own books, signed notices. It stands outside the backend as a real one would,
 * so everything that can go wrong between the two can go wrong here as well.
 */
import type {Clock, Payments, Random, RefundResult, CheckoutStatus} from '../../ports.ts';
import {base64url} from '../../../protocol/index.ts';
import {readBodyText} from '../../read-body.ts';
import {openCheckoutStore, type Checkout} from './checkout-store.ts';
import {renderCheckoutPage, redirectToShop} from './page.ts';
import {verifySignature, signedHeaders} from './signature.ts';

const CHECKOUT_PATH = /^\/test-payments\/checkouts\/([^/]+)$/;
const WEBHOOK_PATH = '/v1/payments/test/webhooks';
/** A payer never waits longer than this for the backend to be told. */
const WEBHOOK_TIMEOUT_MS = 3_000;
const MAX_FORM_BYTES = 1_000;
const MAX_WEBHOOK_BYTES = 4_000;

type Operation = 'createCheckout' | 'retrieveCheckout' | 'expireCheckout' | 'refund' | 'retrieveRefund';

/** What a test may break. Each is asked at its moment and breaks that one moment when it says true. */
export interface TestPaymentFaults {
  /** The notice never arrives. */
  dropWebhook?(): boolean;
  /** The call is carried out and its answer is lost. */
  dropResponse?(simulate: Operation): boolean;
  /** The call fails before anything has happened. */
  failOperation?(simulate: Operation): boolean;
  /** The refund is accepted but takes until the next `getRefund`. */
  delayRefund?(): boolean;
}

export interface TestPaymentsOptions {
  file: string;
  /** Where people reach the process that hosts the page; no slash at the end. */
  publicUrl: string;
  /** What notices are signed with; at least 32 bytes. */
  webhookKey: Uint8Array;
  clock: Clock;
  random: Random;
  /** How a notice reaches the backend. */
  deliverWebhook(notice: Request): Promise<Response>;
  faults?: TestPaymentFaults;
}

export interface TestPayments extends Payments {
  pages(request: Request): Promise<Response | undefined>;
  /** Closes the books. */
  close(): void;
}

export function createTestPayments(options: TestPaymentsOptions): TestPayments {
  const {publicUrl, webhookKey, clock, random, deliverWebhook, faults = {}} = options;
  const ledger = openCheckoutStore(options.file);
  const id = (prefix: string) => prefix + base64url(random.bytes(16));

  async function simulate<Result>(name: Operation, operation: () => Result): Promise<Result> {
    if (faults.failOperation?.(name)) throw new Error(`The test provider refused ${name}.`);
    const result = operation();
    if (faults.dropResponse?.(name)) throw new Error(`The answer to ${name} was lost.`);
    return result;
  }

  function statusOf(checkout: string): CheckoutStatus {
    const found = ledger.findCheckout(checkout, clock.now());
    if (!found) throw new Error('There is no such checkout.');
    if (found.state !== 'paid') return {state: found.state};
    return {state: 'paid', paymentId: found.payment!, amount: found.amount, payerEmail: found.payerEmail};
  }

  async function sendWebhook(checkout: string): Promise<void> {
    if (faults.dropWebhook?.()) return;
    const body = JSON.stringify({type: 'checkout.paid', checkout});
    const headers = {'Content-Type': 'application/json', ...signedHeaders(webhookKey, body, clock.now())};
    const timeout = new AbortController();
    const delivered = deliverWebhook(new Request(publicUrl + WEBHOOK_PATH, {method: 'POST', headers, body}));
    // Only a hint: when it fails, the backend asks by itself a little later.
    await Promise.race([delivered.catch(() => undefined), clock.sleep(WEBHOOK_TIMEOUT_MS, timeout.signal)]);
    timeout.abort();
  }

  async function handleSubmit(request: Request, checkout: Checkout, language: string): Promise<Response> {
    const {outcome, payerMail} = await readForm(request);
    switch (outcome) {
      case 'paid':
        if (ledger.payCheckout(checkout.id, id('tpp_'), payerMail, clock.now())) {
          await sendWebhook(checkout.id);
        } else if (ledger.findCheckout(checkout.id, clock.now())?.state !== 'paid') {
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
    createCheckout: (request) => simulate('createCheckout', () => {
      const checkout = ledger.createCheckout(id('tpc_'), request);
      return {id: checkout.id, url: `${publicUrl}/test-payments/checkouts/${checkout.id}`, expiresAt: checkout.expiresAt};
    }),
    retrieveCheckout: (checkout) => simulate('retrieveCheckout', () => statusOf(checkout)),
    expireCheckout: (checkout) => simulate('expireCheckout', () => {
      ledger.expireCheckout(checkout);
      return statusOf(checkout);
    }),
    refund: (request) => simulate('refund', (): RefundResult =>
      ledger.createRefund(id('tpr_'), request, faults.delayRefund?.() ? 'pending' : 'refunded')),
    retrieveRefund: (key) => simulate('retrieveRefund', () => {
      const found = ledger.findRefund(key);
      ledger.completeRefund(key);
      return found;
    }),
    async parseWebhook(request) {
      const body = await readBodyText(request, MAX_WEBHOOK_BYTES);
      if (body === undefined || !verifySignature(webhookKey, request.headers, body, clock.now())) return undefined;
      const {checkout} = JSON.parse(body) as {checkout: string};
      return {checkout};
    },
    async pages(request) {
      const [, name] = CHECKOUT_PATH.exec(new URL(request.url).pathname) ?? [];
      if (name === undefined) return undefined;
      const language = request.headers.get('Accept-Language') ?? '';
      const checkout = ledger.findCheckout(name, clock.now());
      if (!checkout) return withoutBodyForHead(request, renderCheckoutPage('not-found', language));
      switch (request.method) {
        case 'POST': return handleSubmit(request, checkout, language);
        case 'GET':
        case 'HEAD': return withoutBodyForHead(request, renderCheckoutPage(viewOf(checkout), language, checkout));
        default: return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD, POST'}});
      }
    },
    close: () => ledger.close(),
  };
}

const viewOf = ({state}: Checkout) => (state === 'closed' ? 'closed' : state);

const withoutBodyForHead = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;

const outcomes = ['paid', 'declined', 'cancelled'] as const;

async function readForm(request: Request): Promise<{outcome?: (typeof outcomes)[number]; payerMail?: string}> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return {};
  const form = new URLSearchParams(await readBodyText(request, MAX_FORM_BYTES));
  return {outcome: outcomes.find((one) => one === form.get('outcome')), payerMail: form.get('email')?.trim() || undefined};
}
