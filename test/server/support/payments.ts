/** A payment provider in memory that can fail, or lose its responses, on demand. */
import type {CheckoutRequest, Payments, RefundResult, CheckoutStatus} from '../../../src/server/ports.ts';

interface Checkout extends CheckoutRequest {
  id: string;
  state: 'open' | 'closed' | 'paid';
  paidAmount?: CheckoutRequest['amount'];
  payerEmail?: string;
}

/** Fault of the next call: before it takes effect, after it, or never ending. */
export type Fault = 'fail' | 'lose-response' | 'hang';

export function createFakePayments() {
  const checkouts = new Map<string, Checkout>();
  const refunds = new Map<string, RefundResult & {amount: number; requests: number}>();
  const faults = new Map<string, Fault[]>();
  let nextRefundState: RefundResult['state'] = 'refunded';
  const byId = (id: string) => {
    const found = [...checkouts.values()].find((checkout) => checkout.id === id);
    if (!found) throw new Error('no such checkout');
    return found;
  };
  const statusOf = (checkout: Checkout): CheckoutStatus =>
    (checkout.state === 'paid'
      ? {state: 'paid', paymentId: `pay_${checkout.id}`, amount: checkout.paidAmount!, ...(checkout.payerEmail && {payerEmail: checkout.payerEmail})}
      : {state: checkout.state});
  /** Runs the operation with its next queued fault. */
  const simulate = async <T>(call: string, effect: () => T): Promise<T> => {
    const fault = faults.get(call)?.shift();
    await new Promise((resolve) => setImmediate(resolve));
    if (fault === 'fail') throw new Error('the provider is down');
    const result = effect();
    if (fault === 'lose-response') throw new Error('the response was lost');
    return result;
  };
  const payments: Payments = {
    name: 'scripted',
    createCheckout: (request) => simulate('createCheckout', () => {
      const checkout = checkouts.get(request.key) ?? {...request, id: `co_${checkouts.size + 1}_${request.key.slice(-22)}`, state: 'open'};
      checkouts.set(request.key, checkout);
      return {id: checkout.id, url: `https://pay.example/${checkout.id}`, expiresAt: checkout.expiresAt};
    }),
    retrieveCheckout: (id) => simulate('retrieveCheckout', () => statusOf(byId(id))),
    expireCheckout: (id) => simulate('expireCheckout', () => {
      const checkout = byId(id);
      if (checkout.state === 'open') checkout.state = 'closed';
      return statusOf(checkout);
    }),
    refund: ({key, amount}) => simulate('refund', () => {
      const existing = refunds.get(key);
      if (existing) existing.requests++;
      const refund = existing ?? {id: `re_${refunds.size + 1}`, state: nextRefundState, amount: amount.amount, requests: 1};
      refunds.set(key, refund);
      return {id: refund.id, state: refund.state};
    }),
    retrieveRefund: (key) => simulate('retrieveRefund', () => {
      const refund = refunds.get(key);
      return refund && {id: refund.id, state: refund.state};
    }),
    async parseWebhook(request) {
      if (request.headers.get('x-signature') !== 'ours') return undefined;
      return {checkout: (await request.json() as {checkout: string}).checkout};
    },
  };
  return {
    payments, checkouts, refunds,
    /** The payer pays at the provider; the backend does not know yet. */
    pay(id: string, amount?: Checkout['amount'], payerEmail?: string) {
      const checkout = byId(id);
      checkout.state = 'paid';
      checkout.paidAmount = amount ?? checkout.amount;
      checkout.payerEmail = payerEmail;
    },
    byId,
    queueFaults: (call: string, ...list: Fault[]) => void faults.set(call, [...(faults.get(call) ?? []), ...list]),
    nextRefundState: (state: RefundResult['state']) => void (nextRefundState = state),
    /** Sets the state of every refund at the provider. */
    resolveRefunds(state: RefundResult['state']) {
      for (const refund of refunds.values()) refund.state = state;
    },
  };
}
