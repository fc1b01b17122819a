/** The claim card's state, and the narrow interfaces through which its parts reach the controller. Types only. */
import type {LitElement} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {GiftError} from '../../client/gift-error.ts';
import type {ClaimStrings} from '../../locales/en/claim.ts';
import type {CommonStrings} from '../../locales/en/common.ts';
import type {OutcomeStrings} from '../../locales/en/outcomes.ts';
import type {ClaimCard, Receipt} from '../../protocol/gift.ts';
import type {BoxLayers} from '../gift-box/closed-box.ts';
import type {ClockController} from '../shared/clock.ts';
import type {LocalizeController} from '../shared/localize.ts';
import type {FocusController} from './focus-controller.ts';
import type {SealedStrings} from './sealed-strings.ts';

/** Why there is no box to open. */
export type Outcome = keyof OutcomeStrings;

/** A sentence for the recipient, resolved while rendering: the page's language may change while it is shown. */
export type Message<Strings = ClaimStrings> = (strings: Strings) => string;

/** An opened gift, and the variant that the recipient has selected. */
export interface OpenedCard {
  card: ClaimCard;
  variant?: string;
}

/** Shop and sender, as the card and the receipt name them. */
export type GiftParties = Pick<ClaimCard, 'senderName'> & {shop: {name: string; domain: string}};

/** An accepted gift. */
interface ClaimedGift {
  receipt: Receipt;
  receiptToken: string;
  /** Why the last request came too late. */
  notice?: Message;
  /** Polling for changes currently fails. */
  isOffline?: boolean;
}

/** State of the claim card: exactly one of these is on screen. */
export type ClaimState =
  | {kind: 'loading'; error?: Message<SealedStrings>}
  | {kind: 'sealed'; card: ClaimCard; error?: Message<SealedStrings>}
  | {kind: 'opening'; card: ClaimCard; layers: BoxLayers}
  | {kind: 'outcome'; outcome: Outcome; card?: ClaimCard}
  | ({kind: 'passcode'} & OpenedCard)
  | ({kind: 'product'; error?: Message} & OpenedCard)
  | ({kind: 'decline'} & OpenedCard)
  | ({kind: 'group-declined'} & OpenedCard)
  | ({kind: 'address'} & OpenedCard)
  | ({kind: 'receipt'} & ClaimedGift)
  | ({kind: 'correction'} & ClaimedGift);

export type StateOf<Kind extends ClaimState['kind']> = Extract<ClaimState, {kind: Kind}>;

/** `<gift-claim-card>`, as far as its controller needs it. */
export interface ClaimCardElement extends LitElement {
  readonly backend: string;
  readonly hosted: boolean;
  readonly claimToken: string | undefined;
}

/** What the controller offers to the flow, which is loaded after the first paint. */
export interface ClaimFlowHost {
  readonly element: ClaimCardElement;
  readonly localize: LocalizeController<SealedStrings>;
  readonly clock: ClockController;
  readonly focusController: FocusController;
  readonly state: ClaimState;
  /** Aborted when the card shows another link or leaves the page. Read it before an `await`, check it afterwards. */
  readonly signal: AbortSignal;
  /** Finishes the unwrapping animation that is running. */
  skipAnimation: (() => void) | undefined;
  /** Replaces the view. `focus` selects what gets the focus, if the recipient's own action led there. */
  setState(state: ClaimState, focus?: string): void;
  /** Starts over with the current link. */
  start(): void;
  /** Makes a reload lead to the receipt, and removes the token from the address bar. */
  storeReceipt(receiptToken: string): void;
}

/** What views and forms of an opened gift may ask of the card. All strings are loaded before a view renders. */
export interface ClaimHost {
  readonly strings: ClaimStrings;
  readonly commonStrings: CommonStrings;
  readonly sealedStrings: SealedStrings;
  readonly language: string;
  /** Milliseconds since 1970, updated once a second. */
  readonly now: number;
  readonly client: GiftClient;
  /** Aborted when the card shows another link or leaves the page. Read it before an `await`, check it afterwards. */
  readonly signal: AbortSignal;
  requestUpdate(): void;
  /** Announces a text to screen readers. */
  announce(text: string): void;
  /** Moves the focus after the next update. */
  focus(selector: string): void;
  /** Dispatches `gift-failed`. */
  reportError(error: GiftError): void;
  showOutcome(outcome: Outcome, card?: ClaimCard): void;
}
