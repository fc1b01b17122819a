import {base64url} from '../protocol/token-forms.ts';

/** A fresh Idempotency-Key. Not `crypto.randomUUID`, which plain http pages lack. */
export const newKey = () => base64url(crypto.getRandomValues(new Uint8Array(18)));
