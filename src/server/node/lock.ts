/**
 * Lets only one process use a data folder.
 *
 * The lock is SQLite's own file lock, held by an open transaction. The operating system releases it when the process ends,
 * also after `kill -9`, so there are no stale locks to detect.
 */
import {join} from 'node:path';
import {DatabaseSync} from './sqlite.ts';

export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  constructor(folder: string) {
    super(`The folder ${folder} is in use by another send-as-gift. End that one first, or choose another folder.`);
  }
}

// The garbage collector closes a database that nothing refers to, and so would release its lock.
const openLocks = new Set<DatabaseSync>();

/** Locks the folder and returns a function that unlocks it. Throws `FolderInUseError` if another process holds the lock. */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'lock.db'));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) throw new FolderInUseError(folder);
    throw error;
  }
  openLocks.add(database);
  return () => {
    openLocks.delete(database);
    database.close();
  };
}
