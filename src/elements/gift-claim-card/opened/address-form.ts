/** The shipping address: fields in the order and with the labels of the country, validated on blur, stored until it is accepted. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  areaOptions, errorsFromPointers, genericFormat, guessCountry, listCountries, loadFormat, normalizePostalCode, validateAddress,
  type AddressFormat, type AddressInput, type Areas, type Field, type FieldErrors, type FieldRule,
} from '../../../address/index.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {ADDRESS_FORM_KEY} from '../../../client/storage-keys.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {Address} from '../../../protocol/address.ts';
import type {Shop} from '../../../protocol/shop.ts';
import {whenOnline} from '../../shared/network.ts';
import type {ClaimHost} from '../claim-host.ts';
import type {GiftParties, Message} from '../claim-state.ts';
import {renderShop} from '../sealed-view.ts';
import {renderField} from './address-field.ts';
import {AddressPaste} from './address-paste.ts';
import {BlurQueue} from './blur-queue.ts';
import type {UnsupportedCountry} from './unsupported-country.ts';

interface AddressFormOptions {
  /** Shop and sender of the gift. */
  parties: GiftParties;
  /** Stores the input for a reload of this tab. */
  isStored: boolean;
  /** Corrects an earlier address, of which only the country is known. */
  correction?: {country: string | undefined};
  onBack(): void;
  /** Called with the name of a country that the shop does not deliver to; without it, such countries are not offered. */
  onUnsupportedCountry?(countryName: string): void;
  /** Throws what the form shows. */
  onSubmit(address: Address): Promise<void>;
}

/** Value of the country list's last option. */
const NOT_LISTED = '-';

const importUnsupportedCountry = () => import('./unsupported-country.ts');
const importEncryption = () => import('../../../client/encrypt-address.ts');

export class AddressForm {
  readonly #host: ClaimHost;
  readonly #options: AddressFormOptions;
  readonly #blurs = new BlurQueue<FieldRule>((rules) => this.#validateBlurred(rules));
  readonly #paste: AddressPaste;
  #input: AddressInput;
  #errors: FieldErrors = {};
  /** The number of errors in the live region; 0 if it says nothing about them. */
  #announcedCount = 0;
  #shop: Shop | undefined;
  #hasLoadFailed = false;
  #format: AddressFormat = genericFormat;
  #areas: Areas | undefined;
  /** Pending while the format of the selected country loads. */
  #formatLoading: Promise<void> | undefined;
  #unsupportedCountry: UnsupportedCountry | undefined;
  #isBusy = false;
  #error: Message | undefined;

