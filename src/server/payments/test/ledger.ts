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
    payer_mail TEXT,
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
  payerMail: string | undefined;
}

export type Ledger = ReturnType<typeof openLedger>;

export function openLedger(file: string) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  database.exec(SCHEMA);
  // Books of before a payer could give an address.
  const known = database.prepare("SELECT 1 FROM pragma_table_info('checkouts') WHERE name = 'payer_mail'").get();
  if (!known) database.exec('ALTER TABLE checkouts ADD COLUMN payer_mail TEXT');

  const insert = database.prepare(`
    INSERT INTO checkouts (id, key, title, amount, currency, return_url, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const byId = database.prepare('SELECT * FROM checkouts WHERE id = ?');
  const byKey = database.prepare('SELECT * FROM checkouts WHERE key = ?');
  const byPayment = database.prepare('SELECT * FROM checkouts WHERE payment = ?');
  const pay = database.prepare(`
    UPDATE checkouts SET state = 'paid', payment = ?, payer_mail = ? WHERE id = ? AND state = 'open' AND expires_at > ?`);
  const close = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open'`);
  const lapse = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open' AND expires_at <= ?`);
  const refundByKey = database.prepare('SELECT id, state FROM refunds WHERE key = ?');
  const givenBack = database.prepare(`
    SELECT COALESCE(SUM(amount), 0) AS sum FROM refunds WHERE payment = ? AND state <> 'failed'`);
  const insertRefund = database.prepare(`
    INSERT INTO refunds (id, key, payment, amount, currency, state) VALUES (?, ?, ?, ?, ?, ?)`);
  const finish = database.prepare(`UPDATE refunds SET state = 'refunded' WHERE key = ? AND state = 'pending'`);

  return {
    /** The checkout of a key; made when it is new, however often it is asked for. */
    open(id: string, request: CheckoutRequest): Checkout {
      const {key, title, amount, returnUrl, expiresAt} = request;
      insert.run(id, key, title, amount.amount, amount.currency, returnUrl, expiresAt);
      return checkoutOf(byKey.get(key))!;
    },
    /** A checkout as it stands now; one whose time is over is closed by the looking. */
    find(id: string, now: number): Checkout | undefined {
      lapse.run(id, now);
      return checkoutOf(byId.get(id));
    },
    /** True for the one press that paid. */
    pay: (id: string, payment: string, payerMail: string | undefined, now: number) =>
      pay.run(payment, payerMail ?? null, id, now).changes === 1,
    close: (id: string) => void close.run(id),
    /** The refund of a key; made when it is new. More than was paid, or other money, is a refund that failed. */
    refund(id: string, {key, payment, amount}: {key: string; payment: string; amount: Money}, state: 'pending' | 'refunded') {
      database.exec('BEGIN IMMEDIATE');
      try {
        if (!refundByKey.get(key)) {
          const paid = checkoutOf(byPayment.get(payment));
          if (!paid) throw new Error('There is no such payment.');
          const before = (givenBack.get(payment) as {sum: number}).sum;
          const good = amount.currency === paid.amount.currency && before + amount.amount <= paid.amount.amount;
          insertRefund.run(id, key, payment, amount.amount, amount.currency, good ? state : 'failed');
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
      return refundOf(refundByKey.get(key))!;
    },
    findRefund: (key: string) => refundOf(refundByKey.get(key)),
    finishRefund: (key: string) => void finish.run(key),
    end: () => database.close(),
  };
}

interface CheckoutRow {
  id: string; title: string; amount: number; currency: string; return_url: string;
  expires_at: number; state: Checkout['state']; payment: string | null; payer_mail: string | null;
}

function checkoutOf(found: unknown): Checkout | undefined {
  if (!found) return undefined;
  const row = found as CheckoutRow;
  return {
    id: row.id, title: row.title, amount: {amount: row.amount, currency: row.currency}, returnUrl: row.return_url,
    expiresAt: row.expires_at, state: row.state, payment: row.payment ?? undefined, payerMail: row.payer_mail ?? undefined,
  };
}

const refundOf = (row: unknown) => (row ? {...(row as RefundResult)} : undefined);
