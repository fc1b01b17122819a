import {html, LitElement, nothing} from 'lit';
import {errorMessage} from '../../../locales/format.ts';
import {coverStyles} from '../../gift-box/covers.styles.ts';
import {controls} from '../../shared/controls.styles.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {icons} from '../../shared/icons.ts';
import {LocalizeController} from '../../shared/localize.ts';
import {tokens} from '../../shared/tokens.styles.ts';
import {inheritTheme, panelContainer} from './inherit-theme.ts';
import {renderFormScreen} from './screens/form-screen.ts';
import {CompactLayoutObserver} from './compact-layout.ts';
import type {GiftOptions} from './options/gift-options.ts';
import {hasOptions} from './options/options-toggle.ts';
import {styles} from './gift-panel.styles.ts';
import type {SendController, Screen} from './send-controller.ts';
import {renderAwaitingPaymentScreen, renderPayInNewTabScreen, renderLoadingScreen, renderUnpaidScreen} from './screens/payment-screens.ts';
import {animateIn, isSheet, animateOut, position, preloadFloating} from './position.ts';
import {renderSentGiftsScreen} from './screens/sent-gifts-screen.ts';
import {renderShareScreen} from './screens/share-screen.ts';
import {renderErrorScreen, renderNotGiftableScreen} from './screens/error-screens.ts';
import {wordsIn, type Words} from './strings.ts';

/** What a screen is drawn from. */
export interface PanelContext {
  controller: SendController;
  words: Words;
  /** The language's tag, for numbers and dates. */
  language: string;
  /** What is missing from the form, once somebody has tried to pay. */
  showsErrors: boolean;
  /** `dark` or `light`, for the elements inside. */
  theme: string;
  /** There is little height for what scrolls. */
  isCompact: boolean;
  options: {open: boolean; toggle(): void};
  submit(event: Event): void;
  /** To the gifts that were sent from here, and back to the form. */
  showSentGifts(): void;
  showForm(): void;
  close(): void;
  done(): void;
}

/** The sender's panel: a dialog beside its button, or a sheet on a phone. One for all buttons of a page. */
export class GiftPanel extends LitElement {
  static override styles = [tokens, controls, coverStyles, styles];

  static override properties = {
    controller: {state: true}, showsErrors: {state: true}, optionsOpen: {state: true}, showsSentGifts: {state: true}, isCompact: {state: true},
  };

  private declare controller: SendController | undefined;
  private declare showsErrors: boolean;
  private declare optionsOpen: boolean;
  private declare showsSentGifts: boolean;
  private declare isCompact: boolean;

  readonly #localize = new LocalizeController(this, wordsIn);
  #button: HTMLElement | undefined;
  #cleanup = () => {};
  #renderedScreen: Screen | 'sent-gifts' | undefined;
  #pointerDownOutside = false;
  readonly #compactLayout = new CompactLayoutObserver((low) => { this.isCompact = low; });
  /** What the dialog was last opened for. */
  #openedFor: SendController | undefined;

  constructor() {
    super();
    this.showsErrors = this.optionsOpen = this.showsSentGifts = this.isCompact = false;
  }

