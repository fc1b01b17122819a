/**
 * The four credentials: their forms, their making and their hashing.
 *
 * A token is made in the browser (or server) that needs it and sent only as its
 * SHA-256; only the bearer header ever carries it whole. Needs WebCrypto, so a
 * page that makes one must be a secure context (https, or http on localhost).
 */
import * as z from 'zod/mini';
import {TOKEN_BODY_PATTERN} from './tokens.ts';

export * from './tokens.ts';

/** base64url(SHA-256(token)), 43 characters: all that a server ever keeps of a token. */
export const TokenHash = z.string().check(z.regex(TOKEN_BODY_PATTERN));
