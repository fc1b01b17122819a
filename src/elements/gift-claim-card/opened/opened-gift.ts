/** The card once it is open: which screen is on, and the calls that move the gift. Loaded at the first press. */
import {nothing, type TemplateResult} from 'lit';
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {saveReceipt} from '../../../client/receipts.ts';
import {sleep} from '../../../client/retry.ts';
import type {Address} from '../../../protocol/address.ts';
import type {ClaimCard, Receipt} from '../../../protocol/gift.ts';
import type {Shop} from '../../../protocol/shop.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {errorMessage} from '../../../locales/format.ts';
import {dispatch, GiftClaimedEvent, GiftDeclinedEvent, GiftOpenedEvent} from '../../events.ts';
import {getClient} from '../../shared/clients.ts';
import {fields} from '../../shared/controls.styles.ts';
import {LocalizeController} from '../../shared/localize.ts';
import type {ClaimFlow} from '../flow/claim-flow.ts';
import type {ClaimController, ClaimView} from '../claim-controller.ts';
import {outcomeOf, type Outcome} from '../flow/outcomes.ts';
import {fadeOutBox} from '../flow/crossfade.ts';
import {adoptStyles} from '../../shared/adopt-styles.ts';
import {ReceiptView} from './receipt-view.ts';
import {AddressForm} from './address-form.ts';
import {addressFormStyles} from './address-form.styles.ts';
import {openedGiftStyles} from './opened-gift.styles.ts';
import {declineOutcomeUnknown, renderDecline, renderGroupDeclined} from './decline-view.ts';
import {PasscodeForm} from './passcode-form.ts';
import {renderProduct} from './product-view.ts';

const claimStrings = {
  en: async () => (await import('../../../locales/en/claim.ts')).claim,
  'zh-Hans': async () => (await import('../../../locales/zh-hans/claim.ts')).claim,
};

type Step = 'passcode' | 'unwrapped' | 'decline' | 'passed' | 'address' | 'accepted';

const VARIANT_KEY = 'chosen';

export class OpenedGift implements ClaimView {
  readonly hasGift = true;
  readonly controller: ClaimController;
  readonly #flow: ClaimFlow;
  readonly client: GiftClient;
  readonly #localize: LocalizeController<ClaimStrings>;
  #step: Step = 'unwrapped';
  #token = '';
  #card: ClaimCard | undefined;
  #variant: string | undefined;
  #passcodeForm: PasscodeForm | undefined;
  #addressForm: AddressForm | undefined;
  #receiptView: ReceiptView | undefined;
  #declineNote = '';
  #suggestedNote = '';
  #isBusy = false;
  /** What to say about the last try; a function, since the language may change while it stands there. */
  #error: ((words: ClaimStrings) => string) | undefined;
  /** Ends with this very gift’s turn, also when the card goes on with another link. */
  signal: AbortSignal;

  constructor(controller: ClaimController, after: ClaimFlow) {
    this.controller = controller;
    this.signal = controller.signal;
    this.#flow = after;
    this.client = getClient(controller.host.backend);
    this.#localize = new LocalizeController(controller.host, claimStrings);
    adoptStyles(controller.host, fields, openedGiftStyles, addressFormStyles);
  }

  get strings(): ClaimStrings {
    return this.#localize.strings!;
  }

  get language(): string {
    return this.#localize.language;
  }

  get commonStrings() {
    return this.#flow.strings!.common;
  }

  /** A box with a passcode asks for it; one that this tab has opened already asks no more. */
  async askPasscode(claimToken: string, sealed: ClaimCard): Promise<void> {
    this.#token = claimToken;
    this.#card = sealed;
    this.#step = 'passcode';
    this.#passcodeForm = new PasscodeForm(this, sealed, (passcode) => this.open(claimToken, sealed, passcode));
    await this.#localize.load();
    const {stored} = this.#passcodeForm;
    if (stored) void this.#passcodeForm.submit(stored);
  }

