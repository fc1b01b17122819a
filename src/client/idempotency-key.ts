import {base64url} from '../protocol/tokens.ts';

/** A fresh Idempotency-Key. Not `crypto.randomUUID`, which plain http pages lack. */
export const createIdempotencyKey = () => base64url(crypto.getRandomValues(new Uint8Array(18)));
