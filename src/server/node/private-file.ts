/** Files that only the backend's own user may read: written whole or not at all, and safe from a power cut. */
import {chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

/** Makes the folder, or takes other users' rights away from one that is there. */
export function ensurePrivateFolder(folder: string): string {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  chmodSync(folder, 0o700);
  return folder;
}

/** The text of a file, or undefined when there is none. A file that others could read is closed to them. */
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
    // Windows can't sync a folder; there the rename alone has to do.
    if (process.platform !== 'win32') fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
