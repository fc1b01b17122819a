/** What the fake's responses look like, checked against the types of Mollie's SDK. */
import type {ChargebackData} from '@mollie/api-client/dist/types/data/chargebacks/Chargeback.js';
import type {MethodData} from '@mollie/api-client/dist/types/data/methods/data.js';
import type {CaptureData} from '@mollie/api-client/dist/types/data/payments/captures/data.js';
import type {PaymentData} from '@mollie/api-client/dist/types/data/payments/data.js';
import type {ProfileData} from '@mollie/api-client/dist/types/data/profiles/data.js';
import type {RefundData} from '@mollie/api-client/dist/types/data/refunds/data.js';
import type {FakePayment, FakeRefund} from './state.ts';
import {sum} from './state.ts';

/** The SDK's types with strings for its enumerations, as they travel. */
type Wire<T> = T extends string ? `${T}` : T extends readonly (infer Item)[] ? Wire<Item>[] : T extends object ? {[Key in keyof T]: Wire<T[Key]>} : T;

export interface Place {
  /** The root of the API, with a slash at the end. */
  apiUrl: string;
  /** The root of the hosted page, without a slash at the end. */
  pageUrl: string;
}

const link = (href: string, type = 'application/hal+json') => ({href, type});
const documentation = link('https://docs.mollie.com/', 'text/html');
const toInstant = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');

export function paymentResource(payment: FakePayment, {apiUrl, pageUrl}: Place, embed: ReadonlySet<string> = new Set()): Wire<PaymentData> {
  const {id, status, captures, refunds, chargebacks, times} = payment;
  const self = `${apiUrl}payments/${id}`;
  const isOpen = status === 'open' || status === 'pending';
  const place = {apiUrl, pageUrl};
  return {
    resource: 'payment', id, mode: payment.mode, profileId: 'pfl_fakeGifts', sequenceType: 'oneoff',
    createdAt: toInstant(times.created), status, isCancelable: status === 'open' && payment.isCancelable,
    amount: payment.amount, description: payment.description, metadata: payment.metadata,
    redirectUrl: payment.redirectUrl, locale: payment.locale,
    ...(payment.cancelUrl !== undefined && {cancelUrl: payment.cancelUrl}),
    ...(payment.webhookUrl !== undefined && {webhookUrl: payment.webhookUrl}),
    ...(payment.lines !== undefined && {lines: payment.lines}),
    ...(payment.method !== undefined && {method: payment.method}),
    ...(payment.captureMode !== undefined && {captureMode: payment.captureMode}),
    ...(payment.details !== undefined && {details: payment.details as Wire<PaymentData>['details']}),
    ...(payment.billingEmail !== undefined && {billingAddress: {email: payment.billingEmail} as Wire<PaymentData>['billingAddress']}),
    ...(times.authorized !== undefined && {authorizedAt: toInstant(times.authorized)}),
    ...(times.paid !== undefined && {paidAt: toInstant(times.paid)}),
    ...(times.canceled !== undefined && {canceledAt: toInstant(times.canceled)}),
    ...(times.expired !== undefined && {expiredAt: toInstant(times.expired)}),
    ...(times.failed !== undefined && {failedAt: toInstant(times.failed)}),
    ...(isOpen && {expiresAt: toInstant(times.expires)}),
    ...(status === 'authorized' && {captureBefore: toInstant(times.captureBefore!)}),
    ...(payment.captureMode === 'manual' && {amountCaptured: sum(payment, captures.filter((one) => one.status === 'succeeded'))}),
    ...(status === 'paid' && {amountRefunded: sum(payment, refunds.filter((one) => one.status !== 'failed' && one.status !== 'canceled'))}),
    ...(chargebacks.length > 0 && {amountChargedBack: sum(payment, chargebacks)}),
    _links: {
      self: link(self), documentation, dashboard: link(`${pageUrl}/dashboard/${id}`, 'text/html'),
      ...(status === 'open' && {checkout: link(`${pageUrl}/checkout/${id}`, 'text/html')}),
      ...(refunds.length > 0 && {refunds: link(`${self}/refunds`)}),
      ...(chargebacks.length > 0 && {chargebacks: link(`${self}/chargebacks`)}),
      ...(captures.length > 0 && {captures: link(`${self}/captures`)}),
    },
    ...(embed.size > 0 && {
      _embedded: {
        ...(embed.has('refunds') && {refunds: refunds.map((one) => refundResource(payment, one, place))}),
        ...(embed.has('captures') && {captures: captures.map((one) => captureResource(payment, one, place))}),
        ...(embed.has('chargebacks') && {chargebacks: chargebacks.map((one) => chargebackResource(payment, one, place))}),
      },
    }),
  };
}

