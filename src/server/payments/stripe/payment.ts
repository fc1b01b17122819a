/** Payments: payment intents with their charges, refunds, disputes and fraud warnings. */
import type {Stripe} from 'stripe';
import type {Dispute, PaymentStatus, Payments, ProviderRefund, RefundResult} from '../../ports.ts';
import {fromStripeAmount, toStripeAmount} from './amounts.ts';
import {heldUntil} from './checkout.ts';
import {callStripe, isRefusal} from './errors.ts';

type CaptureRequest = Parameters<Payments['capture']>[0];
type ReleaseRequest = Parameters<Payments['releaseHold']>[0];
type RefundRequest = Parameters<Payments['refund']>[0];

/** A session for which nothing was to be paid stands in for its payment. */
const isFree = (paymentId: string) => paymentId.startsWith('cs_');

export async function retrievePayment(stripe: Stripe, paymentId: string): Promise<PaymentStatus> {
  if (isFree(paymentId)) return retrieveFreePayment(stripe, paymentId);
  const [intent, refunds, disputes, fraudWarnings] = await callStripe('retrievePayment', () => Promise.all([
    retrieveIntent(stripe, paymentId),
    listRefunds(stripe, paymentId),
    stripe.disputes.list({payment_intent: paymentId, limit: 100}).autoPagingToArray({limit: 1000}),
    stripe.radar.earlyFraudWarnings.list({payment_intent: paymentId, limit: 1}),
  ]));
  const others = {disputes: disputes.map(toDispute), fraudWarning: fraudWarnings.data.length > 0};
  switch (intent.status) {
    case 'requires_capture': {
      const amount = fromStripeAmount(intent.amount_capturable, intent.currency);
      return {state: 'held', amount, heldUntil: heldUntil(intent), refunds: [], ...others};
    }
    case 'succeeded':
      return {state: 'captured', amount: fromStripeAmount(intent.amount_received, intent.currency), refunds: toRefunds(refunds), ...others};
    // Stripe lists the release of a hold as a refund, although no money was taken.
    case 'canceled':
    case 'requires_payment_method':
      return {state: 'released', amount: fromStripeAmount(intent.amount, intent.currency), refunds: [], ...others};
    default:
      throw new Error('Stripe: a payment is not decided.');
  }
}

async function retrieveFreePayment(stripe: Stripe, sessionId: string): Promise<PaymentStatus> {
  const session = await callStripe('retrievePayment', () => stripe.checkout.sessions.retrieve(sessionId));
  const amount = fromStripeAmount(session.amount_total ?? 0, session.currency!);
  return {state: 'captured', amount, refunds: [], disputes: [], fraudWarning: false};
}

const retrieveIntent = (stripe: Stripe, paymentId: string) => stripe.paymentIntents.retrieve(paymentId, {expand: ['latest_charge']});

async function listRefunds(stripe: Stripe, paymentId: string): Promise<Stripe.Refund[]> {
  return stripe.refunds.list({payment_intent: paymentId, limit: 100}).autoPagingToArray({limit: 10_000});
}

export async function capture(stripe: Stripe, {key, paymentId, amount}: CaptureRequest): Promise<'captured' | 'refused'> {
  if (isFree(paymentId)) return 'captured';
  const {amount: toCapture} = toStripeAmount(amount);
  let refusal;
  try {
    await callStripe('capture', () => stripe.paymentIntents.capture(paymentId, {amount_to_capture: toCapture}, {idempotencyKey: key}));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    refusal = error;
  }
  // Also after a success: Stripe repeats its response to a key, even if more has happened since.
  const intent = await callStripe('capture', () => stripe.paymentIntents.retrieve(paymentId));
  switch (intent.status) {
    case 'succeeded':
      if (intent.amount_received !== toCapture) throw new Error('Stripe: a hold was captured with another amount.');
      return 'captured';
    case 'canceled':
    case 'requires_payment_method':
      return 'refused';
    default:
      // The bank, or the end of the hold, can refuse a capture before the payment's status tells.
      if (refusal && (refusal.statusCode === 402 || lapsedCodes.has(refusal.code!))) return 'refused';
      throw refusal ?? new Error('Stripe: a capture is not decided.');
  }
}

const lapsedCodes: ReadonlySet<string> = new Set(['capture_charge_authorization_expired', 'charge_expired_for_capture']);

export async function releaseHold(stripe: Stripe, {key, paymentId}: ReleaseRequest): Promise<PaymentStatus> {
  let refusal;
  try {
    if (!isFree(paymentId)) await callStripe('releaseHold', () => stripe.paymentIntents.cancel(paymentId, {}, {idempotencyKey: key}));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    refusal = error;
  }
  const status = await retrievePayment(stripe, paymentId);
  if (status.state === 'held') throw refusal ?? new Error('Stripe: a hold was not released.');
  return status;
}

export async function refund(stripe: Stripe, {key, paymentId, amount}: RefundRequest): Promise<RefundResult> {
  if (isFree(paymentId)) return {id: paymentId, state: amount.amount === 0 ? 'refunded' : 'failed'};
  const params = {payment_intent: paymentId, amount: toStripeAmount(amount).amount, metadata: {key}};
  // Stripe forgets an idempotency key after a day; the refund itself stays.
  const existing = (await callStripe('refund', () => listRefunds(stripe, paymentId))).find(({metadata}) => metadata?.key === key);
  if (existing) return {id: existing.id, state: toRefundState(existing)};
  try {
    const created = await callStripe('refund', () => stripe.refunds.create(params, {idempotencyKey: key}));
    return {id: created.id, state: toRefundState(created)};
  } catch (error) {
    // For example: refunded in the dashboard, disputed, or not enough money in the account. There is no refund, so it gets an id here.
    if (isRefusal(error)) return {id: `refused:${key}`, state: 'failed'};
    throw error;
  }
}

const toRefunds = (refunds: readonly Stripe.Refund[]): ProviderRefund[] => refunds
  // What a capture of a part left over was never taken.
  .filter(({reason}) => reason !== 'expired_uncaptured_charge')
  .map((one) => ({
    id: one.id, ...(one.metadata?.key !== undefined && {key: one.metadata.key}),
    amount: fromStripeAmount(one.amount, one.currency), state: toRefundState(one),
  }));

function toRefundState({status}: Stripe.Refund): RefundResult['state'] {
  switch (status) {
    case 'succeeded': return 'refunded';
    case 'failed':
    case 'canceled': return 'failed';
    // `pending`, `requires_action`: the payer's bank or the payer has not answered yet.
    default: return 'pending';
  }
}

const toDispute = (dispute: Stripe.Dispute): Dispute =>
  ({id: dispute.id, amount: fromStripeAmount(dispute.amount, dispute.currency), state: toDisputeState(dispute)});

function toDisputeState({status, balance_transactions: moves}: Stripe.Dispute): Dispute['state'] {
  switch (status) {
    case 'warning_needs_response':
    case 'warning_under_review': return 'inquiry';
    case 'won':
    case 'warning_closed': return 'won';
    case 'lost': return 'lost';
    // The card network has settled it at once; the merchant's balance tells for whom.
    case 'prevented': return moves.reduce((sum, {amount}) => sum + amount, 0) < 0 ? 'lost' : 'won';
    // `needs_response`, `under_review`, and an appeal: the bank has the money.
    default: return 'open';
  }
}
