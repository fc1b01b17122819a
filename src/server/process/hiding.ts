/** Text made unreadable to whoever has the data without the keys: AES-256-GCM, bound to what it is about. */
import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import type {Keys} from '../ports.ts';

const NONCE = 12;
const TAG = 16;

export function hidingUnder(key: Buffer): Pick<Keys, 'hide' | 'reveal'> {
  return {
    async hide(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    async reveal(hidden, about) {
      const bytes = Buffer.from(hidden, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {authTagLength: TAG}).setAAD(Buffer.from(about));
      decipher.setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    },
  };
}
