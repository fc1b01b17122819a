/**
 * The settings without which this database must not be used. With anything less than `synchronous=FULL`
 * a power cut takes claims that people were told of, so it is set and read back at every open.
 */
import type {DatabaseSync} from 'node:sqlite';

/** How long anybody waits for the write lock. */
export const BUSY_TIMEOUT_MS = 5000;

export function applyPragmas(database: DatabaseSync, file: string) {
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off');
  // What was erased is written over, not only forgotten.
  database.exec('pragma secure_delete = on');
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  checkPragmas(database, file);
}

/** Throws, with what is wrong, unless the database keeps every setting. */
export function checkPragmas(database: DatabaseSync, file: string) {
  const expected: [string, unknown][] = [['synchronous', 2], ['foreign_keys', 1], ['secure_delete', 1]];
  // A database in memory has no journal to write ahead.
  if (file !== ':memory:') expected.push(['journal_mode', 'wal']);
  for (const [name, value] of expected) {
    const found = Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
    if (found !== value) throw new Error(`the database does not keep ${name}=${String(value)}; refusing to run`);
  }
}
