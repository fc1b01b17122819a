/**
 * A payment provider that takes no money: a hosted page, a database of its own, signed webhooks.
 *
 * It is independent of the backend as a real provider would be, so everything that can go wrong between the two can go
 * wrong here as well.
 */
import {base64url, type Money} from '../../../protocol/index.ts';
import {localeFor, type Locale} from '../../../locales/locale.ts';
import type {Brand} from '../../brand.ts';
import {requestLocale} from '../../languages.ts';
import {systemClock, systemRandom} from '../../node/clock.ts';
import type {CheckoutStatus, Clock, Payments, Random} from '../../ports.ts';
import {readBodyText} from '../../read-body.ts';
import {HOLD_MS, openCheckoutStore, type Checkout} from './checkout-store.ts';
import {openTestDatabase} from './database.ts';
import {createPageStyle, parseForm, redirectToShop, renderCheckoutPage} from './page.ts';
import {openPaymentStore} from './payment-store.ts';
import {signedHeaders, verifySignature} from './signature.ts';

const CHECKOUT_PATH = /^\/test-payments\/checkouts\/([^/]+)$/;
const WEBHOOK_PATH = '/v1/payments/test/webhooks';
/** The payer's redirect waits at most this long for the webhook. */
const WEBHOOK_TIMEOUT_MS = 3_000;
/** How long a bank transfer takes. */
const TRANSFER_MS = 60_000;
/** A payment that waits for `settleLater`. */
const NEVER = Number.MAX_SAFE_INTEGER;
const MAX_WEBHOOK_BYTES = 4_000;

type Operation = 'createCheckout' | 'retrieveCheckout' | 'expireCheckout' | 'retrievePayment' | 'capture' | 'releaseHold' | 'refund';

/** Faults for tests. Each is asked when its operation runs, and fails this one call if it returns true. */
export interface TestPaymentFaults {
  /** The webhook is not sent. */
  dropWebhook?(): boolean;
  /** The operation takes effect, but its response is lost. */
  dropResponse?(operation: Operation): boolean;
  /** The operation fails without effect. */
  failOperation?(operation: Operation): boolean;
  /** The refund is pending until the payment is retrieved twice. */
  delayRefund?(): boolean;
}

export interface TestPaymentsOptions {
  /** The file of the provider's database. */
  file: string;
  /** Where browsers reach the process that hosts the page, without a slash at the end. */
  publicUrl: string;
  /** The key that signs webhooks; at least 32 bytes. */
  webhookKey: Uint8Array;
  /** Colors and theme of its page. */
  brand?: Brand;
  /** Default: the system's clock. */
  clock?: Clock;
  /** Default: the system's random numbers. */
  random?: Random;
  /** Delivers a webhook to the backend. */
  deliverWebhook(webhook: Request): Promise<Response>;
  faults?: TestPaymentFaults;
}

export interface TestPayments extends Payments {
  pages(request: Request): Promise<Response | undefined>;
  close(): void;
  /** What payer, bank and merchant do at the provider. Each sends its webhook. */
  readonly controls: TestPaymentControls;
}

export interface TestPaymentControls {
  /** `later`: the payment is pending until `settleLater`. */
  pay(checkoutId: string, options?: {email?: string; later?: boolean; amount?: Money}): Promise<void>;
  settleLater(checkoutId: string, outcome: 'paid' | 'failed'): Promise<void>;
  refundInDashboard(paymentId: string, amount: Money): Promise<void>;
  /** `refund` is its id or key. */
  failRefund(refund: string): Promise<void>;
  dispute(paymentId: string, state: 'inquiry' | 'open'): Promise<void>;
  closeDispute(paymentId: string, state: 'won' | 'lost'): Promise<void>;
  warnOfFraud(paymentId: string): Promise<void>;
  lapseHold(paymentId: string): Promise<void>;
}

