/** The claim card as an opened gift sees it. It belongs to one link: once its signal is aborted, it changes nothing. */
import type {GiftClient} from '../../../client/gift-client.ts';
import type {GiftError} from '../../../client/gift-error.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {getClient} from '../../shared/clients.ts';
import type {LocalizeController} from '../../shared/localize.ts';
import {reportError} from '../../shared/report-error.ts';
import type {ClaimFlowHost, ClaimHost} from '../claim-host.ts';
import type {ClaimState, Outcome} from '../claim-state.ts';
import type {FlowStrings} from '../flow/flow-strings.ts';

export interface OpenedLocalizers {
  claim: LocalizeController<ClaimStrings>;
  flow: LocalizeController<FlowStrings>;
}

export class OpenedHost implements ClaimHost {
  readonly client: GiftClient;
  signal: AbortSignal;
  readonly #card: ClaimFlowHost;
  readonly #localizers: OpenedLocalizers;

  constructor(card: ClaimFlowHost, localizers: OpenedLocalizers, signal: AbortSignal) {
    this.client = getClient(card.element.backend);
    this.signal = signal;
    this.#card = card;
    this.#localizers = localizers;
  }

  get element() {
    return this.#card.element;
  }

  get state() {
    return this.#card.state;
  }

  get strings() {
    return this.#localizers.claim.strings!;
  }

  get commonStrings() {
    return this.#localizers.flow.strings!.common;
  }

  get sealedStrings() {
    return this.#card.localize.strings!;
  }

  get hasStrings(): boolean {
    const {claim, flow} = this.#localizers;
    return Boolean(claim.strings && flow.strings && this.#card.localize.strings);
  }

  get language() {
    return this.#localizers.claim.locale.tag;
  }

  get now() {
    return this.#card.clock.now;
  }

  loadStrings(): Promise<void> {
    return this.#localizers.claim.load();
  }

  /** After the element was moved on its page. */
  reconnect() {
    this.signal = this.#card.signal;
  }

  requestUpdate() {
    this.element.requestUpdate();
  }

  announce(text: string) {
    if (!this.signal.aborted) this.#card.focusController.announce(text);
  }

  focus(selector: string) {
    if (!this.signal.aborted) this.#card.focusController.focus(selector);
  }

  setState(state: ClaimState) {
    if (!this.signal.aborted) this.#card.setState(state);
  }

  /** Sets the state after an action of the recipient, and moves the focus there. */
  show(state: ClaimState, focus = '#heading') {
    if (!this.signal.aborted) this.#card.setState(state, focus);
  }

  showOutcome(outcome: Outcome, card?: ClaimCard) {
    this.show({kind: 'outcome', outcome, card});
  }

  storeReceipt(receiptToken: string) {
    if (!this.signal.aborted) this.#card.storeReceipt(receiptToken);
  }

  reportError(error: GiftError) {
    reportError(this.element, error);
  }
}
