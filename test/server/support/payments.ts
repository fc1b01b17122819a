/** A payment provider that is told what to do: it keeps its own books, and can fail, or lose its answers. */
import type {CheckoutRequest, Payments, RefundResult, CheckoutStatus} from '../../../src/server/ports.ts';

interface Checkout extends CheckoutRequest {
  id: string;
  state: 'open' | 'closed' | 'paid';
  paidAmount?: CheckoutRequest['amount'];
  payerEmail?: string;
}

/** What goes wrong the next time a call is made: before it did anything, or after. */
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
    checkout.state === 'paid' ? {state: 'paid', paymentId: `pay_${checkout.id}`, amount: checkout.paidAmount!, ...(checkout.payerEmail && {payerEmail: checkout.payerEmail})} : {state: checkout.state};
  /** Runs as scripted: the effect happens unless it fails first; the answer arrives unless it is lost. */
  const simulate = async <T>(call: string, effect: () => T): Promise<T> => {
    const fault = faults.get(call)?.shift();
    await new Promise((resolve) => setImmediate(resolve));
    if (fault === 'fail') throw new Error('the provider is down');
    const result = effect();
    if (fault === 'lose-response') throw new Error('the answer was lost');
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
      const known = refunds.get(key);
      if (known) known.requests++;
      const refund = known ?? {id: `re_${refunds.size + 1}`, state: nextRefundState, amount: amount.amount, requests: 1};
      refunds.set(key, refund);
      return {id: refund.id, state: refund.state};
    }),
    retrieveRefund: (key) => simulate('retrieveRefund', () => {
      const known = refunds.get(key);
      return known && {id: known.id, state: known.state};
    }),
    async parseWebhook(request) {
      if (request.headers.get('x-signature') !== 'ours') return undefined;
      return {checkout: (await request.json() as {checkout: string}).checkout};
    },
  };
  return {
    payments, checkouts, refunds,
    /** The payer pays, at the provider, whatever our side believes. */
    pay(id: string, amount?: Checkout['amount'], payerEmail?: string) {
      const checkout = byId(id);
      checkout.state = 'paid';
      checkout.paidAmount = amount ?? checkout.amount;
      checkout.payerEmail = payerEmail;
    },
    byId,
    queueFaults: (call: string, ...list: Fault[]) => void faults.set(call, [...(faults.get(call) ?? []), ...list]),
    nextRefundState: (state: RefundResult['state']) => void (nextRefundState = state),
    /** A pending refund arrives, or fails, at the provider. */
    resolveRefunds(state: RefundResult['state']) {
      for (const refund of refunds.values()) refund.state = state;
    },
  };
}
