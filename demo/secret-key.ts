/**
 * The merchant's secret key, created and stored by the shop. The backend is configured with its hash only, so that a lost
 * file means a new key at the next start, nothing else.
 */
import {createHash, randomBytes} from 'node:crypto';
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

export function loadOrCreateSecretKey(folder: string): {key: string; hash: string} {
  const file = join(folder, 'shop-secret-key');
  const key = load(file) ?? create(file);
  return {key, hash: createHash('sha256').update(key).digest('base64url')};
}

function load(file: string): string | undefined {
  try {
    const key = readFileSync(file, 'utf8').trim();
    return /^sk_[\w-]{43}$/.test(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

function create(file: string): string {
  const key = `sk_${randomBytes(32).toString('base64url')}`;
  writeFileSync(`${file}.new`, key + '\n', {mode: 0o600});
  renameSync(`${file}.new`, file);
  return key;
}
