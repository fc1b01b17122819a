import {html, LitElement, nothing} from 'lit';
import {sayProblem} from '../../../words/say.ts';
import {coverColours} from '../../gift-box/covers.styles.ts';
import {controls} from '../../shared/controls.styles.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {signs} from '../../shared/signs.ts';
import {Speaking} from '../../shared/speaking.ts';
import {tokens} from '../../shared/tokens.styles.ts';
import {dress, placeFor} from './dress.ts';
import {formScreen} from './form-screen.ts';
import {LittleHeight} from './little-height.ts';
import type {GiftMore} from './more/gift-more.ts';
import {hasMore} from './more-press.ts';
import {styles} from './gift-panel.styles.ts';
import type {Making, Screen} from './making.ts';
import {confirmingScreen, elsewhereScreen, loadingScreen, unpaidScreen} from './payment-screens.ts';
import {enter, isSheet, leave, place, readyToPlace} from './place.ts';
import {sentScreen} from './sent-screen.ts';
import {shareScreen} from './share-screen.ts';
import {troubleScreen, refusedScreen} from './trouble-screens.ts';
import {wordsIn, type Words} from './words.ts';

/** What a screen is drawn from. */
export interface View {
  making: Making;
  words: Words;
  /** The language's tag, for numbers and dates. */
  language: string;
  /** What is missing from the form, once somebody has tried to pay. */
  missing: boolean;
  /** `dark` or `light`, for the elements inside. */
  theme: string;
  /** There is little height for what scrolls. */
  low: boolean;
  more: {open: boolean; toggle(): void};
  tryToPay(event: Event): void;
  /** To the gifts that were sent from here, and back to the form. */
  sent(): void;
  form(): void;
  close(): void;
  done(): void;
}

/** The sender's panel: a dialog beside its button, or a sheet on a phone. One for all buttons of a page. */
export class GiftPanel extends LitElement {
  static override styles = [tokens, controls, coverColours, styles];

  static override properties = {
    making: {state: true}, missing: {state: true}, moreOpen: {state: true}, looksAtSent: {state: true}, low: {state: true},
  };

  private declare making: Making | undefined;
  private declare missing: boolean;
  private declare moreOpen: boolean;
  private declare looksAtSent: boolean;
  private declare low: boolean;

  readonly #speaking = new Speaking(this, wordsIn);
  #button: HTMLElement | undefined;
  #release = () => {};
  #seen: Screen | 'sent' | undefined;
  #pressedOutside = false;
  readonly #low = new LittleHeight((low) => { this.low = low; });
  /** What the dialog was last opened for. */
  #shown: Making | undefined;

  constructor() {
    super();
    this.missing = this.moreOpen = this.looksAtSent = this.low = false;
  }

