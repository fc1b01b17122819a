/** The embedded database: one file, one writer, and nothing is acknowledged before it is on disk. */
import {systemClock} from '../../node/clock.ts';
import {DatabaseSync} from '../../node/sqlite.ts';
import * as timers from 'node:timers/promises';
import {CamelCasePlugin, Kysely} from 'kysely';
import type {Clock} from '../../ports.ts';
import {queries} from '../queries/index.ts';
import type {Database} from '../queries/schema.ts';
import {StorageUnavailableError, type Storage, type Transaction} from '../storage.ts';
import {nodeSqliteDialect} from './dialect.ts';
import {migrate, schemaVersion, SCHEMA_VERSION} from './migrations/index.ts';
import {applyPragmas, BUSY_TIMEOUT_MS, checkPragmas} from './pragmas.ts';

export interface SqliteStorageOptions {
  /** The database file; created if it does not exist. `:memory:` keeps everything in memory, for tests. */
  file: string;
  /** Decides deadlines. Default: the system's clock. */
  clock?: Clock;
}

/** Opens the embedded database and brings its schema up to date. Throws if the file is from a newer version. */
export function openSqliteStorage({file, clock = systemClock}: SqliteStorageOptions): Storage {
  const database = new DatabaseSync(file, {timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true});
  try {
    applyPragmas(database, file);
    // Deadlines are compared inside of the statements.
    database.function('gift_now', () => BigInt(Math.trunc(clock.now())));
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const tx = queries(new Kysely<Database>({dialect: nodeSqliteDialect(database), plugins: [new CamelCasePlugin()]}));
  const withMutex = createMutex();
  const run = (begin: () => Promise<void>) => <T>(work: (tx: Transaction) => Promise<T>) =>
    withMutex(async () => {
      await begin();
      try {
        const result = await work(tx);
        database.exec('commit');
        return result;
      } catch (error) {
        // A failed commit or a full disk may have rolled back already.
        if (database.isTransaction) database.exec('rollback');
        throw isFull(error) ? new StorageUnavailableError('The disk is full or failing.', {cause: error}) : error;
      }
    });
  return {
    transaction: run(() => beginImmediate(database)),
    read: run(async () => database.exec('begin')),
    check: () => withMutex(async () => {
      checkPragmas(database, file);
      if (schemaVersion(database) !== SCHEMA_VERSION) throw new Error('The schema version has changed.');
      const now = await tx.now();
      if (!Number.isSafeInteger(now) || now <= 0) throw new Error('The clock does not work.');
      // The same value again, but SQLite writes it: this fails on a full disk.
      database.exec(`pragma user_version = ${SCHEMA_VERSION}`);
    }),
    checkpoint: () => withMutex(async () => withoutBusyHandler(database, () => void database.prepare('pragma wal_checkpoint(truncate)').get())),
    close: () => withMutex(async () => database.close()),
  };
}

/**
 * SQLite's own busy handler blocks the whole process, and with it the transaction that another connection of this
 * process may have open. Therefore this function waits for the write lock asynchronously.
 */
async function beginImmediate(database: DatabaseSync) {
  for (let waitedMs = 0, stepMs = 1; ; waitedMs += stepMs, stepMs = Math.min(stepMs * 2, 32)) {
    try {
      withoutBusyHandler(database, () => database.exec('begin immediate'));
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (waitedMs > BUSY_TIMEOUT_MS) throw new StorageUnavailableError('Another process holds the write lock.', {cause: error});
    }
    await timers.setTimeout(stepMs);
  }
}

function withoutBusyHandler(database: DatabaseSync, work: () => void) {
  database.exec('pragma busy_timeout = 0');
  try {
    work();
  } finally {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

// https://sqlite.org/rescode.html: the low byte is the primary result code.
const primaryCode = (error: unknown) => ((error as {errcode?: number} | undefined)?.errcode ?? 0) % 256;
const isBusy = (error: unknown) => primaryCode(error) === 5;
const isFull = (error: unknown) => [10, 13].includes(primaryCode(error));

/** Serializes operations; a failed one does not block the next. */
function createMutex() {
  let previous: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const current = previous.then(work, work);
    previous = current.catch(() => {});
    return current;
  };
}
