/** The schema, step by step. A step that has been released is never edited: what comes later is a further step. */
import type {DatabaseSync} from 'node:sqlite';
import {firstSchema} from './first-schema.ts';
import {secondSchema} from './second-schema.ts';
import {thirdSchema} from './third-schema.ts';

/** Step n brings a database from version n to n + 1. */
const steps: readonly string[] = [firstSchema, secondSchema, thirdSchema];

export const SCHEMA_VERSION = steps.length;

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
    for (const step of steps.slice(version)) database.exec(step);
    database.exec(`pragma user_version = ${SCHEMA_VERSION}`);
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
