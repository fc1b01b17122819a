/** The backend's keys: created on the first start, stored as files beside the database, never in it. */
import {createHmac, randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK} from 'jose';
import * as z from 'zod/mini';
import {createToken, FulfillmentKey, hashToken, TokenHash} from '../../protocol/index.ts';
import type {Keys} from '../ports.ts';
import {decryptAddress} from './decrypt-address.ts';
import {ensurePrivateFolder, readPrivateFile, writePrivateFile} from './private-file.ts';
import {createSignatureCheck} from './signing-keys.ts';
import {createEncryption} from './stored-text-encryption.ts';

/** New addresses may be encrypted to an active key. A retired key only decrypts older addresses. */
const KeyRing = z.object({
  current: z.string(),
  keys: z.array(z.object({
    state: z.enum(['active', 'retired']),
    jwk: z.extend(FulfillmentKey, {d: z.string().check(z.minLength(1))}),
  })),
});
type KeyRing = z.infer<typeof KeyRing>;

/** What `nodeKeys` stores in the folder. */
export const KEY_FILES = ['fulfillment.json', 'fingerprint.key', 'encryption.key'];

/** The current key, and the one before it: pages loaded before a rotation still encrypt to that. */
const MAX_ACTIVE_KEYS = 2;

export interface NodeKeysOptions {
  /** Signing keys to use instead of those of the folder: the current one, and the one before it. */
  signingKeys?: readonly string[];
}

/** Opens the keys in a folder, as files for this user only; creates the folder and the keys that are missing. */
export async function nodeKeys(folder: string, {signingKeys}: NodeKeysOptions = {}): Promise<Keys> {
  ensurePrivateFolder(folder);
  const ring = readKeyRing(folder) ?? (await addKey(folder, {current: '', keys: []}));
  const current = ring.keys.find(({jwk}) => jwk.kid === ring.current);
  if (!current) throw new Error(`${keyRingFile(folder)} names no current key. Restore it from a backup.`);
  const privateKeys = new Map(await Promise.all(ring.keys.map(
    async ({jwk, state}) => [jwk.kid, {key: await importJWK(jwk, 'ECDH-ES'), retired: state === 'retired'}] as const,
  )));
  const fingerprintKey = loadOrCreateSecret(folder, 'fingerprint');

  return {
    fulfillmentKey: FulfillmentKey.parse(current.jwk),
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text).digest('base64url'),
    ...createEncryption(loadOrCreateSecret(folder, 'encryption')),
    decryptAddress: (jwe) => decryptAddress(jwe, privateKeys),
    checkSignature: createSignatureCheck(folder, signingKeys),
  };
}

/** Creates a new current key. The previous one stays active, older ones are retired. Takes effect at the next start. */
export async function rotateFulfillmentKey(folder: string): Promise<void> {
  await addKey(folder, readKeyRing(folder) ?? {current: '', keys: []});
}

/** 32 random bytes, stored under this name. */
export function loadOrCreateSecret(folder: string, name: string): Uint8Array {
  const file = join(ensurePrivateFolder(folder), `${name}.key`);
  const stored = readPrivateFile(file);
  if (stored === undefined) {
    const created = randomBytes(32);
    writePrivateFile(file, created.toString('base64url') + '\n');
    return created;
  }
  const bytes = Buffer.from(stored.trim(), 'base64url');
  if (bytes.length !== 32) throw new Error(`${file} is damaged. Restore it from a backup.`);
  return bytes;
}

/**
 * The hash of the merchant's secret key. If there is none, creates a key.
 *
 * Call `save` after everything else that can fail: a key whose hash is stored is lost if nobody has seen it.
 */
export async function loadOrCreateMerchantKey(folder: string): Promise<{hash: string; created?: {secretKey: string; save(): void}}> {
  const file = join(folder, 'merchant-key-hash');
  const stored = readPrivateFile(file)?.trim();
  if (stored !== undefined) {
    if (!TokenHash.safeParse(stored).success) throw new Error(`${file} is damaged. Delete it to create a new secret key.`);
    return {hash: stored};
  }
  const secretKey = createToken('secret');
  const hash = await hashToken(secretKey);
  return {hash, created: {secretKey, save: () => writePrivateFile(file, hash + '\n')}};
}

const keyRingFile = (folder: string) => join(folder, 'fulfillment.json');

function readKeyRing(folder: string): KeyRing | undefined {
  const text = readPrivateFile(keyRingFile(folder));
  if (text === undefined) return undefined;
  try {
    return KeyRing.parse(JSON.parse(text));
  } catch {
    // The cause is dropped: it could quote the private key.
    throw new Error(`${keyRingFile(folder)} is damaged. Restore it from a backup.`);
  }
}

async function addKey(folder: string, ring: KeyRing): Promise<KeyRing> {
  const {privateKey} = await generateKeyPair('ECDH-ES', {crv: 'P-256', extractable: true});
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const keys = [{state: 'active', jwk: {...jwk, kid, use: 'enc', alg: 'ECDH-ES'}}, ...ring.keys]
    .map((key, index) => (index < MAX_ACTIVE_KEYS ? key : {...key, state: 'retired'}));
  const next = KeyRing.parse({current: kid, keys});
  ensurePrivateFolder(folder);
  writePrivateFile(keyRingFile(folder), JSON.stringify(next, null, 2) + '\n');
  return next;
}
