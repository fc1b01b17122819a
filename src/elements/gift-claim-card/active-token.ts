/** The token that the card is about: the page's own, the one in the address bar, or the one stored for a reload. */
import type {KeyValueStore} from '../../client/storage.ts';
import {tokenFromHash} from '../../client/url-token.ts';
import {tokenKind} from '../../protocol/tokens.ts';
import type {Outcome} from './claim-state.ts';

interface ActiveToken {
  kind: 'claim' | 'receipt';
  token: string;
}

const TOKEN_KEY = 'card-token';

/** Returns an outcome if there is no usable token. */
export function resolveToken({claimToken, hosted}: {claimToken?: string; hosted: boolean}, store: KeyValueStore): ActiveToken | Outcome {
  if (claimToken) return parseToken(claimToken) ?? 'truncated';
  const found = tokenFromHash(location.hash);
  if (found === 'truncated') return 'truncated';
  // Another element of the page may need the sender's link, so it stays in the address bar.
  if (found?.kind === 'manage') return 'manage-link';
  const fromUrl = found && parseToken(found.token);
  if (fromUrl) {
    storeToken(store, fromUrl.token);
    // On the hosted page it stays until the claim: "Open in Safari" in a chat app must not lose the gift.
    if (!hosted) removeTokenFromUrl();
    return fromUrl;
  }
  const stored = store.get(TOKEN_KEY);
  return (typeof stored === 'string' && parseToken(stored)) || 'no-link';
}

/** Stores the token for a reload of this tab. */
export const storeToken = (store: KeyValueStore, token: string) => store.set(TOKEN_KEY, token);

/** Removes a token that belongs to another shop: a reload must not ask this backend again. */
export const clearToken = (store: KeyValueStore) => store.remove(TOKEN_KEY);

/** Keeps the token from being read over a shoulder, bookmarked or copied by mistake. */
export function removeTokenFromUrl(): void {
  if (tokenFromHash(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
}

function parseToken(token: string): ActiveToken | undefined {
  const kind = tokenKind(token);
  return kind === 'claim' || kind === 'receipt' ? {kind, token} : undefined;
}
