import {html, LitElement, nothing} from 'lit';
import type {GiftClient} from '../../../client/gift-client.ts';
import {nearestLang} from '../../../locales/language.ts';
import {coverStyles} from '../../gift-box/covers.styles.ts';
import {controls} from '../../shared/controls.styles.ts';
import type {CustomStrings} from '../../shared/custom-strings.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {icons} from '../../shared/icons.ts';
import {LocalizeController} from '../../shared/localize.ts';
import {notifyLanguageChange} from '../../shared/page-language.ts';
import {resetText, tokens} from '../../shared/tokens.styles.ts';
import {focusButton, type GiftButton} from '../button.ts';
import {CompactLayoutController} from './compact-layout.ts';
import {styles} from './gift-panel.styles.ts';
import {HiddenDialogController} from './hidden-dialog.ts';
import {inheritTheme, panelContainer} from './inherit-theme.ts';
import type {GiftOptions} from './options/gift-options.ts';
import {usedOptions} from './options/options-toggle.ts';
import type {PageProduct} from './page-product.ts';
import {animateIn, animateOut, isSheet, position, preloadFloating} from './position.ts';
import {renderScreen} from './screens/render-screen.ts';
import {SendController} from './send-controller.ts';
import type {SendHost} from './send-host.ts';
import type {SendState} from './send-state.ts';
import {translations, type PanelStrings} from './strings.ts';
import type {FieldName} from './validation.ts';
import {watchButton} from './watch-button.ts';

const fieldSelectors: Readonly<Record<FieldName, string>> = {
  variant: '.variants input:enabled', note: '#note', senderName: '#sender-name', portionCount: '#count', passcode: '#passcode', date: '#date',
};

/** The sender's panel: a dialog beside its button, or a sheet on a phone. All buttons of a page share it. */
export class GiftPanel extends LitElement {
  static override styles = [resetText, tokens, controls, coverStyles, styles];

  /** The button's own texts. */
  strings: CustomStrings | undefined;

  readonly #localize = new LocalizeController(this, translations);
  readonly #compactLayout = new CompactLayoutController(this);
  #send: SendController | undefined;
  #onToggle: (isOpen: boolean) => void = () => {};
  #cleanup = () => {};
  #stopWatching = () => {};
  #renderedKind: SendState['kind'] | undefined;
  #pointerDownOutside = false;
  /** The gift that the dialog was last opened for. */
  #openedFor: SendController | undefined;

  constructor() {
    super();
    this.addController(new HiddenDialogController(this, () => void this.close()));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#reset();
  }

