/** The checkouts of the test provider. */
import type {Money} from '../../../protocol/index.ts';
import type {CaptureMode, CheckoutRequest} from '../../ports.ts';
import {transaction, type TestDatabase} from './database.ts';

/** How long the test provider holds money. */
export const HOLD_MS = 7 * 86_400_000;

export interface Checkout {
  id: string;
  title: string;
  /** BCP 47. */
  language: string;
  amount: Money;
  capture: CaptureMode;
  returnUrl: string;
  expiresAt: number;
  state: 'open' | 'pending' | 'closed' | 'paid';
  /** When a pending payment arrives; milliseconds since 1970. */
  settlesAt: number | undefined;
  paymentId: string | undefined;
  payerEmail: string | undefined;
}

interface Payment {
  /** The id that the payment gets. */
  paymentId: string;
  payerEmail?: string;
  /** What is paid, if it differs from the price. */
  amount?: Money;
}

export function openCheckoutStore(database: TestDatabase) {
  const insertCheckout = database.prepare(`
    INSERT INTO checkouts (id, key, title, language, amount, currency, capture, return_url, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const selectById = database.prepare('SELECT * FROM checkouts WHERE id = ?');
  const selectByKey = database.prepare('SELECT * FROM checkouts WHERE key = ?');
  const markPaid = database.prepare(`
    UPDATE checkouts SET state = 'paid', settles_at = NULL, payment_id = ?, payer_email = coalesce(?, payer_email)
    WHERE id = ? AND (state = 'pending' OR (state = 'open' AND expires_at > ?))`);
  const markPending = database.prepare(`
    UPDATE checkouts SET state = 'pending', settles_at = ?, payer_email = ? WHERE id = ? AND state = 'open' AND expires_at > ?`);
  const insertPayment = database.prepare('INSERT INTO payments (id, amount, currency, state, held_until) VALUES (?, ?, ?, ?, ?)');
  const expire = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open'`);
  const fail = database.prepare(`UPDATE checkouts SET state = 'closed', settles_at = NULL WHERE id = ? AND state = 'pending'`);
  const expireOverdue = database.prepare(`UPDATE checkouts SET state = 'closed' WHERE id = ? AND state = 'open' AND expires_at <= ?`);

  const pay = (id: string, {paymentId, payerEmail, amount: paid}: Payment, now: number): boolean => transaction(database, () => {
    if (markPaid.run(paymentId, payerEmail ?? null, id, now).changes !== 1) return false;
    const {amount, capture} = toCheckout(selectById.get(id))!;
    const isHold = capture === 'hold';
    insertPayment.run(paymentId, (paid ?? amount).amount, (paid ?? amount).currency, isHold ? 'held' : 'captured', isHold ? now + HOLD_MS : null);
    return true;
  });

  return {
    /** Idempotent by `key`: returns the existing checkout if there is one. */
    createCheckout(id: string, {key, title, variantTitle, language, amount, capture, returnUrl, expiresAt}: CheckoutRequest): Checkout {
      const fullTitle = variantTitle === undefined ? title : `${title} – ${variantTitle}`;
      insertCheckout.run(id, key, fullTitle, language, amount.amount, amount.currency, capture, returnUrl, expiresAt);
      return toCheckout(selectByKey.get(key))!;
    },
    /** First closes the checkout if it has expired, or pays it if its pending payment has arrived. */
    findCheckout(id: string, now: number, paymentId: () => string): Checkout | undefined {
      expireOverdue.run(id, now);
      const checkout = toCheckout(selectById.get(id));
      if (checkout?.settlesAt === undefined || checkout.settlesAt > now) return checkout;
      pay(id, {paymentId: paymentId()}, now);
      return toCheckout(selectById.get(id));
    },
    /** True only for the one call that pays the checkout. */
    payCheckout: pay,
    /** The payer has completed the checkout, and the money arrives later. */
    payLater: (id: string, settlesAt: number, payerEmail: string | undefined, now: number) =>
      markPending.run(settlesAt, payerEmail ?? null, id, now).changes === 1,
    failPending: (id: string) => void fail.run(id),
    expireCheckout: (id: string) => void expire.run(id),
  };
}

interface CheckoutRow {
  id: string; title: string; language: string; amount: number; currency: string; capture: CaptureMode; return_url: string;
  expires_at: number;
  state: Checkout['state']; settles_at: number | null; payment_id: string | null; payer_email: string | null;
}

function toCheckout(found: unknown): Checkout | undefined {
  if (!found) return undefined;
  const row = found as CheckoutRow;
  return {
    id: row.id, title: row.title, language: row.language, amount: {amount: row.amount, currency: row.currency}, capture: row.capture,
    returnUrl: row.return_url,
    expiresAt: row.expires_at, state: row.state, settlesAt: row.settles_at ?? undefined, paymentId: row.payment_id ?? undefined,
    payerEmail: row.payer_email ?? undefined,
  };
}
