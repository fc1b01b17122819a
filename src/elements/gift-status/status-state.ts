import type {GiftError} from '../../client/gift-error.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import type {Gift} from '../../protocol/gift.ts';

/** What the sender can do to a gift after a second look: each opens a confirmation or a form in place. */
export type ConfirmAction = 'cancel' | 'link' | 'note' | 'passcode' | 'extend';

/** Why there is no gift to follow. */
export type EmptyReason = 'none' | 'truncated' | 'claim-link' | 'unknown';

/** A gift on screen, and what the sender is doing to it. */
export interface FollowedGift {
  kind: 'gift';
  /** As of the last response. */
  gift: Gift;
  /** Empty until it has been derived from the manage token. */
  claimLink: string;
  /** The manage link, shown only if it could not be copied. */
  manageLink: string;
  /** It was selected in the list of sent gifts, to which there is a way back. */
  fromList: boolean;
  /** The confirmation that is open, or that opens once its template has loaded. */
  action?: ConfirmAction | undefined;
  /** What has been typed into the form that is open. */
  draft: string;
  /** An action is in flight. */
  isBusy: boolean;
  showsShare: boolean;
  /** The last action failed. */
  error?: GiftError | undefined;
  /** Polling currently fails: what is on screen may be outdated. */
  connectionError?: GiftError | undefined;
}

/** State of the status element: exactly one of these is on screen. */
export type StatusState =
  | {kind: 'loading'; fromList: boolean; previous?: FollowedGift | undefined}
  | FollowedGift
  | {kind: 'list'; sentGifts: readonly SentGift[]; confirmingRemoval?: string | undefined}
  | {kind: 'empty'; reason: EmptyReason}
  | {kind: 'unreachable'; fromList: boolean};

export type StateOf<Kind extends StatusState['kind']> = Extract<StatusState, {kind: Kind}>;
