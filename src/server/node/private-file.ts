/** Files that only the user of this process can read. Writes are atomic and survive a power failure. */
import {chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

/** Creates the folder, or removes the rights of other users from an existing one. */
export function ensurePrivateFolder(folder: string): string {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  chmodSync(folder, 0o700);
  return folder;
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
  const handle = openSync(temporaryFile, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporaryFile, file);
  syncFolder(dirname(file));
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