  constructor(host: ClaimHost, options: AddressFormOptions) {
    this.#host = host;
    this.#options = options;
    this.#input = {...(options.isStored && host.client.sessionStore.get(ADDRESS_FORM_KEY) as AddressInput | undefined)};
    if (options.correction?.country) this.#input.country = options.correction.country;
    this.#paste = new AddressPaste({
      getInput: () => this.#input,
      acceptsChinese: () => this.#acceptsChinese(),
      setInput: (input) => this.#setInput(input),
      setCountry: (country) => this.#setCountry(country),
    }, () => host.announce(host.strings.addressParsed));
    void this.#load();
    // Loaded while the recipient types: the connection may be gone when it is needed.
    void importEncryption().catch(() => undefined);
  }

  clearStored() {
    this.#host.client.sessionStore.remove(ADDRESS_FORM_KEY);
  }

  readonly #load = async () => {
    const {client, signal} = this.#host;
    this.#hasLoadFailed = false;
    this.#host.requestUpdate();
    try {
      const shop = this.#shop = await client.shop(signal);
      if (!shop.shipsTo.includes(this.#input.country ?? '')) this.#input.country = guessCountry(shop.shipsTo) ?? '';
      await this.#loadFormat();
    } catch (thrown) {
      this.#host.reportError(GiftError.from(thrown));
      this.#hasLoadFailed = true;
    }
    this.#host.requestUpdate();
  };

  /** The fields of the previous country stay until the format of this one is loaded. */
  async #loadFormat(): Promise<void> {
    const {country = ''} = this.#input;
    const loaded = country && country !== NOT_LISTED ? await loadFormat(country).catch(() => undefined) : undefined;
    if (country !== this.#input.country) return;
    this.#format = loaded?.format ?? genericFormat;
    this.#areas = loaded?.areas;
    this.#unsupportedCountry = undefined;
    if (country !== NOT_LISTED) return;
    const {UnsupportedCountry} = await importUnsupportedCountry();
    this.#unsupportedCountry = new UnsupportedCountry(
      this.#host, this.#options.parties, this.#shop!.shipsTo, (name) => this.#options.onUnsupportedCountry?.(name));
    this.#host.announce(this.#unsupportedCountry.text);
  }

  readonly #onInput = async (field: Field, value: string) => {
    this.#error = undefined;
    if (field === 'country') await this.#setCountry(value);
    else this.#setInput({...this.#input, [field]: value});
    this.#host.requestUpdate();
  };

  async #setCountry(country: string): Promise<void> {
    this.#errors = {};
    this.#updateSummary();
    this.#paste.clear();
    this.#setInput({...this.#input, country, area: ''});
    await (this.#formatLoading = this.#loadFormat().catch(() => {
      this.#input = {...this.#input, country: ''};
      this.#error = () => errorMessage('network', this.#host.commonStrings, this.#hasTyped());
    }));
  }

  #setInput(input: AddressInput) {
    this.#input = input;
    // An error disappears as soon as it is corrected, and appears only on blur.
    const errors = this.#validate();
    for (const field of Object.keys(this.#errors) as Field[]) if (!errors[field]) this.#errors = {...this.#errors, [field]: undefined};
    this.#updateSummary();
    if (this.#options.isStored) this.#host.client.sessionStore.set(ADDRESS_FORM_KEY, input);
  }

  #hasTyped(): boolean {
    const {country: _, ...typed} = this.#input;
    return Object.values(typed).some(Boolean);
  }

  #acceptsChinese(): boolean {
    const {country} = this.#input;
    return country === 'CN' || (!country && this.#shop!.shipsTo.includes('CN'));
  }

  readonly #undoParse = () => this.#host.focus(`#${this.#paste.undo()}`);

  #validate(): FieldErrors {
    return validateAddress(this.#input, this.#format).errors ?? {};
  }

  #validateBlurred(rules: FieldRule[]) {
    const errors = this.#validate();
    for (const {field} of rules) {
      this.#errors = {...this.#errors, [field]: errors[field]};
      const {postalCode} = this.#input;
      if (field !== 'postalCode' || !postalCode) continue;
      this.#setInput({...this.#input, postalCode: normalizePostalCode(postalCode, this.#format.postal) ?? postalCode});
    }
    this.#updateSummary();
    this.#host.requestUpdate();
  }

  // Enter in a field clicks this button too; that click is as trusted as the key press.
  readonly #onSubmit = async (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted || this.#isBusy) return;
    await this.#formatLoading;
    this.#blurs.clear();
    const {address, errors} = validateAddress(this.#input, this.#format);
    this.#errors = errors ?? {};
    if (address) await this.#submit(address);
    else this.#focusFirstError();
  };

  async #submit(address: Address): Promise<void> {
    const {signal} = this.#host;
    this.#isBusy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#options.onSubmit(address);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.code === 'aborted') return;
      this.#host.reportError(error);
      this.#errors = backendErrors(error, this.#format);
      if (Object.values(this.#errors).some(Boolean)) return this.#focusFirstError();
      // A chunk that fails to load has no code of its own.
      if (navigator.onLine === false && (error.retryable || error.code === 'unknown')) {
        this.#error = ({waitingForConnection}) => waitingForConnection;
        this.#host.requestUpdate();
        // The recipient's click still holds: the address is sent once the connection is back.
        if (await whenOnline(signal)) return await this.#submit(address);
        return;
      }
      const {correction} = this.#options;
      this.#error = ({claimOutcomeUnknown, correctionOutcomeUnknown}) => {
        if (!error.outcomeUnknown) return errorMessage(error.code, this.#host.commonStrings, true);
        return correction ? correctionOutcomeUnknown : claimOutcomeUnknown;
      };
    } finally {
      this.#isBusy = false;
      this.#host.requestUpdate();
    }
  }

  #focusFirstError() {
    this.#announceErrorCount();
    this.#host.focus('.address [aria-invalid="true"]');
  }

  #announceErrorCount() {
    const count = this.#shownFields().filter(({field}) => this.#errors[field]).length;
    this.#announcedCount = count;
    this.#host.announce(count ? this.#host.strings.fieldErrorCount(count) : '');
  }

  /** After a correction, the announced number is no longer true. */
  #updateSummary() {
    if (this.#announcedCount) this.#announceErrorCount();
  }

  /** The country comes first: the other fields depend on it. */
  #shownFields(): readonly FieldRule[] {
    const {country = ''} = this.#input;
    const {fields} = this.#format;
    return country && country !== NOT_LISTED ? fields : fields.slice(0, country ? 1 : 2);
  }

  render(): TemplateResult {
    const {strings, commonStrings} = this.#host;
    return html`<div class="view address">
      <button class="button link back" type="button" @click=${this.#options.onBack}>${backArrow} ${strings.back}</button>
      <h2 id="heading" part="heading" tabindex="-1">${this.#options.correction ? strings.correctionTitle : strings.addressTitle}</h2>
      ${this.#renderPrivacy()}
      ${this.#hasLoadFailed ? html`<p class="error" role="alert">${errorMessage(navigator.onLine === false ? 'network' : 'unavailable', commonStrings, this.#hasTyped())}</p>
        <button class="button block" part="button" type="button" @click=${this.#load}>${commonStrings.tryAgain}</button>`
        : this.#shop ? this.#renderForm(this.#shop) : html`<p class="quiet" aria-busy="true">${commonStrings.loading}</p>`}
    </div>`;
  }

  #renderPrivacy() {
    const {shop, senderName} = this.#options.parties;
    const {strings, sealedStrings} = this.#host;
    return html`<div class="privacy">
      <p>${strings.addressPrivacy(shop.name, senderName)}</p>
      ${renderShop(shop, sealedStrings)}
      ${this.#options.correction ? html`<p class="small quiet">${strings.correctionText}</p>` : nothing}
    </div>`;
  }

  #renderForm({shipsTo}: Shop) {
    const {strings} = this.#host;
    if (!shipsTo.length) return html`<p class="error">${strings.noCountries}</p>`;
    return html`<form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()}
        @pointerdown=${this.#blurs.onPointerDown} @paste=${this.#paste.onPaste}>
      ${this.#shownFields().map((rule) => html`${this.#renderField(rule, shipsTo)}${this.#paste.field === rule.field ? html`<p class="status parsed">${strings.addressParsed}
        <button class="button link" type="button" @click=${this.#undoParse}>${strings.undoParse}</button></p>` : nothing}`)}
      ${this.#input.country === NOT_LISTED ? this.#unsupportedCountry?.render() ?? nothing : this.#renderSubmit()}
    </form>`;
  }

  #renderField(rule: FieldRule, shipsTo: readonly string[]) {
    const {strings, commonStrings, language} = this.#host;
    const {field} = rule;
    return renderField({
      rule, strings, commonStrings, format: this.#format, value: this.#input[field] ?? '', error: this.#errors[field],
      options: field === 'country' ? this.#countryOptions(shipsTo)
        : field === 'area' && this.#areas ? areaOptions(this.#areas, [language, ...navigator.languages]) : undefined,
      hint: field === 'name' && this.#input.country === 'CN' ? strings.pasteHint : undefined,
      onInput: this.#onInput, onBlur: () => this.#blurs.add(rule),
    });
  }

  #countryOptions(shipsTo: readonly string[]) {
    const {strings, language} = this.#host;
    const served = listCountries(shipsTo, language).map(({code, name}) => ({value: code, name}));
    return this.#options.onUnsupportedCountry ? [...served, {value: NOT_LISTED, name: strings.countryNotListed}] : served;
  }

  #renderSubmit() {
    const {strings} = this.#host;
    return html`${this.#error ? html`<p class="error" role="alert">${this.#error(strings)}</p>` : nothing}
      <div class="actions">
        <button class="button block" part="button" type="submit" aria-disabled=${this.#isBusy} aria-busy=${this.#isBusy} @click=${this.#onSubmit}>
          ${this.#isBusy ? strings.addressSubmitting : this.#options.correction ? strings.correctionSubmit : strings.addressSubmit}</button>
        <p class="small quiet">${strings.encryptionHint}</p>
      </div>`;
  }
}

/** Errors of the backend, as far as their fields are shown. */
function backendErrors({code, errors: pointers}: GiftError, {fields}: AddressFormat): FieldErrors {
  if (code === 'country-not-served') return {country: 'country'};
  const errors = errorsFromPointers(pointers);
  const shown = new Set(fields.map(({field}) => field));
  for (const field of Object.keys(errors) as Field[]) if (!shown.has(field)) delete errors[field];
  return errors;
}

const backArrow = html`<svg class="arrow" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M10 3 5 8l5 5" /></svg>`;
