/**
 * One process a data folder. The lock is SQLite's own file lock, held open for
 * as long as the process lives: the operating system lets go of it even after a
 * `kill -9`, so no stale lock ever has to be guessed at.
 */
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';

export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  constructor(folder: string) {
    super(`The folder ${folder} is in use by another send-as-gift. End that one first, or choose another folder.`);
  }
}

// A database that nobody refers to is closed by the garbage collector, and its lock with it.
const openLocks = new Set<DatabaseSync>();

/** Takes the folder, or throws `FolderInUseError`. The answer gives it back. */
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
