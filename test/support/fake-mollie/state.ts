/** What the fake remembers, and how payments change. */
import {fromMollieAmount, toMollieAmount, type MollieAmount} from '../../../src/server/payments/mollie/amount.ts';

type PaymentStatus = 'open' | 'pending' | 'authorized' | 'paid' | 'canceled' | 'expired' | 'failed';

export interface FakeRefund {
  id: string;
  amount: MollieAmount;
  status: 'queued' | 'pending' | 'processing' | 'refunded' | 'failed' | 'canceled';
  description: string;
  metadata: unknown;
  createdAt: number;
}

export interface FakePayment {
  id: string;
  mode: 'test' | 'live';
  status: PaymentStatus;
  amount: MollieAmount;
  description: string;
  metadata: unknown;
  redirectUrl: string;
  cancelUrl?: string;
  webhookUrl?: string;
  locale: 'en_US';
  lines?: {description: string; quantity: number; unitPrice: MollieAmount; totalAmount: MollieAmount; imageUrl?: string}[];
  method?: 'creditcard' | 'banktransfer' | 'ideal' | 'paypal' | 'mobilepay';
  captureMode?: 'manual' | 'automatic';
  isCancelable: boolean;
  billingEmail?: string;
  details?: object;
  /** Asked to be given free; the bank does it a moment later. */
  isReleasing: boolean;
  /** The bank refuses to let it be captured. */
  refusesCapture: boolean;
  times: {created: number; expires: number; captureBefore?: number} & Partial<Record<Exclude<PaymentStatus, 'open' | 'pending'>, number>>;
  captures: {id: string; amount: MollieAmount; status: 'pending' | 'succeeded' | 'failed'; metadata: unknown; createdAt: number}[];
  /** Newest first, as Mollie lists them. */
  refunds: FakeRefund[];
  chargebacks: {id: string; amount: MollieAmount; createdAt: number; reversedAt?: number}[];
}

const HOLD_MS = 7 * 24 * 3600_000;

export function sum({amount}: FakePayment, parts: readonly {amount: MollieAmount}[]): MollieAmount {
  const total = parts.reduce((all, part) => all + fromMollieAmount(part.amount).amount, 0);
  return toMollieAmount({amount: total, currency: amount.currency});
}

export const createState = (now: () => number) => {
  const payments = new Map<string, FakePayment>();
  /** URL and id of each notice, in order. */
  const notices: {url: string; id: string}[] = [];
  let isPaused = false;
  let count = 0;

  const notify = ({webhookUrl, id}: FakePayment) => {
    if (webhookUrl !== undefined) notices.push({url: webhookUrl, id});
  };

  const state = {
    payments, notices,
    createId: (prefix: string) => `${prefix}${(++count).toString(36).padStart(6, '0')}fake`,
    find(id: string): FakePayment {
      const payment = payments.get(id);
      if (!payment) throw new Error(`The fake of Mollie has no payment ${id}.`);
      return payment;
    },
    /** Mollie calls the webhook for every status but `open` and `pending`. */
    transition(payment: FakePayment, status: PaymentStatus) {
      payment.status = status;
      if (status === 'open' || status === 'pending') return;
      payment.times[status] = now();
      if (status === 'authorized') payment.times.captureBefore = now() + HOLD_MS;
      notify(payment);
    },
    notify,
    pause(paused: boolean) {
      isPaused = paused;
    },
    /** What Mollie and the banks do between two requests. */
    settle() {
      for (const payment of payments.values()) {
        if ((payment.status === 'open' || payment.status === 'pending') && payment.times.expires <= now()) state.transition(payment, 'expired');
        if (payment.status === 'authorized' && payment.times.captureBefore! <= now()) state.transition(payment, 'expired');
        if (!isPaused) settlePayment(payment, state);
      }
    },
  };
  return state;
};

export type FakeState = ReturnType<typeof createState>;

function settlePayment(payment: FakePayment, {transition, notify}: FakeState) {
  for (const refund of payment.refunds) {
    if (refund.status !== 'pending') continue;
    refund.status = 'refunded';
    notify(payment);
  }
  for (const capture of payment.captures) {
    if (capture.status !== 'pending') continue;
    capture.status = payment.refusesCapture ? 'failed' : 'succeeded';
    transition(payment, payment.refusesCapture ? 'failed' : 'paid');
  }
  if (payment.isReleasing && payment.status === 'authorized') transition(payment, 'canceled');
}
