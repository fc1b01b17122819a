/**
 * `node:sqlite`, loaded when this module runs.
 *
 * A static import would fail while an older Node links the modules, before any of our code could say which version is
 * needed. So all value imports of `node:sqlite` go through this module; type imports are erased.
 */
import {createRequire} from 'node:module';
import type * as sqlite from 'node:sqlite';
import './require-node.ts';

export type DatabaseSync = sqlite.DatabaseSync;
export const {DatabaseSync} = createRequire(import.meta.url)('node:sqlite') as typeof sqlite;

/** Opens or creates a small database of its own: every commit is synced to the disk. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  return database;
}
