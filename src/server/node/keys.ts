/** The backend's keys: made on first start, kept as files of their own beside the data, never in it. */
import {createHmac, randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {calculateJwkThumbprint, compactDecrypt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK} from 'jose';
import * as z from 'zod/mini';
import {FulfillmentKey, hashToken, createToken, AddressPayload, TokenHash} from '../../protocol/index.ts';
import {createEncryption} from './encryption.ts';
import {ensurePrivateFolder, readPrivateFile, writePrivateFile} from './private-file.ts';
import {AddressDecryptionError, type Keys} from '../ports.ts';

/** A live key takes new seals; a retired one only opens what was sealed in time, and tells a late page to seal again. */
const KeyRing = z.object({
  current: z.string(),
  keys: z.array(z.object({
    state: z.enum(['active', 'retired']),
    jwk: z.extend(FulfillmentKey, {d: z.string().check(z.minLength(1))}),
  })),
});
type KeyRing = z.infer<typeof KeyRing>;

/** How many keys stay live after a rotation: the new one, and the one that pages loaded before still seal to. */
const MAX_ACTIVE_KEYS = 2;

/** Nothing beside these: no compression, no critical extension, no key given by address. */
const AddressHeader = z.strictObject({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  kid: z.string(),
  epk: z.looseObject({}),
  receipt: TokenHash,
});

/** Opens the keys in a folder, making what is missing. */
export async function openKeys(folder: string): Promise<Keys> {
  ensurePrivateFolder(folder);
  const ring = readKeyRing(folder) ?? (await addKey(folder, {current: '', keys: []}));
  const current = ring.keys.find(({jwk}) => jwk.kid === ring.current && jwk.d);
  if (!current) throw new Error(`${keyRingFile(folder)} names no current key. Restore it from a backup.`);
  const privateKeys = new Map(await Promise.all(ring.keys.map(
    async ({jwk, state}) => [jwk.kid, {key: await importJWK(jwk, 'ECDH-ES'), retired: state === 'retired'}] as const,
  )));
  const fingerprintKey = loadOrCreateSecret(folder, 'fingerprint');

  return {
    fulfillmentKey: FulfillmentKey.parse(current.jwk),
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text).digest('base64url'),
    ...createEncryption(loadOrCreateSecret(folder, 'encryption')),
    async decryptAddress(jwe) {
      const header = readHeader(jwe);
      const privateKey = privateKeys.get(header.kid);
      if (!privateKey) throw new AddressDecryptionError('invalid');
      return {address: await decrypt(jwe, privateKey.key), kid: header.kid, receiptHash: header.receipt, retired: privateKey.retired};
    },
  };
}

/** Makes a new current key. The one before stays live; older ones are retired. Takes effect at the next start. */
export async function rotateFulfillmentKey(folder: string): Promise<void> {
  await addKey(folder, readKeyRing(folder) ?? {current: '', keys: []});
}

/** 32 random bytes under a name, the same at every start. */
export function loadOrCreateSecret(folder: string, name: string): Buffer {
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
 * The hash of the merchant's secret key. When there is none yet, a key is made;
 * `keep` writes its hash and belongs after everything else that may still fail,
 * so that a key is never lost before somebody has seen it.
 */
export async function loadOrCreateMerchantKey(folder: string): Promise<{hash: string; created?: {secretKey: string; save(): void}}> {
  const file = merchantKeyFile(folder);
  const stored = readPrivateFile(file)?.trim();
  if (stored !== undefined) {
    if (!TokenHash.safeParse(stored).success) throw new Error(`${file} is damaged. Delete it to have a new secret key made.`);
    return {hash: stored};
  }
  const secretKey = createToken('secret');
  const hash = await hashToken(secretKey);
  return {hash, created: {secretKey, save: () => writePrivateFile(file, hash + '\n')}};
}

/** Deleting this file and starting again makes a new secret key in place of a lost one. */
export const merchantKeyFile = (folder: string) => join(folder, 'merchant-key-hash');

const keyRingFile = (folder: string) => join(folder, 'fulfillment.json');

function readKeyRing(folder: string): KeyRing | undefined {
  const text = readPrivateFile(keyRingFile(folder));
  if (text === undefined) return undefined;
  try {
    return KeyRing.parse(JSON.parse(text));
  } catch {
    // The cause could quote the file, and the file is a secret.
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

function readHeader(jwe: string): z.infer<typeof AddressHeader> {
  try {
    return AddressHeader.parse(decodeProtectedHeader(jwe));
  } catch {
    throw new AddressDecryptionError('invalid');
  }
}

async function decrypt(jwe: string, key: Awaited<ReturnType<typeof importJWK>>) {
  try {
    const {plaintext} = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'],
    });
    const text = new TextDecoder('utf-8', {fatal: true}).decode(plaintext);
    return AddressPayload.parse(JSON.parse(text)).address;
  } catch {
    throw new AddressDecryptionError('invalid');
  }
}
