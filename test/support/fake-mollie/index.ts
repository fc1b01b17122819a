/**
 * A local server that keeps payments as Mollie does, for tests without a network: the REST API, the hosted page, statuses that
 * change between two requests, webhooks to deliver, and faults.
 */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Money} from '../../../src/protocol/index.ts';
import {toMollieAmount} from '../../../src/server/payments/mollie/amount.ts';
import {addRefund, createApi, operationOf, type ApiOptions, type Operation} from './api.ts';
import type {ApiResponse} from './idempotency.ts';
import {isOutcome, renderPage, type Outcome} from './page.ts';
import {errorResource} from './resources.ts';
import {createState, type FakePayment, type FakeRefund} from './state.ts';

/**
 * Fault of the next request of an operation. `fail`: refused without effect (429). `lose-response`: it takes effect, and the
 * connection breaks. `hang`: no effect and no response.
 */
export type Fault = 'fail' | 'lose-response' | 'hang' | {status: number; retryAfterSeconds?: number; html?: boolean};

export interface FakeMollieOptions extends Partial<Omit<ApiOptions, 'now'>> {
  /** Where the backend is; Mollie refuses to call a loopback address. */
  publicUrl?: string;
  clock?: {now(): number};
}

export interface RecordedRequest {
  operation: Operation;
  idempotencyKey: string | undefined;
  body: Record<string, unknown>;
}

interface PayParams {
  email?: string;
  later?: boolean;
  amount?: number | Money;
  method?: FakePayment['method'];
}

