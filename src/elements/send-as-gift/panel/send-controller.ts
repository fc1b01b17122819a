import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {loadPart} from '../../../client/load-part.ts';
import type {SentGift} from '../../../client/sent-gifts.ts';
import {sleep} from '../../../client/retry.ts';
import {nearestLang} from '../../../locales/language.ts';
import {canonicalTag} from '../../../locales/locale.ts';
import type {Gift} from '../../../protocol/gift.ts';
import {GiftBeforePayEvent, GiftCreatedEvent, GiftPaidEvent} from '../../events.ts';
import {dispatch} from '../../events-core.ts';
import {reportError} from '../../shared/report-error.ts';
import type {GiftButton} from '../button.ts';
import {getShop} from './catalog-cache.ts';
import {draftParams} from './draft-params.ts';
import {FormModel} from './form-model.ts';
import type {FormChange} from './form-storage.ts';
import {CONFIRMATION_TIMEOUT_MS, isFramed, isStorageAvailable, pollPayment, REDIRECT_TIMEOUT_MS} from './payment.ts';
import {findPageProduct, type PageProduct} from './page-product.ts';
import {draftKeyFor, returnUrl} from './return-url.ts';
import type {SendActions} from './send-host.ts';
import type {FormProblem, Progress, SendState} from './send-state.ts';
import type {FieldName} from './validation.ts';

/** Also defines `<gift-share>`: the sender needs both once the gift is paid. */
const importStatus = () => import('../../gift-status/status-controller.ts');

/** Sends one gift: from the click on the button to the claim link. It lives as long as the panel is open for it. */
export class SendController implements ReactiveController, SendActions {
  readonly button: GiftButton;
  readonly client: GiftClient;
  draftKey!: string;
  form!: FormModel;
  readonly #host: ReactiveControllerHost;
  /** Its ref; empty until it is found. */
  #product = '';
  readonly #lifetime = new AbortController();
  #polling: AbortController | undefined;
  #state: SendState = {kind: 'loading'};

  constructor(host: ReactiveControllerHost, button: GiftButton, client: GiftClient, product: PageProduct = {ref: ''}) {
    this.#host = host;
    this.button = button;
    this.client = client;
    this.#setProduct(product);
    host.addController(this);
  }

