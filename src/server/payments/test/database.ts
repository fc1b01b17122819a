/** The test provider's own database, separate from the backend's. */
import {openDatabase} from '../../node/sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS checkouts (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    capture TEXT NOT NULL CHECK (capture IN ('charge', 'hold')),
    return_url TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'pending', 'closed', 'paid')),
    settles_at INTEGER,
    payment_id TEXT UNIQUE,
    payer_email TEXT,
    CHECK ((state = 'paid') = (payment_id IS NOT NULL)),
    CHECK ((state = 'pending') = (settles_at IS NOT NULL))
  ) STRICT;
  CREATE TABLE IF NOT EXISTS payments (
    id TEXT PRIMARY KEY,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'captured', 'released')),
    held_until INTEGER,
    fraud_warning INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS refunds (
    id TEXT PRIMARY KEY,
    key TEXT UNIQUE,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'refunded', 'failed'))
  ) STRICT;
  CREATE INDEX IF NOT EXISTS refunds_by_payment ON refunds (payment_id);
  CREATE TABLE IF NOT EXISTS disputes (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('inquiry', 'open', 'won', 'lost'))
  ) STRICT;
  CREATE INDEX IF NOT EXISTS disputes_by_payment ON disputes (payment_id);`;

export function openTestDatabase(file: string) {
  const database = openDatabase(file);
  database.exec(SCHEMA);
  return database;
}

export type TestDatabase = ReturnType<typeof openTestDatabase>;

/** Runs `work` in a transaction. */
export function transaction<Result>(database: TestDatabase, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