export function refundResource(payment: FakePayment, refund: FakeRefund, {apiUrl}: Place): Wire<RefundData> {
  const self = `${apiUrl}payments/${payment.id}`;
  return {
    resource: 'refund', id: refund.id, mode: payment.mode, amount: refund.amount, status: refund.status, description: refund.description,
    metadata: refund.metadata, paymentId: payment.id, createdAt: toInstant(refund.createdAt),
    _links: {self: link(`${self}/refunds/${refund.id}`), payment: link(self), documentation},
  };
}

export function captureResource(payment: FakePayment, capture: FakePayment['captures'][number], {apiUrl}: Place): Wire<CaptureData> {
  const self = `${apiUrl}payments/${payment.id}`;
  return {
    resource: 'capture', id: capture.id, mode: payment.mode, description: '', amount: capture.amount, settlementAmount: capture.amount,
    status: capture.status, metadata: capture.metadata, paymentId: payment.id, createdAt: toInstant(capture.createdAt),
    _links: {self: link(`${self}/captures/${capture.id}`), payment: link(self), documentation},
  };
}

/** The SDK's type says that these fields are always there; the API leaves `reason` and `reversedAt` empty. */
type WireChargeback = Omit<Wire<ChargebackData>, 'reason' | 'reversedAt'> & {reason: Wire<ChargebackData>['reason']; reversedAt: string};

export function chargebackResource(payment: FakePayment, chargeback: FakePayment['chargebacks'][number], {apiUrl}: Place): WireChargeback {
  const self = `${apiUrl}payments/${payment.id}`;
  return {
    resource: 'chargeback', id: chargeback.id, amount: chargeback.amount, settlementAmount: chargeback.amount, paymentId: payment.id,
    createdAt: toInstant(chargeback.createdAt), reason: null as never,
    reversedAt: (chargeback.reversedAt === undefined ? null : toInstant(chargeback.reversedAt)) as string,
    _links: {self: link(`${self}/chargebacks/${chargeback.id}`), payment: link(self), documentation},
  };
}

export const profileResource = (mode: 'test' | 'live', status: `${ProfileData['status']}`, {apiUrl, pageUrl}: Place): Wire<ProfileData> => ({
  resource: 'profile', id: 'pfl_fakeGifts', mode, name: 'Tea & Clay', website: 'https://tea.example/', email: 'shop@tea.example',
  phone: '+31208202070', businessCategory: 'OTHER_MERCHANDISE', categoryCode: 5999, status, review: null, createdAt: toInstant(0),
  _links: {
    self: link(`${apiUrl}profiles/pfl_fakeGifts`), documentation, methods: link(`${apiUrl}methods`), payments: link(`${apiUrl}payments`),
    refunds: link(`${apiUrl}refunds`), chargebacks: link(`${apiUrl}chargebacks`), checkoutPreviewUrl: link(`${pageUrl}/preview`, 'text/html'),
  },
});

export const methodResource = (id: `${MethodData['id']}`, description: string, {apiUrl}: Place): Wire<MethodData> => ({
  resource: 'method', id, description, minimumAmount: {currency: 'EUR', value: '0.01'}, maximumAmount: null, status: 'activated',
  image: {size1x: '', size2x: '', svg: ''}, _links: {self: link(`${apiUrl}methods/${id}`), documentation},
});

/** One page of a list, newest first, with a link to the next one. */
export function listResource<Item extends {id: string}>(
  name: string, items: readonly Item[], url: string, query: URLSearchParams,
): {count: number; _embedded: Record<string, Item[]>; _links: object} {
  const limit = Number(query.get('limit') ?? 50);
  const start = query.has('from') ? items.findIndex(({id}) => id === query.get('from')) : 0;
  const page = items.slice(start, start + limit);
  const next = items[start + limit];
  return {
    count: page.length, _embedded: {[name]: page},
    _links: {self: link(url), documentation, previous: null, next: next ? link(`${url}?from=${next.id}&limit=${limit}`) : null},
  };
}

export const errorResource = (status: number, title: string, detail: string, field?: string) =>
  ({status, title, detail, ...(field !== undefined && {field}), _links: {documentation}});
