import {claimToken, tokenKind, type TokenKind} from '../protocol/token-forms.ts';

/** The link that travels. The secret is in the fragment, so no server, log or preview ever sees it. */
export const claimLink = async (gift: {claimPage: string; linkNumber: number}, manageToken: string) =>
  `${gift.claimPage}#${await claimToken(manageToken, gift.linkNumber)}`;

/** The page on which the sender can follow and stop the gift, from any browser. */
export const manageLink = (backend: string, gift: {id: string}, manageToken: string) =>
  `${new URL(backend || '/', globalThis.location?.href).href.replace(/\/$/, '')}/m/${gift.id}#${manageToken}`;

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
