import {html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import type {Shop} from '../../../../protocol/shop.ts';
import {controls} from '../../../shared/controls.styles.ts';
import {Speaking} from '../../../shared/speaking.ts';
import {Tick, timeNow} from '../../../shared/tick.ts';
import {tokens} from '../../../shared/tokens.styles.ts';
import type {TypedWords} from '../kept-words.ts';
import {offers} from '../portions.ts';
import {dateField} from './date-field.ts';
import {styles} from './gift-more.styles.ts';
import {isPasscode, isTooLong, PASSCODE_MOST} from './passcode.ts';
import {wordsIn, type Words} from './words.ts';

/** What "More" in the sender's panel holds: secret mode, a passcode, a date. Each only where the shop offers it. Not for pages. */
export class GiftMore extends LitElement {
  static override styles = [tokens, controls, styles];

  @property({attribute: false}) shop!: Shop;
  @property({attribute: false}) typed!: TypedWords;
  @property({attribute: false}) type: (words: Partial<TypedWords>) => void = () => {};

  readonly speaking = new Speaking(this, wordsIn);
  readonly #tick = new Tick(this, 10_000);

  get now() {
    return Math.max(this.#tick.now, timeNow());
  }

  /** What can't be sent as it stands. Waits for the words, without which nothing is drawn. */
  async wrong(): Promise<HTMLElement | undefined> {
    await this.speaking.load();
    this.requestUpdate();
    await this.updateComplete;
    return this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]') ?? undefined;
  }

  protected override render() {
    const words = this.speaking.words;
    if (!words) return nothing;
    return html`
      ${offers(this.shop, 'secret') ? this.#secret(words) : nothing}
      ${offers(this.shop, 'passcode') ? this.#passcode(words) : nothing}
      ${offers(this.shop, 'schedule') ? dateField(this, words) : nothing}`;
  }

  #secret(words: Words) {
    return html`<div class="field">
      <label class="check"><input id="secret" part="secret" type="checkbox" .checked=${this.typed.secret} aria-describedby="secret-says"
        @change=${(event: Event) => this.type({secret: (event.target as HTMLInputElement).checked})}><span>${words.secret}</span></label>
      <p id="secret-says" class="hint">${words.secretHint}</p>
    </div>`;
  }

  #passcode(words: Words) {
    const {passcode} = this.typed;
    const error = !passcode.trim() || isPasscode(passcode) ? '' : isTooLong(passcode) ? words.passcodeTooLong(PASSCODE_MOST) : words.passcodeForbidden;
    return html`<div class="field">
      <label for="passcode">${words.passcode}</label>
      <input id="passcode" class="input" part="passcode" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" enterkeyhint="done"
        placeholder=${words.passcodePlaceholder} .value=${passcode} aria-invalid=${error ? 'true' : nothing} aria-describedby="passcode-says"
        @input=${(event: Event) => this.type({passcode: (event.target as HTMLInputElement).value})}>
      <p id="passcode-says" class=${error ? 'error' : 'hint'} aria-live="polite">${error || words.passcodeHint}</p>
    </div>`;
  }
}

