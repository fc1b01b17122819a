/** For whoever lives where the shop doesn't deliver: they say where that is, and a kind no begins. Loaded when it is chosen. */
import {html, nothing, type TemplateResult} from 'lit';
import {listCountries} from '../../../address/countries.ts';
import {countryCodes} from '../../../address/data/country-codes.ts';
import type {OpenedGift} from './opened-gift.ts';

export class UnsupportedCountry {
  readonly #host: OpenedGift;
  readonly #servedCountries: readonly string[];
  readonly #onCountry: (country: string) => void;
  #country = '';
  #isMissing = false;

  constructor(host: OpenedGift, served: readonly string[], tell: (country: string) => void) {
    this.#host = host;
    this.#servedCountries = served;
    this.#onCountry = tell;
  }

  get description(): string {
    const {strings, parties} = this.#host;
    return strings.unsupportedCountryText(parties.shop.name, parties.senderName);
  }

  #onChange = (event: Event) => {
    this.#country = (event.target as HTMLSelectElement).value;
    this.#isMissing = false;
    this.#host.controller.requestUpdate();
  };

  #submit = () => {
    if (this.#country) return this.#onCountry(this.#country);
    this.#isMissing = true;
    this.#host.controller.requestUpdate();
    this.#host.controller.host.renderRoot.querySelector<HTMLElement>('#unlisted-country')?.focus();
  };

  render(): TemplateResult {
    const {strings, language, parties} = this.#host;
    const others = listCountries(countryCodes.split(' ').filter((code) => !this.#servedCountries.includes(code)), language);
    return html`<p>${this.description}</p>
      <div class="field">
        <label for="unlisted-country">${strings.unsupportedCountryLabel}</label>
        <select class="input" id="unlisted-country" aria-required="true" aria-invalid=${this.#isMissing}
          aria-describedby=${this.#isMissing ? 'unlisted-country-error' : nothing} @change=${this.#onChange}>
          <option value="" ?selected=${!this.#country} disabled>${strings.selectPlaceholder}</option>
          ${others.map(({name}) => html`<option value=${name} .selected=${name === this.#country}>${name}</option>`)}
        </select>
        ${this.#isMissing ? html`<p class="error" id="unlisted-country-error">${strings.fieldErrors.missing(strings.defaultFieldLabels.country)}</p>` : nothing}
      </div>
      <div class="actions">
        <button class="button block" part="button" type="button" @click=${this.#submit}>${strings.unsupportedCountrySubmit(parties.senderName)}</button>
      </div>`;
  }
}
