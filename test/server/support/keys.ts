/** Keys in memory, with the real encryption. */
import {createHmac, randomBytes} from 'node:crypto';
import {compactDecrypt, CompactEncrypt, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK} from 'jose';
import {AddressPayload, type Address, type FulfillmentKey} from '../../../src/protocol/index.ts';
import {createEncryption} from '../../../src/server/node/stored-text-encryption.ts';
import {AddressDecryptionError, type Keys} from '../../../src/server/ports.ts';

export async function createTestKeys() {
  const createKey = async (kid: string) => {
    const {publicKey, privateKey} = await generateKeyPair('ECDH-ES', {crv: 'P-256', extractable: true});
    const {x, y} = await exportJWK(publicKey);
    return {kid, privateKey, publicKey, jwk: {kty: 'EC', crv: 'P-256', x: x!, y: y!, kid, use: 'enc'} as FulfillmentKey};
  };
  const [activeKey, retiredKey] = await Promise.all([createKey('key-1'), createKey('key-0')]);
  const keys: Keys = {
    ...createDecryption(activeKey, retiredKey.kid),
    fingerprint: (text) => createHmac('sha256', 'a key of the backend’s own').update(text).digest('base64url'),
    ...createEncryption(randomBytes(32)),
  };
  const encryptAddress = (address: unknown, receiptHash: string, key = activeKey) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify({v: 1, address})))
      .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid, receipt: receiptHash})
      .encrypt(key.publicKey);
  return {
    keys,
    exported: {jwk: activeKey.jwk, secret: await exportJWK(activeKey.privateKey)} as ExportedKey,
    encryptAddress: (address: unknown, receiptHash: string) => encryptAddress(address, receiptHash),
    encryptToRetiredKey: (address: Address, receiptHash: string) => encryptAddress(address, receiptHash, retiredKey),
  };
}

export interface ExportedKey {
  jwk: FulfillmentKey;
  secret: JWK;
}

/** Imports the exported key in another process. */
export async function importTestKeys({jwk, secret}: ExportedKey): Promise<Pick<Keys, 'fulfillmentKey' | 'decryptAddress'>> {
  return createDecryption({jwk, privateKey: (await importJWK(secret, 'ECDH-ES')) as CryptoKey});
}

const createDecryption = ({jwk, privateKey}: {jwk: FulfillmentKey; privateKey: CryptoKey}, retired?: string): Pick<Keys, 'fulfillmentKey' | 'decryptAddress'> => ({
  fulfillmentKey: jwk,
  async decryptAddress(jwe) {
    try {
      const {kid} = JSON.parse(Buffer.from(jwe.split('.')[0]!, 'base64url').toString()) as {kid?: string};
      if (kid !== undefined && kid === retired) throw new AddressDecryptionError('retired');
      const {plaintext, protectedHeader} = await compactDecrypt(jwe, privateKey);
      const {address} = AddressPayload.parse(JSON.parse(new TextDecoder().decode(plaintext)));
      return {address, kid: jwk.kid, receiptHash: String(protectedHeader['receipt'])};
    } catch (error) {
      throw error instanceof AddressDecryptionError ? error : new AddressDecryptionError('invalid');
    }
  },
});
