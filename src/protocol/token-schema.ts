/**
 * The four kinds of credential.
 *
 * A token is created where it is needed, in a browser or on the merchant's server. Only its SHA-256 is sent as data; the token itself is
 * sent in the `Authorization` header alone. Creating one needs WebCrypto, so the page must be a secure context: https, or http on
 * localhost.
 */
import * as z from 'zod/mini';
import {TOKEN_BODY_PATTERN} from './tokens.ts';

export * from './tokens.ts';

/** base64url(SHA-256(token)), 43 characters. */
export const TokenHash = z.string().check(z.regex(TOKEN_BODY_PATTERN));
