/** The narrow interface through which the templates of `<gift-status>` reach its controller. Types only. */
import type {LitElement} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import type {ConfirmStrings} from '../../locales/en/confirm.ts';
import type {DetailStrings} from '../../locales/en/details.ts';
import type {SentGiftsStrings} from '../../locales/en/sent-gifts.ts';
import type {Locale} from '../../locales/locale.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {ConfirmAction, FollowedGift, StateOf} from './status-state.ts';
import type {GiftStatusStrings} from './status-strings.ts';

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
  readonly locale: Locale;
  /** Milliseconds since 1970, updated once a second. */
  readonly now: number;
  readonly message: StatusMessage;
  /** The action whose confirmation is on screen. */
  readonly openAction: ConfirmAction | undefined;
  readonly confirm: LoadedTemplates<
    Record<'renderConfirm' | 'renderNoteForm' | 'renderPasscodeForm', Template<FollowedGift, ConfirmStrings>>, ConfirmStrings>;
  readonly details: LoadedTemplates<Record<'renderDetails' | 'renderEnding', Template<FollowedGift, DetailStrings>>, DetailStrings>;
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
