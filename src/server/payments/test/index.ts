/**
 * A payment provider that takes no money: a hosted page with three buttons, its
 * own books, signed notices. It stands outside the backend as a real one would,
 * so everything that can go wrong between the two can go wrong here as well.
 */
import type {Clock, Payments, Random, RefundResult, Settlement} from '../../ports.ts';
import {base64url} from '../../../protocol/index.ts';
import {readText} from './body.ts';
import {openLedger, type Checkout} from './ledger.ts';
import {checkoutPage, sendBack} from './page.ts';
import {isSigned, signedHeaders} from './signature.ts';

const PAGE = /^\/test-payments\/checkouts\/([^/]+)$/;
const NOTICES = '/v1/payments/test/notices';
/** A payer never waits longer than this for the backend to be told. */
const NOTICE_PATIENCE_MS = 3_000;
const MOST_FORM_BYTES = 1_000;
const MOST_NOTICE_BYTES = 4_000;

type Ask = 'createCheckout' | 'settle' | 'close' | 'refund' | 'getRefund';

/** What a test may break. Each is asked at its moment and breaks that one moment when it says true. */
export interface TestPaymentFaults {
  /** The notice never arrives. */
  loseNotice?(): boolean;
  /** The call is carried out and its answer is lost. */
  loseAnswer?(ask: Ask): boolean;
  /** The call fails before anything has happened. */
  refuse?(ask: Ask): boolean;
  /** The refund is accepted but takes until the next `getRefund`. */
  slowRefund?(): boolean;
}

export interface TestPaymentsOptions {
  file: string;
  /** Where people reach the process that hosts the page; no slash at the end. */
  publicUrl: string;
  /** What notices are signed with; at least 32 bytes. */
  noticeKey: Uint8Array;
  clock: Clock;
  random: Random;
  /** How a notice reaches the backend. */
  deliver(notice: Request): Promise<Response>;
  faults?: TestPaymentFaults;
}

export interface TestPayments extends Payments {
  pages(request: Request): Promise<Response | undefined>;
  /** Closes the books. */
  end(): void;
}

export function openTestPayments(options: TestPaymentsOptions): TestPayments {
  const {publicUrl, noticeKey, clock, random, deliver, faults = {}} = options;
  const ledger = openLedger(options.file);
  const id = (prefix: string) => prefix + base64url(random.bytes(16));

  async function ask<Answer>(name: Ask, work: () => Answer): Promise<Answer> {
    if (faults.refuse?.(name)) throw new Error(`The test provider refused ${name}.`);
    const answer = work();
    if (faults.loseAnswer?.(name)) throw new Error(`The answer to ${name} was lost.`);
    return answer;
  }

  function settled(checkout: string): Settlement {
    const found = ledger.find(checkout, clock.now());
    if (!found) throw new Error('There is no such checkout.');
    if (found.state !== 'paid') return {state: found.state};
    return {state: 'paid', payment: found.payment!, amount: found.amount, payerMail: found.payerMail};
  }

  async function notify(checkout: string): Promise<void> {
    if (faults.loseNotice?.()) return;
    const body = JSON.stringify({type: 'checkout.paid', checkout});
    const headers = {'Content-Type': 'application/json', ...signedHeaders(noticeKey, body, clock.now())};
    const patience = new AbortController();
    const told = deliver(new Request(publicUrl + NOTICES, {method: 'POST', headers, body}));
    // Only a hint: when it fails, the backend asks by itself a little later.
    await Promise.race([told.catch(() => undefined), clock.sleep(NOTICE_PATIENCE_MS, patience.signal)]);
    patience.abort();
  }

  async function press(request: Request, checkout: Checkout, language: string): Promise<Response> {
    const {outcome, payerMail} = await readForm(request);
    switch (outcome) {
      case 'paid':
        if (ledger.pay(checkout.id, id('tpp_'), payerMail, clock.now())) {
          await notify(checkout.id);
        } else if (ledger.find(checkout.id, clock.now())?.state !== 'paid') {
          return checkoutPage('over', language, checkout, 409);
        }
        return sendBack(checkout);
      case 'declined':
      case 'cancelled':
        return sendBack(checkout);
      case undefined:
        return checkoutPage('misunderstood', language, checkout);
    }
  }

  return {
    name: 'test',
    createCheckout: (request) => ask('createCheckout', () => {
      const checkout = ledger.open(id('tpc_'), request);
      return {id: checkout.id, url: `${publicUrl}/test-payments/checkouts/${checkout.id}`, expiresAt: checkout.expiresAt};
    }),
    settle: (checkout) => ask('settle', () => settled(checkout)),
    close: (checkout) => ask('close', () => {
      ledger.close(checkout);
      return settled(checkout);
    }),
    refund: (request) => ask('refund', (): RefundResult =>
      ledger.refund(id('tpr_'), request, faults.slowRefund?.() ? 'pending' : 'refunded')),
    getRefund: (key) => ask('getRefund', () => {
      const found = ledger.findRefund(key);
      ledger.finishRefund(key);
      return found;
    }),
    async notification(request) {
      const body = await readText(request, MOST_NOTICE_BYTES);
      if (body === undefined || !isSigned(noticeKey, request.headers, body, clock.now())) return undefined;
      const {checkout} = JSON.parse(body) as {checkout: string};
      return {checkout};
    },
    async pages(request) {
      const [, name] = PAGE.exec(new URL(request.url).pathname) ?? [];
      if (name === undefined) return undefined;
      const language = request.headers.get('Accept-Language') ?? '';
      const checkout = ledger.find(name, clock.now());
      if (!checkout) return withoutBodyFor(request, checkoutPage('unknown', language));
      switch (request.method) {
        case 'POST': return press(request, checkout, language);
        case 'GET':
        case 'HEAD': return withoutBodyFor(request, checkoutPage(sceneOf(checkout), language, checkout));
        default: return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD, POST'}});
      }
    },
    end: () => ledger.end(),
  };
}

const sceneOf = ({state}: Checkout) => (state === 'closed' ? 'over' : state);

const withoutBodyFor = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;

const outcomes = ['paid', 'declined', 'cancelled'] as const;

async function readForm(request: Request): Promise<{outcome?: (typeof outcomes)[number]; payerMail?: string}> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return {};
  const form = new URLSearchParams(await readText(request, MOST_FORM_BYTES));
  return {outcome: outcomes.find((one) => one === form.get('outcome')), payerMail: form.get('mail')?.trim() || undefined};
}
