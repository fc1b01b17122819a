/** Which gift is meant: by the page, by the link in the address bar, or by what this browser has kept. */
import type {GiftClient} from '../../client/gift-client.ts';
import {tokenFromHash} from '../../client/url-token.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import type {GiftStatus} from './gift-status.ts';

export type ResolvedGift =
  | {manageToken: string}
  | {choose: SentGift[]}
  | 'none' | 'truncated' | 'foreign';

export function resolveGift({manageToken, gift, hosted, compact}: GiftStatus, client: GiftClient): ResolvedGift {
  if (manageToken) return {manageToken};
  if (compact) return 'none';
  const fromUrl = tokenFromHash(location.hash);
  if (fromUrl === 'truncated') {
    if (hosted || location.hash.startsWith('#gm_')) return 'truncated';
  } else if (fromUrl?.kind === 'manage') {
    // On a shop's page other scripts read the address bar; on the manage page it is the link to keep.
    if (!hosted) history.replaceState(history.state, '', location.pathname + location.search);
    return {manageToken: fromUrl.token};
  } else if (fromUrl && hosted) {
    return 'foreign';
  }
  const sent = client.sentGifts();
  if (gift) {
    const named = sent.find(({id}) => id === gift);
    return named ? {manageToken: named.manageToken} : 'none';
  }
  if (sent.length > 1) return {choose: sent};
  return sent[0] ? {manageToken: sent[0].manageToken} : 'none';
}
