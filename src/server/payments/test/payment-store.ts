/** The payments of the test provider: holds, refunds and disputes. */
import type {Money} from '../../../protocol/index.ts';
import type {Dispute, PaymentStatus, RefundResult} from '../../ports.ts';
import {transaction, type TestDatabase} from './database.ts';

interface PaymentRow {
  id: string; amount: number; currency: string; state: PaymentStatus['state']; held_until: number | null; fraud_warning: number;
}
interface RefundRow {
  id: string; key: string | null; amount: number; currency: string; state: RefundResult['state'];
}

interface NewRefund {
  id: string;
  /** Absent: made in the dashboard. */
  key?: string;
  paymentId: string;
  amount: Money;
}

export function openPaymentStore(database: TestDatabase) {
  const selectPayment = database.prepare('SELECT * FROM payments WHERE id = ?');
  const releaseLapsed = database.prepare(`UPDATE payments SET state = 'released' WHERE id = ? AND state = 'held' AND held_until <= ?`);
  const setState = database.prepare(`UPDATE payments SET state = ? WHERE id = ? AND state = 'held'`);
  const setFraudWarning = database.prepare('UPDATE payments SET fraud_warning = 1 WHERE id = ?');
  const listRefunds = database.prepare('SELECT id, key, amount, currency, state FROM refunds WHERE payment_id = ? ORDER BY rowid');
  const selectRefund = database.prepare('SELECT id, state FROM refunds WHERE key = ?');
  const sumRefunds = database.prepare(`
    SELECT COALESCE(SUM(amount), 0) AS sum FROM refunds WHERE payment_id = ? AND state <> 'failed'`);
  const insertRefund = database.prepare(`
    INSERT INTO refunds (id, key, payment_id, amount, currency, state) VALUES (?, ?, ?, ?, ?, ?)`);
  const setRefundState = database.prepare('UPDATE refunds SET state = ? WHERE id = ? OR key = ?');
  const completeRefunds = database.prepare(`UPDATE refunds SET state = 'refunded' WHERE payment_id = ? AND state = 'pending'`);
  const listDisputes = database.prepare('SELECT id, amount, currency, state FROM disputes WHERE payment_id = ? ORDER BY rowid');
  const insertDispute = database.prepare('INSERT INTO disputes (id, payment_id, amount, currency, state) VALUES (?, ?, ?, ?, ?)');
  const updateDisputes = database.prepare('UPDATE disputes SET state = ? WHERE payment_id = ?');

  function findPayment(id: string, now: number): PaymentRow {
    releaseLapsed.run(id, now);
    const payment = selectPayment.get(id) as unknown as PaymentRow | undefined;
    if (!payment) throw new Error('There is no such payment.');
    return payment;
  }

  return {
    /** A refund that was pending is complete at the next look. */
    statusOf(id: string, now: number): PaymentStatus {
      const {amount, currency, state, held_until: heldUntil, fraud_warning: fraudWarning} = findPayment(id, now);
      const refunds = listRefunds.all(id) as unknown as RefundRow[];
      const disputes = listDisputes.all(id) as unknown as {id: string; amount: number; currency: string; state: Dispute['state']}[];
      const status: PaymentStatus = {
        state, amount: {amount, currency}, fraudWarning: fraudWarning === 1,
        ...(state === 'held' && {heldUntil: heldUntil!}),
        refunds: refunds.map(({key, amount, currency, ...refund}) => ({...refund, ...(key !== null && {key}), amount: {amount, currency}})),
        disputes: disputes.map(({amount, currency, ...dispute}) => ({...dispute, amount: {amount, currency}})),
      };
      completeRefunds.run(id);
      return status;
    },
    capture(id: string, amount: Money, now: number): 'captured' | 'refused' {
      const payment = findPayment(id, now);
      if (payment.state === 'held' && (amount.amount !== payment.amount || amount.currency !== payment.currency)) return 'refused';
      setState.run('captured', id);
      return findPayment(id, now).state === 'captured' ? 'captured' : 'refused';
    },
    releaseHold: (id: string) => void setState.run('released', id),
    /** Idempotent by `key`. It fails if it exceeds what is left of the payment, has another currency, or the payment is disputed. */
    createRefund: ({id, key, paymentId, amount}: NewRefund, state: 'pending' | 'refunded', now: number): RefundResult => transaction(database, () => {
      if (key === undefined || !selectRefund.get(key)) {
        const payment = findPayment(paymentId, now);
        const {sum} = sumRefunds.get(paymentId) as {sum: number};
        const isDisputed = listDisputes.all(paymentId).some((dispute) => dispute['state'] === 'open' || dispute['state'] === 'lost');
        const isRefundable = payment.state === 'captured' && !isDisputed && amount.currency === payment.currency && sum + amount.amount <= payment.amount;
        insertRefund.run(id, key ?? null, paymentId, amount.amount, amount.currency, isRefundable ? state : 'failed');
        if (key === undefined) return {id, state: isRefundable ? state : 'failed'};
      }
      return {...(selectRefund.get(key) as unknown as RefundResult)};
    }),
    /** `refund` is its id or its key. */
    failRefund: (refund: string) => void setRefundState.run('failed', refund, refund),
    openDispute(id: string, paymentId: string, state: 'inquiry' | 'open', now: number) {
      const {amount, currency} = findPayment(paymentId, now);
      insertDispute.run(id, paymentId, amount, currency, state);
    },
    closeDispute: (paymentId: string, state: 'won' | 'lost') => void updateDisputes.run(state, paymentId),
    warnOfFraud: (id: string) => void setFraudWarning.run(id),
  };
}
