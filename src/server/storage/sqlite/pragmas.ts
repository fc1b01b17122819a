/**
 * The pragmas that this database must not be used without. They are read back at every open: with less than
 * `synchronous=FULL`, a power cut loses claims that were already acknowledged.
 */
import type {DatabaseSync} from 'node:sqlite';

/** How long to wait for the write lock. */
export const BUSY_TIMEOUT_MS = 5000;

export function applyPragmas(database: DatabaseSync, file: string) {
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off');
  // Overwrites deleted content with zeros.
  database.exec('pragma secure_delete = on');
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  checkPragmas(database, file);
}

/** Throws unless every pragma has the required value. */
export function checkPragmas(database: DatabaseSync, file: string) {
  const expected: [string, unknown][] = [['synchronous', 2], ['foreign_keys', 1], ['secure_delete', 1]];
  // A database in memory has no write-ahead log.
  if (file !== ':memory:') expected.push(['journal_mode', 'wal']);
  for (const [name, value] of expected) {
    const found = Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
    if (found !== value) throw new Error(`The database does not keep ${name}=${String(value)}; refusing to run.`);
  }
}
