/** A provider of the caller's own, whose checkouts are paid as soon as they exist. */
import type {Money} from '../../../src/protocol/index.ts';
import type {Payments, PaymentStatus, RefundResult} from '../../../src/server/ports.ts';

export function createInstantPayments() {
  const amounts = new Map<string, Money>();
  const control: {refundState: RefundResult['state']; refundKeys: string[]; closed: number} = {refundState: 'refunded', refundKeys: [], closed: 0};
  const refunds = new Map<string, RefundResult & {key: string; paymentId: string; amount: Money}>();
  const statusOf = (paymentId: string): PaymentStatus =>
    ({state: 'captured', amount: amounts.get(paymentId)!, refunds: [...refunds.values()].filter((refund) => refund.paymentId === paymentId), disputes: [], fraudWarning: false});
  const paid = (id: string) => ({state: 'paid', paymentId: id, amount: amounts.get(id)!, payerEmail: 'ana@example.com'} as const);
  const payments: Payments = {
    name: 'instant',
    async createCheckout({key, amount, expiresAt}) {
      amounts.set(key, amount);
      return {id: key, url: 'https://pay.example/checkout', expiresAt};
    },
    retrieveCheckout: async (id) => paid(id),
    expireCheckout: async (id) => paid(id),
    retrievePayment: async (id) => statusOf(id),
    capture: async () => 'captured',
    releaseHold: async ({paymentId}) => statusOf(paymentId),
    async refund({key, paymentId, amount}) {
      control.refundKeys.push(key);
      const refund = refunds.get(key) ?? {id: `refund-${refunds.size}`, key, paymentId, amount, state: control.refundState};
      refunds.set(key, refund);
      return refund;
    },
    async parseWebhook(request) {
      const checkoutId = await request.text();
      return {id: `paid ${checkoutId}`, checkoutId};
    },
    close: () => void control.closed++,
  };
  return {payments, control};
}
