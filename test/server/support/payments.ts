/** A payment provider that is told what to do: it keeps its own books, and can fail, or lose its answers. */
import type {CheckoutRequest, Payments, RefundResult, Settlement} from '../../../src/server/ports.ts';

interface Checkout extends CheckoutRequest {
  id: string;
  state: 'open' | 'closed' | 'paid';
  paid?: CheckoutRequest['amount'];
  payerMail?: string;
}

/** What goes wrong the next time a call is made: before it did anything, or after. */
export type Fault = 'fails' | 'loses-answer' | 'hangs';

export function scriptedPayments() {
  const checkouts = new Map<string, Checkout>();
  const refunds = new Map<string, RefundResult & {amount: number; asked: number}>();
  const faults = new Map<string, Fault[]>();
  let refundsEnd: RefundResult['state'] = 'refunded';
  const byId = (id: string) => {
    const found = [...checkouts.values()].find((checkout) => checkout.id === id);
    if (!found) throw new Error('no such checkout');
    return found;
  };
  const truth = (checkout: Checkout): Settlement =>
    checkout.state === 'paid' ? {state: 'paid', payment: `pay_${checkout.id}`, amount: checkout.paid!, ...(checkout.payerMail && {payerMail: checkout.payerMail})} : {state: checkout.state};
  /** Runs as scripted: the effect happens unless it fails first; the answer arrives unless it is lost. */
  const asScripted = async <T>(call: string, effect: () => T): Promise<T> => {
    const fault = faults.get(call)?.shift();
    await new Promise((resolve) => setImmediate(resolve));
    if (fault === 'fails') throw new Error('the provider is down');
    const result = effect();
    if (fault === 'loses-answer') throw new Error('the answer was lost');
    return result;
  };
  const payments: Payments = {
    name: 'scripted',
    createCheckout: (request) => asScripted('createCheckout', () => {
      const checkout = checkouts.get(request.key) ?? {...request, id: `co_${checkouts.size + 1}_${request.key.slice(-22)}`, state: 'open'};
      checkouts.set(request.key, checkout);
      return {id: checkout.id, url: `https://pay.example/${checkout.id}`, expiresAt: checkout.expiresAt};
    }),
    settle: (id) => asScripted('settle', () => truth(byId(id))),
    close: (id) => asScripted('close', () => {
      const checkout = byId(id);
      if (checkout.state === 'open') checkout.state = 'closed';
      return truth(checkout);
    }),
    refund: ({key, amount}) => asScripted('refund', () => {
      const known = refunds.get(key);
      if (known) known.asked++;
      const refund = known ?? {id: `re_${refunds.size + 1}`, state: refundsEnd, amount: amount.amount, asked: 1};
      refunds.set(key, refund);
      return {id: refund.id, state: refund.state};
    }),
    getRefund: (key) => asScripted('getRefund', () => {
      const known = refunds.get(key);
      return known && {id: known.id, state: known.state};
    }),
    async notification(request) {
      if (request.headers.get('x-signature') !== 'ours') return undefined;
      return {checkout: (await request.json() as {checkout: string}).checkout};
    },
  };
  return {
    payments, checkouts, refunds,
    /** The payer pays, at the provider, whatever our side believes. */
    pay(id: string, amount?: Checkout['amount'], payerMail?: string) {
      const checkout = byId(id);
      checkout.state = 'paid';
      checkout.paid = amount ?? checkout.amount;
      checkout.payerMail = payerMail;
    },
    byId,
    next: (call: string, ...list: Fault[]) => void faults.set(call, [...(faults.get(call) ?? []), ...list]),
    refundsEnd: (state: RefundResult['state']) => void (refundsEnd = state),
    /** A pending refund arrives, or fails, at the provider. */
    settleRefunds(state: RefundResult['state']) {
      for (const refund of refunds.values()) refund.state = state;
    },
  };
}
