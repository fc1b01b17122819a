/** Which token this card is about: the page's own, the one in the address bar, or the one kept for a reload. */
import {tokenInFragment} from '../../client/fragment.ts';
import type {Keeper} from '../../client/keeper.ts';
import {tokenKind} from '../../protocol/token-forms.ts';

export type TokenInHand = {kind: 'claim' | 'receipt'; token: string} | 'cut' | 'managing' | 'none';

const SLOT = 'card-token';

interface Place {
  claimToken: string | undefined;
  hosted: boolean;
}

export function tokenInHand({claimToken, hosted}: Place, tab: Keeper): TokenInHand {
  if (claimToken) return readable(claimToken) ?? 'cut';
  const found = tokenInFragment(location.hash);
  if (found === 'cut') return 'cut';
  // The sender's own link: another element of the page may want it, so it stays where it is.
  if (found?.kind === 'manage') return 'managing';
  const inBar = found && readable(found.token);
  if (inBar) {
    keepToken(tab, inBar.token);
    // On the hosted page it stays until the claim: "open in Safari" from a chat must not lose the gift.
    if (!hosted) clearAddressBar();
    return inBar;
  }
  const kept = tab.get(SLOT);
  return (typeof kept === 'string' && readable(kept)) || 'none';
}

/** For a reload of this tab. */
export const keepToken = (tab: Keeper, token: string) => tab.set(SLOT, token);

/** It was another shop's: a reload must not ask for it here again. */
export const forgetToken = (tab: Keeper) => tab.remove(SLOT);

/** Takes the secret out of what can be read over a shoulder, bookmarked or copied by mistake. */
export function clearAddressBar(): void {
  if (tokenInFragment(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
}

function readable(token: string): {kind: 'claim' | 'receipt'; token: string} | undefined {
  const kind = tokenKind(token);
  return kind === 'claim' || kind === 'receipt' ? {kind, token} : undefined;
}
