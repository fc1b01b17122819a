/** The narrow interfaces through which the parts of the claim card reach its controller. Types only. */
import type {LitElement} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {GiftError} from '../../client/gift-error.ts';
import type {ClaimStrings} from '../../locales/en/claim.ts';
import type {CommonStrings} from '../../locales/en/common.ts';
import type {ClaimCard} from '../../protocol/gift.ts';
import type {ClockController} from '../shared/clock.ts';
import type {LocalizeController} from '../shared/localize.ts';
import type {ClaimState, Outcome} from './claim-state.ts';
import type {FocusController} from './focus-controller.ts';
import type {SealedStrings} from './sealed-strings.ts';

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