  /** The form of a product is stored under its draft key, so it is another one for another product. */
  #setProduct(product: PageProduct) {
    this.#product = product.ref;
    this.draftKey = draftKeyFor(product.ref);
    this.form = new FormModel(this.client, this.button, product, this.draftKey);
    this.form.selectPageVariant();
  }

  hostConnected() {
    addEventListener('pageshow', this.#onPageShow);
  }

  hostDisconnected() {
    this.dispose();
  }

  get state(): SendState {
    return this.#state;
  }

  get #draftId(): string | undefined {
    return this.client.findDraft(this.draftKey)?.giftId;
  }

  get progress(): Progress | undefined {
    return 'progress' in this.#state ? this.#state.progress : undefined;
  }

  /** Continues with a gift that is already paid, or shows the form. */
  async start(): Promise<void> {
    this.form.selectPageVariant();
    await this.#load();
  }

  /**
   * Continues after the payment page was left without its redirect, as by the back button. Unless the gift is paid, the form says that it
   * is not, and polling continues: the payment may still arrive.
   */
  async resumeCheckout(): Promise<void> {
    await this.#load({kind: 'unpaid'});
    const draft = this.client.findDraft(this.draftKey);
    if (draft && this.#state.kind === 'form') this.#pollPayment(draft.manageToken);
  }

  /**
   * Waits for the backend to confirm the payment; if that takes too long, the form says that it is not paid yet. `checkoutUrl` is set if
   * the payment page is open in another tab.
   */
  awaitPayment(checkoutUrl?: string): void {
    const draft = this.client.findDraft(this.draftKey);
    if (!draft) return void this.start();
    this.#setState({kind: 'awaiting-payment', checkoutUrl});
    void importStatus().catch(() => {});
    const signal = this.#pollPayment(draft.manageToken);
    // Paying in another tab may take as long as it takes.
    if (checkoutUrl) return;
    sleep(CONFIRMATION_TIMEOUT_MS, signal).then(() => {
      if (this.#state.kind === 'awaiting-payment') void this.#loadForm({kind: 'unpaid'});
    }, () => {});
  }

  #pollPayment(manageToken: string): AbortSignal {
    this.#polling?.abort();
    const {signal} = this.#polling = new AbortController();
    pollPayment(this.client, manageToken, signal, (gift) => void this.#onPaymentUpdate(gift, manageToken), (error) => {
      if (error?.status === 404) {
        this.client.clearDraft(this.draftKey);
        return void this.start();
      }
      const state = this.#state;
      if (state.kind === 'awaiting-payment' || state.kind === 'pay-in-new-tab') this.#setState({...state, error});
    });
    return signal;
  }

  updateForm(change: FormChange): void {
    const changes = typeof change === 'function' ? change(this.form.values) : change;
    this.form.update(changes);
    const state = this.#state;
    if (state.kind !== 'form') return;
    const {kind} = state.problem ?? {};
    const isOutdated = kind === 'insufficient-stock' || (kind !== 'unpaid' && changes.variant !== undefined);
    this.#setState(isOutdated ? {...state, problem: undefined} : state);
  }

  /** Pays, or returns the first invalid field. */
  submit(): FieldName | undefined {
    if (this.progress) return undefined;
    const invalid = this.form.validate();
    this.#host.requestUpdate();
    if (!invalid) void this.#pay();
    return invalid;
  }

  toggleOptions(): void {
    this.form.optionsOpen = !this.form.optionsOpen;
    this.#host.requestUpdate();
  }

  otherGifts = (): readonly SentGift[] => this.client.sentGifts().filter(({id}) => id !== this.#draftId);

  showSentGifts(): void {
    if (this.#state.kind === 'form' && !this.progress) this.#setState({kind: 'sent-gifts'});
  }

  showForm(problem?: FormProblem): void {
    const {catalog} = this.form;
    const {product} = catalog;
    this.#setState(product.giftable ? {kind: 'form', catalog, problem} : {kind: 'not-giftable', product});
  }

  /** Drafts the gift and leads to its payment. Calling it twice creates one gift. */
  async #pay(): Promise<void> {
    const state = this.#state;
    if (state.kind !== 'form') return;
    this.#setState({...state, progress: 'drafting', problem: undefined});
    // The form may have changed: a draft that is cancelled for it must not end the new one.
    this.#polling?.abort();
    const previousId = this.#draftId;
    try {
      const {gift, checkout, manageToken} = await this.client.draft({
        ...draftParams(this.form.values, state.catalog), draftKey: this.draftKey, product: this.#product,
        lang: canonicalTag(nearestLang(this.button)) ?? 'en', returnUrl: returnUrl(this.draftKey),
      }, this.#lifetime.signal);
      if (gift.id !== previousId) dispatch(this.button, new GiftCreatedEvent({gift: gift.id, state: gift.state}));
      if (checkout) this.#redirect(checkout.url);
      else await this.#showShare(gift, manageToken);
    } catch (thrown) {
      await this.#onDraftError(GiftError.from(thrown));
    }
  }

  /** Returns from the payment to the form. */
  async edit(): Promise<void> {
    this.#polling?.abort();
    await this.#loadForm();
  }

  /** Leaves a gift whose payment is pending, and starts a new one. */
  async startAnother(): Promise<void> {
    this.#polling?.abort();
    this.finish();
    await this.start();
  }

  /** The payment page was opened in another tab. */
  paymentOpened(): void {
    if (this.#state.kind === 'pay-in-new-tab') this.#setState({kind: 'awaiting-payment', checkoutUrl: this.#state.checkoutUrl});
  }

  onShared(): void {
    if (this.#state.kind === 'share') this.#setState({...this.#state, isShared: true});
  }

  /** Takes over a newer state of the gift, and its new link if the sender replaced it. */
  async onGiftChange(gift: Gift): Promise<void> {
    const before = this.#state;
    if (before.kind === 'payment-pending') return this.#onPaymentUpdate(gift, before.manageToken);
    if (before.kind !== 'share') return;
    this.#setState({...before, gift});
    if (!gift.linkReplaced && gift.linkNumber === before.gift.linkNumber) return;
    const link = await this.client.claimLink(gift, before.manageToken);
    const state = this.#state;
    if (state.kind === 'share') this.#setState({...state, link, linkReplaced: state.linkReplaced || link !== state.link});
  }

  /** Shows an error in the form, or instead of a screen that could not load. */
  fail(thrown: unknown): void {
    if (this.#lifetime.signal.aborted) return;
    const error = GiftError.from(thrown);
    this.#setState(this.#state.kind === 'form' ? {...this.#state, problem: {kind: 'error', error}} : {kind: 'error', error});
    reportError(this.button, error);
  }

  /** Ends with this gift; the next click starts a new one. */
  finish(): void {
    this.client.clearDraft(this.draftKey);
    this.form.clear();
  }

  /** Stops all requests. A reload no longer reopens the panel. */
  dispose(): void {
    if (this.#lifetime.signal.aborted) return;
    removeEventListener('pageshow', this.#onPageShow);
    this.#polling?.abort();
    this.#lifetime.abort();
    this.#host.removeController(this);
    this.client.sessionStore.remove('open-panel');
    if (this.#state.kind === 'share' && this.#state.isShared) this.finish();
  }

  /** The back button restored this page from the back/forward cache: the payment may have ended in the meantime. */
  #onPageShow = ({persisted}: PageTransitionEvent) => {
    const state = this.#state;
    if (!persisted) return;
    if (state.kind === 'awaiting-payment' && state.checkoutUrl) this.awaitPayment(state.checkoutUrl);
    else if (state.kind === 'awaiting-payment' || this.progress === 'redirecting') void this.resumeCheckout();
  };

  /** Shows the link of a paid gift, or the form: with `problem` if a draft is unpaid. */
  async #load(problem?: FormProblem): Promise<void> {
    this.#setState({kind: 'loading'});
    try {
      if (!this.#product) this.#setProduct(await findPageProduct(this.button, this.client));
      const draft = this.client.findDraft(this.draftKey);
      if (!draft || !await this.#resume(draft.manageToken, !!problem)) await this.#loadForm(this.#draftId ? problem : undefined);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /**
   * Shows the link of a paid gift; false if there is none, and the form starts anew. `showsClosed`: also a gift that has ended, because
   * it was on screen before a reload.
   */
  async #resume(manageToken: string, showsClosed: boolean): Promise<boolean> {
    try {
      const gift = await this.client.gift(manageToken, this.#lifetime.signal);
      if (gift.state === 'draft') {
        if (gift.paymentPending) await this.#showPending(manageToken);
        return gift.paymentPending;
      }
      if (gift.state !== 'cancelled' && gift.state !== 'abandoned' && (showsClosed || gift.state !== 'closed')) {
        await this.#showShare(gift, manageToken);
        return true;
      }
    } catch (thrown) {
      if (GiftError.from(thrown).status !== 404) throw thrown;
    }
    this.finish();
    return false;
  }

  /** Loads the product and shows the form, unless a payment has arrived in the meantime. */
  async #loadForm(problem?: FormProblem): Promise<void> {
    const {kind} = this.#state;
    try {
      await this.form.loadCatalog();
      if (this.#state.kind === kind) this.showForm(problem);
    } catch (thrown) {
      if (this.#state.kind === kind) this.fail(thrown);
    }
  }

  #redirect(checkoutUrl: string): void {
    this.client.sessionStore.set('open-panel', this.#product);
    if (!dispatch(this.button, new GiftBeforePayEvent(checkoutUrl))) return this.awaitPayment();
    // Without storage, leaving this page would lose the only key to the gift.
    const storageAvailable = isStorageAvailable(this.client);
    if (!storageAvailable || isFramed()) {
      this.awaitPayment(checkoutUrl);
      return this.#setState({kind: 'pay-in-new-tab', checkoutUrl, storageAvailable});
    }
    const state = this.#state;
    if (state.kind === 'form') this.#setState({...state, progress: 'redirecting'});
    location.assign(checkoutUrl);
    sleep(REDIRECT_TIMEOUT_MS, this.#lifetime.signal).then(() => { if (this.progress === 'redirecting') this.awaitPayment(); }, () => {});
  }

  async #onPaymentUpdate(gift: Gift, manageToken: string): Promise<void> {
    if (gift.state === 'draft') {
      if (gift.paymentPending) await this.#showPending(manageToken);
      else if (this.#state.kind === 'payment-pending') await this.resumeCheckout();
      return;
    }
    if (gift.state !== 'cancelled' && gift.state !== 'abandoned') return this.#showShare(gift, manageToken).catch((thrown) => this.fail(thrown));
    this.client.clearDraft(this.draftKey);
    this.#polling?.abort();
    await this.#loadForm(gift.state === 'abandoned' ? {kind: 'payment-failed'} : undefined);
  }

  /** Also instead of a form that says “not paid yet”, which would offer to pay twice. `<gift-status>` then reports the changes. */
  async #showPending(manageToken: string): Promise<void> {
    if (this.#state.kind === 'payment-pending') return;
    this.#polling?.abort();
    this.client.sessionStore.set('open-panel', this.#product);
    this.#setState({kind: 'payment-pending', manageToken, hasMail: false});
    const shop = await getShop(this.client).catch(() => undefined);
    const {state} = this;
    if (state.kind === 'payment-pending' && shop?.features.includes('mail')) this.#setState({...state, hasMail: true});
  }

  async #showShare(gift: Gift, manageToken: string): Promise<void> {
    const [link] = await Promise.all([this.client.claimLink(gift, manageToken), loadPart(importStatus())]);
    if (this.#lifetime.signal.aborted) return;
    this.client.sessionStore.set('open-panel', this.#product);
    this.#setState({kind: 'share', gift, manageToken, link, linkReplaced: false, isShared: false});
    if (this.client.sessionStore.get(`paid:${gift.id}`)) return;
    this.client.sessionStore.set(`paid:${gift.id}`, true);
    dispatch(this.button, new GiftPaidEvent({gift: gift.id, state: gift.state}));
  }

  /** Back to the form, with what changed since it was filled in. */
  async #onDraftError(error: GiftError): Promise<void> {
    if (this.#lifetime.signal.aborted) return;
    this.showForm(await this.form.problemOf(error));
    reportError(this.button, error);
  }

  #setState(state: SendState): void {
    if (this.#lifetime.signal.aborted) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}
