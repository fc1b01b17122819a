/** The test provider's own database of checkouts and refunds, separate from the backend's. */
import type {Money} from '../../../protocol/index.ts';
import {openDatabase} from '../../node/sqlite.ts';
import type {CheckoutRequest, RefundResult} from '../../ports.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS checkouts (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    return_url TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'paid')),
    payment_id TEXT UNIQUE,
    payer_email TEXT,
    CHECK ((state = 'paid') = (payment_id IS NOT NULL))
  ) STRICT;
  CREATE TABLE IF NOT EXISTS refunds (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    payment_id TEXT NOT NULL REFERENCES checkouts (payment_id),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'refunded', 'failed'))
  ) STRICT;
  CREATE INDEX IF NOT EXISTS refunds_by_payment ON refunds (payment_id);`;

export interface Checkout {
  id: string;
  title: string;
  amount: Money;
  returnUrl: string;
  expiresAt: number;
  state: 'open' | 'closed' | 'paid';
  paymentId: string | undefined;
  payerEmail: string | undefined;
}

export function openCheckoutStore(file: string) {
  const database = openDatabase(file);
  database.exec(SCHEMA);
  // A database from before the page asked for an email address lacks its column.
  const hasEmailColumn = database.prepare("SELECT 1 FROM pragma_table_info('checkouts') WHERE name = 'payer_email'").get();
  if (!hasEmailColumn) database.exec('ALTER TABLE checkouts ADD COLUMN payer_email TEXT');

  const insertCheckout = database.prepare(`
    INSERT INTO checkouts (id, key, title, amount, currency, return_url, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const selectById = database.prepare('SELECT * FROM checkouts WHERE id = ?');
  const selectByKey = database.prepare('SELECT * FROM checkouts WHERE key = ?');
  const selectByPayment = database.prepare('SELECT * FROM checkouts WHERE payment_id = ?');
  const pay = database.prepare(`
    UPDATE checkouts SET state = 'paid', payment_id = ?, payer_email = ? WHERE id = ? AND state = 'open' AND expires_at > ?`);
  const expire = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open'`);
  const expireOverdue = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open' AND expires_at <= ?`);
  const selectRefund = database.prepare('SELECT id, state FROM refunds WHERE key = ?');
  const sumRefunds = database.prepare(`
    SELECT COALESCE(SUM(amount), 0) AS sum FROM refunds WHERE payment_id = ? AND state <> 'failed'`);
  const insertRefund = database.prepare(`
    INSERT INTO refunds (id, key, payment_id, amount, currency, state) VALUES (?, ?, ?, ?, ?, ?)`);
  const completeRefund = database.prepare(`UPDATE refunds SET state = 'refunded' WHERE key = ? AND state = 'pending'`);

  return {
    /** Idempotent by `key`: returns the existing checkout if there is one. */
    createCheckout(id: string, {key, title, amount, returnUrl, expiresAt}: CheckoutRequest): Checkout {
      insertCheckout.run(id, key, title, amount.amount, amount.currency, returnUrl, expiresAt);
      return toCheckout(selectByKey.get(key))!;
    },
    /** Closes the checkout first if it has expired. */
    findCheckout(id: string, now: number): Checkout | undefined {
      expireOverdue.run(id, now);
      return toCheckout(selectById.get(id));
    },
    /** True only for the one call that pays the checkout. */
    payCheckout: (id: string, paymentId: string, payerEmail: string | undefined, now: number) =>
      pay.run(paymentId, payerEmail ?? null, id, now).changes === 1,
    expireCheckout: (id: string) => void expire.run(id),
    /** Idempotent by `key`. The refund fails if it exceeds what is left of the payment or has another currency. */
    createRefund(id: string, {key, paymentId, amount}: {key: string; paymentId: string; amount: Money}, state: 'pending' | 'refunded') {
      database.exec('BEGIN IMMEDIATE');
      try {
        if (!selectRefund.get(key)) {
          const paid = toCheckout(selectByPayment.get(paymentId));
          if (!paid) throw new Error('There is no such payment.');
          const {sum} = sumRefunds.get(paymentId) as {sum: number};
          const isRefundable = amount.currency === paid.amount.currency && sum + amount.amount <= paid.amount.amount;
          insertRefund.run(id, key, paymentId, amount.amount, amount.currency, isRefundable ? state : 'failed');
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
      return toRefund(selectRefund.get(key))!;
    },
    findRefund: (key: string) => toRefund(selectRefund.get(key)),
    completeRefund: (key: string) => void completeRefund.run(key),
    close: () => database.close(),
  };
}

interface CheckoutRow {
  id: string; title: string; amount: number; currency: string; return_url: string;
  expires_at: number; state: Checkout['state']; payment_id: string | null; payer_email: string | null;
}

function toCheckout(found: unknown): Checkout | undefined {
  if (!found) return undefined;
  const row = found as CheckoutRow;
  return {
    id: row.id, title: row.title, amount: {amount: row.amount, currency: row.currency}, returnUrl: row.return_url,
    expiresAt: row.expires_at, state: row.state, paymentId: row.payment_id ?? undefined, payerEmail: row.payer_email ?? undefined,
  };
}

const toRefund = (row: unknown) => (row ? {...(row as RefundResult)} : undefined);