/** A payment provider that takes no money, for development: whoever opens its page decides whether a checkout is paid. */
export function testPayments(options: TestPaymentsOptions): TestPayments {
  const {publicUrl, webhookKey, clock = systemClock, random = systemRandom, deliverWebhook, faults = {}} = options;
  const style = createPageStyle(options.brand ?? {});
  const database = openTestDatabase(options.file);
  const checkouts = openCheckoutStore(database);
  const payments = openPaymentStore(database);
  const createId = (prefix: string) => prefix + base64url(random.bytes(16));
  const findCheckout = (id: string) => checkouts.findCheckout(id, clock.now(), () => createId('tpp_'));

  async function withFaults<Result>(operation: Operation, run: () => Result): Promise<Result> {
    if (faults.failOperation?.(operation)) throw new Error(`The test provider refused ${operation}.`);
    const result = run();
    if (faults.dropResponse?.(operation)) throw new Error(`The response to ${operation} was lost.`);
    return result;
  }

  function checkoutStatus(checkoutId: string): CheckoutStatus {
    const checkout = findCheckout(checkoutId);
    if (!checkout) throw new Error('There is no such checkout.');
    if (checkout.state !== 'paid') return {state: checkout.state};
    const {amount, heldUntil} = payments.statusOf(checkout.paymentId!, clock.now());
    return {
      state: 'paid', paymentId: checkout.paymentId!, amount, payerEmail: checkout.payerEmail,
      ...(heldUntil !== undefined && {hold: {until: heldUntil}}),
    };
  }

  async function sendWebhook(type: string, about: {checkout: string} | {payment: string}): Promise<void> {
    if (faults.dropWebhook?.()) return;
    const body = JSON.stringify({id: createId('tpe_'), type, ...about});
    const headers = {'Content-Type': 'application/json', ...signedHeaders(webhookKey, body, clock.now())};
    const timeout = new AbortController();
    const delivered = deliverWebhook(new Request(publicUrl + WEBHOOK_PATH, {method: 'POST', headers, body}));
    // A webhook is only a hint: if it is lost, the backend retrieves the state a little later.
    await Promise.race([delivered.catch(() => undefined), clock.sleep(WEBHOOK_TIMEOUT_MS, timeout.signal)]);
    timeout.abort();
  }

  /** `settlesAt`: the payment is pending until then. Returns false if the checkout can no longer be paid. */
  async function pay(
    checkoutId: string, {email, settlesAt, amount}: {email?: string; settlesAt?: number; amount?: Money} = {},
  ): Promise<boolean> {
    const now = clock.now();
    const later = settlesAt !== undefined;
    const isAccepted = later ? checkouts.payLater(checkoutId, settlesAt, email, now)
      : checkouts.payCheckout(checkoutId, {paymentId: createId('tpp_'), payerEmail: email, amount}, now);
    if (isAccepted) await sendWebhook(later ? 'checkout.pending' : 'checkout.paid', {checkout: checkoutId});
    return isAccepted;
  }

  const controls: TestPaymentControls = {
    async pay(checkoutId, {later, ...paid} = {}) {
      if (!(await pay(checkoutId, {...paid, ...(later && {settlesAt: NEVER})}))) throw new Error('The checkout can no longer be paid.');
    },
    async settleLater(checkoutId, outcome) {
      if (outcome === 'paid') checkouts.payCheckout(checkoutId, {paymentId: createId('tpp_')}, clock.now());
      else checkouts.failPending(checkoutId);
      await sendWebhook(`checkout.${outcome}`, {checkout: checkoutId});
    },
    async refundInDashboard(paymentId, amount) {
      payments.createRefund({id: createId('tpr_'), paymentId, amount}, 'refunded', clock.now());
      await sendWebhook('payment.refunded', {payment: paymentId});
    },
    async failRefund(refund) {
      const {payment_id: payment} = database.prepare('SELECT payment_id FROM refunds WHERE id = ? OR key = ?').get(refund, refund) as {payment_id: string};
      payments.failRefund(refund);
      await sendWebhook('refund.failed', {payment});
    },
    async dispute(paymentId, state) {
      payments.openDispute(createId('tpd_'), paymentId, state, clock.now());
      await sendWebhook('payment.disputed', {payment: paymentId});
    },
    async closeDispute(paymentId, state) {
      payments.closeDispute(paymentId, state);
      await sendWebhook('dispute.closed', {payment: paymentId});
    },
    async warnOfFraud(paymentId) {
      payments.warnOfFraud(paymentId);
      await sendWebhook('payment.fraud-warning', {payment: paymentId});
    },
    async lapseHold(paymentId) {
      payments.releaseHold(paymentId);
      await sendWebhook('payment.released', {payment: paymentId});
    },
  };

  async function handleSubmit(request: Request, checkout: Checkout, locale: Locale): Promise<Response> {
    const {outcome, payerEmail} = await parseForm(request);
    switch (outcome) {
      case 'paid':
      case 'later': {
        const isAccepted = await pay(checkout.id, {email: payerEmail, ...(outcome === 'later' && {settlesAt: clock.now() + TRANSFER_MS})});
        const {state} = findCheckout(checkout.id)!;
        return isAccepted || state === 'paid' || state === 'pending' ? redirectToShop(style, checkout) : renderCheckoutPage(style, 'closed', locale, checkout, 409);
      }
      case 'declined':
      case 'cancelled':
        return redirectToShop(style, checkout);
      case undefined:
        return renderCheckoutPage(style, 'invalid', locale, checkout);
    }
  }

  return {
    name: 'test',
    holdMs: HOLD_MS,
    controls,
    createCheckout: (request) => withFaults('createCheckout', () => {
      const {id, expiresAt} = checkouts.createCheckout(createId('tpc_'), request);
      return {id, url: `${publicUrl}/test-payments/checkouts/${id}`, expiresAt};
    }),
    retrieveCheckout: (id) => withFaults('retrieveCheckout', () => checkoutStatus(id)),
    expireCheckout: (id) => withFaults('expireCheckout', () => {
      checkouts.expireCheckout(id);
      return checkoutStatus(id);
    }),
    retrievePayment: (id) => withFaults('retrievePayment', () => payments.statusOf(id, clock.now())),
    capture: ({paymentId, amount}) => withFaults('capture', () => payments.capture(paymentId, amount, clock.now())),
    releaseHold: ({paymentId}) => withFaults('releaseHold', () => {
      payments.releaseHold(paymentId);
      return payments.statusOf(paymentId, clock.now());
    }),
    refund: (request) => withFaults('refund', () =>
      payments.createRefund({id: createId('tpr_'), ...request}, faults.delayRefund?.() ? 'pending' : 'refunded', clock.now())),
    async parseWebhook(request) {
      const body = await readBodyText(request, MAX_WEBHOOK_BYTES);
      if (body === undefined || !verifySignature(webhookKey, request.headers, body, clock.now())) return undefined;
      const {id, checkout: checkoutId, payment: paymentId} = JSON.parse(body) as {id: string; checkout?: string; payment?: string};
      return {id, checkoutId, paymentId};
    },
    check: async () => [{ok: true, text: 'Test payments take no money. For real payments, set payments.provider to "stripe" or "mollie".'}],
    async pages(request) {
      const [, checkoutId] = CHECKOUT_PATH.exec(new URL(request.url).pathname) ?? [];
      if (checkoutId === undefined) return undefined;
      const checkout = findCheckout(checkoutId);
      const locale = checkoutLocale(request, checkout);
      if (!checkout) return withoutBodyForHead(request, renderCheckoutPage(style, 'not-found', locale));
      switch (request.method) {
        case 'POST': return handleSubmit(request, checkout, locale);
        case 'GET':
        case 'HEAD': return withoutBodyForHead(request, renderCheckoutPage(style, checkout.state, locale, checkout));
        default: return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD, POST'}});
      }
    },
    close: () => database.close(),
  };
}

/** The language of the gift, as at a real provider; for a payer who reads none of the page's languages, that of the browser. */
const checkoutLocale = (request: Request, checkout?: Checkout): Locale => {
  const locale = requestLocale(request, []);
  return checkout ? localeFor(checkout.language, locale.language) : locale;
};

const withoutBodyForHead = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
