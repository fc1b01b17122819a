/** Decrypts what the recipient's browser has encrypted (see `client/encrypt-address.ts`). */
import {compactDecrypt, decodeProtectedHeader, type importJWK} from 'jose';
import * as z from 'zod/mini';
import {AddressPayload, TokenHash} from '../../protocol/index.ts';
import {AddressDecryptionError, type Keys} from '../ports.ts';
import {parseSafeJson} from '../safe-json.ts';

interface PrivateKey {
  key: Awaited<ReturnType<typeof importJWK>>;
  /** Only decrypts older addresses. */
  retired: boolean;
}

/** Strict: no compression, no critical extensions, no key by URL. */
const AddressHeader = z.strictObject({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  kid: z.string(),
  epk: z.looseObject({}),
  receipt: TokenHash,
});

/** Throws an `AddressDecryptionError` if the JWE is malformed or encrypted to another key. */
export async function decryptAddress(jwe: string, privateKeys: ReadonlyMap<string, PrivateKey>): ReturnType<Keys['decryptAddress']> {
  const header = parseHeader(jwe);
  const privateKey = privateKeys.get(header.kid);
  if (!privateKey) throw new AddressDecryptionError('invalid');
  return {address: await decrypt(jwe, privateKey.key), kid: header.kid, receiptHash: header.receipt, retired: privateKey.retired};
}

function parseHeader(jwe: string): z.infer<typeof AddressHeader> {
  try {
    return AddressHeader.parse(decodeProtectedHeader(jwe));
  } catch {
    throw new AddressDecryptionError('invalid');
  }
}

async function decrypt(jwe: string, key: PrivateKey['key']) {
  try {
    const {plaintext} = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'],
    });
    const text = new TextDecoder('utf-8', {fatal: true}).decode(plaintext);
    return AddressPayload.parse(parseSafeJson(text)).address;
  } catch {
    throw new AddressDecryptionError('invalid');
  }
}
