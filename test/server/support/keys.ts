/** Real keys, in memory: addresses are sealed and opened as in life. */
import {createHmac, randomBytes} from 'node:crypto';
import {compactDecrypt, CompactEncrypt, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK} from 'jose';
import {SealedAddress, type Address, type FulfilmentKey} from '../../../src/protocol/index.ts';
import {hidingUnder} from '../../../src/server/process/hiding.ts';
import {SealError, type Keys} from '../../../src/server/ports.ts';

export async function realKeys() {
  const make = async (kid: string) => {
    const {publicKey, privateKey} = await generateKeyPair('ECDH-ES', {crv: 'P-256', extractable: true});
    const {x, y} = await exportJWK(publicKey);
    return {kid, privateKey, publicKey, jwk: {kty: 'EC', crv: 'P-256', x: x!, y: y!, kid, use: 'enc'} as FulfilmentKey};
  };
  const [live, old] = await Promise.all([make('key-1'), make('key-0')]);
  const keys: Keys = {
    ...openedBy(live, old.kid),
    fingerprint: (text) => createHmac('sha256', 'a key of the backend’s own').update(text).digest('base64url'),
    ...hidingUnder(randomBytes(32)),
  };
  const seal = (address: unknown, receiptHash: string, with_ = live) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify({v: 1, address})))
      .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: with_.kid, receipt: receiptHash})
      .encrypt(with_.publicKey);
  return {
    keys,
    exported: {jwk: live.jwk, secret: await exportJWK(live.privateKey)} as ExportedKey,
    seal: (address: unknown, receiptHash: string) => seal(address, receiptHash),
    sealToRetired: (address: Address, receiptHash: string) => seal(address, receiptHash, old),
  };
}

export interface ExportedKey {
  jwk: FulfilmentKey;
  secret: JWK;
}

/** The same key in another process. */
export async function livingKeys({jwk, secret}: ExportedKey): Promise<Pick<Keys, 'fulfilment' | 'open'>> {
  return openedBy({jwk, privateKey: (await importJWK(secret, 'ECDH-ES')) as CryptoKey});
}

const openedBy = ({jwk, privateKey}: {jwk: FulfilmentKey; privateKey: CryptoKey}, retired?: string): Pick<Keys, 'fulfilment' | 'open'> => ({
  fulfilment: jwk,
  async open(jwe) {
    try {
      const {kid} = JSON.parse(Buffer.from(jwe.split('.')[0]!, 'base64url').toString()) as {kid?: string};
      if (kid !== undefined && kid === retired) throw new SealError('retired');
      const {plaintext, protectedHeader} = await compactDecrypt(jwe, privateKey);
      const {address} = SealedAddress.parse(JSON.parse(new TextDecoder().decode(plaintext)));
      return {address, kid: jwk.kid, receiptHash: String(protectedHeader['receipt'])};
    } catch (error) {
      throw error instanceof SealError ? error : new SealError('invalid');
    }
  },
});
