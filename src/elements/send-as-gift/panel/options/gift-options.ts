import {html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {MAX_PASSCODE_GRAPHEMES} from '../../../../protocol/gift-constants.ts';
import type {Shop} from '../../../../protocol/shop.ts';
import {ClockController, now} from '../../../shared/clock.ts';
import {controls} from '../../../shared/controls.styles.ts';
import {LocalizeController} from '../../../shared/localize.ts';
import {isWeakPasscode, suggestPasscode} from '../../../shared/passcode.ts';
import {reveal} from '../../../shared/reveal.ts';
import {tokens} from '../../../shared/tokens.styles.ts';
import type {FormChange, SendForm} from '../form-storage.ts';
import {isFeatureAvailable} from '../portions.ts';
import {validateSendForm, type TextError} from '../validation.ts';
import {renderDateField, toSchedule} from './date-field.ts';
import {styles} from './gift-options.styles.ts';
import {translations, type OptionsStrings} from './strings.ts';

/** How often a date is checked against the clock. */
const CLOCK_INTERVAL_MS = 10_000;

/** The options of the form: secret, passcode and date, as far as the shop offers them. Internal to the panel. */
export class GiftOptions extends LitElement {
  static override styles = [tokens, controls, styles];

  @property({attribute: false}) shop!: Shop;
  @property({attribute: false}) form!: SendForm;
  @property({attribute: false}) updateForm: (change: FormChange) => void = () => {};

  readonly #localize = new LocalizeController(this, translations);
  readonly #clock = new ClockController(this, CLOCK_INTERVAL_MS);
  #focusSelector = '';

  /** Focuses a field as soon as it is rendered. */
  focusField(selector: string) {
    this.#focusSelector = selector;
    void this.#localize.load();
    this.requestUpdate();
  }

  protected override firstUpdated() {
    reveal(this);
  }

  protected override updated() {
    const field = this.#focusSelector && this.renderRoot.querySelector<HTMLElement>(this.#focusSelector);
    if (!field) return;
    this.#focusSelector = '';
    field.focus();
  }

  protected override render() {
    const {shop, form, updateForm} = this;
    const {strings, locale} = this.#localize;
    if (!strings) return nothing;
    const currentTime = Math.max(this.#clock.now, now());
    const {passcode: passcodeError, date: error} = validateSendForm(form, shop, currentTime);
    return html`
      ${isFeatureAvailable(shop, 'secret') ? this.#renderSecret(strings) : nothing}
      ${isFeatureAvailable(shop, 'passcode') ? this.#renderPasscode(passcodeError, strings) : nothing}
      ${isFeatureAvailable(shop, 'schedule') ? renderDateField({
        localTime: form.localTime, timeZone: form.timeZone, instant: form.instant, error, now: currentTime,
        claimWindowSeconds: shop.policy.claimWindowSeconds,
        onChange: (change) => updateForm((current) => toSchedule({...current, ...change})),
      }, strings, locale.tag) : nothing}`;
  }

  #renderSecret(strings: OptionsStrings) {
    return html`<div class="field">
      <label class="check"><input id="secret" part="secret" type="checkbox" .checked=${this.form.secret} aria-describedby="secret-description"
        @change=${(event: Event) => this.updateForm({secret: (event.target as HTMLInputElement).checked})}><span>${strings.secret}</span></label>
      <p id="secret-description" class="hint">${strings.secretDescription}</p>
    </div>`;
  }

  #renderPasscode(error: TextError | undefined, strings: OptionsStrings) {
    const message = error && (error === 'too-long' ? strings.passcodeTooLong(MAX_PASSCODE_GRAPHEMES) : strings.passcodeForbidden);
    const passcode = this.form.passcode.trim();
    const hint = passcode && isWeakPasscode(passcode) ? strings.passcodeWeak : strings.passcodeDescription;
    return html`<div class="field">
      <label for="passcode">${strings.passcode}</label>
      <div class="input-row"><input id="passcode" class="input" part="passcode" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" enterkeyhint="done"
        placeholder=${strings.passcodePlaceholder} .value=${this.form.passcode} aria-invalid=${message ? 'true' : nothing} aria-describedby="passcode-message"
        @input=${(event: Event) => this.updateForm({passcode: (event.target as HTMLInputElement).value})}>
        <button id="suggest-passcode" class="button secondary" type="button"
          @click=${() => this.updateForm({passcode: suggestPasscode()})}>${strings.suggestPasscode}</button></div>
      <p id="passcode-message" class=${message ? 'error' : 'hint'} aria-live="polite">${message ?? hint}</p>
    </div>`;
  }
}