  /** The passcode was right; where it was asked for at the claim, what was typed is still there. */
  onUnlocked() {
    if (!this.#addressForm) fadeOutBox(this.controller.host.renderRoot);
    this.#setStep(this.#addressForm ? 'address' : 'unwrapped');
  }

  async open(claimToken: string, sealed: ClaimCard, passcode?: string): Promise<void> {
    let face: ClaimCard;
    try {
      face = await this.client.open(claimToken, passcode, this.signal);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      // Opened a moment ago, here or by someone with the same link: it is still there to be accepted.
      if (error.code !== 'state-conflict' || error.currentState !== 'opened') throw error;
      face = await this.client.card(claimToken, this.signal);
    }
    this.#setGift(claimToken, face);
    dispatch(this.controller.host, new GiftOpenedEvent({gift: sealed.gift, state: 'opened'}));
    await preloadImage(face.product?.image);
  }

  /** Opened here before: no need to unwrap it twice. */
  async showOpened(claimToken: string, face: ClaimCard): Promise<void> {
    this.#setGift(claimToken, face);
    await this.#localize.load();
  }

  /** `fallback` is what the claim link said, should the receipt be no receipt after all. */
  async showReceipt(receiptToken: string, claimToken?: string, fallback: Outcome = 'lost'): Promise<void | 'ended'> {
    try {
      const receipt = await this.client.receipt(receiptToken, this.signal);
      if (claimToken) await saveReceipt(this.client.localStore, claimToken, {receiptToken, claimed: true});
      if (this.signal.aborted) return 'ended';
      this.controller.storeReceipt(receiptToken);
      if (receipt.erased) return this.#showOutcome('erased');
      this.#showReceipt(receipt, receiptToken);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      const ending = error.status === 404 || error.status === 401 ? fallback : outcomeOf(error);
      if (!ending) throw error;
      this.controller.reportError(error);
      return this.#showOutcome(ending);
    }
  }

  #showOutcome(ending: Outcome): 'ended' {
    this.controller.showOutcome(ending);
    return 'ended';
  }

