/** Files that only the user of this process can read. Writes are atomic and survive a power failure. */
import {randomBytes} from 'node:crypto';
import {chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

/**
 * Creates the folder for this user only. The rights on a folder that exists are its owner's decision, and so stay as they are;
 * `warn` hears of it if other users can read it.
 */
export function ensurePrivateFolder(folder: string, warn?: (message: string) => void): string {
  const isNew = mkdirSync(folder, {recursive: true, mode: 0o700}) !== undefined;
  // Windows has no such mode.
  if (!isNew && process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) {
    warn?.(`Other users of this machine can see into ${folder}: run chmod 700 ${folder}, or choose another folder.`);
  }
  return folder;
}

/** Creates the file, empty, if it does not exist. SQLite gives its further files the mode of the database. */
export function ensurePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

/** Reads a file and removes the rights of other users from it; returns undefined if it does not exist. */
export function readPrivateFile(file: string): string | undefined {
  try {
    chmodSync(file, 0o600);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function writePrivateFile(file: string, text: string): void {
  const temporaryFile = `${file}.new`;
  rmSync(temporaryFile, {force: true});
  writeNewFile(temporaryFile, text);
  renameSync(temporaryFile, file);
  syncFolder(dirname(file));
}

/** Writes a file unless it exists: if several processes do so at once, the first one's is kept, whole. */
export function createPrivateFile(file: string, text: string): void {
  const temporaryFile = `${file}.${randomBytes(6).toString('hex')}.new`;
  writeNewFile(temporaryFile, text);
  try {
    linkSync(temporaryFile, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporaryFile);
  }
  syncFolder(dirname(file));
}

function writeNewFile(file: string, text: string) {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r');
  try {
    // Windows cannot sync a folder.
    if (process.platform !== 'win32') fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
