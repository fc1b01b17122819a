/** The embedded database: one file, one writer, and nothing acknowledged that is not on the disk. */
import {DatabaseSync} from '../../node/sqlite.ts';
import {setTimeout as pause} from 'node:timers/promises';
import {Kysely, CamelCasePlugin} from 'kysely';
import type {Clock} from '../../ports.ts';
import {StorageUnavailableError, type Storage, type Transaction} from '../storage.ts';
import {queries} from '../queries/index.ts';
import type {Database} from '../queries/schema.ts';
import {nodeSqliteDialect} from './dialect.ts';
import {migrate, schemaVersion, SCHEMA_VERSION} from './migrations/index.ts';
import {BUSY_TIMEOUT_MS, checkPragmas, applyPragmas} from './settings.ts';

export function openSqliteStorage({file, clock}: {file: string; clock: Clock}): Storage {
  const database = new DatabaseSync(file, {timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true});
  try {
    applyPragmas(database, file);
    // Deadlines are judged inside the statement, so the statement has to know the time.
    database.function('gift_now', () => BigInt(Math.trunc(clock.now())));
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const tx = queries(new Kysely<Database>({dialect: nodeSqliteDialect(database), plugins: [new CamelCasePlugin()]}));
  const mutex = createMutex();
  const run = (begin: () => Promise<void>) => <T>(work: (tx: Transaction) => Promise<T>) =>
    mutex(async () => {
      await begin();
      try {
        const result = await work(tx);
        database.exec('commit');
        return result;
      } catch (error) {
        // A failed commit, or a full disk, may have rolled back by itself.
        if (database.isTransaction) database.exec('rollback');
        throw isFull(error) ? new StorageUnavailableError('the disk is full or failing', {cause: error}) : error;
      }
    });
  return {
    transaction: run(() => beginImmediate(database)),
    read: run(async () => database.exec('begin')),
    check: () => mutex(async () => {
      checkPragmas(database, file);
      if (schemaVersion(database) !== SCHEMA_VERSION) throw new Error('the schema is not the one this version knows');
      const now = await tx.now();
      if (!Number.isSafeInteger(now) || now <= 0) throw new Error('the clock does not run');
    }),
    checkpoint: () => mutex(async () => void database.prepare('pragma wal_checkpoint(truncate)').get()),
    close: () => mutex(async () => database.close()),
  };
}

/**
 * SQLite's own waiting blocks the whole process, and with it a transaction that
 * another connection of this very process may be in the middle of. So the wait
 * for the write lock happens here, between turns.
 */
async function beginImmediate(database: DatabaseSync) {
  for (let waitedMs = 0, stepMs = 1; ; waitedMs += stepMs, stepMs = Math.min(stepMs * 2, 32)) {
    database.exec('pragma busy_timeout = 0');
    try {
      database.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (waitedMs > BUSY_TIMEOUT_MS) throw new StorageUnavailableError('another process keeps the database busy', {cause: error});
    } finally {
      database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
    await pause(stepMs);
  }
}

// https://sqlite.org/rescode.html; the low byte is the primary code.
const primaryCode = (error: unknown) => ((error as {errcode?: number} | undefined)?.errcode ?? 0) % 256;
const isBusy = (error: unknown) => primaryCode(error) === 5;
const isFull = (error: unknown) => [10, 13].includes(primaryCode(error));

/** One after the other, whatever became of the one before. */
function createMutex() {
  let previous: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const current = previous.then(work, work);
    previous = current.catch(() => {});
    return current;
  };
}
