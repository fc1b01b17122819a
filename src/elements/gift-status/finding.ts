/** Which gift is meant: by the page, by the link in the address bar, or by what this browser has kept. */
import type {GiftClient} from '../../client/gift-client.ts';
import {tokenInFragment} from '../../client/fragment.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import type {GiftStatus} from './gift-status.ts';

export type Found =
  | {manageToken: string}
  | {choose: SentGift[]}
  | 'none' | 'cut' | 'foreign';

export function findGift({manageToken, gift, hosted, compact}: GiftStatus, client: GiftClient): Found {
  if (manageToken) return {manageToken};
  if (compact) return 'none';
  const inBar = tokenInFragment(location.hash);
  if (inBar === 'cut') {
    if (hosted || location.hash.startsWith('#gm_')) return 'cut';
  } else if (inBar?.kind === 'manage') {
    // On a shop's page other scripts read the address bar; on the manage page it is the link to keep.
    if (!hosted) history.replaceState(history.state, '', location.pathname + location.search);
    return {manageToken: inBar.token};
  } else if (inBar && hosted) {
    return 'foreign';
  }
  const sent = client.sent();
  if (gift) {
    const named = sent.find(({id}) => id === gift);
    return named ? {manageToken: named.manageToken} : 'none';
  }
  if (sent.length > 1) return {choose: sent};
  return sent[0] ? {manageToken: sent[0].manageToken} : 'none';
}