  #setGift(claimToken: string, face: ClaimCard) {
    this.#token = claimToken;
    this.#card = face;
    // What was chosen here before a reload, else what the sender chose, which may be swapped.
    const {variants = [], product} = face;
    const there = (wanted: unknown) => variants.find(({ref, available}) => ref === wanted && available)?.ref;
    const only = variants.length === 1 ? variants[0]!.ref : undefined;
    this.#variant = there(this.client.sessionStore.get(VARIANT_KEY)) ?? there(product?.variant?.ref) ?? there(only);
  }

  reconnect() {
    this.signal = this.controller.signal;
    this.#receiptView?.startPolling();
  }

  /** Another screen takes the place of this whole inside. */
  dispose() {
    this.#receiptView?.stop();
    this.#passcodeForm?.dispose();
    this.controller.host.removeController(this.#localize);
    this.#localize.hostDisconnected();
  }

  #setStep(screen: Step) {
    this.#step = screen;
    this.#error = undefined;
    this.controller.focus();
  }

  #chooseVariant = (ref: string) => {
    this.#variant = ref;
    this.#error = undefined;
    this.client.sessionStore.set(VARIANT_KEY, ref);
    this.controller.requestUpdate();
  };

  #accept = () => {
    if (this.#card?.variants?.length && !this.#variant) {
      this.#error = (words) => words.variantRequired;
      this.controller.requestUpdate();
      this.controller.host.renderRoot.querySelector<HTMLElement>('.choice input:not(:disabled)')?.focus();
      return;
    }
    this.#addressForm ??= new AddressForm(this, {
      isStored: true, onBack: () => this.#setStep('unwrapped'), onSubmit: (address) => this.#claim(address),
      onUnsupportedCountry: (country) => this.declineFor(country),
    });
    this.#setStep('address');
  };

  /** Throws what the form can show beside a field; everything else is handled here. */
  async #claim(address: Address): Promise<void> {
    const {signal} = this;
    try {
      const passcode = this.#passcodeForm?.stored;
      const params = {...(this.#variant && {variant: this.#variant}), ...(passcode && {passcode}), address};
      const {receipt, receiptToken} = await this.client.claim(this.#token, params, signal);
      this.#clearStored();
      dispatch(this.controller.host, new GiftClaimedEvent({gift: receipt.gift, state: receipt.state}));
      if (signal.aborted) return;
      this.controller.storeReceipt(receiptToken);
      this.#showReceipt(receipt, receiptToken);
      this.controller.announce(this.strings.claimedTitle);
      this.#setStep('accepted');
    } catch (thrown) {
      const error = GiftError.from(thrown);
      const ending = outcomeOf(error);
      const existingClaim = ending === 'claimed' ? await this.client.findReceiptToken(this.#token) : undefined;
      if (existingClaim) {
        this.controller.reportError(error);
        await this.#showExistingClaim(existingClaim);
      } else if (ending) {
        this.controller.reportError(error);
        this.controller.showOutcome(ending, this.#card);
      } else if (error.code === 'item-unavailable' && this.#card?.variants?.length) {
        this.controller.reportError(error);
        await this.#reloadVariants();
      } else if (!this.#handlePasscodeError(error)) throw error;
    }
  }

  /** The passcode is asked for once more, where that was what was wrong. */
  #handlePasscodeError(error: GiftError): boolean {
    if (!this.#passcodeForm || (error.code !== 'passcode-incorrect' && error.code !== 'rate-limited')) return false;
    this.#setStep('passcode');
    this.#passcodeForm.handleError(error);
    return true;
  }

  /** What this tab kept on the way is needed no more. */
  #clearStored() {
    this.#addressForm?.clear();
    this.#passcodeForm?.clear();
    this.client.sessionStore.remove(VARIANT_KEY);
  }

  /** An earlier try had arrived, and the shop has begun: it is theirs, at the address they gave first. */
  async #showExistingClaim(receiptToken: string) {
    const receipt = await this.client.receipt(receiptToken, this.signal);
    this.#clearStored();
    this.controller.storeReceipt(receiptToken);
    this.#showReceipt(receipt, receiptToken);
    this.#setStep('accepted');
    this.#receiptView!.showNotice((words) => words.correctionTooLate);
  }

  /** The chosen one was taken in the meantime: back to what is left, with the address kept. */
  async #reloadVariants() {
    const gone = this.#variant;
    try {
      this.#card = await this.client.card(this.#token, this.signal);
    } catch {
      // What is shown is old, but the next try tells.
    }
    const variants = this.#card?.variants?.map((variant) => (variant.ref === gone ? {...variant, available: false} : variant));
    this.#card = {...this.#card!, variants};
    this.#variant = undefined;
    this.#setStep('unwrapped');
    this.#error = () => errorMessage('item-unavailable', this.commonStrings);
  }

  /**
   * The quiet no of somebody whose country the shop does not deliver to: with the reason as a kind word, to be changed
   * or left out, since the sender may be able to help. The money goes back as after any other no.
   */
  declineFor(countryName: string) {
    // Their own words stay; those for another country don't.
    if (this.#declineNote === this.#suggestedNote) this.#declineNote = this.#suggestedNote = this.strings.unsupportedCountryNote(countryName);
    this.#setStep('decline');
  }

  #decline = async (event: Event) => {
    if (!event.isTrusted || this.#isBusy) return;
    const face = this.#card!;
    this.#isBusy = true;
    this.#error = undefined;
    this.controller.requestUpdate();
    try {
      await this.client.decline(this.#token, this.#declineNote.trim() || undefined, this.signal, this.#passcodeForm?.stored);
      this.#clearStored();
      dispatch(this.controller.host, new GiftDeclinedEvent({gift: face.gift, state: 'declined'}));
      // In a group nothing has ended: what one leaves is there for the others.
      if (face.portions.total > 1) this.#setStep('passed');
      else this.controller.showOutcome('declined', face);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (this.#handlePasscodeError(error)) return;
      this.controller.reportError(error);
      const ending = outcomeOf(error);
      if (ending) this.controller.showOutcome(ending, face);
      else this.#error = (words) => (error.outcomeUnknown ? declineOutcomeUnknown(face, words) : errorMessage(error.code, this.commonStrings));
    } finally {
      this.#isBusy = false;
      this.controller.requestUpdate();
    }
  };

  #showReceipt(receipt: Receipt, receiptToken: string) {
    this.#receiptView = new ReceiptView(this, receipt, receiptToken);
    this.#step = 'accepted';
    this.#receiptView.startPolling();
  }

  /** Whose gift it is and which shop's, told by the receipt once there is one. */
  get parties(): {shop: {name: string; domain: string}; senderName: string} {
    return this.#receiptView?.receipt ?? this.#card!;
  }

  shop(): Promise<Shop> {
    return this.client.shop(this.signal);
  }

  render(): TemplateResult | typeof nothing {
    const strings = this.#localize.strings;
    const card = this.#card;
    if (!strings || !this.controller.localize.strings || !this.#flow.strings) return nothing;
    if (this.#step === 'accepted') return this.#receiptView!.render();
    if (!card) return nothing;
    const error = this.#error?.(strings);
    if (this.#step === 'passcode') return this.#passcodeForm!.render();
    if (this.#step === 'address') return this.#addressForm!.render();
    if (this.#step === 'passed') return renderGroupDeclined({card, strings, onBack: () => this.#setStep('unwrapped')});
    if (this.#step === 'decline') {
      return renderDecline({
        card, strings, error, isBusy: this.#isBusy, note: this.#declineNote,
        onNote: (text) => { this.#declineNote = text; this.controller.requestUpdate(); },
        onDecline: this.#decline, onBack: () => this.#setStep('unwrapped'),
      });
    }
    return renderProduct({
      card, strings, sealedStrings: this.controller.localize.strings.card, error, selected: this.#variant,
      onSelect: this.#chooseVariant, onAccept: this.#accept, onDecline: () => this.#setStep('decline'),
    });
  }
}

/** The picture is fetched while the lid is in the air, so that it is there when it rises; a slow one is not waited for long. */
async function preloadImage(address: string | undefined): Promise<void> {
  if (!address) return;
  const image = new Image();
  image.src = address;
  const patience = new AbortController();
  await Promise.race([image.decode().catch(() => undefined), sleep(IMAGE_TIMEOUT_MS, patience.signal).catch(() => undefined)]);
  patience.abort();
}
const IMAGE_TIMEOUT_MS = 1_500;
