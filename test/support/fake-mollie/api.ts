/** The part of Mollie's REST API that takes payments: https://docs.mollie.com/reference/payments-api */
import {fromMollieAmount} from '../../../src/server/payments/mollie/amount.ts';
import {createIdempotency, type ApiResponse} from './idempotency.ts';
import {embeddable, refuseUnknown, RefusedError, validateCapture, validatePayment, validateRefund, type Body} from './parameters.ts';
import {
  captureResource, chargebackResource, errorResource, listResource, methodResource, paymentResource, profileResource, refundResource,
  type Place,
} from './resources.ts';
import {sum, type FakePayment, type FakeState} from './state.ts';

/** The methods of `Payments` that send this request. */
export type Operation =
  | 'createCheckout' | 'retrieveCheckout' | 'expireCheckout' | 'retrievePayment' | 'capture' | 'releaseHold' | 'refund' | 'listRefunds' | 'check';

export interface ApiOptions {
  apiKey: string;
  now(): number;
  /** How long a payment can be paid. */
  expiryMs: number;
  methods: readonly (readonly ['creditcard' | 'ideal' | 'banktransfer' | 'paypal', string])[];
  profileStatus: 'verified' | 'unverified' | 'blocked';
  isCancelable: boolean;
  /** Mollie refuses a second refund of the same amount within an hour. */
  refusesDuplicateRefunds: boolean;
}

export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  body: Body;
}

export function operationOf({method, path, query}: Pick<ApiRequest, 'method' | 'path' | 'query'>): Operation {
  if (method === 'GET' && path.endsWith('/refunds')) return 'listRefunds';
  if (method === 'GET' && /^payments\/[^/]+$/.test(path)) return query.get('embed') === 'chargebacks' ? 'retrievePayment' : 'retrieveCheckout';
  if (method === 'DELETE') return 'expireCheckout';
  if (path === 'payments') return 'createCheckout';
  if (path.endsWith('/refunds')) return 'refund';
  if (path.includes('/captures')) return 'capture';
  return path.endsWith('/release-authorization') ? 'releaseHold' : 'check';
}

