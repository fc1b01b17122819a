/**
 * The keys that product descriptors are signed with: in a file of the keys folder or, where the shop signs on another machine, in the
 * environment of both.
 */
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {timingSafeEqual} from 'node:crypto';
import * as z from 'zod/mini';
import {createSigningKey, parseSigningKey, sign, type SigningKey} from '../descriptors/signing-key.ts';
import type {Keys} from '../ports.ts';
import {ConfigError} from './config.ts';
import {createPrivateFile, ensurePrivateFolder, readPrivateFile, writePrivateFile} from './private-file.ts';

export const SIGNING_KEY_VARIABLE = 'GIFT_SIGNING_KEY';

/** The current key, and the one before it: what it has signed stays valid. */
const MAX_ACTIVE_KEYS = 2;

const KeyText = z.string().check(z.refine((text: string) => parseSigningKey(text) !== undefined));
/** Newest first. Of a retired key only the id is kept, so that what it has signed is refused by name. */
const KeyRing = z.object({
  active: z.array(KeyText).check(z.minLength(1), z.maxLength(MAX_ACTIVE_KEYS)),
  retired: z.array(z.string()),
});
type KeyRing = z.infer<typeof KeyRing>;

/** The key that signs. Creates it if the folder holds none; if several processes do so at once, all get the same. */
export function loadSigningKey(folder: string): string {
  const ring = readKeyRing(folder);
  if (ring) return ring.active[0]!;
  ensurePrivateFolder(folder);
  createPrivateFile(keyRingFile(folder), toJson({active: [createSigningKey()], retired: []}));
  return readKeyRing(folder)!.active[0]!;
}

/**
 * Creates a new signing key and returns it. The previous key stays valid, older ones are retired: what they signed is refused from now
 * on, by a running backend too. After a leak, rotate twice.
 */
export function rotateSigningKey(folder: string): string {
  const {active, retired} = readKeyRing(folder) ?? {active: [], retired: []};
  const key = createSigningKey();
  const keys = [key, ...active];
  const retiring = keys.slice(MAX_ACTIVE_KEYS).map((text) => parseSigningKey(text)!.kid);
  ensurePrivateFolder(folder);
  writePrivateFile(keyRingFile(folder), toJson({active: keys.slice(0, MAX_ACTIVE_KEYS), retired: [...retiring, ...retired]}));
  return key;
}

/** The keys in the environment, current first; undefined if there are none. Throws `ConfigError`. */
export function readSigningKeys(environment: NodeJS.ProcessEnv): string[] | undefined {
  const keys = environment[SIGNING_KEY_VARIABLE]?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (keys.length === 0) return undefined;
  if (keys.length > MAX_ACTIVE_KEYS || keys.some((key) => !parseSigningKey(key))) {
    throw new ConfigError([`${SIGNING_KEY_VARIABLE} must be one signing key, or the current one and the one before it with a space between, ` +
      'each as send-as-gift sign key prints it.']);
  }
  return keys;
}

/** Checks signatures with these keys, or with those of the folder, which are read again when they change. */
export function createSignatureCheck(folder: string, keys?: readonly string[]): Required<Keys>['checkSignature'] {
  const fixed = keys && toLookup({active: [...keys], retired: []});
  const current = fixed ? () => fixed : createRingReader(folder);
  return async ({kid, signed, signature}) => {
    const {active, retired} = current();
    const key = active.get(kid);
    if (!key) return retired.has(kid) ? 'retired-key' : 'unknown-key';
    const [expected, given] = [Buffer.from(sign(key, signed)), Buffer.from(signature)];
    return expected.length === given.length && timingSafeEqual(expected, given) ? 'valid' : 'invalid';
  };
}

interface KeyLookup {
  active: ReadonlyMap<string, SigningKey>;
  retired: ReadonlySet<string>;
}

function toLookup({active, retired}: KeyRing): KeyLookup {
  const keys = active.map((text) => parseSigningKey(text)!);
  return {active: new Map(keys.map((key) => [key.kid, key])), retired: new Set(retired)};
}

/** A rotation takes effect at once: the key may have leaked. */
function createRingReader(folder: string): () => KeyLookup {
  let version = '';
  let lookup = toLookup({active: [], retired: []});
  return () => {
    const {mtimeNs, size, ino} = statSync(keyRingFile(folder), {bigint: true, throwIfNoEntry: false}) ?? {};
    const found = `${mtimeNs}:${size}:${ino}`;
    if (found !== version) {
      lookup = toLookup(readKeyRing(folder) ?? {active: [], retired: []});
      version = found;
    }
    return lookup;
  };
}

const keyRingFile = (folder: string) => join(folder, 'signing.json');
const toJson = (ring: KeyRing) => JSON.stringify(ring, null, 2) + '\n';

function readKeyRing(folder: string): KeyRing | undefined {
  const text = readPrivateFile(keyRingFile(folder));
  if (text === undefined) return undefined;
  try {
    return KeyRing.parse(JSON.parse(text));
  } catch {
    // The cause is dropped: it could quote a key.
    throw new Error(`${keyRingFile(folder)} is damaged. Restore it from a backup.`);
  }
}