  private get dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }

  /** Whether the panel shows this draft, or is about to. */
  isShowing(draftKey: string): boolean {
    return this.#send?.draftKey === draftKey && (this.#openedFor !== this.#send || this.dialog.open);
  }

  /** Whether the panel is open for this button, or is about to be. */
  isOpenFor(button: GiftButton): boolean {
    return this.#send?.button === button;
  }

  /**
   * Opens the panel for a button. `onToggle` is called with true now, and with false when the panel closes. Without `product`, the panel
   * looks for it while it shows that it is loading.
   */
  show(button: GiftButton, client: GiftClient, onToggle: (isOpen: boolean) => void, product?: PageProduct): SendController {
    this.#reset();
    const container = panelContainer(button);
    if (this.parentNode !== container) container.append(this);
    const send = this.#send = new SendController(this, button, client, product);
    this.#stopWatching = watchButton(button, () => void this.close(), () => this.#copyFrom(button));
    this.#onToggle = onToggle;
    onToggle(true);
    this.#renderedKind = undefined;
    inheritTheme(this, button);
    this.#copyFrom(button);
    void this.#localize.load();
    this.requestUpdate();
    void this.#openDialog(send);
    return send;
  }

  /** The panel is at the end of the document, so it takes language and texts from its button. */
  #copyFrom(button: GiftButton) {
    const lang = nearestLang(button);
    // Setting it notifies all elements, this button too.
    if (this.lang !== lang) this.lang = lang;
    if (this.strings === button.strings) return;
    this.strings = button.strings;
    notifyLanguageChange();
  }

  async close(): Promise<void> {
    const send = this.#send;
    // It is about to open.
    if (send && this.#openedFor !== send) return this.#reset();
    if (!this.dialog.open || !send) return;
    await animateOut(this.dialog);
    if (send !== this.#send) return;
    this.dialog.close();
    // The close event waits for a frame, and a hidden page has none.
    this.#onClose();
  }

  async #openDialog(send: SendController) {
    await Promise.all([this.updateComplete, preloadFloating()]);
    if (this.#send !== send || this.dialog.open) return;
    this.dialog.showModal();
    this.#openedFor = send;
    const stopPositioning = position(this.dialog, () => this.#send?.button);
    const stopBackButton = isSheet() ? this.#closeOnBackButton() : () => {};
    this.#cleanup = () => { stopPositioning(); stopBackButton(); };
    animateIn(this.dialog);
    this.#focusHeading();
  }

  /** Loads the back-button handling, except where the browser closes dialogs on a phone's back button itself. */
  #closeOnBackButton(): () => void {
    let isDone = false;
    let unsubscribe = () => {};
    if (!('CloseWatcher' in globalThis)) {
      void import('./back-button.ts').then(({onBackButton}) => { if (!isDone) unsubscribe = onBackButton(() => void this.close()); }, () => {});
    }
    return () => { isDone = true; unsubscribe(); };
  }

  #reset() {
    this.#stopWatching();
    this.#cleanup();
    this.#cleanup = () => {};
    const send = this.#send;
    this.#send = undefined;
    send?.dispose();
    this.#onToggle(false);
    this.#onToggle = () => {};
    // A dialog that leaves the document is no longer modal, but would come back open.
    if (this.renderRoot?.querySelector('dialog')?.open) this.dialog.close();
    this.requestUpdate();
  }

  /** The dialog was closed by the panel or by the browser, which does not ask. */
  #onClose() {
    // The event is late: the panel may show another gift by now.
    if (this.dialog.open || !this.#send || this.#openedFor !== this.#send) return;
    const {button} = this.#send;
    this.dialog.getAnimations().forEach((animation) => animation.cancel());
    this.#reset();
    focusButton(button);
  }

  #onKeyDown(event: KeyboardEvent) {
    stopPropagation(event);
    if (event.key !== 'Escape' || event.isComposing) return;
    // WebKit would also hide a popover around the button.
    event.preventDefault();
    void this.close();
  }

  #submit(event: Event) {
    event.preventDefault();
    const send = this.#send!;
    const invalid = send.submit();
    if (invalid) void this.#focusField(invalid, send);
  }

  async #focusField(name: FieldName, send: SendController) {
    const selector = fieldSelectors[name];
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLElement>(selector);
    if (field) return field.focus();
    try {
      await loadOptions();
      this.renderRoot.querySelector<GiftOptions>('send-as-gift-options')?.focusField(selector);
    } catch (thrown) {
      send.fail(thrown);
    }
  }

  #toggleOptions() {
    const send = this.#send!;
    send.toggleOptions();
    // If they fail to load, the next click tries again.
    if (send.form.optionsOpen) loadOptions().catch(() => { if (send.form.optionsOpen) send.toggleOptions(); });
  }

  #focusHeading() {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({preventScroll: true});
  }

  protected override updated() {
    const {state, form} = this.#send ?? {};
    if (state?.kind === 'form' && usedOptions(form!.values, state.catalog.shop).length) void loadOptions().catch(() => {});
    const kind = this.#localize.strings && state?.kind;
    if (kind === this.#renderedKind) return;
    const isFirst = !this.#renderedKind;
    this.#renderedKind = kind;
    this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
    // Screen readers announce the new screen by its heading.
    if (this.dialog.open || !isFirst) this.#focusHeading();
  }

  protected override render() {
    const send = this.#send;
    const {strings, locale} = this.#localize;
    const {progress} = send ?? {};
    return html`<dialog part="panel" lang=${locale.tag} dir=${locale.dir} aria-labelledby="heading" aria-busy=${progress ? 'true' : nothing}
      @cancel=${(event: Event) => { event.preventDefault(); void this.close(); }} @close=${this.#onClose}
      @pointerdown=${(event: Event) => { this.#pointerDownOutside = event.target === this.dialog; }}
      @click=${(event: Event) => { if (this.#pointerDownOutside && event.target === this.dialog) void this.close(); }}
      @keydown=${this.#onKeyDown} @keyup=${stopPropagation} @keypress=${stopPropagation}>
      <div class="sheet">
        <div class="handle" aria-hidden="true"></div>
        ${send && strings ? html`
          <button class="close-button" part="close" type="button" aria-label=${strings.common.close} @click=${() => this.close()}>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.close}</svg></button>
          ${renderScreen(send.state, this.#viewHost(send, strings))}
          <p class="visually-hidden" role="status">${progress ? progress === 'redirecting' ? strings.redirecting : strings.common.loading : ''}</p>`
          : html`<h2 id="heading" tabindex="-1" class="waiting">…</h2>`}
      </div>
    </dialog>`;
  }

  #viewHost(send: SendController, strings: PanelStrings): SendHost {
    return {
      send, strings, language: this.#localize.locale.tag, theme: this.getAttribute('theme') ?? 'light', isCompact: this.#compactLayout.isCompact,
      submit: (event) => this.#submit(event),
      toggleOptions: () => this.#toggleOptions(),
      close: () => void this.close(),
    };
  }
}

/** The options of the form, loaded when the sender opens them or has used them before. */
const loadOptions = () => import('./options/gift-options.ts').then(({GiftOptions}) => defineOnce('send-as-gift-options', GiftOptions));

/** Typing in the panel must not trigger the page's keyboard shortcuts. */
function stopPropagation(event: Event) {
  event.stopPropagation();
}
