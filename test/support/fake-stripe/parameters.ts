/** The parameters that the adapter may send. Everything else is refused, as Stripe refuses an unknown parameter. */
import type {Stripe} from 'stripe';
import {invalidParameter} from './errors.ts';
import type {Form, FormValue} from './form.ts';

type Shape = 'text' | 'integer' | 'boolean' | 'map' | readonly [Shape] | {readonly [name: string]: Shape};
type ShapeOf<Params> = {readonly [Name in keyof Params]?: Shape};

const list = {limit: 'integer', starting_after: 'text', expand: ['text']} as const;
const created = {gte: 'integer', gt: 'integer', lte: 'integer', lt: 'integer'} as const;

const shapes = {
  'POST /v1/checkout/sessions': {
    mode: 'text', client_reference_id: 'text', metadata: 'map', locale: 'text', expires_at: 'integer', success_url: 'text', cancel_url: 'text',
    allowed_payment_method_types: ['text'], adaptive_pricing: {enabled: 'boolean'}, expand: ['text'],
    line_items: [{
      quantity: 'integer',
      price_data: {currency: 'text', unit_amount: 'integer', product_data: {name: 'text', description: 'text', images: ['text']}},
    }],
    payment_intent_data: {metadata: 'map', description: 'text', capture_method: 'text'},
  } satisfies ShapeOf<Stripe.Checkout.SessionCreateParams>,
  'GET /v1/checkout/sessions': {...list, created, status: 'text', payment_intent: 'text'} satisfies ShapeOf<Stripe.Checkout.SessionListParams>,
  'GET /v1/checkout/sessions/:id': {expand: ['text']} satisfies ShapeOf<Stripe.Checkout.SessionRetrieveParams>,
  'POST /v1/checkout/sessions/:id/expire': {expand: ['text']} satisfies ShapeOf<Stripe.Checkout.SessionExpireParams>,
  'GET /v1/payment_intents/:id': {expand: ['text']} satisfies ShapeOf<Stripe.PaymentIntentRetrieveParams>,
  'POST /v1/payment_intents/:id/capture': {amount_to_capture: 'integer'} satisfies ShapeOf<Stripe.PaymentIntentCaptureParams>,
  'POST /v1/payment_intents/:id/cancel': {cancellation_reason: 'text'} satisfies ShapeOf<Stripe.PaymentIntentCancelParams>,
  'GET /v1/charges/:id': {expand: ['text']} satisfies ShapeOf<Stripe.ChargeRetrieveParams>,
  'POST /v1/refunds': {payment_intent: 'text', amount: 'integer', metadata: 'map', reason: 'text'} satisfies ShapeOf<Stripe.RefundCreateParams>,
  'GET /v1/refunds': {...list, created, payment_intent: 'text', charge: 'text'} satisfies ShapeOf<Stripe.RefundListParams>,
  'GET /v1/disputes': {...list, created, payment_intent: 'text', charge: 'text'} satisfies ShapeOf<Stripe.DisputeListParams>,
  'GET /v1/radar/early_fraud_warnings':
    {...list, created, payment_intent: 'text', charge: 'text'} satisfies ShapeOf<Stripe.Radar.EarlyFraudWarningListParams>,
  'GET /v1/account': {expand: ['text']},
  'GET /v1/webhook_endpoints': list satisfies ShapeOf<Stripe.WebhookEndpointListParams>,
} as const;

export type Endpoint = keyof typeof shapes;
export const endpoints = Object.keys(shapes) as Endpoint[];

export function checkParameters(endpoint: Endpoint, form: Form): void {
  checkObject(form, shapes[endpoint] as Record<string, Shape>, '');
}

function checkObject(form: Form, shape: {readonly [name: string]: Shape}, prefix: string): void {
  for (const [name, value] of Object.entries(form)) {
    const path = prefix ? `${prefix}[${name}]` : name;
    const expected = shape[name];
    if (expected === undefined) throw invalidParameter('parameter_unknown', path, `Received unknown parameter: ${path}`);
    checkValue(value, expected, path);
  }
}

function checkValue(value: FormValue, shape: Shape, path: string): void {
  const invalid = (what: string) => invalidParameter(`parameter_invalid_${what}`, path, `Invalid ${what}: ${path}`);
  if (shape === 'map') {
    if (typeof value === 'string' || Object.values(value).some((one) => typeof one !== 'string' || one.length > 500)) throw invalid('map');
  } else if (typeof shape === 'string') {
    if (typeof value !== 'string' || value === '') throw invalid('empty');
    if (shape === 'integer' && !/^-?\d{1,16}$/.test(value)) throw invalid('integer');
    if (shape === 'boolean' && !/^(true|false)$/.test(value)) throw invalid('boolean');
  } else if (isList(shape)) {
    if (!Array.isArray(value)) throw invalid('array');
    value.forEach((one, index) => checkValue(one, shape[0], `${path}[${index}]`));
  } else {
    if (typeof value === 'string' || Array.isArray(value)) throw invalid('object');
    checkObject(value, shape, path);
  }
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
