/** The state of `<gift-status>`, and the narrow interface through which its templates reach the controller. Types only. */
import type {LitElement} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {GiftError} from '../../client/gift-error.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import type {ConfirmStrings} from '../../locales/en/confirm.ts';
import type {DetailStrings} from '../../locales/en/details.ts';
import type {SentGiftsStrings} from '../../locales/en/sent-gifts.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {GiftStatusStrings} from './status-strings.ts';

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

/** A request that changes a gift; resolves with the gift as it is then. */
export type GiftAction = (client: GiftClient, manageToken: string) => Promise<Gift>;

/** A text in the live region. It is also shown at the action that caused it, or below everything (`end`). */
export interface StatusMessage {
  text: string;
  placement?: ConfirmAction | 'end' | undefined;
}

/** `<gift-status>`, as far as its controller and templates need it. */
export interface StatusElement extends LitElement {
  readonly backend: string | null | undefined;
  readonly gift: string | null | undefined;
  readonly hosted: boolean;
  readonly compact: boolean;
  readonly theme: string | null | undefined;
  readonly manageToken: string | undefined;
  readonly client: GiftClient | undefined;
  readonly sentGifts: (() => readonly SentGift[]) | undefined;
  readonly onGiftChange: ((gift: Gift) => void) | undefined;
}

type Template<State, Strings> = (state: State, host: StatusHost, strings: Strings) => unknown;

/** Templates that are loaded on demand, and their strings; undefined until both have loaded. */
interface LoadedTemplates<Module, Strings> {
  readonly loaded: {module: Module; strings: Strings} | undefined;
}

/** What templates may ask of the element. */
export interface StatusHost {
  readonly element: StatusElement;
  readonly strings: GiftStatusStrings;
  readonly language: string;
  /** Milliseconds since 1970, updated once a second. */
  readonly now: number;
  readonly message: StatusMessage;
  /** The action whose confirmation is on screen. */
  readonly openAction: ConfirmAction | undefined;
  readonly confirm: LoadedTemplates<
    Record<'renderConfirm' | 'renderNoteForm' | 'renderPasscodeForm', Template<FollowedGift, ConfirmStrings>>, ConfirmStrings>;
  readonly details: LoadedTemplates<{renderDetails: Template<FollowedGift, DetailStrings>}, DetailStrings>;
  readonly sentGifts: LoadedTemplates<{renderSentGifts: Template<StateOf<'list' | 'empty'>, SentGiftsStrings>}, SentGiftsStrings>;
  readonly client: GiftClient;
  requestUpdate(): void;
  /** Follows the gift again after the backend could not be reached. */
  retry(): void;
  /** This list is on screen. */
  isListing(sentGifts: readonly SentGift[]): boolean;
  /** Follows a gift of the list. */
  select(sent: SentGift): void;
  /** Returns to the list. */
  showList(): void;
  /** Asks whether to remove a gift from the list; without an id, stops asking. */
  confirmRemoval(id?: string): void;
  /** Removes a gift from this browser, by default the one that is being followed. The gift itself is not affected. */
  removeFromBrowser(id?: string, message?: string): void;
  /** Opens the confirmation of an action; without one, closes it. */
  openConfirm(action?: ConfirmAction): void;
  editDraft(text: string): void;
  /** Sends an action to the backend and announces its result. False if it failed or the gift is no longer on screen. */
  perform(action: GiftAction, messageFor: (updated: Gift) => string): Promise<boolean>;
  showShare(): void;
  copyManageLink(): Promise<void>;
}
