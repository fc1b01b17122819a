/** The schema, step by step. A step that has been released is never edited: what comes later is a further step. */
import type {DatabaseSync} from 'node:sqlite';
import {firstSchema} from './0001-initial.ts';
import {secondSchema} from './0002-options.ts';
import {thirdSchema} from './0003-mail.ts';

/** Step n brings a database from version n to n + 1. */
const migrations: readonly string[] = [firstSchema, secondSchema, thirdSchema];

export const SCHEMA_VERSION = migrations.length;

export const schemaVersion = (database: DatabaseSync) => database.prepare('pragma user_version').get()!['user_version'] as number;

export function migrate(database: DatabaseSync) {
  if (schemaVersion(database) === SCHEMA_VERSION) return;
  database.exec('begin immediate');
  try {
    // Asked again under the lock: another process may have been faster.
    const version = schemaVersion(database);
    if (version > SCHEMA_VERSION) {
      throw new Error(`the database has schema ${version}, this version knows ${SCHEMA_VERSION}: run a newer one`);
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`pragma user_version = ${SCHEMA_VERSION}`);
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
