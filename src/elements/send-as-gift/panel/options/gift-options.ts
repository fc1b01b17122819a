import {html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import type {Shop} from '../../../../protocol/shop.ts';
import {controls} from '../../../shared/controls.styles.ts';
import {LocalizeController} from '../../../shared/localize.ts';
import {ClockController, now} from '../../../shared/clock.ts';
import {tokens} from '../../../shared/tokens.styles.ts';
import type {SendForm} from '../form-storage.ts';
import {isFeatureAvailable} from '../portions.ts';
import {renderDateField} from './date-field.ts';
import {styles} from './gift-options.styles.ts';
import {isValidPasscode, isPasscodeTooLong, MAX_PASSCODE_GRAPHEMES} from './passcode.ts';
import {wordsIn, type Words} from './strings.ts';

/** What "More" in the sender's panel holds: secret mode, a passcode, a date. Each only where the shop offers it. Not for pages. */
export class GiftOptions extends LitElement {
  static override styles = [tokens, controls, styles];

  @property({attribute: false}) shop!: Shop;
  @property({attribute: false}) form!: SendForm;
  @property({attribute: false}) updateForm: (words: Partial<SendForm>) => void = () => {};

  readonly localize = new LocalizeController(this, wordsIn);
  readonly #clock = new ClockController(this, 10_000);

  get now() {
    return Math.max(this.#clock.now, now());
  }

  /** What can't be sent as it stands. Waits for the words, without which nothing is drawn. */
  async firstInvalid(): Promise<HTMLElement | undefined> {
    await this.localize.load();
    this.requestUpdate();
    await this.updateComplete;
    return this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]') ?? undefined;
  }

  protected override render() {
    const words = this.localize.strings;
    if (!words) return nothing;
    return html`
      ${isFeatureAvailable(this.shop, 'secret') ? this.#renderSecret(words) : nothing}
      ${isFeatureAvailable(this.shop, 'passcode') ? this.#renderPasscode(words) : nothing}
      ${isFeatureAvailable(this.shop, 'schedule') ? renderDateField(this, words) : nothing}`;
  }

  #renderSecret(words: Words) {
    return html`<div class="field">
      <label class="check"><input id="secret" part="secret" type="checkbox" .checked=${this.form.secret} aria-describedby="secret-description"
        @change=${(event: Event) => this.updateForm({secret: (event.target as HTMLInputElement).checked})}><span>${words.secret}</span></label>
      <p id="secret-description" class="hint">${words.secretDescription}</p>
    </div>`;
  }

  #renderPasscode(words: Words) {
    const {passcode} = this.form;
    const error = !passcode.trim() || isValidPasscode(passcode) ? '' : isPasscodeTooLong(passcode) ? words.passcodeTooLong(MAX_PASSCODE_GRAPHEMES) : words.passcodeForbidden;
    return html`<div class="field">
      <label for="passcode">${words.passcode}</label>
      <input id="passcode" class="input" part="passcode" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" enterkeyhint="done"
        placeholder=${words.passcodePlaceholder} .value=${passcode} aria-invalid=${error ? 'true' : nothing} aria-describedby="passcode-message"
        @input=${(event: Event) => this.updateForm({passcode: (event.target as HTMLInputElement).value})}>
      <p id="passcode-message" class=${error ? 'error' : 'hint'} aria-live="polite">${error || words.passcodeDescription}</p>
    </div>`;
  }
}