export async function startFakeMollie(options: FakeMollieOptions = {}) {
  const {clock = {now: Date.now}, publicUrl = 'https://gifts.example', apiKey = `test_${'fakeKey0'.repeat(4)}`, ...account} = options;
  const now = () => clock.now();
  const state = createState(now);
  const faults = new Map<Operation, Fault[]>();
  const requests: RecordedRequest[] = [];
  const hooks = new Map<Operation, () => void>();

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pageUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const apiUrl = `${pageUrl}/v2/`;
  const handle = createApi(state, {apiUrl, pageUrl}, {
    apiKey, now, expiryMs: 72 * 3600_000, profileStatus: 'verified', isCancelable: true, refusesDuplicateRefunds: false,
    methods: [['creditcard', 'Card'], ['ideal', 'iDEAL'], ['banktransfer', 'Bank transfer']], ...account,
  });

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url!, pageUrl);
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    if (!url.pathname.startsWith('/v2/')) return respondAsPage(url, request.method!, text, response);
    state.settle();
    const call = {method: request.method!, path: url.pathname.slice('/v2/'.length), query: url.searchParams};
    const operation = operationOf(call);
    const idempotencyKey = request.headers['idempotency-key'] as string | undefined;
    const body = text === '' ? {} : JSON.parse(text) as Record<string, unknown>;
    requests.push({operation, idempotencyKey, body});
    hooks.get(operation)?.();
    hooks.delete(operation);
    const fault = faults.get(operation)?.shift();
    if (fault === 'hang') return;
    if (typeof fault === 'object') return sendFault(response, fault);
    if (fault === 'fail') return send(response, {status: 429, body: errorResource(429, 'Too Many Requests', 'Too many requests')});
    const result = handle({...call, authorization: request.headers.authorization, idempotencyKey, body});
    if (fault === 'lose-response') return void response.destroy();
    send(response, result);
  }

  function respondAsPage(url: URL, method: string, text: string, response: ServerResponse) {
    const payment = state.payments.get(/^\/checkout\/(.+)$/.exec(url.pathname)?.[1] ?? '');
    if (!payment) return void response.writeHead(404).end();
    state.settle();
    const form = new URLSearchParams(text);
    const outcome = form.get('outcome') ?? '';
    if (method === 'POST' && isOutcome(outcome) && payment.status === 'open') {
      submit(payment, outcome, form.get('email') || undefined);
      return void response.writeHead(303, {Location: outcome === 'cancelled' ? payment.cancelUrl ?? payment.redirectUrl : payment.redirectUrl}).end();
    }
    response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'}).end(renderPage(payment));
  }

  function submit(payment: FakePayment, outcome: Outcome, email: string | undefined): void {
    switch (outcome) {
      case 'paid': return void fake.pay(payment.id, {email});
      case 'later': return void fake.pay(payment.id, {email, later: true});
      case 'declined': return state.transition(payment, 'failed');
      case 'cancelled': return state.transition(payment, 'canceled');
    }
  }

  const fake = {
    /** For `molliePayments`. */
    options: {apiKey, apiEndpoint: apiUrl, publicUrl, webhookKey: new Uint8Array(32).fill(7)},
    /** All requests, oldest first. */
    requests,
    /**
     * The payer completes the page. `later`: the bank has not decided, which Mollie calls `open` for a bank transfer and `authorized`
     * for MobilePay.
     */
    pay(checkoutId: string, params: PayParams = {}): string {
      const payment = state.find(checkoutId);
      state.settle();
      if (payment.status !== 'open') throw new Error(`This payment cannot be paid: it is ${payment.status}.`);
      const isHold = payment.captureMode === 'manual';
      const method = payment.method = params.method ?? payment.method ?? (params.later ? 'banktransfer' : 'creditcard');
      if (params.amount !== undefined) payment.amount = amountOf(payment, params.amount);
      payment.billingEmail = method === 'paypal' ? undefined : params.email;
      if (method === 'paypal') payment.details = {consumerAccount: params.email};
      if (method === 'banktransfer') payment.details = {transferReference: 'RF12-3456-7890', bankName: 'Stichting Mollie Payments'};
      if (!params.later) state.transition(payment, isHold ? 'authorized' : 'paid');
      else if (method !== 'banktransfer') state.transition(payment, method === 'mobilepay' ? 'authorized' : 'pending');
      return checkoutId;
    },
    /** The bank decides about a payment that was completed with `later`. */
    settleLater(checkoutId: string, outcome: 'paid' | 'failed') {
      const payment = state.find(checkoutId);
      const isWaiting = payment.status === 'pending' || payment.details !== undefined || payment.method === 'mobilepay';
      if (!isWaiting) throw new Error('This payment waits for no decision of a bank.');
      const paid = payment.captureMode === 'manual' ? 'authorized' : 'paid';
      state.transition(payment, outcome === 'paid' ? paid : 'failed');
    },
    refundInDashboard(paymentId: string, amount: number | Money) {
      const payment = state.find(paymentId);
      return addRefund(state, payment, {amount: amountOf(payment, amount), metadata: null}, now()).id;
    },
    failRefund(refundIdOrKey: string) {
      fake.setRefundStatus(refundIdOrKey, 'failed');
    },
    /** The merchant cancels a refund in the dashboard before it is sent to the bank. */
    cancelRefund(refundIdOrKey: string) {
      fake.setRefundStatus(refundIdOrKey, 'canceled');
    },
    setRefundStatus(refundIdOrKey: string, status: FakeRefund['status']) {
      for (const payment of state.payments.values()) {
        const refund = payment.refunds.find((one) => one.id === refundIdOrKey || keyOf(one) === refundIdOrKey);
        if (!refund) continue;
        refund.status = status;
        return state.notify(payment);
      }
      throw new Error('There is no such refund.');
    },
    /** The payer's bank takes the money back. Mollie knows no inquiries, so both states do the same. */
    dispute(paymentId: string, _state?: 'inquiry' | 'open' | {state: 'inquiry' | 'open'}) {
      const payment = state.find(paymentId);
      const chargeback = {id: state.createId('chb_'), amount: payment.amount, createdAt: now()};
      payment.chargebacks.push(chargeback);
      state.notify(payment);
      return chargeback.id;
    },
    /** Mollie reports a reversal, but not that a chargeback is final. */
    closeDispute(paymentId: string, outcome: 'won' | 'lost') {
      const payment = state.find(paymentId);
      const chargeback = payment.chargebacks.find((one) => one.reversedAt === undefined);
      if (!chargeback) throw new Error('This payment has no open chargeback.');
      if (outcome === 'lost') return;
      chargeback.reversedAt = now();
      state.notify(payment);
    },
    warnOfFraud(_paymentId: string): never {
      throw new Error('Mollie sends no warnings of fraud.');
    },
    lapseHold(paymentId: string) {
      const payment = state.find(paymentId);
      if (payment.status !== 'authorized') throw new Error(`This payment holds no money: it is ${payment.status}.`);
      state.transition(payment, 'expired');
    },
    /** The bank will refuse to capture the hold. */
    refuseCapture(paymentId: string) {
      state.find(paymentId).refusesCapture = true;
    },
    /** The merchant captures, or gives up, a hold in the dashboard. */
    endHoldInDashboard(paymentId: string, outcome: 'captured' | 'released', amount?: number) {
      const payment = state.find(paymentId);
      if (outcome === 'captured') {
        const captured = amount === undefined ? payment.amount : amountOf(payment, amount);
        payment.captures.push({id: state.createId('cpt_'), amount: captured, status: 'succeeded', metadata: null, createdAt: now()});
      }
      state.transition(payment, outcome === 'captured' ? 'paid' : 'canceled');
    },
    /** Stops what happens between requests: refunds, captures and releases stay pending. */
    pause: () => state.pause(true),
    resume: () => state.pause(false),
    queueFault(operation: Operation, fault: Fault) {
      faults.set(operation, [...(faults.get(operation) ?? []), fault]);
    },
    /** Runs just before the next request of this operation is handled: a race with the payer, the bank or the merchant. */
    onNextRequest(operation: Operation, run: () => void) {
      hooks.set(operation, run);
    },
    /** All payments that were created, oldest first. */
    listPaymentIds: () => [...state.payments.keys()],
    /** What Mollie has posted to the webhook URLs, in order. */
    listWebhooks(): Request[] {
      state.settle();
      return state.notices.map(({url, id}) => new Request(url, {method: 'POST', body: new URLSearchParams({id})}));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

/** A number is in minor units of the payment's currency. */
const amountOf = (payment: FakePayment, amount: number | Money) =>
  toMollieAmount(typeof amount === 'number' ? {amount, currency: payment.amount.currency} : amount);

const keyOf = ({metadata}: FakeRefund) => (metadata as {key?: string} | null)?.key;

function send(response: ServerResponse, {status, body, headers}: ApiResponse) {
  response.writeHead(status, {'Content-Type': 'application/hal+json', ...headers});
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendFault(response: ServerResponse, {status, retryAfterSeconds, html}: Exclude<Fault, string>) {
  const headers = retryAfterSeconds === undefined ? undefined : {'Retry-After': String(retryAfterSeconds)};
  if (html) return void response.writeHead(status, {'Content-Type': 'text/html', ...headers}).end('<h1>Bad Gateway</h1>');
  send(response, {status, body: errorResource(status, 'Fault', 'The service is temporarily unavailable'), headers});
}

