/** Encryption of stored text with AES-256-GCM. The context is authenticated, so a ciphertext cannot be moved to another row. */
import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import type {Keys} from '../ports.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createEncryption(key: Uint8Array): Pick<Keys, 'encrypt' | 'decrypt'> {
  return {
    async encrypt(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    async decrypt(ciphertext, context) {
      const bytes = Buffer.from(ciphertext, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {authTagLength: TAG_BYTES})
        .setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}
