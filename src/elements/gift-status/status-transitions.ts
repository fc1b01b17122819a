/** How responses change the state of `<gift-status>`: pure functions. */
import type {GiftError} from '../../client/gift-error.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {ConfirmAction, FollowedGift, StatusState} from './status-state.ts';

const permissionFor = {cancel: 'cancel', link: 'replaceLink', note: 'editNote', passcode: 'changePasscode', extend: 'extend'} as const satisfies Record<ConfirmAction, keyof Gift['can']>;

const isFromList = (state: StatusState) => 'fromList' in state && state.fromList;

/** The gift as it was before the response, on screen or not. */
export const previousGift = (state: StatusState): FollowedGift | undefined =>
  (state.kind === 'gift' ? state : state.kind === 'loading' ? state.previous : undefined);

/** The state after a response. Undefined if a newer response has overtaken it. */
export function withGift(state: StatusState, gift: Gift): FollowedGift | undefined {
  const previous = previousGift(state);
  if (previous && gift.sequence < previous.gift.sequence) return undefined;
  const {claimLink = '', manageLink = ''} = previous ?? {};
  const next: FollowedGift = state.kind === 'gift' ? {...state, gift}
    : {kind: 'gift', gift, claimLink, manageLink, fromList: isFromList(state), draft: '', isBusy: false, showsShare: false};
  if (next.action && !gift.can[permissionFor[next.action]]) next.action = undefined;
  return next;
}

/** The state after polling failed. What is on screen stays there; a gift that was never received is unknown or unreachable. */
export function withPollError(state: StatusState, error: GiftError): StatusState {
  if (state.kind === 'gift') return {...state, connectionError: error};
  if (previousGift(state)) return state;
  return error.status === 404 || error.status === 401 ? {kind: 'empty', reason: 'unknown'} : {kind: 'unreachable', fromList: isFromList(state)};
}
