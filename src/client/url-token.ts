import {tokenKind, type TokenKind} from '../protocol/tokens.ts';

/** The token in a URL's fragment. `truncated`: it begins like a token but is incomplete. */
export function tokenFromHash(hash: string): {token: string; kind: TokenKind} | 'truncated' | undefined {
  const token = decodeHash(hash.replace(/^#/, ''));
  const kind = tokenKind(token);
  if (kind) return {token, kind};
  return /^g[mcr]_/.test(token) ? 'truncated' : undefined;
}

function decodeHash(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
