/** The endpoints of Stripe's API that the adapter calls. */
import type {Stripe} from 'stripe';
import {checkAmount} from './amounts.ts';
import {invalidParameter} from './errors.ts';
import type {Form} from './form.ts';
import type {Endpoint} from './parameters.ts';
import type {FakePayments} from './payments.ts';
import {newSession, type Session} from './resources.ts';
import type {Store} from './store.ts';

export interface Call {
  id: string;
  form: Form;
}

export interface EndpointOptions {
  store: Store;
  payments: FakePayments;
  /** Where the hosted pages are. */
  pageUrl(sessionId: string): string;
}

export function createEndpoints({store, payments, pageUrl}: EndpointOptions): Record<Endpoint, (call: Call) => object> {
  const {sessions, intents, charges, refunds, disputes, fraudWarnings, endpoints, seconds, newBase} = store;

  function createSession(form: Form): Session {
    const params = form as unknown as RawSessionParams;
    const [item] = params.line_items ?? [];
    if (params.mode !== 'payment' || !item) throw invalidParameter('parameter_missing', 'line_items', 'Missing required param: line_items.');
    if (!item.price_data.product_data.name) throw invalidParameter('parameter_missing', 'name', 'Missing required param: name.');
    const {currency} = item.price_data;
    const total = Number(item.price_data.unit_amount) * Number(item.quantity);
    checkAmount(total, currency, 'line_items[0][price_data][unit_amount]');
    const expiresAt = Number(params.expires_at ?? seconds() + 24 * 3600);
    const remaining = expiresAt - seconds();
    if (remaining < 30 * 60 || remaining > 24 * 3600) {
      throw invalidParameter('parameter_invalid', 'expires_at', 'The `expires_at` timestamp must be 30 minutes to 24 hours in the future.');
    }
    if (!isWebUrl(params.success_url)) throw invalidParameter('url_invalid', 'success_url', 'Not a valid URL');
    const base = newBase('cs');
    store.intentData.set(base.id, {
      capture_method: params.payment_intent_data?.capture_method ?? 'automatic_async', metadata: params.payment_intent_data?.metadata ?? {},
      description: params.payment_intent_data?.description ?? null,
    });
    return sessions.add(newSession(base, {
      amount_total: total, currency, client_reference_id: params.client_reference_id ?? null, metadata: params.metadata ?? {},
      locale: params.locale ?? null, expires_at: expiresAt, success_url: params.success_url, cancel_url: params.cancel_url ?? null,
      url: pageUrl(base.id), payment_method_types: params.allowed_payment_method_types ?? ['card', 'sepa_debit'],
    }));
  }

  function expireSession(id: string): Session {
    const session = payments.currentSession(id);
    if (session.status !== 'open') {
      throw invalidParameter('checkout_session_unexpected_state', 'id', 'Only Checkout Sessions with a status in ["open"] can be expired.');
    }
    payments.endSession(session);
    return session;
  }

  const byPayment = <Item extends {payment_intent?: unknown; charge?: unknown}>(items: Item[], {payment_intent: intent, charge}: Form) =>
    items.filter((item) => (intent === undefined || item.payment_intent === intent) && (charge === undefined || item.charge === charge));

  /** Stripe keeps a session's end by the clock, also for one that is only listed. */
  const currentSessions = () => sessions.list().map(({id}) => payments.currentSession(id));

  return {
    'POST /v1/checkout/sessions': ({form}) => createSession(form),
    'GET /v1/checkout/sessions': ({form}) => toList(currentSessions().filter(isCreatedWithin(form)), form),
    'GET /v1/checkout/sessions/:id': ({id, form}) => expand(payments.currentSession(id), form),
    'POST /v1/checkout/sessions/:id/expire': ({id}) => expireSession(id),
    'GET /v1/payment_intents/:id': ({id, form}) => expand(intents.get(id), form),
    'POST /v1/payment_intents/:id/capture': ({id, form}) =>
      payments.capture(id, form.amount_to_capture === undefined ? undefined : Number(form.amount_to_capture)),
    'POST /v1/payment_intents/:id/cancel': ({id}) => payments.cancel(id),
    'GET /v1/charges/:id': ({id}) => charges.get(id),
    'POST /v1/refunds': ({form}) => payments.createRefund({
      payment_intent: String(form.payment_intent), ...(form.amount !== undefined && {amount: Number(form.amount)}),
      metadata: form.metadata as Record<string, string> | undefined,
    }),
    'GET /v1/refunds': ({form}) => toList(byPayment(refunds.list(), form), form),
    'GET /v1/disputes': ({form}) => toList(byPayment(disputes.list(), form), form),
    'GET /v1/radar/early_fraud_warnings': ({form}) => toList(byPayment(fraudWarnings.list(), form), form),
    'GET /v1/account': () => store.account,
    'GET /v1/webhook_endpoints': ({form}) => toList(endpoints.list(), form),
  };

  /** Replaces ids by their objects, for the two paths that the adapter asks for. */
  function expand(object: object, form: Form): object {
    let expanded: object = {...object};
    for (const path of (form.expand ?? []) as string[]) {
      if (path === 'payment_intent.latest_charge') {
        const {payment_intent: id} = expanded as Session;
        if (id !== null) expanded = {...expanded, payment_intent: expandCharge(String(id))};
      } else if (path === 'latest_charge') {
        expanded = expandCharge((expanded as Stripe.PaymentIntent).id);
      } else {
        throw invalidParameter('parameter_invalid', 'expand', `This property cannot be expanded (${path}).`);
      }
    }
    return expanded;
  }

  function expandCharge(intentId: string): object {
    const intent = intents.get(intentId);
    return {...intent, latest_charge: intent.latest_charge === null ? null : charges.get(String(intent.latest_charge))};
  }
}

interface RawSessionParams {
  mode?: string;
  client_reference_id?: string;
  metadata?: Record<string, string>;
  locale?: string;
  expires_at?: string;
  success_url: string;
  cancel_url?: string;
  allowed_payment_method_types?: string[];
  line_items?: {quantity: string; price_data: {currency: string; unit_amount: string; product_data: {name?: string}}}[];
  payment_intent_data?: {capture_method?: string; metadata?: Record<string, string>; description?: string};
}

const isWebUrl = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const isCreatedWithin = ({created}: Form) => {
  const {gte, gt, lte, lt} = (created ?? {}) as Record<string, string | undefined>;
  return (item: {created: number}) => (gte === undefined || item.created >= Number(gte)) && (gt === undefined || item.created > Number(gt))
    && (lte === undefined || item.created <= Number(lte)) && (lt === undefined || item.created < Number(lt));
};

/** One page of a list: 10 objects by default, 100 at most. */
function toList<Item extends {id: string}>(items: Item[], {limit = '10', starting_after: after}: Form): Stripe.ApiList<Item> {
  if (Number(limit) < 1 || Number(limit) > 100) throw invalidParameter('parameter_invalid_integer', 'limit', 'Limit must be 1 to 100.');
  const start = after === undefined ? 0 : items.findIndex(({id}) => id === after) + 1;
  const data = items.slice(start, start + Number(limit));
  return {object: 'list', data, has_more: start + data.length < items.length, url: '/v1/list'};
}
