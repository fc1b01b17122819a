/** The test provider's own books: checkouts and refunds in a file that is none of the backend's. */
import {DatabaseSync} from 'node:sqlite';
import type {Money} from '../../../protocol/index.ts';
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
    payment TEXT UNIQUE,
    payer_email TEXT,
    CHECK ((state = 'paid') = (payment IS NOT NULL))
  ) STRICT;
  CREATE TABLE IF NOT EXISTS refunds (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    payment TEXT NOT NULL REFERENCES checkouts (payment),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'refunded', 'failed'))
  ) STRICT;
  CREATE INDEX IF NOT EXISTS refunds_of_payment ON refunds (payment);`;

export interface Checkout {
  id: string;
  title: string;
  amount: Money;
  returnUrl: string;
  expiresAt: number;
  state: 'open' | 'closed' | 'paid';
  payment: string | undefined;
  payerEmail: string | undefined;
}

export type CheckoutStore = ReturnType<typeof openCheckoutStore>;

export function openCheckoutStore(file: string) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  database.exec(SCHEMA);
  // Books of before a payer could give an address.
  const known = database.prepare("SELECT 1 FROM pragma_table_info('checkouts') WHERE name = 'payer_email'").get();
  if (!known) database.exec('ALTER TABLE checkouts ADD COLUMN payer_email TEXT');

  const insert = database.prepare(`
    INSERT INTO checkouts (id, key, title, amount, currency, return_url, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const byId = database.prepare('SELECT * FROM checkouts WHERE id = ?');
  const byKey = database.prepare('SELECT * FROM checkouts WHERE key = ?');
  const byPayment = database.prepare('SELECT * FROM checkouts WHERE payment = ?');
  const payCheckout = database.prepare(`
    UPDATE checkouts SET state = 'paid', payment = ?, payer_email = ? WHERE id = ? AND state = 'open' AND expires_at > ?`);
  const expireCheckout = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open'`);
  const expireOverdue = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open' AND expires_at <= ?`);
  const refundByKey = database.prepare('SELECT id, state FROM refunds WHERE key = ?');
  const refundedTotal = database.prepare(`
    SELECT COALESCE(SUM(amount), 0) AS sum FROM refunds WHERE payment = ? AND state <> 'failed'`);
  const insertRefund = database.prepare(`
    INSERT INTO refunds (id, key, payment, amount, currency, state) VALUES (?, ?, ?, ?, ?, ?)`);
  const completeRefund = database.prepare(`UPDATE refunds SET state = 'refunded' WHERE key = ? AND state = 'pending'`);

  return {
    /** The checkout of a key; made when it is new, however often it is asked for. */
    createCheckout(id: string, request: CheckoutRequest): Checkout {
      const {key, title, amount, returnUrl, expiresAt} = request;
      insert.run(id, key, title, amount.amount, amount.currency, returnUrl, expiresAt);
      return toCheckout(byKey.get(key))!;
    },
    /** A checkout as it stands now; one whose time is over is closed by the looking. */
    findCheckout(id: string, now: number): Checkout | undefined {
      expireOverdue.run(id, now);
      return toCheckout(byId.get(id));
    },
    /** True for the one press that paid. */
    payCheckout: (id: string, payment: string, payerEmail: string | undefined, now: number) =>
      payCheckout.run(payment, payerEmail ?? null, id, now).changes === 1,
    expireCheckout: (id: string) => void expireCheckout.run(id),
    /** The refund of a key; made when it is new. More than was paid, or other money, is a refund that failed. */
    createRefund(id: string, {key, paymentId: payment, amount}: {key: string; paymentId: string; amount: Money}, state: 'pending' | 'refunded') {
      database.exec('BEGIN IMMEDIATE');
      try {
        if (!refundByKey.get(key)) {
          const paid = toCheckout(byPayment.get(payment));
          if (!paid) throw new Error('There is no such payment.');
          const before = (refundedTotal.get(payment) as {sum: number}).sum;
          const isRefundable = amount.currency === paid.amount.currency && before + amount.amount <= paid.amount.amount;
          insertRefund.run(id, key, payment, amount.amount, amount.currency, isRefundable ? state : 'failed');
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
      return toRefund(refundByKey.get(key))!;
    },
    findRefund: (key: string) => toRefund(refundByKey.get(key)),
    completeRefund: (key: string) => void completeRefund.run(key),
    close: () => database.close(),
  };
}

interface CheckoutRow {
  id: string; title: string; amount: number; currency: string; return_url: string;
  expires_at: number; state: Checkout['state']; payment: string | null; payer_email: string | null;
}

function toCheckout(found: unknown): Checkout | undefined {
  if (!found) return undefined;
  const row = found as CheckoutRow;
  return {
    id: row.id, title: row.title, amount: {amount: row.amount, currency: row.currency}, returnUrl: row.return_url,
    expiresAt: row.expires_at, state: row.state, payment: row.payment ?? undefined, payerEmail: row.payer_email ?? undefined,
  };
}

const toRefund = (row: unknown) => (row ? {...(row as RefundResult)} : undefined);
