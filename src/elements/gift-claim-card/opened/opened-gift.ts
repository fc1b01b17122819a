/** The opened gift: passcode, product, decline and address, and the requests behind them. Loaded at the first click. */
import {nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {loadPart} from '../../../client/load-part.ts';
import {saveReceipt} from '../../../client/receipts.ts';
import {variantKey} from '../../../client/storage-keys.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {Address} from '../../../protocol/address.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {GiftClaimedEvent, GiftDeclinedEvent} from '../../events.ts';
import {dispatch} from '../../events-core.ts';
import {adoptStyles} from '../../shared/adopt-styles.ts';
import {fields} from '../../shared/controls.styles.ts';
import type {ClaimFlowHost} from '../claim-host.ts';
import type {ClaimState, Message, OpenedCard, Outcome, StateOf} from '../claim-state.ts';
import {fadeOutBox} from '../flow/crossfade.ts';
import {outcomeOf} from '../flow/outcomes.ts';
import {AddressForm} from './address-form.ts';
import {addressFormStyles} from './address-form.styles.ts';
import {DeclineForm, renderGroupDeclined} from './decline-form.ts';
import {openGift} from './open-gift.ts';
import {openedGiftStyles} from './opened-gift.styles.ts';
import {OpenedHost, type OpenedLocalizers} from './opened-host.ts';
import type {PasscodeForm} from './passcode-form.ts';
import {initialVariant, renderProduct} from './product-view.ts';
import {ReceiptFlow} from './receipt-flow.ts';

const importPasscodeForm = () => import('./passcode-form.ts');

export class OpenedGift {
  readonly #host: OpenedHost;
  #token = '';
  #passcodeForm: PasscodeForm | undefined;
  #addressForm: AddressForm | undefined;
  #declineForm: DeclineForm | undefined;
  #receiptFlow: ReceiptFlow | undefined;

  constructor(card: ClaimFlowHost, localizers: OpenedLocalizers, signal: AbortSignal) {
    this.#host = new OpenedHost(card, localizers, signal);
    adoptStyles(card.element, fields, openedGiftStyles, addressFormStyles);
  }

  /** Continues after the element was moved on its page; false if no opened gift is on screen. */
  reconnect(): boolean {
    const {kind} = this.#host.state;
    if (kind === 'loading' || kind === 'sealed' || kind === 'opening' || kind === 'outcome') return false;
    this.#host.reconnect();
    if (kind === 'receipt' || kind === 'correction') this.#receiptFlow!.startPolling();
    return true;
  }

  /** Asks for the passcode, or tries the one that opened the gift in this tab before. */
  async askPasscode(token: string, card: ClaimCard): Promise<void> {
    this.#token = token;
    const {PasscodeForm} = await loadPart(importPasscodeForm());
    const form = this.#passcodeForm = new PasscodeForm(this.#host, card, {
      open: (passcode) => this.open(token, passcode),
      onUnlocked: (product) => this.#onUnlocked(product),
    });
    await this.#host.loadStrings();
    this.#host.show({kind: 'passcode', card}, '#passcode');
    const {storedPasscode} = form;
    if (storedPasscode) void form.submit(storedPasscode);
  }

  /** Opens the gift; resolves with the state that shows it. */
  async open(token: string, passcode?: string): Promise<StateOf<'product'>> {
    this.#token = token;
    return this.#productState(await openGift(this.#host, token, passcode));
  }

  /** Shows a gift that was opened in this browser before; it is not unwrapped twice. */
  async showOpened(token: string, card: ClaimCard): Promise<void> {
    this.#token = token;
    await this.#host.loadStrings();
    this.#host.setState(this.#productState(card));
  }

  /** `unknownOutcome` is shown if the backend does not know the receipt. */
  async showReceipt(receiptToken: string, claimToken?: string, unknownOutcome: Outcome = 'unknown-receipt', notice?: Message): Promise<void> {
    const host = this.#host;
    const {client, signal} = host;
    try {
      const receipt = await client.receipt(receiptToken, signal);
      if (claimToken) await saveReceipt(client.localStore, claimToken, {receiptToken, claimed: true});
      if (signal.aborted) return;
      host.storeReceipt(receiptToken);
      if (receipt.erased) return host.showOutcome('erased');
      const state = {kind: 'receipt', receipt, receiptToken, notice} as const;
      if (notice) this.#showClaimed(state, notice(host.strings));
      else this.#startReceipt(state);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      const outcome = error.status === 404 || error.status === 401 ? unknownOutcome : outcomeOf(error);
      if (!outcome) throw error;
      host.reportError(error);
      host.showOutcome(outcome);
    }
  }

  #startReceipt(state: StateOf<'receipt'>) {
    this.#receiptFlow = new ReceiptFlow(this.#host, state.receiptToken);
    this.#host.setState(state);
    this.#receiptFlow.startPolling();
  }

  /** The recipient's own click led to the receipt. */
  #showClaimed(state: StateOf<'receipt'>, announcement: string) {
    this.#startReceipt(state);
    this.#host.announce(announcement);
    this.#host.show(state);
  }

  #onUnlocked(product: StateOf<'product'>) {
    const {card, variant} = product;
    // Where the passcode was asked for again by a claim, the address form still holds what was typed.
    if (this.#addressForm) return this.#host.show({kind: 'address', card, variant});
    fadeOutBox(this.#host.element.renderRoot);
    this.#host.show(product);
  }

  #productState(card: ClaimCard): StateOf<'product'> {
    return {kind: 'product', card, variant: initialVariant(card, this.#host.client.sessionStore.get(variantKey(card.gift)))};
  }

  /** The opened gift on screen. */
  #current(): OpenedCard {
    const {state} = this.#host;
    if (!('card' in state) || !state.card) throw new Error(`The claim card shows ${state.kind}, not an opened gift.`);
    return {card: state.card, variant: 'variant' in state ? state.variant : undefined};
  }

  readonly #showProduct = () => this.#host.show({kind: 'product', ...this.#current()});

  readonly #selectVariant = (variant: string) => {
    const {card} = this.#current();
    this.#host.client.sessionStore.set(variantKey(card.gift), variant);
    this.#host.setState({kind: 'product', card, variant});
  };

  readonly #accept = () => {
    const {card, variant} = this.#current();
    if (card.variants?.length && !variant) {
      this.#host.setState({kind: 'product', card, error: ({variantRequired}) => variantRequired});
      return this.#host.focus('.variants input:not(:disabled)');
    }
    this.#addressForm ??= new AddressForm(this.#host, {
      parties: card,
      isStored: true,
      onBack: this.#showProduct,
      onSubmit: (address) => this.#claim(address),
      onUnsupportedCountry: (country) => this.#declineForCountry(country),
    });
    this.#host.show({kind: 'address', card, variant});
  };

  /** Throws what the form can show beside a field; everything else is handled here. */
  async #claim(address: Address): Promise<void> {
    const host = this.#host;
    const {client, signal} = host;
    const {card, variant} = this.#current();
    try {
      const passcode = this.#passcodeForm?.storedPasscode;
      const params = {...(variant && {variant}), ...(passcode && {passcode}), address};
      const {receipt, receiptToken} = await client.claim(this.#token, params, signal);
      this.#clearStored(card);
      dispatch(host.element, new GiftClaimedEvent({gift: receipt.gift, state: receipt.state}));
      if (signal.aborted) return;
      host.storeReceipt(receiptToken);
      this.#showClaimed({kind: 'receipt', receipt, receiptToken}, host.strings.claimedTitle);
    } catch (thrown) {
      await this.#handleClaimError(GiftError.from(thrown), card, variant);
    }
  }

  async #handleClaimError(error: GiftError, card: ClaimCard, variant: string | undefined): Promise<void> {
    const host = this.#host;
    const outcome = outcomeOf(error);
    // An earlier attempt arrived, and the shop has begun: the gift goes to the address of that attempt.
    const existingClaim = outcome === 'claimed' ? await host.client.findReceiptToken(this.#token) : undefined;
    if (existingClaim) {
      host.reportError(error);
      this.#clearStored(card);
      await this.showReceipt(existingClaim, undefined, 'claimed', ({correctionTooLate}) => correctionTooLate);
    } else if (outcome) {
      host.reportError(error);
      host.showOutcome(outcome, card);
    } else if (error.code === 'item-unavailable' && card.variants?.length) {
      host.reportError(error);
      await this.#reloadVariants(card, variant);
    } else if (!this.#handlePasscodeError(error)) throw error;
  }

  /** The selected variant has sold out: back to the product with the ones that are left; the address stays typed. */
  async #reloadVariants(card: ClaimCard, soldOut: string | undefined): Promise<void> {
    const host = this.#host;
    let fresh = card;
    try {
      fresh = await host.client.card(this.#token, host.signal);
    } catch (thrown) {
      const outcome = outcomeOf(GiftError.from(thrown));
      if (outcome) return host.showOutcome(outcome, card);
      // Otherwise the old list stays; the next attempt reports its own error.
    }
    const variants = fresh.variants?.map((variant) => (variant.ref === soldOut ? {...variant, available: false} : variant));
    host.show({kind: 'product', card: {...fresh, variants}, error: () => errorMessage('item-unavailable', host.commonStrings)});
  }

  /** Asks for the passcode again if the error was about it. */
  #handlePasscodeError(error: GiftError): boolean {
    if (!this.#passcodeForm || (error.code !== 'passcode-incorrect' && error.code !== 'rate-limited')) return false;
    this.#host.show({kind: 'passcode', ...this.#current()});
    this.#passcodeForm.handleError(error);
    return true;
  }

  readonly #showDecline = () => {
    const {card, variant} = this.#current();
    this.#declineForm ??= new DeclineForm(this.#host, {
      onSubmit: (note) => this.#decline(note),
      onBack: this.#showProduct,
    });
    this.#host.show({kind: 'decline', card, variant});
  };

  /** Offers to decline with a note that names the country, since the sender may be able to help. */
  #declineForCountry(countryName: string) {
    this.#showDecline();
    this.#declineForm!.suggestNote(this.#host.strings.unsupportedCountryNote(countryName));
  }

  /** Throws what the form shows. */
  async #decline(note: string): Promise<void> {
    const host = this.#host;
    const {client, signal} = host;
    const {card, variant} = this.#current();
    try {
      await client.decline(this.#token, note || undefined, signal, this.#passcodeForm?.storedPasscode);
      this.#clearStored(card);
      dispatch(host.element, new GiftDeclinedEvent({gift: card.gift, state: 'declined'}));
      // In a group, the portion stays available to the others.
      if (card.portions.total > 1) host.show({kind: 'group-declined', card, variant});
      else host.showOutcome('declined', card);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (this.#handlePasscodeError(error)) return;
      const outcome = outcomeOf(error);
      if (!outcome) throw error;
      host.reportError(error);
      host.showOutcome(outcome, card);
    }
  }

  /** Removes what this tab stored until the gift was accepted or declined. */
  #clearStored({gift}: ClaimCard) {
    this.#addressForm?.clearStored();
    this.#passcodeForm?.clearStored();
    this.#host.client.sessionStore.remove(variantKey(gift));
  }

  render(state: ClaimState): TemplateResult | typeof nothing {
    const host = this.#host;
    if (!host.hasStrings) return nothing;
    switch (state.kind) {
      case 'passcode': return this.#passcodeForm!.render(state.card);
      case 'product': return renderProduct(state, host, {onSelect: this.#selectVariant, onAccept: this.#accept, onDecline: this.#showDecline});
      case 'decline': return this.#declineForm!.render(state.card);
      case 'group-declined': return renderGroupDeclined(state.card, host, this.#showProduct);
      case 'address': return this.#addressForm!.render();
      case 'receipt': case 'correction': return this.#receiptFlow!.render(state);
      default: return nothing;
    }
  }
}
