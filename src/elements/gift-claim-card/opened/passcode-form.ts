/** The passcode that the sender put on the box: asked once in a tab, a wrong one answered in words, and a rest after too many. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {GiftError} from '../../../client/gift-error.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {errorMessage} from '../../../locales/format.ts';
import {formatDuration, formatTime} from '../../../locales/format-time.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import {unwrap, type UnwrapAnimation} from '../../gift-box/unwrap.ts';
import {ClockController, now} from '../../shared/clock.ts';
import {outcomeOf} from '../flow/outcomes.ts';
import {renderShop} from '../sealed-view.ts';
import type {OpenedGift} from './opened-gift.ts';

export class PasscodeForm {
  readonly #host: OpenedGift;
  readonly #card: ClaimCard;
  readonly #open: (passcode: string) => Promise<void>;
  readonly #clock: ClockController;
  #input = '';
  #isBusy = false;
  #isOpening = false;
  #animation: UnwrapAnimation | undefined;
  #error: ((words: ClaimStrings) => string) | undefined;
  /** Until then every try is refused, the right one too; milliseconds since 1970. */
  #lockedUntil = 0;

  /** `open` asks the backend. */
  constructor(host: OpenedGift, card: ClaimCard, open: (passcode: string) => Promise<void>) {
    this.#host = host;
    this.#card = card;
    this.#open = open;
    this.#clock = new ClockController(host.controller.host);
  }

  /** The one that opened this gift in this tab, if one did. */
  get stored(): string | undefined {
    const kept = this.#host.client.sessionStore.get(this.#storageKey);
    return typeof kept === 'string' ? kept : undefined;
  }

  get #storageKey() {
    return `claim-passcode:${this.#card.gift}`;
  }

  /** Once the gift is accepted or declined, this tab needs it no more. */
  clear() {
    this.#host.client.sessionStore.remove(this.#storageKey);
  }

  dispose() {
    this.#host.controller.host.removeController(this.#clock);
    this.#clock.hostDisconnected();
  }

  #submit = (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    if (this.#isOpening) return this.#animation?.finish();
    if (this.#isBusy || this.#isLocked) return;
    const passcode = this.#input.trim();
    if (passcode) return void this.submit(passcode);
    this.#error = (words) => words.passcodeRequired;
    this.#focusField();
  };

  /** Also for the one that was kept. Never fails: what goes wrong stands beside the field. */
  async submit(passcode: string): Promise<void> {
    const {controller, client} = this.#host;
    this.#isBusy = true;
    this.#error = undefined;
    controller.requestUpdate();
    try {
      await this.#open(passcode);
      client.sessionStore.set(this.#storageKey, passcode);
      if (this.#host.signal.aborted) return;
      await this.#unwrap();
    } catch (thrown) {
      this.handleError(GiftError.from(thrown));
    } finally {
      this.#isBusy = false;
      controller.requestUpdate();
    }
  }

  async #unwrap() {
    const {controller} = this.#host;
    this.#isOpening = true;
    controller.announce(controller.localize.strings?.card.opening ?? '');
    await controller.host.updateComplete;
    const box = controller.host.renderRoot.querySelector('.box');
    if (box) await (this.#animation = unwrap(box)).done;
    this.#isOpening = false;
    this.#input = '';
    if (!this.#host.signal.aborted) this.#host.onUnlocked();
  }

  /** What the backend said to a passcode, here or at the claim. */
  handleError(error: GiftError) {
    const {controller, strings, commonStrings} = this.#host;
    if (error.code === 'aborted') return;
    controller.reportError(error);
    const ending = outcomeOf(error);
    if (ending) return controller.showOutcome(ending, this.#card);
    if (error.code === 'rate-limited') {
      this.#lockedUntil = now() + (error.retryAfterMs ?? 60_000);
      this.#error = undefined;
      controller.announce(this.#lockMessage(strings, now()));
    } else {
      // Longer than any passcode is, or with signs that none can hold: wrong, too.
      const wrong = error.code === 'passcode-incorrect' || error.code === 'validation-failed';
      if (wrong) this.clear();
      this.#error = wrong ? (said) => said.passcodeIncorrect(this.#card.senderName) : () => errorMessage(error.code, commonStrings);
    }
    this.#focusField();
  }

  #focusField() {
    const {controller} = this.#host;
    controller.requestUpdate();
    void controller.host.updateComplete.then(() => {
      const field = controller.host.renderRoot.querySelector<HTMLInputElement>('#passcode');
      field?.focus();
      field?.select();
    });
  }

  get #isLocked(): boolean {
    return this.#lockedUntil > this.#clock.now;
  }

  #lockMessage(words: ClaimStrings, now: number): string {
    return words.passcodeLocked(formatDuration(this.#lockedUntil - now, this.#host.commonStrings), formatTime(this.#lockedUntil, this.#host.language));
  }

  /** Told once when the rest is over, to those who listen. */
  #onLockExpired() {
    if (!this.#lockedUntil || this.#isLocked) return;
    this.#lockedUntil = 0;
    this.#error = (words) => words.passcodeUnlocked;
    queueMicrotask(() => this.#host.controller.announce(this.#host.strings.passcodeUnlocked));
  }

  render(): TemplateResult {
    const {strings, controller, commonStrings} = this.#host;
    const said = controller.localize.strings!.card;
    this.#onLockExpired();
    const rests = this.#isLocked;
    const {senderName, cover, shop} = this.#card;
    const error = rests ? this.#lockMessage(strings, this.#clock.now) : this.#error?.(strings);
    return html`<div class=${`view passcode${this.#isOpening ? ' opening' : ''}`}>
      <h2 id="heading" part="heading" tabindex="-1">${said.giftFrom(senderName)}</h2>
      <div class="stage small">${renderBox(this.#isOpening ? 'opening' : 'sealed', cover)}</div>
      <p id="locked">${said.passcodeNotice(senderName)}</p>
      <form class="field" novalidate @submit=${(event: Event) => event.preventDefault()}>
        <label for="passcode">${strings.passcode}</label>
        <input class="input code" id="passcode" name="gift-passcode" type="text" dir="auto" autocomplete="off" autocapitalize="none" autocorrect="off"
          spellcheck="false" enterkeyhint="go" .value=${live(this.#input)} aria-required="true" aria-invalid=${!rests && error !== undefined}
          aria-describedby=${error ? 'locked passcode-error' : 'locked'} @input=${this.#onInput} />
        ${error ? html`<p class="error" id="passcode-error">${error}</p>` : nothing}
        <button class="button block" part="button" type="submit" aria-disabled=${this.#isBusy || rests} aria-busy=${this.#isBusy} @click=${this.#submit}>
          ${this.#isOpening ? said.opening : this.#isBusy ? commonStrings.loading : said.open}</button>
      </form>
      ${renderShop(shop, said)}
    </div>`;
  }

  #onInput = (event: Event) => {
    this.#input = (event.target as HTMLInputElement).value;
    this.#error = undefined;
    this.#host.controller.requestUpdate();
  };
}
