/** What payers, banks and the merchant's dashboard do to payments. */
import type {Money} from '../../../src/protocol/index.ts';
import {toApiAmount} from './amounts.ts';
import {refused} from './errors.ts';
import {
  cardDetails, newBalanceTransaction, newCharge, newDispute, newFraudWarning, newIntent, newRefund,
  type Dispute, type Intent, type Refund, type Session,
} from './resources.ts';
import type {Store} from './store.ts';

const HOLD_SECONDS = 7 * 24 * 3600;

export interface PayOptions {
  email?: string;
  /** The checkout is completed, and the bank decides later. */
  later?: boolean;
  /** Another amount than the one of the checkout: a bare number is in ISO 4217 minor units. */
  amount?: number | Money;
}

export interface RefundParams {
  payment_intent: string;
  amount?: number;
  metadata?: Record<string, string>;
}

export function createPayments(store: Store) {
  const {sessions, intents, charges, refunds, disputes, seconds, newBase, emit} = store;

  /** Sessions end by the clock. */
  function currentSession(id: string): Session {
    const session = sessions.get(id);
    if (session.status === 'open' && session.expires_at <= seconds()) endSession(session);
    return session;
  }

  function endSession(session: Session): void {
    Object.assign(session, {status: 'expired', url: null});
    emit('checkout.session.expired', session);
  }

  /** Returns the id of the payment. */
  function pay(sessionId: string, {email, later = false, amount}: PayOptions = {}): string {
    const session = currentSession(sessionId);
    if (session.status !== 'open') throw refused('checkout_session_unexpected_state', 'The session is not open.');
    Object.assign(session, {status: 'complete', url: null, customer_details: {
      address: null, business_name: null, email: email ?? null, individual_name: null, name: null, phone: null, tax_exempt: 'none', tax_ids: [],
    }});
    if (amount !== undefined) session.amount_total = toApiAmount(amount, session.currency!);
    if (session.amount_total === 0) {
      session.payment_status = 'no_payment_required';
      emit('checkout.session.completed', session);
      return session.id;
    }
    const intent = intents.add(newIntent(newBase('pi'), {
      amount: session.amount_total!, currency: session.currency!, payment_method_types: session.payment_method_types,
      ...store.intentData.get(sessionId)!,
    }));
    session.payment_intent = intent.id;
    if (!later) succeed(session, intent);
    emit('checkout.session.completed', session);
    return intent.id;
  }

  /** The bank has agreed: the money is taken, or held. */
  function succeed(session: Session, intent: Intent): void {
    const isHold = intent.capture_method === 'manual';
    const charge = charges.add(newCharge(newBase('ch'), {
      amount: intent.amount, currency: intent.currency, payment_intent: intent.id, captured: !isHold, status: 'succeeded',
      payment_method_details: cardDetails(isHold ? seconds() + HOLD_SECONDS : undefined), metadata: intent.metadata,
    }));
    intent.latest_charge = charge.id;
    if (isHold) {
      Object.assign(intent, {status: 'requires_capture', amount_capturable: intent.amount});
      emit('payment_intent.amount_capturable_updated', intent);
    } else {
      Object.assign(intent, {status: 'succeeded', amount_received: intent.amount});
      session.payment_status = 'paid';
    }
  }

  function settleLater(sessionId: string, outcome: 'paid' | 'failed'): void {
    const session = sessions.get(sessionId);
    const intent = store.intentOf(session);
    if (intent.status !== 'processing') throw new Error('The bank has decided already.');
    if (outcome === 'paid') {
      succeed(session, intent);
      emit('checkout.session.async_payment_succeeded', session);
    } else {
      intent.status = 'requires_payment_method';
      emit('checkout.session.async_payment_failed', session);
    }
  }

  function capture(intentId: string, amount?: number): Intent {
    const intent = intents.get(intentId);
    if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'captured');
    const toCapture = amount ?? intent.amount_capturable;
    if (toCapture > intent.amount_capturable) throw refused('amount_too_large', 'More than was authorized.', 'amount_to_capture');
    const charge = store.chargeOf(intent);
    const rest = intent.amount_capturable - toCapture;
    Object.assign(intent, {status: 'succeeded', amount_capturable: 0, amount_received: toCapture});
    Object.assign(charge, {captured: true, amount_captured: toCapture});
    if (rest > 0) addRefund(intent, {amount: rest, reason: 'expired_uncaptured_charge'});
    return intent;
  }

  function cancel(intentId: string, reason: Intent['cancellation_reason'] = null): Intent {
    const intent = intents.get(intentId);
    if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'canceled');
    const charge = store.chargeOf(intent);
    Object.assign(intent, {status: 'canceled', amount_capturable: 0, canceled_at: seconds(), cancellation_reason: reason});
    addRefund(intent, {amount: charge.amount, reason: reason === 'automatic' ? 'expired_uncaptured_charge' : null});
    if (reason === 'automatic') emit('charge.expired', charge);
    emit('payment_intent.canceled', intent);
    return intent;
  }

  const unexpectedState = ({status}: Intent, what: string) =>
    refused('payment_intent_unexpected_state', `A payment with status ${status} cannot be ${what}.`);

  function createRefund({payment_intent: intentId, amount, metadata = {}}: RefundParams): Refund {
    const intent = intents.get(intentId);
    if (intent.status !== 'succeeded') throw unexpectedState(intent, 'refunded');
    const charge = store.chargeOf(intent);
    if (disputes.list().some((one) => one.charge === charge.id && !one.is_charge_refundable)) throw refused('charge_disputed', 'The charge is disputed.');
    const left = charge.amount_captured - charge.amount_refunded;
    if (left === 0) throw refused('charge_already_refunded', 'The charge has been refunded.');
    if ((amount ?? left) > left) throw refused('amount_too_large', 'More than is left of the charge.', 'amount');
    return addRefund(intent, {amount: amount ?? left, reason: null, metadata});
  }

  function addRefund(intent: Intent, given: {amount: number; reason: Refund['reason']; metadata?: Record<string, string>}): Refund {
    const charge = store.chargeOf(intent);
    charge.amount_refunded += given.amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    const refund = refunds.add(newRefund(newBase('re'), {
      metadata: {}, currency: intent.currency, charge: charge.id, payment_intent: intent.id, status: 'succeeded', ...given,
    }));
    emit('refund.created', refund);
    emit('charge.refunded', charge);
    return refund;
  }

  /** The bank, or the merchant, decides about a refund afterwards. */
  function setRefundStatus(idOrKey: string, status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'): void {
    const refund = refunds.list().find(({id, metadata}) => id === idOrKey || metadata?.key === idOrKey);
    if (!refund) throw new Error('There is no such refund.');
    refund.status = status;
    if (status === 'failed' || status === 'canceled') {
      const charge = charges.get(String(refund.charge));
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
    }
    if (status === 'failed') {
      refund.failure_reason = 'expired_or_canceled_card';
      emit('refund.failed', refund);
    }
    emit('refund.updated', refund);
  }

  function dispute(intentId: string, {state}: {state: 'inquiry' | 'open'}): Dispute {
    const intent = intents.get(intentId);
    const charge = store.chargeOf(intent);
    const isOpen = state === 'open';
    charge.disputed = true;
    const created = disputes.add(newDispute(newBase('du'), {
      amount: charge.amount_captured - charge.amount_refunded, currency: charge.currency, charge: charge.id, payment_intent: intent.id,
      status: isOpen ? 'needs_response' : 'warning_needs_response', is_charge_refundable: !isOpen, balance_transactions: [],
    }));
    emit('charge.dispute.created', created);
    if (isOpen) moveMoney(created, -created.amount);
    return created;
  }

  function moveMoney(disputed: Dispute, amount: number): void {
    disputed.balance_transactions.push(newBalanceTransaction(newBase('txn'), amount, disputed.currency));
    emit(amount < 0 ? 'charge.dispute.funds_withdrawn' : 'charge.dispute.funds_reinstated', disputed);
  }

  function closeDispute(intentId: string, outcome: 'won' | 'lost'): void {
    const disputed = disputes.list().find(({payment_intent: id}) => id === intentId);
    if (!disputed) throw new Error('There is no such dispute.');
    const isInquiry = disputed.status.startsWith('warning_');
    disputed.status = isInquiry && outcome === 'won' ? 'warning_closed' : outcome;
    disputed.is_charge_refundable = outcome === 'won';
    if (!isInquiry && outcome === 'won') moveMoney(disputed, disputed.amount);
    emit('charge.dispute.closed', disputed);
  }

  function warnOfFraud(intentId: string): void {
    const charge = store.chargeOf(intents.get(intentId));
    emit('radar.early_fraud_warning.created', store.fraudWarnings.add(
      newFraudWarning(newBase('issfr'), {charge: charge.id, payment_intent: intentId})));
  }

  return {
    currentSession, endSession, pay, settleLater, capture, cancel, createRefund, setRefundStatus, dispute, closeDispute, warnOfFraud,
    refundInDashboard: (intentId: string, amount: number | Money) =>
      createRefund({payment_intent: intentId, amount: toApiAmount(amount, intents.get(intentId).currency)}).id,
    lapseHold: (intentId: string) => void cancel(intentId, 'automatic'),
  };
}

export type FakePayments = ReturnType<typeof createPayments>;
