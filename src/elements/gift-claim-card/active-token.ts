/** Which token this card is about: the page's own, the one in the address bar, or the one kept for a reload. */
import {tokenFromHash} from '../../client/url-token.ts';
import type {KeyValueStore} from '../../client/storage.ts';
import {tokenKind} from '../../protocol/tokens.ts';

export type ActiveToken = {kind: 'claim' | 'receipt'; token: string} | 'truncated' | 'managing' | 'none';

const TOKEN_KEY = 'card-token';

interface TokenSource {
  claimToken: string | undefined;
  hosted: boolean;
}

export function resolveToken({claimToken, hosted}: TokenSource, store: KeyValueStore): ActiveToken {
  if (claimToken) return parseToken(claimToken) ?? 'truncated';
  const found = tokenFromHash(location.hash);
  if (found === 'truncated') return 'truncated';
  // The sender's own link: another element of the page may want it, so it stays where it is.
  if (found?.kind === 'manage') return 'managing';
  const fromUrl = found && parseToken(found.token);
  if (fromUrl) {
    storeToken(store, fromUrl.token);
    // On the hosted page it stays until the claim: "open in Safari" from a chat must not lose the gift.
    if (!hosted) removeTokenFromUrl();
    return fromUrl;
  }
  const stored = store.get(TOKEN_KEY);
  return (typeof stored === 'string' && parseToken(stored)) || 'none';
}

/** For a reload of this tab. */
export const storeToken = (store: KeyValueStore, token: string) => store.set(TOKEN_KEY, token);

/** It was another shop's: a reload must not ask for it here again. */
export const clearToken = (store: KeyValueStore) => store.remove(TOKEN_KEY);

/** Takes the secret out of what can be read over a shoulder, bookmarked or copied by mistake. */
export function removeTokenFromUrl(): void {
  if (tokenFromHash(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
}

function parseToken(token: string): {kind: 'claim' | 'receipt'; token: string} | undefined {
  const kind = tokenKind(token);
  return kind === 'claim' || kind === 'receipt' ? {kind, token} : undefined;
}
