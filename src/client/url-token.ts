import {tokenKind, type TokenKind} from '../protocol/tokens.ts';

/** The token in an address bar's fragment. `cut` says that it began like one and is not whole. */
export function tokenFromHash(hash: string): {token: string; kind: TokenKind} | 'truncated' | undefined {
  const text = decodeHash(hash.replace(/^#/, ''));
  const kind = tokenKind(text);
  if (kind) return {token: text, kind};
  return /^g[mcr]_/.test(text) ? 'truncated' : undefined;
}

function decodeHash(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
