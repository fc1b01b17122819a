/**
 * One gift in the making: from the press on the button to the link. It knows
 * what is true and asks the client; drawing it is the panel's business.
 */
import type {GiftClient} from '../../../client/gift-client.ts';
import type {DraftParams} from '../../../client/drafts.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {sleep} from '../../../client/retry.ts';
import {poll} from '../../../client/poll.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {Money} from '../../../protocol/money.ts';
import type {Product} from '../../../protocol/product.ts';
import type {Feature, Shop} from '../../../protocol/shop.ts';
import {matchLanguage, nearestLang} from '../../../locales/language.ts';
import {dispatch, GiftBeforePayEvent, GiftCreatedEvent, GiftFailedEvent, GiftPaidEvent} from '../../events.ts';
import {whenVisible} from '../../shared/visibility.ts';
import {firstAvailable, priceOf} from './variants.ts';
import {clearForm, saveForm, loadForm, type Prefill, type SendForm} from './form-storage.ts';
import {isFeatureAvailable, parsePortions} from './portions.ts';
import {invalidateProduct, getProduct, getShop} from './catalog-cache.ts';
import {returnUrl, draftKeyFor} from './return-url.ts';

export type Screen = 'loading' | 'error' | 'not-giftable' | 'form' | 'awaiting-payment' | 'unpaid' | 'pay-in-new-tab' | 'share';

/** The button's side of it. */
export interface SessionHost extends Element {
  readonly product?: string | null;
  readonly variant?: string | null;
  readonly prefill?: Prefill | null;
}

/** How long a payment may take to be confirmed before the sender is offered a way on. */
const CONFIRMATION_TIMEOUT_MS = 6_000;

export class SendController {
  screen: Screen = 'loading';
  product: Product | undefined;
  shop: Shop | undefined;
  gift: Gift | undefined;
  manageToken = '';
  /** The claim link, on the share screen. */
  link = '';
  checkoutUrl = '';
  form: SendForm;
  isBusy = false;
  isRedirecting = false;
  error: GiftError | undefined;
  /** The price is not the one that the sender saw before. */
  priceChanged = false;
  /** The shop has some of it, but not as many as this group. */
  insufficientStock = false;
  /** The payment is on a page of its own, beside this one. */
  paysInNewTab = false;
  /** This browser keeps what a reload needs. */
  storageAvailable = true;
  /** The link was replaced while it was looked at. */
  linkReplaced = false;
  /** The link has left this page in some way. */
  isShared = false;

  readonly host: SessionHost;
  readonly client: GiftClient;
  readonly draftKey: string;
  readonly #ref: string;
  readonly #requestUpdate: () => void;
  readonly #abort = new AbortController();
  #polling: AbortController | undefined;

