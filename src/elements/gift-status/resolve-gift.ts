import type {GiftClient} from '../../client/gift-client.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import {tokenFromHash} from '../../client/url-token.ts';
import type {StatusElement} from './status-host.ts';
import type {EmptyReason} from './status-state.ts';

export type ResolvedGift =
  | {manageToken: string}
  | {sentGifts: readonly SentGift[]}
  | EmptyReason;

/** Finds the gift to show: named by the page, by the link in the address bar, or stored in this browser. Several stored ones are listed. */
export function resolveGift(
  {manageToken, gift, hosted, compact, sentGifts: listed}: Pick<StatusElement, 'manageToken' | 'gift' | 'hosted' | 'compact' | 'sentGifts'>,
  client: Pick<GiftClient, 'sentGifts'>,
): ResolvedGift {
  if (manageToken) return {manageToken};
  if (listed) return listed().length ? {sentGifts: listed()} : 'none';
  if (compact) return 'none';
  const fromUrl = tokenFromHash(location.hash);
  if (fromUrl === 'truncated') {
    if (hosted || location.hash.startsWith('#gm_')) return 'truncated';
  } else if (fromUrl?.kind === 'manage') {
    // On a shop's page, other scripts can read the address bar. On the manage page, the link stays so that it can be kept.
    if (!hosted) history.replaceState(history.state, '', location.pathname + location.search);
    return {manageToken: fromUrl.token};
  } else if (fromUrl && hosted) {
    return 'claim-link';
  }
  const sentGifts = client.sentGifts();
  if (gift) {
    const named = sentGifts.find(({id}) => id === gift);
    return named ? {manageToken: named.manageToken} : 'none';
  }
  if (sentGifts.length > 1) return {sentGifts};
  return sentGifts[0] ? {manageToken: sentGifts[0].manageToken} : 'none';
}
