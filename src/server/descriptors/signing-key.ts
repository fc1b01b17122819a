/** A key that product descriptors are signed with, as text: `{key id}.{32 bytes in base64url}`. */
import {createHmac, randomBytes} from 'node:crypto';

export interface SigningKey {
  kid: string;
  secret: Uint8Array;
}

const KEY_BYTES = 32;

export const createSigningKey = (): string => `${randomBytes(6).toString('base64url')}.${randomBytes(KEY_BYTES).toString('base64url')}`;

/** Undefined if the text is not a signing key. */
export function parseSigningKey(text: string): SigningKey | undefined {
  const [, kid, secret] = /^([\w-]{1,32})\.([\w-]{43})$/.exec(text) ?? [];
  return kid === undefined ? undefined : {kid, secret: Buffer.from(secret!, 'base64url')};
}

/** HMAC-SHA256 in base64url. */
export const sign = ({secret}: SigningKey, text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
