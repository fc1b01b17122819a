/** The migrations. A released migration is never edited: every later change of the schema is a further migration. */
import type {DatabaseSync} from 'node:sqlite';
import {initialSchema} from './0001-initial.ts';

/** Migration n brings a database from version n to n + 1. */
const migrations: readonly string[] = [initialSchema];

export const SCHEMA_VERSION = migrations.length;

export const schemaVersion = (database: DatabaseSync) => database.prepare('pragma user_version').get()!['user_version'] as number;

/**
 * Brings the database to the current version in one transaction. Throws if a newer version of this package wrote it.
 */
export function migrate(database: DatabaseSync) {
  if (schemaVersion(database) === SCHEMA_VERSION) return;
  database.exec('begin immediate');
  try {
    // Read again under the lock: another process may have migrated in the meantime.
    const version = schemaVersion(database);
    if (version > SCHEMA_VERSION) {
      throw new Error(`The database has schema ${version}, but this version only knows up to ${SCHEMA_VERSION}. Run a newer version of send-as-gift.`);
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`pragma user_version = ${SCHEMA_VERSION}`);
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