  constructor(host: SessionHost, client: GiftClient, requestUpdate: () => void) {
    this.host = host;
    this.client = client;
    this.#ref = host.product!;
    this.draftKey = draftKeyFor(this.#ref);
    this.#requestUpdate = requestUpdate;
    this.form = loadForm(client, this.draftKey, host.prefill);
  }

  /** A press: on with a gift that is already paid for, or the form. */
  async start(): Promise<void> {
    this.#setScreen('loading');
    try {
      const draft = this.client.findDraft(this.draftKey);
      if (draft && await this.#resume(draft.manageToken)) return;
      await this.#showForm();
    } catch (thrown) {
      this.#fail(thrown, 'error');
    }
  }

  /** Back from the payment page: nothing is believed but what the backend says. */
  awaitPayment(): void {
    const draft = this.client.findDraft(this.draftKey);
    if (!draft) return void this.start();
    this.manageToken = draft.manageToken;
    this.isBusy = this.isRedirecting = false;
    this.#setScreen('awaiting-payment');
    this.#polling?.abort();
    const polling = this.#polling = new AbortController();
    const {signal} = polling;
    void poll<Gift>({
      signal, whenVisible, minIntervalMs: 1_000, maxIntervalMs: 4_000,
      fetch: (etag) => this.client.giftIfChanged(draft.manageToken, etag, signal),
      onData: (gift) => { this.gift = gift; void this.#onPaymentUpdate(gift); },
      isDone: (gift) => gift.state !== 'draft',
      onError: (error) => {
        this.error = error;
        if (error && error.status === 404) { this.client.clearDraft(this.draftKey); void this.start(); }
        this.#requestUpdate();
      },
    });
    // Who pays in another tab takes as long as they like.
    sleep(CONFIRMATION_TIMEOUT_MS, signal).then(() => { if (this.screen === 'awaiting-payment' && !this.paysInNewTab) this.#setScreen('unpaid'); }, () => {});
  }

  updateForm(form: Partial<SendForm>): void {
    this.form = {...this.form, ...form};
    saveForm(this.client, this.draftKey, this.form);
    if (form.variant !== undefined) this.priceChanged = false;
    this.insufficientStock = false;
    this.#requestUpdate();
  }

  /** What one costs: as the backend said last. */
  get price(): Money | undefined {
    return this.product && priceOf(this.product, this.form.variant ?? '');
  }

  /** For how many; NaN where what was typed is no number for a group. */
  get portions(): number {
    return this.shop ? parsePortions(this.form, this.shop) : 1;
  }

  /** What all of it costs; undefined while nobody can tell. */
  get total(): Money | undefined {
    const {price, portions} = this;
    return price && portions ? {...price, amount: price.amount * portions} : undefined;
  }

  /** The gift that this wish has become in this browser, paid for or not. */
  get draftId(): string | undefined {
    return this.client.findDraft(this.draftKey)?.giftId;
  }

  /** Drafts the gift and leads to its payment. Pressing twice makes one gift. */
  async pay(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = undefined;
    this.priceChanged = this.insufficientStock = false;
    this.#requestUpdate();
    const before = this.client.findDraft(this.draftKey)?.giftId;
    try {
      if (!this.product) await this.#load();
      const {variant = '', note, senderName, cover} = this.form;
      const {portions} = this;
      const {gift, checkout, manageToken} = await this.client.draft({
        draftKey: this.draftKey, product: this.#ref, expected: this.total, note: note.trim(), cover, senderName: senderName.trim(),
        lang: matchLanguage(nearestLang(this.host)), returnUrl: returnUrl(this.draftKey),
        ...(variant && this.product!.variants.length > 1 && {variant}),
        ...(portions > 1 && {portions}), ...this.#optionParams(),
      }, this.#abort.signal);
      this.gift = gift;
      this.manageToken = manageToken;
      if (gift.id !== before) dispatch(this.host, new GiftCreatedEvent({gift: gift.id, state: gift.state}));
      if (checkout) this.#redirect(checkout.url);
      else await this.#showShare(gift);
    } catch (thrown) {
      await this.#onDraftError(GiftError.from(thrown));
    }
  }

  edit(): Promise<void> {
    this.#polling?.abort();
    return this.#showForm().catch((thrown: unknown) => this.#fail(thrown, 'error'));
  }

  /** The sender is done with this gift; the next press begins another one. */
  finish(): void {
    this.client.clearDraft(this.draftKey);
    clearForm(this.client, this.draftKey);
  }

  /** The panel closes: nothing is asked any more, and a reload no longer brings this screen back. */
  dispose(): void {
    this.#polling?.abort();
    this.#abort.abort();
    this.client.sessionStore.remove('open');
    if (this.screen === 'share' && this.isShared) this.finish();
  }

  /** The gift as it was seen elsewhere, for instance by the follow view below the link. */
  async onGiftChange(gift: Gift): Promise<void> {
    const renewed = gift.linkReplaced || gift.linkNumber !== this.gift?.linkNumber;
    this.gift = gift;
    if (renewed) {
      const before = this.link;
      this.link = await this.client.claimLink(gift, this.manageToken);
      this.linkReplaced ||= this.link !== before;
    }
    this.#requestUpdate();
  }

  async #resume(manageToken: string): Promise<boolean> {
    try {
      const gift = await this.client.gift(manageToken, this.#abort.signal);
      if (gift.state === 'draft') return false;
      if (gift.state !== 'closed' && gift.state !== 'cancelled' && gift.state !== 'abandoned') {
        this.manageToken = manageToken;
        await this.#showShare(gift);
        return true;
      }
    } catch (thrown) {
      if (GiftError.from(thrown).status !== 404) throw thrown;
    }
    this.finish();
    this.form = loadForm(this.client, this.draftKey, this.host.prefill);
    return false;
  }

  async #load(): Promise<void> {
    [this.product, this.shop] = await Promise.all([getProduct(this.client, this.#ref), getShop(this.client)]);
    this.form.variant = firstAvailable(this.product, this.form.variant, this.host.variant);
  }

  async #showForm(): Promise<void> {
    await this.#load();
    this.#setScreen(this.product!.giftable ? 'form' : 'not-giftable');
  }

  /** What was asked for beyond an ordinary gift, as far as the shop offers it. */
  #optionParams(): Pick<DraftParams, 'secret' | 'passcode' | 'sendAt'> {
    const {secret, passcode, instant, timeZone} = this.form;
    const isOffered = (feature: Feature) => isFeatureAvailable(this.shop!, feature);
    return {
      ...(secret && isOffered('secret') && {secret}),
      ...(passcode.trim() && isOffered('passcode') && {passcode: passcode.trim()}),
      ...(instant && isOffered('schedule') && {sendAt: {at: instant, timeZone}}),
    };
  }

  /** The payment page has been opened beside this one. */
  paymentOpened(): void {
    if (this.screen === 'pay-in-new-tab') this.#setScreen('awaiting-payment');
  }

  #redirect(url: string): void {
    this.checkoutUrl = url;
    this.paysInNewTab = false;
    this.client.sessionStore.set('open', this.draftKey);
    if (!dispatch(this.host, new GiftBeforePayEvent(url))) return this.awaitPayment();
    // Where nothing can be kept, leaving this page would lose the only key to the gift; and a payment page refuses to be framed.
    this.storageAvailable = this.client.localStore.set('probe', 1);
    this.client.localStore.remove('probe');
    if (!this.storageAvailable || window.top !== window.self) {
      this.paysInNewTab = true;
      this.awaitPayment();
      return this.#setScreen('pay-in-new-tab');
    }
    this.isRedirecting = true;
    this.#requestUpdate();
    location.assign(url);
    // A page that is still here after a while was not left: a stopped or failed navigation.
    sleep(15_000, this.#abort.signal).then(() => { if (this.isRedirecting) this.awaitPayment(); }, () => {});
  }

  async #onPaymentUpdate(gift: Gift): Promise<void> {
    if (gift.state === 'draft') return;
    if (gift.state !== 'cancelled' && gift.state !== 'abandoned') return this.#showShare(gift);
    this.client.clearDraft(this.draftKey);
    await this.edit();
  }

  async #showShare(gift: Gift): Promise<void> {
    this.gift = gift;
    this.link = await this.client.claimLink(gift, this.manageToken);
    this.client.sessionStore.set('open', this.draftKey);
    this.isBusy = this.isRedirecting = false;
    this.#setScreen('share');
    if (this.client.sessionStore.get(`paid:${gift.id}`)) return;
    this.client.sessionStore.set(`paid:${gift.id}`, true);
    dispatch(this.host, new GiftPaidEvent({gift: gift.id, state: gift.state}));
  }

  async #onDraftError(error: GiftError): Promise<void> {
    this.isBusy = false;
    if (error.code === 'aborted') return;
    if (error.code === 'price-mismatch' || error.code === 'item-unavailable' || error.code === 'not-giftable') {
      invalidateProduct(this.client, this.#ref);
      const {price: old, portions, form: {variant}} = this;
      await this.#showForm().catch(() => {});
      this.insufficientStock = error.code === 'item-unavailable' && portions > 1 && this.product?.giftable === true && variant === this.form.variant;
      this.priceChanged = error.code === 'price-mismatch' && old?.amount !== this.price?.amount;
    }
    if (this.screen === 'unpaid' || this.screen === 'pay-in-new-tab') this.screen = 'form';
    this.#fail(error, this.screen);
  }

  /** Something that the form needs did not arrive. */
  fail(thrown: unknown): void {
    this.#fail(thrown, this.screen);
  }

  #fail(thrown: unknown, screen: Screen): void {
    const error = GiftError.from(thrown);
    if (error.code === 'aborted') return;
    this.error = error;
    this.isBusy = false;
    this.screen = screen;
    this.#requestUpdate();
    dispatch(this.host, new GiftFailedEvent(error));
  }

  #setScreen(screen: Screen): void {
    this.screen = screen;
    this.error = undefined;
    this.#requestUpdate();
  }
}
