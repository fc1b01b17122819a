/** The backend's keys: made on first start, kept as files of their own beside the data, never in it. */
import {createHmac, randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {calculateJwkThumbprint, compactDecrypt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK} from 'jose';
import * as z from 'zod/mini';
import {FulfilmentKey, hashToken, newToken, SealedAddress, TokenHash} from '../../protocol/index.ts';
import {hidingUnder} from './hiding.ts';
import {privateFolder, readPrivate, writePrivate} from './private-file.ts';
import {SealError, type Keys} from '../ports.ts';

/** A live key takes new seals; a retired one only opens what was sealed in time, and tells a late page to seal again. */
const KeyRing = z.object({
  current: z.string(),
  keys: z.array(z.object({
    state: z.enum(['live', 'retired']),
    jwk: z.extend(FulfilmentKey, {d: z.string().check(z.minLength(1))}),
  })),
});
type KeyRing = z.infer<typeof KeyRing>;

/** How many keys stay live after a rotation: the new one, and the one that pages loaded before still seal to. */
const LIVE = 2;

/** Nothing beside these: no compression, no critical extension, no key given by address. */
const SealHeader = z.strictObject({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  kid: z.string(),
  epk: z.looseObject({}),
  receipt: TokenHash,
});

/** Opens the keys in a folder, making what is missing. */
export async function openKeys(folder: string): Promise<Keys> {
  privateFolder(folder);
  const ring = readRing(folder) ?? (await addKey(folder, {current: '', keys: []}));
  const current = ring.keys.find(({jwk}) => jwk.kid === ring.current && jwk.d);
  if (!current) throw new Error(`${ringFile(folder)} names no current key. Restore it from a backup.`);
  const ours = new Map(await Promise.all(ring.keys.map(
    async ({jwk, state}) => [jwk.kid, {key: await importJWK(jwk, 'ECDH-ES'), retired: state === 'retired'}] as const,
  )));
  const fingerprintKey = keptSecret(folder, 'fingerprint');

  return {
    fulfilment: FulfilmentKey.parse(current.jwk),
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text).digest('base64url'),
    ...hidingUnder(keptSecret(folder, 'hiding')),
    async open(jwe) {
      const header = readHeader(jwe);
      const own = ours.get(header.kid);
      if (!own) throw new SealError('invalid');
      return {address: await decrypt(jwe, own.key), kid: header.kid, receiptHash: header.receipt, retired: own.retired};
    },
  };
}

/** Makes a new current key. The one before stays live; older ones are retired. Takes effect at the next start. */
export async function rotateFulfilmentKey(folder: string): Promise<void> {
  await addKey(folder, readRing(folder) ?? {current: '', keys: []});
}

/** 32 random bytes under a name, the same at every start. */
export function keptSecret(folder: string, name: string): Buffer {
  const file = join(privateFolder(folder), `${name}.key`);
  const kept = readPrivate(file);
  if (kept === undefined) {
    const made = randomBytes(32);
    writePrivate(file, made.toString('base64url') + '\n');
    return made;
  }
  const bytes = Buffer.from(kept.trim(), 'base64url');
  if (bytes.length !== 32) throw new Error(`${file} is damaged. Restore it from a backup.`);
  return bytes;
}

/**
 * The hash of the merchant's secret key. When there is none yet, a key is made;
 * `keep` writes its hash and belongs after everything else that may still fail,
 * so that a key is never lost before somebody has seen it.
 */
export async function merchantKey(folder: string): Promise<{hash: string; made?: {secretKey: string; keep(): void}}> {
  const file = merchantKeyFile(folder);
  const kept = readPrivate(file)?.trim();
  if (kept !== undefined) {
    if (!TokenHash.safeParse(kept).success) throw new Error(`${file} is damaged. Delete it to have a new secret key made.`);
    return {hash: kept};
  }
  const secretKey = newToken('secret');
  const hash = await hashToken(secretKey);
  return {hash, made: {secretKey, keep: () => writePrivate(file, hash + '\n')}};
}

/** Deleting this file and starting again makes a new secret key in place of a lost one. */
export const merchantKeyFile = (folder: string) => join(folder, 'merchant-key-hash');

const ringFile = (folder: string) => join(folder, 'fulfilment.json');

function readRing(folder: string): KeyRing | undefined {
  const text = readPrivate(ringFile(folder));
  if (text === undefined) return undefined;
  try {
    return KeyRing.parse(JSON.parse(text));
  } catch {
    // The cause could quote the file, and the file is a secret.
    throw new Error(`${ringFile(folder)} is damaged. Restore it from a backup.`);
  }
}

async function addKey(folder: string, ring: KeyRing): Promise<KeyRing> {
  const {privateKey} = await generateKeyPair('ECDH-ES', {crv: 'P-256', extractable: true});
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const keys = [{state: 'live', jwk: {...jwk, kid, use: 'enc', alg: 'ECDH-ES'}}, ...ring.keys]
    .map((key, index) => (index < LIVE ? key : {...key, state: 'retired'}));
  const next = KeyRing.parse({current: kid, keys});
  privateFolder(folder);
  writePrivate(ringFile(folder), JSON.stringify(next, null, 2) + '\n');
  return next;
}

function readHeader(jwe: string): z.infer<typeof SealHeader> {
  try {
    return SealHeader.parse(decodeProtectedHeader(jwe));
  } catch {
    throw new SealError('invalid');
  }
}

async function decrypt(jwe: string, key: Awaited<ReturnType<typeof importJWK>>) {
  try {
    const {plaintext} = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'],
    });
    const text = new TextDecoder('utf-8', {fatal: true}).decode(plaintext);
    return SealedAddress.parse(JSON.parse(text)).address;
  } catch {
    throw new SealError('invalid');
  }
}
