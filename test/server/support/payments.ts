/** A payment provider in memory that can fail, or lose its responses, on demand. */
import type {CheckoutRequest, CheckoutStatus, Dispute, Payments, PaymentStatus, ProviderRefund, RefundResult} from '../../../src/server/ports.ts';

type Money = CheckoutRequest['amount'];

interface Checkout extends CheckoutRequest {
  id: string;
  state: 'open' | 'pending' | 'closed' | 'paid';
  paidAmount?: Money;
  payerEmail?: string;
}

interface Payment {
  state: PaymentStatus['state'];
  amount: Money;
  heldUntil?: number;
  disputes: Dispute[];
  fraudWarning: boolean;
}

/** A refund, with how often it was asked for. */
type Refund = ProviderRefund & {paymentId: string; requests: number};

/** Fault of the next call: before it takes effect, after it, or never ending. */
export type Fault = 'fail' | 'lose-response' | 'hang';

const HOLD_MS = 7 * 86_400_000;

export function createFakePayments(now: () => number = Date.now) {
  const checkouts = new Map<string, Checkout>();
  const payments = new Map<string, Payment>();
  const refunds = new Map<string, Refund>();
  const faults = new Map<string, Fault[]>();
  let nextRefundState: RefundResult['state'] = 'refunded';
  let captureRefused = false;
  const byId = (id: string) => {
    const found = [...checkouts.values()].find((checkout) => checkout.id === id);
    if (!found) throw new Error('no such checkout');
    return found;
  };
  const paymentIdOf = (checkoutId: string) => `pay_${checkoutId}`;
  const paymentOf = (paymentId: string) => {
    const payment = payments.get(paymentId);
    if (!payment) throw new Error('no such payment');
    if (payment.state === 'held' && payment.heldUntil! <= now()) payment.state = 'released';
    return payment;
  };
  const checkoutStatus = (checkout: Checkout): CheckoutStatus => {
    if (checkout.state !== 'paid') return {state: checkout.state};
    const {heldUntil} = payments.get(paymentIdOf(checkout.id))!;
    return {
      state: 'paid', paymentId: paymentIdOf(checkout.id), amount: checkout.paidAmount!,
      ...(checkout.payerEmail && {payerEmail: checkout.payerEmail}), ...(heldUntil !== undefined && {hold: {until: heldUntil}}),
    };
  };
  const paymentStatus = (paymentId: string): PaymentStatus => {
    const {state, amount, heldUntil, disputes, fraudWarning} = paymentOf(paymentId);
    return structuredClone({
      state, amount, disputes, fraudWarning, ...(heldUntil !== undefined && {heldUntil}),
      refunds: [...refunds.values()].filter((refund) => refund.paymentId === paymentId)
        .map(({id, key, amount, state}) => ({id, amount, state, ...(key !== undefined && {key})})),
    });
  };
  /** Runs the operation with its next queued fault. */
  const simulate = async <T>(call: string, effect: () => T): Promise<T> => {
    const fault = faults.get(call)?.shift();
    await new Promise((resolve) => setImmediate(resolve));
    if (fault === 'fail') throw new Error('the provider is down');
    const result = effect();
    if (fault === 'lose-response') throw new Error('the response was lost');
    return result;
  };
  const provider: Payments = {
    name: 'scripted',
    holdMs: HOLD_MS,
    createCheckout: (request) => simulate('createCheckout', () => {
      const checkout = checkouts.get(request.key) ?? {...request, id: `co_${checkouts.size + 1}_${request.key.slice(-22)}`, state: 'open'};
      checkouts.set(request.key, checkout);
      return {id: checkout.id, url: `https://pay.example/${checkout.id}`, expiresAt: checkout.expiresAt};
    }),
    retrieveCheckout: (id) => simulate('retrieveCheckout', () => checkoutStatus(byId(id))),
    expireCheckout: (id) => simulate('expireCheckout', () => {
      const checkout = byId(id);
      if (checkout.state === 'open') checkout.state = 'closed';
      return checkoutStatus(checkout);
    }),
    retrievePayment: (id) => simulate('retrievePayment', () => paymentStatus(id)),
    capture: ({paymentId}) => simulate('capture', () => {
      const payment = paymentOf(paymentId);
      if (payment.state === 'held' && !captureRefused) payment.state = 'captured';
      return payment.state === 'captured' ? 'captured' : 'refused';
    }),
    releaseHold: ({paymentId}) => simulate('releaseHold', () => {
      const payment = paymentOf(paymentId);
      if (payment.state === 'held') payment.state = 'released';
      return paymentStatus(paymentId);
    }),
    refund: ({key, paymentId, amount}) => simulate('refund', () => {
      const existing = refunds.get(key);
      if (existing) existing.requests++;
      const refund = existing ?? {id: `re_${refunds.size + 1}`, key, paymentId, state: nextRefundState, amount, requests: 1};
      refunds.set(key, refund);
      return {id: refund.id, state: refund.state};
    }),
    async parseWebhook(request) {
      if (request.headers.get('x-signature') !== 'ours') return undefined;
      const {id, checkout: checkoutId, payment: paymentId} = (await request.json()) as {id?: string; checkout?: string; payment?: string};
      return {id, checkoutId, paymentId};
    },
  };
  return {
    payments: provider, checkouts, refunds,
    /** The payer pays at the provider; the backend does not know yet. */
    pay(id: string, amount?: Money, payerEmail?: string) {
      const checkout = byId(id);
      checkout.state = 'paid';
      checkout.paidAmount = amount ?? checkout.amount;
      checkout.payerEmail = payerEmail;
      const isHold = checkout.capture === 'hold';
      payments.set(paymentIdOf(id), {
        state: isHold ? 'held' : 'captured', amount: checkout.paidAmount, disputes: [], fraudWarning: false, ...(isHold && {heldUntil: now() + HOLD_MS}),
      });
    },
    byId, paymentIdOf, paymentOf,
    /** The payer has completed the checkout, and the bank has not decided yet. */
    payLater: (id: string) => void (byId(id).state = 'pending'),
    refundInDashboard(paymentId: string, amount: Money) {
      const id = `dash_${refunds.size + 1}`;
      refunds.set(id, {id, paymentId, amount, state: 'refunded', requests: 1});
      return id;
    },
    dispute(paymentId: string, state: Dispute['state'] = 'open', amount?: Money) {
      const payment = paymentOf(paymentId);
      payment.disputes = [{id: `dp_${paymentId}`, amount: amount ?? payment.amount, state}];
    },
    refuseCaptures: (value: boolean) => void (captureRefused = value),
    queueFaults: (call: string, ...list: Fault[]) => void faults.set(call, [...(faults.get(call) ?? []), ...list]),
    nextRefundState: (state: RefundResult['state']) => void (nextRefundState = state),
    /** Sets the state of every refund at the provider. */
    resolveRefunds(state: RefundResult['state']) {
      for (const refund of refunds.values()) refund.state = state;
    },
  };
}
