/** Payment by bank transfer: a page with the details, and a merchant who confirms what arrives. */
import type {CheckoutRequest, CheckoutStatus, Payments, ProviderRefund} from 'send-as-gift/server';

interface Transfer extends CheckoutRequest { state: 'open' | 'pending' | 'closed' | 'paid'; refunds: ProviderRefund[] }

export function bankTransfer({publicUrl, iban}: {publicUrl: string; iban: string}) {
  const transfers = new Map<string, Transfer>(); // use a table: what is forgotten can't be refunded
  const find = (id: string): Transfer => transfers.get(id) ?? (() => { throw new Error('There is no such transfer.'); })();
  const status = ({state, key, amount}: Transfer): CheckoutStatus => (state === 'paid' ? {state, paymentId: key, amount} : {state});
  const payment = ({amount, refunds}: Transfer) => ({state: 'captured', amount, refunds, disputes: [], fraudWarning: false}) as const;
  const payments: Payments = {
    name: 'bank-transfer', // no holdMs: a transfer can't be held, so capture and releaseHold are never needed
    async createCheckout(request) {
      const {key, expiresAt} = transfers.get(request.key) ?? request; // the same key is the same checkout
      if (!transfers.has(key)) transfers.set(key, {...request, state: 'open', refunds: []});
      return {id: key, url: `${publicUrl}/bank-transfer/${encodeURIComponent(key)}`, expiresAt};
    },
    retrieveCheckout: async (id) => status(find(id)),
    async expireCheckout(id) {
      if (find(id).state === 'open') find(id).state = 'closed';
      return status(find(id));
    },
    retrievePayment: async (id) => payment(find(id)),
    capture: async () => 'refused',
    releaseHold: async ({paymentId}) => payment(find(paymentId)),
    async refund({key, paymentId, amount}) {
      const {refunds} = find(paymentId);
      if (!refunds.some((refund) => refund.key === key)) refunds.push({id: key, key, amount, state: 'pending'});
      return refunds.find((refund) => refund.key === key)!;
    },
    parseWebhook: async () => undefined, // the bank reports nothing: the backend looks payments up by itself
    async pages(request) {
      const [, key] = /^\/bank-transfer\/([^/]+)$/.exec(new URL(request.url).pathname) ?? [];
      const transfer = transfers.get(decodeURIComponent(key ?? ''));
      if (!transfer) return undefined;
      if (request.method === 'POST' && transfer.state === 'open') transfer.state = 'pending'; // the money may take days
      if (request.method === 'POST') return new Response(null, {status: 303, headers: {Location: transfer.returnUrl}});
      const {amount: {amount, currency}, giftId} = transfer;
      return new Response(`<!doctype html><title>Bank transfer</title><p>Please transfer ${amount / 100} ${currency} to ${iban},
        reference ${giftId}.<form method="post"><button>I have ordered the transfer</button></form>`, {headers: {'Content-Type': 'text/html; charset=utf-8'}});
    },
  };
  /** The merchant's part: the money has arrived, or the refund was sent. */
  const confirm = (key: string) => { find(key).state = 'paid'; };
  const confirmRefund = (paymentId: string, key: string) => { find(paymentId).refunds.find((refund) => refund.key === key)!.state = 'refunded'; };
  return {payments, confirm, confirmRefund};
}
