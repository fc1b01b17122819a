/** For recipients where the shop does not deliver: they name their country, and may decline with a note. Loaded when selected. */
import {html, nothing, type TemplateResult} from 'lit';
import {listCountries} from '../../../address/countries.ts';
import {countryCodes} from '../../../address/data/country-codes.ts';
import type {ClaimHost} from '../claim-host.ts';
import type {GiftParties} from '../claim-state.ts';

export class UnsupportedCountry {
  readonly #host: ClaimHost;
  readonly #parties: GiftParties;
  readonly #servedCountries: readonly string[];
  readonly #onCountry: (countryName: string) => void;
  #countryName = '';
  #isMissing = false;

  constructor(host: ClaimHost, parties: GiftParties, servedCountries: readonly string[], onCountry: (countryName: string) => void) {
    this.#host = host;
    this.#parties = parties;
    this.#servedCountries = servedCountries;
    this.#onCountry = onCountry;
  }

  get text(): string {
    const {shop, senderName} = this.#parties;
    return this.#host.strings.unsupportedCountryText(shop.name, senderName);
  }

  readonly #onChange = (event: Event) => {
    this.#countryName = (event.target as HTMLSelectElement).value;
    this.#isMissing = false;
    this.#host.requestUpdate();
  };

  readonly #submit = () => {
    if (this.#countryName) return this.#onCountry(this.#countryName);
    this.#isMissing = true;
    this.#host.focus('#unlisted-country');
  };

  render(): TemplateResult {
    const {strings, language} = this.#host;
    const countries = listCountries(countryCodes.split(' ').filter((code) => !this.#servedCountries.includes(code)), language);
    return html`<p>${this.text}</p>
      <div class="field">
        <label for="unlisted-country">${strings.unsupportedCountryLabel}</label>
        <select class="input" id="unlisted-country" aria-required="true" aria-invalid=${this.#isMissing}
          aria-describedby=${this.#isMissing ? 'unlisted-country-error' : nothing} @change=${this.#onChange}>
          <option value="" ?selected=${!this.#countryName} disabled>${strings.selectPlaceholder}</option>
          ${countries.map(({name}) => html`<option value=${name} .selected=${name === this.#countryName}>${name}</option>`)}
        </select>
        ${this.#isMissing ? html`<p class="error" id="unlisted-country-error">${strings.fieldErrors.missing(strings.defaultFieldLabels.country)}</p>` : nothing}
      </div>
      <div class="actions">
        <button class="button block" part="button" type="button" @click=${this.#submit}>${strings.unsupportedCountrySubmit(this.#parties.senderName)}</button>
      </div>`;
  }
}
