/** The accepted gift: polls its receipt, and sends what the recipient does with it. */
import type {TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {poll} from '../../../client/poll.ts';
import type {Address} from '../../../protocol/address.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {whenVisible} from '../../shared/visibility.ts';
import type {Message, Outcome, StateOf} from '../claim-state.ts';
import {outcomeOf} from '../flow/outcomes.ts';
import {AddressForm} from './address-form.ts';
import {EraseData} from './erase-data.ts';
import type {OpenedHost} from './opened-host.ts';
import {ReceiptLink} from './receipt-link.ts';
import {receiptHeading, renderReceipt} from './receipt-view.ts';
import {ThanksForm} from './thanks-form.ts';

type ReceiptState = StateOf<'receipt'> | StateOf<'correction'>;

export class ReceiptFlow {
  readonly #host: OpenedHost;
  readonly #token: string;
  readonly #thanksForm: ThanksForm;
  readonly #receiptLink: ReceiptLink;
  readonly #eraseData: EraseData;
  #correctionForm: AddressForm | undefined;
  #polling: AbortController | undefined;

  constructor(host: OpenedHost, receiptToken: string) {
    this.#host = host;
    this.#token = receiptToken;
    this.#thanksForm = new ThanksForm(host, (thanks) => this.#sendThanks(thanks));
    this.#receiptLink = new ReceiptLink(host, receiptToken);
    this.#eraseData = new EraseData(host, () => this.#erase());
  }

  /** Polls until nothing can change any more. Also restarts after the element was moved on its page. */
  startPolling() {
    this.#polling?.abort();
    const {client, signal} = this.#host;
    const polling = this.#polling = new AbortController();
    if (signal.aborted) polling.abort();
    signal.addEventListener('abort', () => polling.abort(), {once: true, signal: polling.signal});
    void poll({
      load: (etag, until) => client.receiptIfChanged(this.#token, etag, until),
      onData: (receipt) => this.#setReceipt(receipt),
      isDone: ({state, erased}) => erased || state === 'delivered' || state === 'unavailable',
      onError: (error) => this.#onPollError(error),
      whenVisible, changes: client.changes(this.#token, () => document.hidden), signal: polling.signal,
    });
  }

  #state(): ReceiptState | undefined {
    const {state} = this.#host;
    return state.kind === 'receipt' || state.kind === 'correction' ? state : undefined;
  }

  #setReceipt(receipt: Receipt) {
    const state = this.#state();
    if (!state || receipt.sequence < state.receipt.sequence) return;
    if (receipt.erased) return this.#showOutcome('erased');
    const {strings} = this.#host;
    const heading = receiptHeading(receipt, strings);
    if (heading !== receiptHeading(state.receipt, strings)) this.#host.announce(heading);
    this.#host.setState({...state, receipt});
  }

  /** `error` is undefined once polling works again. */
  #onPollError(error: GiftError | undefined) {
    const state = this.#state();
    if (!state) return;
    const outcome = error && receiptOutcome(error);
    if (outcome) return this.#showOutcome(outcome);
    const isOffline = error !== undefined;
    if (Boolean(state.isOffline) !== isOffline) this.#host.setState({...state, isOffline});
  }

  #showOutcome(outcome: Outcome) {
    this.#polling?.abort();
    this.#host.showOutcome(outcome);
  }

  /** Resolves with undefined if the error was handled here; throws what a form can show. */
  async #send(request: () => Promise<Receipt>, conflictNotice?: Message): Promise<Receipt | undefined> {
    try {
      return await request();
    } catch (thrown) {
      const error = GiftError.from(thrown);
      const outcome = receiptOutcome(error);
      if (!outcome && !(error.code === 'state-conflict' && conflictNotice)) throw error;
      this.#host.reportError(error);
      if (outcome) this.#showOutcome(outcome);
      else await this.#showConflict(conflictNotice!);
      return undefined;
    }
  }

  /** The shop has moved on since the view was rendered: shows the current state, and why the request came too late. */
  async #showConflict(notice: Message): Promise<void> {
    const {client, signal, strings} = this.#host;
    this.#setReceipt(await client.receipt(this.#token, signal));
    const state = this.#state();
    if (!state) return;
    this.#host.announce(notice(strings));
    this.#host.show({...state, kind: 'receipt', notice});
  }

  async #sendThanks(thanks: {note: string; emoji: string}): Promise<void> {
    const {client, signal} = this.#host;
    const receipt = await this.#send(() => client.thank(this.#token, thanks, signal));
    if (receipt) this.#setReceipt(receipt);
  }

  async #erase(): Promise<void> {
    const {client, signal} = this.#host;
    const receipt = await this.#send(() => client.eraseRecipientData(this.#token, signal), ({eraseTooEarly}) => eraseTooEarly);
    if (receipt) this.#showOutcome('erased');
  }

  async #correct(address: Address): Promise<void> {
    const {client, signal, strings} = this.#host;
    const receipt = await this.#send(() => client.correctAddress(this.#token, address, signal), ({correctionTooLate}) => correctionTooLate);
    if (!receipt) return;
    this.#setReceipt(receipt);
    this.#endCorrection();
    this.#host.announce(strings.correctionSaved);
  }

  readonly #startCorrection = () => {
    const state = this.#state();
    if (!state) return;
    this.#correctionForm = new AddressForm(this.#host, {
      parties: state.receipt,
      isStored: false,
      correction: {country: state.receipt.shipTo?.country},
      onBack: this.#endCorrection,
      onSubmit: (address) => this.#correct(address),
    });
    this.#host.show({...state, kind: 'correction'});
  };

  readonly #endCorrection = () => {
    const state = this.#state();
    if (state) this.#host.show({...state, kind: 'receipt'});
  };

  render(state: ReceiptState): TemplateResult {
    const {receipt} = state;
    if (state.kind === 'correction') return this.#correctionForm!.render();
    return renderReceipt(state, this.#host, {
      thanks: this.#thanksForm.render(receipt),
      receiptLink: this.#receiptLink.render(receipt.shop.name),
      eraseData: this.#eraseData.render(receipt),
      onCorrect: this.#startCorrection,
      onErase: this.#eraseData.isOpen ? undefined : this.#eraseData.open,
    });
  }
}

/** The outcome that an error of a receipt request means. A conflict is no outcome: the gift stays theirs. */
function receiptOutcome(error: GiftError): Outcome | undefined {
  const outcome = error.code === 'state-conflict' ? undefined : outcomeOf(error);
  return outcome === 'not-found' ? 'unknown-receipt' : outcome;
}
