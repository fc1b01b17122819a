/** What becomes of a payment: captures, released holds, refunds and chargebacks. */
import type {Capture, MollieClient, Payment, PaymentEmbed, Refund} from '@mollie/api-client';
import type {Money} from '../../../protocol/index.ts';
import type {Clock, Dispute, PaymentStatus, ProviderRefund, RefundResult} from '../../ports.ts';
import {fromMollieAmount, toMollieAmount} from './amount.ts';
import {holdEnd, takenAmount} from './checkout.ts';
import {MollieError, statusOf} from './client.ts';

/** Captures and releases usually take Mollie a moment. */
const POLL_DELAYS_MS = [500, 1_000, 2_000];

interface Request {
  key: string;
  paymentId: string;
  amount: Money;
}

export async function retrievePayment(client: MollieClient, paymentId: string): Promise<PaymentStatus> {
  const payment = await client.payments.get(paymentId, {embed: 'chargebacks' as PaymentEmbed});
  const state = toPaymentState(payment);
  return {
    state,
    amount: takenAmount(payment),
    ...(state === 'held' && {heldUntil: holdEnd(payment)}),
    refunds: await listRefunds(client, paymentId),
    disputes: (payment._embedded?.chargebacks ?? []).map(toDispute),
    // Mollie has no warnings of fraud.
    fraudWarning: false,
  };
}

function toPaymentState(payment: Payment): PaymentStatus['state'] {
  const status: `${Payment['status']}` = payment.status;
  switch (status) {
    case 'authorized': return 'held';
    case 'paid': return 'captured';
    case 'canceled':
    case 'expired':
    case 'failed': return 'released';
    default: throw new MollieError('This payment is not paid yet, so it has no money that could be asked about.');
  }
}

/** Mollie reports no decision: a chargeback is final unless it is reversed. */
const toDispute = ({id, amount, reversedAt}: {id: string; amount: Payment['amount']; reversedAt?: string | null}): Dispute =>
  ({id, amount: fromMollieAmount(amount), state: reversedAt ? 'won' : 'lost'});

/** All pages. */
async function listRefunds(client: MollieClient, paymentId: string): Promise<ProviderRefund[]> {
  const refunds: ProviderRefund[] = [];
  for await (const refund of client.paymentRefunds.iterate({paymentId})) {
    const key = keyOf(refund.metadata);
    refunds.push({...toRefundResult(refund), amount: fromMollieAmount(refund.amount), ...(key !== undefined && {key})});
  }
  return refunds;
}

/**
 * Refunds once per key. Mollie remembers an idempotency key for one hour only, so the refunds of the payment are searched for the
 * key first. Mollie refuses a second refund of the same amount within an hour (409): that one is repeated until it is accepted.
 */
export async function refund(client: MollieClient, {key, paymentId, amount}: Request): Promise<RefundResult> {
  const existing = await findRefund(client, paymentId, key);
  if (existing) return existing;
  try {
    return toRefundResult(await client.paymentRefunds.create({
      paymentId, amount: toMollieAmount(amount), metadata: {key}, idempotencyKey: key,
    }));
  } catch (error) {
    // Nothing is left to refund, or this method has no refunds. Mollie stores nothing then, so the id is ours.
    if (statusOf(error) === 422) return {id: `refused:${key}`, state: 'failed'};
    throw error;
  }
}

async function findRefund(client: MollieClient, paymentId: string, key: string): Promise<RefundResult | undefined> {
  const found = (await listRefunds(client, paymentId)).find((one) => one.key === key);
  return found && {id: found.id, state: found.state};
}

function toRefundResult({id, ...refund}: Refund): RefundResult {
  const status: `${Refund['status']}` = refund.status;
  switch (status) {
    case 'queued':
    case 'pending':
    case 'processing': return {id, state: 'pending'};
    case 'refunded': return {id, state: 'refunded'};
    case 'failed':
    case 'canceled': return {id, state: 'failed'};
    default: throw new MollieError('Mollie reported a status of a refund that this version does not know.');
  }
}

export async function capture(client: MollieClient, clock: Pick<Clock, 'sleep'>, {key, paymentId, amount}: Request): Promise<'captured' | 'refused'> {
  const payment = await client.payments.get(paymentId, {embed: 'captures' as PaymentEmbed});
  const state = toPaymentState(payment);
  if (state !== 'held') return state === 'captured' ? 'captured' : 'refused';
  // Mollie has forgotten the idempotency key after an hour.
  const existing = payment._embedded?.captures?.find((one) => keyOf(one.metadata) === key);
  const requested = existing ?? (await requestCapture(client, {key, paymentId, amount}));
  if (requested === 'refused' || requested === 'captured') return requested;
  const settled = await poll(clock, requested, (one) => `${one.status}` !== 'pending', () => client.paymentCaptures.get(requested.id, {paymentId}));
  switch (`${settled.status}`) {
    case 'succeeded': return 'captured';
    case 'failed': return 'refused';
    default: throw new MollieError('Mollie has not decided about this capture yet.');
  }
}

async function requestCapture(client: MollieClient, {key, paymentId, amount}: Request): Promise<Capture | 'captured' | 'refused'> {
  try {
    return await client.paymentCaptures.create({
      paymentId, amount: toMollieAmount(amount), metadata: {key}, idempotencyKey: key,
    });
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    // It was captured or lost its hold in the meantime, or the bank no longer allows it.
    return toPaymentState(await client.payments.get(paymentId)) === 'captured' ? 'captured' : 'refused';
  }
}

/** Mollie asks the bank to give the money free; until the bank has done so, the payment stays held. */
export async function releaseHold(client: MollieClient, clock: Pick<Clock, 'sleep'>, paymentId: string): Promise<PaymentStatus> {
  const before = await retrievePayment(client, paymentId);
  if (before.state !== 'held') return before;
  try {
    await client.payments.releaseAuthorization(paymentId);
  } catch (error) {
    // It is no longer held.
    if (statusOf(error) !== 422) throw error;
  }
  return poll(clock, await retrievePayment(client, paymentId), ({state}) => state !== 'held', () => retrievePayment(client, paymentId));
}

async function poll<T>(clock: Pick<Clock, 'sleep'>, first: T, isSettled: (value: T) => boolean, retrieve: () => Promise<T>): Promise<T> {
  let value = first;
  for (const delay of POLL_DELAYS_MS) {
    if (isSettled(value)) break;
    await clock.sleep(delay);
    value = await retrieve();
  }
  return value;
}

function keyOf(metadata: unknown): string | undefined {
  const key = metadata && typeof metadata === 'object' ? (metadata as {key?: unknown}).key : undefined;
  return typeof key === 'string' ? key : undefined;
}
