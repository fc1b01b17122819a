import {tokenKind, type TokenKind} from '../protocol/token-forms.ts';

/** The token in an address bar's fragment. `cut` says that it began like one and is not whole. */
export function tokenInFragment(hash: string): {token: string; kind: TokenKind} | 'cut' | undefined {
  const text = decodeFragment(hash.replace(/^#/, ''));
  const kind = tokenKind(text);
  if (kind) return {token: text, kind};
  return /^g[mcr]_/.test(text) ? 'cut' : undefined;
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