  private get dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }

  /** Whether this wish is on screen, or about to be. */
  shows(wish: string): boolean {
    return this.making?.wish === wish && (this.#shown !== this.making || this.dialog?.open);
  }

  show(button: HTMLElement, making: Making): void {
    if (this.making && this.making !== making) this.#end();
    // Moving it ends what it showed, so it is moved first.
    const home = placeFor(button);
    if (this.parentNode !== home) home.append(this);
    this.making = making;
    this.missing = this.moreOpen = this.looksAtSent = false;
    this.#seen = undefined;
    this.#button = button;
    dress(this, button);
    void this.#speaking.load();
    void Promise.all([this.updateComplete, readyToPlace()]).then(() => {
      if (this.making !== making || this.dialog.open) return;
      this.dialog.showModal();
      this.#shown = making;
      const stay = place(this.dialog, () => this.#button);
      const leaveBack = isSheet() ? this.#onBack() : () => {};
      this.#release = () => { stay(); leaveBack(); };
      enter(this.dialog);
      this.#focusHeading();
    });
    addEventListener('pageshow', this.#cameBack);
  }

  /** Where the browser's own dialogs close on a phone's back button, nothing is loaded for it. */
  #onBack(): () => void {
    let over = false;
    let release = () => {};
    if (!('CloseWatcher' in globalThis)) {
      void import('./back-button.ts').then(({onBack}) => { if (!over) release = onBack(() => void this.close()); }, () => {});
    }
    return () => { over = true; release(); };
  }

  /** Whether it is open, or about to be, for this button. */
  isFor(button: HTMLElement): boolean {
    return this.#button === button && !!this.making;
  }

  async close(): Promise<void> {
    const making = this.making;
    if (!this.dialog.open || !making) return;
    await leave(this.dialog);
    if (making !== this.making) return;
    this.dialog.close();
    // Its own event waits for a frame, and a page that nobody sees has none.
    this.#closed();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  #end() {
    this.#release();
    this.#release = () => {};
    removeEventListener('pageshow', this.#cameBack);
    this.making?.end();
    this.making = undefined;
    // Taken out of the page it is no longer modal, and would come back as it is.
    if (this.dialog?.open) this.dialog.close();
  }

  /** Closed, by whatever way: also by the browser's own, which asks nobody. */
  #closed() {
    // The event comes late: another press may have begun another gift by now.
    if (this.dialog.open || !this.making || this.#shown !== this.making) return;
    const button = this.#button;
    this.dialog.getAnimations().forEach((animation) => animation.cancel());
    this.#end();
    button?.shadowRoot?.querySelector('button')?.focus({preventScroll: true});
  }

  /** The browser's back button restored this page as it was left: ask what has become of the payment. */
  #cameBack = (event: PageTransitionEvent) => {
    if (event.persisted && (this.making?.leaving || this.making?.screen === 'confirming' || this.making?.screen === 'unpaid')) this.making.confirm();
  };

  #tryToPay(event: Event) {
    event.preventDefault();
    this.missing = true;
    void this.#payIfWhole();
  }

  async #payIfWhole() {
    const {making} = this;
    await this.updateComplete;
    if (!making || making.busy) return;
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) return wrong.focus();
    if (hasMore(making.typed, making.shop!)) {
      let wrongMore;
      try {
        wrongMore = await this.#wrongInMore();
      } catch (thrown) {
        return making.fail(thrown);
      }
      if (making !== this.making) return;
      if (wrongMore) {
        this.moreOpen = true;
        await this.updateComplete;
        return wrongMore.focus();
      }
    }
    void making.pay();
  }

  async #wrongInMore(): Promise<HTMLElement | undefined> {
    await loadMore();
    return this.renderRoot.querySelector<GiftMore>('send-as-gift-more')?.wrong();
  }

  async #toggleMore() {
    this.moreOpen = !this.moreOpen;
    // Lost on its way, it comes with the next press.
    if (this.moreOpen) await loadMore().catch(() => { this.moreOpen = false; });
  }

  async #lookAtSent() {
    const {making} = this;
    const {SentList} = await import('./sent/sent-list.ts');
    defineOnce('send-as-gift-sent', SentList);
    if (making === this.making) this.looksAtSent = true;
  }

  #focusHeading() {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({preventScroll: true});
  }

  protected override updated() {
    const {making} = this;
    this.#low.watch(this.dialog);
    if (making?.screen === 'form' && hasMore(making.typed, making.shop!)) void loadMore().catch(() => {});
    const screen = this.looksAtSent && making?.screen === 'form' ? 'sent' : making?.screen;
    const ready = this.#speaking.words ? screen : undefined;
    if (ready === this.#seen) return;
    const first = this.#seen === undefined;
    this.#seen = ready;
    this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
    // What is announced is the new screen's own heading.
    if (this.dialog.open || !first) this.#focusHeading();
  }

  protected override render() {
    const {making} = this;
    const words = this.#speaking.words;
    return html`<dialog part="panel" aria-labelledby="heading" aria-busy=${making?.busy ? 'true' : nothing}
      @cancel=${(event: Event) => { event.preventDefault(); void this.close(); }} @close=${this.#closed}
      @pointerdown=${(event: Event) => { this.#pressedOutside = event.target === this.dialog; }}
      @click=${(event: Event) => { if (this.#pressedOutside && event.target === this.dialog) void this.close(); }}
      @keydown=${keepIn} @keyup=${keepIn} @keypress=${keepIn}>
      <div class="sheet">
        <div class="grip" aria-hidden="true"></div>
        ${making && words ? html`
          <button class="shut" part="close" type="button" aria-label=${words.common.close} @click=${() => this.close()}>
            <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${signs.close}</svg></button>
          ${this.#screen(making, words)}
          <p class="hidden" role="status">${making.leaving ? words.toPayment : making.busy ? words.common.loading : ''}</p>`
          : html`<h2 id="heading" tabindex="-1" class="waiting">…</h2>`}
      </div>
    </dialog>`;
  }

  #screen(making: Making, words: Words) {
    const view: View = {
      making, words, language: this.#speaking.language, missing: this.missing, theme: this.getAttribute('theme') ?? 'light', low: this.low,
      more: {open: this.moreOpen, toggle: () => void this.#toggleMore()},
      tryToPay: (event) => this.#tryToPay(event),
      sent: () => void this.#lookAtSent().catch(() => {}),
      form: () => { this.looksAtSent = false; },
      close: () => void this.close(),
      done: () => { making.finish(); making.shared = false; void this.close(); },
    };
    switch (making.screen) {
      case 'loading': return loadingScreen(view);
      case 'trouble': return troubleScreen(view);
      case 'refused': return refusedScreen(view);
      case 'form': return this.looksAtSent ? sentScreen(view) : formScreen(view);
      case 'confirming': return confirmingScreen(view);
      case 'unpaid': return unpaidScreen(view);
      case 'elsewhere': return elsewhereScreen(view);
      case 'share': return shareScreen(view);
    }
  }
}

/** "More" of the form, when somebody wants it or has used it before. */
const loadMore = () => import('./more/gift-more.ts').then(({GiftMore}) => defineOnce('send-as-gift-more', GiftMore));

/** Typing a note must not press the page's own keyboard shortcuts. */
function keepIn(event: Event) {
  event.stopPropagation();
}

/** What went wrong, in the sender's words. */
export const problemOf = ({making, words}: View): string | undefined =>
  making.error && sayProblem(making.error.code, words.common);