export function createApi(state: FakeState, place: Place, options: ApiOptions) {
  const {apiKey, now} = options;
  const mode = apiKey.startsWith('live_') ? 'live' : 'test';
  const once = createIdempotency(now);

  function createPayment(body: Body): ApiResponse {
    validatePayment(body);
    const {lines, amount, metadata = null, ...texts} = body as unknown as FakePayment & {locale: string};
    const payment: FakePayment = {
      id: state.createId('tr_'), mode, status: 'open', amount, metadata, description: texts.description, redirectUrl: texts.redirectUrl,
      cancelUrl: texts.cancelUrl, webhookUrl: texts.webhookUrl, locale: 'en_US', lines, method: texts.method, captureMode: texts.captureMode,
      isCancelable: options.isCancelable, isReleasing: false, refusesCapture: false,
      times: {created: now(), expires: now() + options.expiryMs}, captures: [], refunds: [], chargebacks: [],
    };
    state.payments.set(payment.id, payment);
    return {status: 201, body: paymentResource(payment, place)};
  }

  function cancel(payment: FakePayment): ApiResponse {
    if (payment.status !== 'open' || !payment.isCancelable) throw new RefusedError('The payment cannot be cancelled');
    state.transition(payment, 'canceled');
    return {status: 200, body: paymentResource(payment, place)};
  }

  function createRefund(payment: FakePayment, body: Body): ApiResponse {
    validateRefund(body);
    const amount = body.amount as FakePayment['amount'];
    if (payment.status !== 'paid' || amount.currency !== payment.amount.currency) throw new RefusedError('The payment cannot be refunded', 'amount');
    const active = payment.refunds.filter(({status}) => status !== 'failed' && status !== 'canceled');
    const isDuplicate = active.some((one) => one.amount.value === amount.value && one.createdAt + 3600_000 > now());
    if (options.refusesDuplicateRefunds && isDuplicate) throw new RefusedError('A duplicate refund has been detected', undefined, 409);
    const chargedBack = payment.chargebacks.filter((one) => one.reversedAt === undefined);
    const left = fromMollieAmount(payment.amount).amount - fromMollieAmount(sum(payment, [...active, ...chargedBack])).amount;
    if (fromMollieAmount(amount).amount > left) throw new RefusedError('The amount is higher than the maximum', 'amount');
    const refund = addRefund(state, payment, {amount, metadata: body.metadata ?? null}, now());
    return {status: 201, body: refundResource(payment, refund, place)};
  }

  function createCapture(payment: FakePayment, body: Body): ApiResponse {
    validateCapture(body);
    const amount = body.amount as FakePayment['amount'];
    if (payment.status !== 'authorized' || payment.captures.length > 0) throw new RefusedError('The payment cannot be captured');
    if (fromMollieAmount(amount).amount > fromMollieAmount(payment.amount).amount) throw new RefusedError('The amount is higher than the maximum', 'amount');
    const capture = {id: state.createId('cpt_'), amount, status: 'pending' as const, metadata: body.metadata ?? null, createdAt: now()};
    payment.captures.push(capture);
    return {status: 201, body: captureResource(payment, capture, place)};
  }

  function release(payment: FakePayment): ApiResponse {
    if (payment.status !== 'authorized') throw new RefusedError('Authorization cannot be released because the payment is not in the authorized state.');
    payment.isReleasing = true;
    return {status: 202};
  }

  function handlePost(path: string, payment: FakePayment | undefined, child: string | undefined, body: Body): ApiResponse {
    if (path === 'payments') return createPayment(body);
    if (!payment) throw notFound();
    switch (child) {
      case 'refunds': return createRefund(payment, body);
      case 'captures': return createCapture(payment, body);
      case 'release-authorization': refuseUnknown(body, []); return release(payment);
      default: throw notFound();
    }
  }

  function handleGet(
    {path, query}: Pick<ApiRequest, 'path' | 'query'>, payment: FakePayment | undefined, child: string | undefined, childId: string | undefined,
  ): ApiResponse {
    const url = place.apiUrl + path;
    if (path === 'profiles/me') return {status: 200, body: profileResource(mode, options.profileStatus, place)};
    if (path === 'methods') {
      return {status: 200, body: listResource('methods', options.methods.map(([id, name]) => methodResource(id, name, place)), url, query)};
    }
    if (!payment) throw notFound();
    if (child === undefined) return {status: 200, body: paymentResource(payment, place, parseEmbed(query))};
    const lists: Readonly<Record<string, {id: string}[]>> = {
      refunds: payment.refunds.map((one) => refundResource(payment, one, place)),
      captures: payment.captures.map((one) => captureResource(payment, one, place)),
      chargebacks: payment.chargebacks.map((one) => chargebackResource(payment, one, place)),
    };
    const items = lists[child];
    if (!items) throw notFound();
    if (childId === undefined) return {status: 200, body: listResource(child, items, url, query)};
    const item = items.find(({id}) => id === childId);
    if (!item) throw notFound();
    return {status: 200, body: item};
  }

  return function handle({method, path, query, authorization, idempotencyKey, body}: ApiRequest): ApiResponse {
    try {
      if (authorization !== `Bearer ${apiKey}`) throw new RefusedError('Missing authentication, or failed to authenticate', undefined, 401);
      const [, id, child, childId] = /^payments\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
      const payment = id === undefined ? undefined : state.payments.get(id);
      if (id !== undefined && !payment) throw notFound();
      switch (method) {
        case 'GET': return handleGet({path, query}, payment, child, childId);
        case 'POST': return once(idempotencyKey, `${path} ${JSON.stringify(body)}`, () => asResponse(() => handlePost(path, payment, child, body)));
        case 'DELETE':
          if (payment && child === undefined) return cancel(payment);
          throw notFound();
        default: throw notFound();
      }
    } catch (error) {
      return toErrorResponse(error);
    }
  };
}

export function addRefund(state: FakeState, payment: FakePayment, refund: {amount: FakePayment['amount']; metadata: unknown}, now: number) {
  const added = {id: state.createId('re_'), status: 'pending' as const, description: payment.description, createdAt: now, ...refund};
  payment.refunds.unshift(added);
  return added;
}

function parseEmbed(query: URLSearchParams): Set<string> {
  const embed = (query.get('embed') ?? '').split(',').filter(Boolean);
  for (const name of embed) {
    if (!(embeddable as readonly string[]).includes(name)) throw new RefusedError(`Non-existent embed "${name}"`, 'embed', 400);
  }
  return new Set(embed);
}

const notFound = () => new RefusedError('No payment exists with token.', undefined, 404);

/** Mollie stores refusals under the idempotency key as well, but no rate limits and no conflicts. */
function asResponse(run: () => ApiResponse): ApiResponse {
  try {
    return run();
  } catch (error) {
    if (error instanceof RefusedError && error.status !== 409) return toErrorResponse(error);
    throw error;
  }
}

function toErrorResponse(error: unknown): ApiResponse {
  if (!(error instanceof RefusedError)) throw error;
  const {status, message, field} = error;
  return {status, body: errorResource(status, `Status ${status}`, message, field)};
}
