import {base64url} from '../protocol/tokens.ts';

/** 18 random bytes. Not `crypto.randomUUID`, which is missing on plain http pages. */
export const createIdempotencyKey = () => base64url(crypto.getRandomValues(new Uint8Array(18)));
