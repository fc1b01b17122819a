/** Encrypts an address in the browser, as a compact JWE (RFC 7516) to the shop's fulfillment key. */
import {CompactEncrypt} from 'jose/jwe/compact/encrypt';
import {importJWK} from 'jose/key/import';
import type {Address, FulfillmentKey} from '../protocol/address.ts';

/** `receiptHash` is in the protected header, so the encrypted address cannot be reused for another claim. */
export async function encryptAddress(address: Address, key: FulfillmentKey, receiptHash: string): Promise<string> {
  const payload = JSON.stringify({v: 1, address});
  return new CompactEncrypt(new TextEncoder().encode(payload))
    .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid, receipt: receiptHash})
    .encrypt(await importJWK({kty: key.kty, crv: key.crv, x: key.x, y: key.y}, 'ECDH-ES'));
}
