/** The claim card as an opened gift sees it. It belongs to one link: once its signal is aborted, it changes nothing. */
import type {GiftClient} from '../../../client/gift-client.ts';
import type {GiftError} from '../../../client/gift-error.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {getClient} from '../../shared/clients.ts';
import type {LocalizeController} from '../../shared/localize.ts';
import {reportError} from '../../shared/report-error.ts';
import type {ClaimFlowHost, ClaimHost, ClaimState, Outcome} from '../claim-host.ts';
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
    return this.#card.sealedStrings!;
  }

  get hasStrings(): boolean {
    const {claim, flow} = this.#localizers;
    return Boolean(claim.strings && flow.strings && this.#card.sealedStrings);
  }

  get language() {
    return this.#localizers.claim.language;
  }

  get now() {
    return this.#card.now;
  }

  loadStrings(): Promise<void> {
    return this.#localizers.claim.load();
  }

  /** After the element was moved on its page. */
  reconnect() {
    this.signal = this.#card.signal;
  }

  requestUpdate() {
    this.#card.requestUpdate();
  }

  announce(text: string) {
    if (!this.signal.aborted) this.#card.announce(text);
  }

  focus(selector: string, select?: boolean) {
    if (!this.signal.aborted) this.#card.focus(selector, select);
  }

  setState(state: ClaimState) {
    if (!this.signal.aborted) this.#card.setState(state);
  }

  show(state: ClaimState, focus?: string) {
    if (!this.signal.aborted) this.#card.show(state, focus);
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
