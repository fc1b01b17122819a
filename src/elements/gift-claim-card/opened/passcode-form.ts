/** Asks for the passcode that the sender set: once per tab, with a lockout after too many failed attempts. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {GiftError} from '../../../client/gift-error.ts';
import {claimPasscodeKey} from '../../../client/storage-keys.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {formatDuration, formatTime} from '../../../locales/format-time.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import {unwrap, type UnwrapAnimation} from '../../gift-box/unwrap.ts';
import {now} from '../../shared/clock.ts';
import type {Message, StateOf} from '../claim-state.ts';
import {outcomeOf} from '../flow/outcomes.ts';
import {renderShop} from '../sealed-view.ts';
import type {OpenedHost} from './opened-host.ts';

const DEFAULT_LOCKOUT_MS = 60_000;

interface PasscodeFormOptions {
  /** Asks the backend to open the gift. */
  open(passcode: string): Promise<StateOf<'product'>>;
  onUnlocked(product: StateOf<'product'>): void;
}

export class PasscodeForm {
  readonly #host: OpenedHost;
  readonly #card: ClaimCard;
  readonly #options: PasscodeFormOptions;
  #input = '';
  #step: 'input' | 'busy' | 'opening' = 'input';
  #animation: UnwrapAnimation | undefined;
  #error: Message | undefined;
  /** Until then every attempt is refused, even with the right passcode; milliseconds since 1970. */
  #lockedUntil = 0;

  constructor(host: OpenedHost, card: ClaimCard, options: PasscodeFormOptions) {
    this.#host = host;
    this.#card = card;
    this.#options = options;
  }

  /** The passcode that opened this gift in this tab. */
  get storedPasscode(): string | undefined {
    const stored = this.#host.client.sessionStore.get(claimPasscodeKey(this.#card.gift));
    return typeof stored === 'string' ? stored : undefined;
  }

  clearStored() {
    this.#host.client.sessionStore.remove(claimPasscodeKey(this.#card.gift));
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    if (this.#step === 'opening') return this.#animation?.finish();
    if (this.#step === 'busy' || this.#isLocked()) return;
    const passcode = this.#input.trim();
    if (passcode) return void this.submit(passcode);
    this.#error = ({passcodeRequired}) => passcodeRequired;
    this.#focusField();
  };

  /** Also submits a stored passcode. Never rejects: errors are shown beside the field. */
  async submit(passcode: string): Promise<void> {
    const host = this.#host;
    const {signal} = host;
    this.#step = 'busy';
    this.#error = undefined;
    host.requestUpdate();
    try {
      const product = await this.#options.open(passcode);
      host.client.sessionStore.set(claimPasscodeKey(this.#card.gift), passcode);
      if (!signal.aborted) await this.#unwrap(signal, product);
    } catch (thrown) {
      this.handleError(GiftError.from(thrown));
    }
    this.#step = 'input';
    host.requestUpdate();
  }

  async #unwrap(signal: AbortSignal, product: StateOf<'product'>): Promise<void> {
    const {element, sealedStrings} = this.#host;
    this.#step = 'opening';
    this.#host.announce(sealedStrings.opening);
    await element.updateComplete;
    const box = element.renderRoot.querySelector('.box');
    if (box) await (this.#animation = unwrap(box)).done;
    this.#input = '';
    if (!signal.aborted) this.#options.onUnlocked(product);
  }

  /** Shows what the backend said about a passcode, when opening, claiming or declining. */
  handleError(error: GiftError) {
    const host = this.#host;
    if (error.code === 'aborted') return;
    host.reportError(error);
    const outcome = outcomeOf(error);
    if (outcome) return host.showOutcome(outcome, this.#card);
    if (error.code === 'rate-limited') {
      this.#lockedUntil = now() + (error.retryAfterMs ?? DEFAULT_LOCKOUT_MS);
      this.#error = undefined;
      host.announce(this.#lockMessage(host.strings, now()));
    } else {
      // Invalid input can be no passcode either: it is too long, or contains characters that none may contain.
      const isIncorrect = error.code === 'passcode-incorrect' || error.code === 'validation-failed';
      if (isIncorrect) this.clearStored();
      this.#error = isIncorrect ? ({passcodeIncorrect}) => passcodeIncorrect(this.#card.senderName)
        : () => errorMessage(error.code, host.commonStrings, this.#input !== '');
    }
    this.#focusField();
  }

  /** Selects the content too, so that typing replaces it. */
  #focusField() {
    const {element} = this.#host;
    this.#host.focus('#passcode');
    void element.updateComplete.then(() => element.renderRoot.querySelector<HTMLInputElement>('#passcode')?.select());
  }

  #isLocked(): boolean {
    return this.#lockedUntil > this.#host.now;
  }

  #lockMessage(strings: ClaimStrings, at: number): string {
    const {commonStrings, language} = this.#host;
    return strings.passcodeLocked(formatDuration(this.#lockedUntil - at, commonStrings), formatTime(this.#lockedUntil, language));
  }

  /** Announces once that the lockout is over. */
  #updateLock() {
    if (!this.#lockedUntil || this.#isLocked()) return;
    this.#lockedUntil = 0;
    this.#error = ({passcodeUnlocked}) => passcodeUnlocked;
    // Rendering must not request an update.
    queueMicrotask(() => this.#host.announce(this.#host.strings.passcodeUnlocked));
  }

  readonly #onInput = (event: Event) => {
    this.#input = (event.target as HTMLInputElement).value;
    this.#error = undefined;
    this.#host.requestUpdate();
  };

  render({senderName, cover, shop}: ClaimCard): TemplateResult {
    const {strings, sealedStrings, commonStrings} = this.#host;
    this.#updateLock();
    const isLocked = this.#isLocked();
    const isBusy = this.#step !== 'input';
    const isOpening = this.#step === 'opening';
    const error = isLocked ? this.#lockMessage(strings, this.#host.now) : this.#error?.(strings);
    return html`<div class=${`view passcode${isOpening ? ' opening' : ''}`}>
      <h2 id="heading" part="heading" tabindex="-1">${sealedStrings.giftFrom(senderName)}</h2>
      <div class="stage small">${renderBox(isOpening ? 'opening' : 'sealed', cover)}</div>
      <p id="passcode-text">${sealedStrings.passcodeNotice(senderName)}</p>
      <form class="field" novalidate @submit=${(event: Event) => event.preventDefault()}>
        <label for="passcode">${strings.passcode}</label>
        <input class="input code" id="passcode" name="gift-passcode" type="text" dir="auto" autocomplete="off" autocapitalize="none" autocorrect="off"
          spellcheck="false" enterkeyhint="go" .value=${live(this.#input)} aria-required="true" aria-invalid=${!isLocked && error !== undefined}
          aria-describedby=${error ? 'passcode-text passcode-error' : 'passcode-text'} @input=${this.#onInput} />
        ${error ? html`<p class="error" id="passcode-error">${error}</p>` : nothing}
        <button class="button block" part="button" type="submit" aria-disabled=${isBusy || isLocked} aria-busy=${isBusy} @click=${this.#onSubmit}>
          ${isOpening ? sealedStrings.opening : isBusy ? commonStrings.loading : sealedStrings.open}</button>
      </form>
      ${renderShop(shop, sealedStrings)}
    </div>`;
  }
}
