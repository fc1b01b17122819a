/** Creates, hashes and recognizes tokens. Imports no schema, because a sealed card reads its link before any is loaded. */
export type TokenKind = 'manage' | 'claim' | 'receipt' | 'secret';

const prefixes = {manage: 'gm_', claim: 'gc_', receipt: 'gr_', secret: 'sk_'} as const satisfies Record<TokenKind, string>;

/** 32 bytes in base64url: a token without its prefix, or a hash. */
export const TOKEN_BODY_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** The kind of a token. Undefined if it is none, for instance because a chat truncated it. */
export function tokenKind(token: string): TokenKind | undefined {
  const kind = (Object.keys(prefixes) as TokenKind[]).find((key) => token.startsWith(prefixes[key]));
  return kind && TOKEN_BODY_PATTERN.test(token.slice(3)) ? kind : undefined;
}

export const isToken = (token: string, kind: TokenKind) => tokenKind(token) === kind;

/** The kind's prefix and 32 random bytes. */
export const createToken = (kind: TokenKind, random = randomBytes) => prefixes[kind] + base64url(random(32));

/** 16 random bytes. */
export const createGiftId = (random = randomBytes) => base64url(random(16));

/** base64url(SHA-256(token)): what the creator of a token sends, and all that a server stores of it. */
export async function hashToken(token: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encodeUtf8(token))));
}

/**
 * Claim token `number` of a gift: HMAC-SHA256 of `claim:{number}`, keyed by the manage token. Any holder of the manage token can rebuild
 * the claim links.
 */
export async function deriveClaimToken(manageToken: string, number: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encodeUtf8(manageToken), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, encodeUtf8(`claim:${number}`));
  return prefixes.claim + base64url(new Uint8Array(mac));
}

export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const encodeUtf8 = (text: string) => new TextEncoder().encode(text);
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
