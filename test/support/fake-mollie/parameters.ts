/** Which parameters the fake accepts. Anything else is refused, so that a typo in the adapter fails a test. */
import type {CapturesGetParameters, PaymentCreateParams, PaymentRefundCreateParams} from '@mollie/api-client';
import {fromMollieAmount} from '../../../src/server/payments/mollie/amount.ts';

export class RefusedError extends Error {
  readonly status: number;
  readonly field: string | undefined;
  constructor(detail: string, field?: string, status = 422) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

const paymentFields: readonly (keyof PaymentCreateParams)[] = [
  'amount', 'description', 'redirectUrl', 'cancelUrl', 'webhookUrl', 'metadata', 'locale', 'method', 'captureMode', 'lines',
];
const refundFields: readonly (keyof PaymentRefundCreateParams)[] = ['amount', 'description', 'metadata'];
export const embeddable: readonly (keyof CapturesGetParameters | 'captures' | 'refunds' | 'chargebacks')[] = ['captures', 'refunds', 'chargebacks'];
const locales = /^(en_(US|GB)|nl_(NL|BE)|fr_(FR|BE|LU)|de_(DE|AT|CH|LU)|es_ES|ca_ES|pt_PT|it_IT|nb_NO|sv_SE|fi_FI|da_DK|is_IS|hu_HU|pl_PL|lv_LV|lt_LT)$/;

export type Body = Record<string, unknown>;

export function validatePayment(body: Body) {
  refuseUnknown(body, paymentFields);
  validateAmount(body.amount);
  for (const field of ['description', 'redirectUrl']) {
    if (typeof body[field] !== 'string' || body[field] === '') throw new RefusedError(`The '${field}' field is missing`, field);
  }
  if ((body.description as string).length > 255) throw new RefusedError('The description is too long', 'description');
  if (JSON.stringify(body.metadata ?? null).length > 1024) throw new RefusedError('The metadata is too large', 'metadata');
  if (body.locale !== undefined && !locales.test(String(body.locale))) throw new RefusedError('The locale is invalid', 'locale');
  for (const field of ['redirectUrl', 'cancelUrl', 'webhookUrl']) {
    if (body[field] !== undefined && !URL.canParse(String(body[field]))) throw new RefusedError(`The ${field} is invalid`, field);
  }
  if (body.webhookUrl !== undefined && /^(localhost|127\.|\[::1\])/.test(new URL(String(body.webhookUrl)).hostname)) {
    throw new RefusedError('The webhook URL is invalid because it is unreachable from Mollie\'s point of view', 'webhookUrl');
  }
  if (body.captureMode === 'manual' && body.method !== 'creditcard') throw new RefusedError('This method cannot hold money', 'captureMode');
}

export function validateRefund(body: Body) {
  refuseUnknown(body, refundFields);
  validateAmount(body.amount);
}

export function validateCapture(body: Body) {
  refuseUnknown(body, ['amount', 'description', 'metadata']);
  validateAmount(body.amount);
}

export function refuseUnknown(body: Body, allowed: readonly string[]) {
  const unknown = Object.keys(body).find((field) => !allowed.includes(field));
  if (unknown !== undefined) throw new RefusedError(`Non-existent body parameter "${unknown}"`, unknown, 400);
}

function validateAmount(amount: unknown) {
  const {value, currency} = (amount ?? {}) as {value?: unknown; currency?: unknown};
  if (typeof value !== 'string' || typeof currency !== 'string') throw new RefusedError('The amount is missing', 'amount');
  let parsed;
  try {
    parsed = fromMollieAmount({value, currency});
  } catch {
    throw new RefusedError('The amount contains an invalid value or currency', 'amount');
  }
  if (parsed.amount === 0) throw new RefusedError('The amount is lower than the minimum', 'amount');
}