  private get dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }

  /** Whether this wish is on screen, or about to be. */
  isShowing(draftKey: string): boolean {
    return this.controller?.draftKey === draftKey && (this.#openedFor !== this.controller || this.dialog?.open);
  }

  show(button: HTMLElement, controller: SendController): void {
    if (this.controller && this.controller !== controller) this.#reset();
    // Moving it ends what it showed, so it is moved first.
    const container = panelContainer(button);
    if (this.parentNode !== container) container.append(this);
    this.controller = controller;
    this.showsErrors = this.optionsOpen = this.showsSentGifts = false;
    this.#renderedScreen = undefined;
    this.#button = button;
    inheritTheme(this, button);
    void this.#localize.load();
    void Promise.all([this.updateComplete, preloadFloating()]).then(() => {
      if (this.controller !== controller || this.dialog.open) return;
      this.dialog.showModal();
      this.#openedFor = controller;
      const stopPositioning = position(this.dialog, () => this.#button);
      const stopBackButton = isSheet() ? this.#closeOnBackButton() : () => {};
      this.#cleanup = () => { stopPositioning(); stopBackButton(); };
      animateIn(this.dialog);
      this.#focusHeading();
    });
    addEventListener('pageshow', this.#onPageShow);
  }

  /** Where the browser's own dialogs close on a phone's back button, nothing is loaded for it. */
  #closeOnBackButton(): () => void {
    let isDone = false;
    let unsubscribe = () => {};
    if (!('CloseWatcher' in globalThis)) {
      void import('./back-button.ts').then(({onBackButton}) => { if (!isDone) unsubscribe = onBackButton(() => void this.close()); }, () => {});
    }
    return () => { isDone = true; unsubscribe(); };
  }

  /** Whether it is open, or about to be, for this button. */
  isOpenFor(button: HTMLElement): boolean {
    return this.#button === button && !!this.controller;
  }

  async close(): Promise<void> {
    const controller = this.controller;
    if (!this.dialog.open || !controller) return;
    await animateOut(this.dialog);
    if (controller !== this.controller) return;
    this.dialog.close();
    // Its own event waits for a frame, and a page that nobody sees has none.
    this.#onClose();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#reset();
  }

  #reset() {
    this.#cleanup();
    this.#cleanup = () => {};
    removeEventListener('pageshow', this.#onPageShow);
    this.controller?.dispose();
    this.controller = undefined;
    // Taken out of the page it is no longer modal, and would come back as it is.
    if (this.dialog?.open) this.dialog.close();
  }

  /** Closed, by whatever way: also by the browser's own, which asks nobody. */
  #onClose() {
    // The event comes late: another press may have begun another gift by now.
    if (this.dialog.open || !this.controller || this.#openedFor !== this.controller) return;
    const button = this.#button;
    this.dialog.getAnimations().forEach((animation) => animation.cancel());
    this.#reset();
    button?.shadowRoot?.querySelector('button')?.focus({preventScroll: true});
  }

  /** The browser's back button restored this page as it was left: ask what has become of the payment. */
  #onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted && (this.controller?.isRedirecting || this.controller?.screen === 'awaiting-payment' || this.controller?.screen === 'unpaid')) this.controller.awaitPayment();
  };

  #submit(event: Event) {
    event.preventDefault();
    this.showsErrors = true;
    void this.#validateAndPay();
  }

  async #validateAndPay() {
    const {controller} = this;
    await this.updateComplete;
    if (!controller || controller.isBusy) return;
    const invalidField = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (invalidField) return invalidField.focus();
    if (hasOptions(controller.form, controller.shop!)) {
      let invalidOption;
      try {
        invalidOption = await this.#firstInvalidOption();
      } catch (thrown) {
        return controller.fail(thrown);
      }
      if (controller !== this.controller) return;
      if (invalidOption) {
        this.optionsOpen = true;
        await this.updateComplete;
        return invalidOption.focus();
      }
    }
    void controller.pay();
  }

  async #firstInvalidOption(): Promise<HTMLElement | undefined> {
    await loadOptions();
    return this.renderRoot.querySelector<GiftOptions>('send-as-gift-options')?.firstInvalid();
  }

  async #toggleOptions() {
    this.optionsOpen = !this.optionsOpen;
    // Lost on its way, it comes with the next press.
    if (this.optionsOpen) await loadOptions().catch(() => { this.optionsOpen = false; });
  }

  async #showSentGifts() {
    const {controller} = this;
    const {SentGiftsList} = await import('../../shared/sent-gifts/sent-gifts-list.ts');
    defineOnce('gift-sent-list', SentGiftsList);
    if (controller === this.controller) this.showsSentGifts = true;
  }

  #focusHeading() {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({preventScroll: true});
  }

  protected override updated() {
    const {controller} = this;
    this.#compactLayout.observe(this.dialog);
    if (controller?.screen === 'form' && hasOptions(controller.form, controller.shop!)) void loadOptions().catch(() => {});
    const screen = this.showsSentGifts && controller?.screen === 'form' ? 'sent-gifts' : controller?.screen;
    const screenKey = this.#localize.strings ? screen : undefined;
    if (screenKey === this.#renderedScreen) return;
    const isFirst = this.#renderedScreen === undefined;
    this.#renderedScreen = screenKey;
    this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
    // What is announced is the new screen's own heading.
    if (this.dialog.open || !isFirst) this.#focusHeading();
  }

  protected override render() {
    const {controller} = this;
    const words = this.#localize.strings;
    return html`<dialog part="panel" aria-labelledby="heading" aria-busy=${controller?.isBusy ? 'true' : nothing}
      @cancel=${(event: Event) => { event.preventDefault(); void this.close(); }} @close=${this.#onClose}
      @pointerdown=${(event: Event) => { this.#pointerDownOutside = event.target === this.dialog; }}
      @click=${(event: Event) => { if (this.#pointerDownOutside && event.target === this.dialog) void this.close(); }}
      @keydown=${stopPropagation} @keyup=${stopPropagation} @keypress=${stopPropagation}>
      <div class="sheet">
        <div class="handle" aria-hidden="true"></div>
        ${controller && words ? html`
          <button class="close-button" part="close" type="button" aria-label=${words.common.close} @click=${() => this.close()}>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.close}</svg></button>
          ${this.#renderScreen(controller, words)}
          <p class="visually-hidden" role="status">${controller.isRedirecting ? words.redirecting : controller.isBusy ? words.common.loading : ''}</p>`
          : html`<h2 id="heading" tabindex="-1" class="waiting">…</h2>`}
      </div>
    </dialog>`;
  }

  #renderScreen(controller: SendController, words: Words) {
    const context: PanelContext = {
      controller, words, language: this.#localize.language, showsErrors: this.showsErrors, theme: this.getAttribute('theme') ?? 'light', isCompact: this.isCompact,
      options: {open: this.optionsOpen, toggle: () => void this.#toggleOptions()},
      submit: (event) => this.#submit(event),
      showSentGifts: () => void this.#showSentGifts().catch(() => {}),
      showForm: () => { this.showsSentGifts = false; },
      close: () => void this.close(),
      done: () => { controller.finish(); controller.isShared = false; void this.close(); },
    };
    switch (controller.screen) {
      case 'loading': return renderLoadingScreen(context);
      case 'error': return renderErrorScreen(context);
      case 'not-giftable': return renderNotGiftableScreen(context);
      case 'form': return this.showsSentGifts ? renderSentGiftsScreen(context) : renderFormScreen(context);
      case 'awaiting-payment': return renderAwaitingPaymentScreen(context);
      case 'unpaid': return renderUnpaidScreen(context);
      case 'pay-in-new-tab': return renderPayInNewTabScreen(context);
      case 'share': return renderShareScreen(context);
    }
  }
}

/** "More" of the form, when somebody wants it or has used it before. */
const loadOptions = () => import('./options/gift-options.ts').then(({GiftOptions: GiftOptions}) => defineOnce('send-as-gift-options', GiftOptions));

/** Typing a note must not press the page's own keyboard shortcuts. */
function stopPropagation(event: Event) {
  event.stopPropagation();
}

/** What went wrong, in the sender's words. */
export const errorMessageOf = ({controller, words}: PanelContext): string | undefined =>
  controller.error && errorMessage(controller.error.code, words.common);
