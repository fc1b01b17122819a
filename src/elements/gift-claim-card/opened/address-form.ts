/** Where the gift should go: one column in the order and wording of the country, checked kindly, kept until it has arrived. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  areaOptions, validateAddress, listCountries, genericFormat, errorsFromPointers, loadFormat, guessCountry, normalizePostalCode,
  type AddressFormat, type Areas, type FieldErrors, type Field, type FieldRule, type AddressInput,
} from '../../../address/index.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {whenOnline} from '../../shared/network.ts';
import type {Address} from '../../../protocol/address.ts';
import type {Shop} from '../../../protocol/shop.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {errorMessage} from '../../../locales/format.ts';
import {renderField} from './address-field.ts';
import type {OpenedGift} from './opened-gift.ts';
import type {UnsupportedCountry} from './unsupported-country.ts';
import {renderShop} from '../sealed-view.ts';

export interface AddressFormOptions {
  /** Keeps what is typed for a reload of this tab. */
  isStored: boolean;
  /** The address as it was is not known, only where it went: a correction. */
  correction?: {country: string | undefined};
  onBack(): void;
  /** Where they are, by name, when the shop doesn't deliver there; without it, nobody is asked. */
  onUnsupportedCountry?(country: string): void;
  /** Rejects with what stands in the way. */
  onSubmit(address: Address): Promise<void>;
}

const FORM_KEY = 'address-form';

/** In the list of countries: none of these. */
const NOT_LISTED = '-';

export class AddressForm {
  readonly #host: OpenedGift;
  readonly #options: AddressFormOptions;
  #input: AddressInput;
  #errors: FieldErrors = {};
  #shop: Shop | undefined;
  #format: AddressFormat = genericFormat;
  #areas: Areas | undefined;
  /** Until the rules of the country that was chosen are there. */
  #formatLoading: Promise<void> | undefined;
  #unsupportedCountry: UnsupportedCountry | undefined;
  /** A whole address was pasted into this field and sorted into all of them; as it was, for whoever wants that back. */
  #parsed: {into: Field; raw: AddressInput} | undefined;
  #busy = false;
  #error: ((words: ClaimStrings) => string) | undefined;
  #loadFailed = false;
  /** While a press is under way nothing may move under the finger: what was left meanwhile is checked after it. */
  #isPointerDown = false;
  #blurred: FieldRule[] = [];

  constructor(host: OpenedGift, options: AddressFormOptions) {
    this.#host = host;
    this.#options = options;
    this.#input = {...(options.isStored && host.client.sessionStore.get(FORM_KEY) as AddressInput | undefined)};
    if (options.correction?.country) this.#input.country = options.correction.country;
    void this.#load();
    // What seals the address comes while it is written: the line may be gone by the time it is needed.
    void import('../../../client/encrypt-address.ts').catch(() => undefined);
  }

  /** Once the address has arrived, this tab needs it no more. */
  clear() {
    this.#host.client.sessionStore.remove(FORM_KEY);
  }

  #load = async () => {
    this.#loadFailed = false;
    this.#requestUpdate();
    try {
      const shop = this.#shop = await this.#host.shop();
      if (!shop.shipsTo.includes(this.#input.country ?? '')) this.#input.country = guessCountry(shop.shipsTo) ?? '';
      await this.#loadFormat();
    } catch (thrown) {
      this.#host.controller.reportError(GiftError.from(thrown));
      this.#loadFailed = true;
    }
    this.#requestUpdate();
  };

  /** What stands there for another country stays until the rules of this one have come. */
  async #loadFormat() {
    const country = this.#input.country ?? '';
    const learnt = country && country !== NOT_LISTED ? await loadFormat(country).catch(() => undefined) : undefined;
    if (country !== this.#input.country) return;
    this.#format = learnt?.format ?? genericFormat;
    this.#areas = learnt?.areas;
    this.#unsupportedCountry = undefined;
    if (country !== NOT_LISTED) return;
    const {UnsupportedCountry} = await import('./unsupported-country.ts');
    this.#unsupportedCountry = new UnsupportedCountry(this.#host, this.#shop!.shipsTo, (name) => this.#options.onUnsupportedCountry?.(name));
    this.#host.controller.announce(this.#unsupportedCountry.description);
  }

  #requestUpdate() {
    this.#host.controller.requestUpdate();
  }

  #onInput = async (field: Field, text: string) => {
    this.#error = undefined;
    if (field === 'country') await this.#setCountry(text);
    else this.#setInput({...this.#input, [field]: text});
    this.#requestUpdate();
  };

  async #setCountry(country: string) {
    this.#errors = {};
    this.#parsed = undefined;
    this.#setInput({...this.#input, country, area: ''});
    await (this.#formatLoading = this.#loadFormat().catch(() => {
      this.#input = {...this.#input, country: ''};
      this.#error = () => errorMessage('network', this.#host.commonStrings);
    }));
  }

  #setInput(input: AddressInput) {
    this.#input = input;
    // A fault goes as soon as it is mended, and comes only when a field is left.
    const now = this.#validate();
    for (const field of Object.keys(this.#errors) as Field[]) if (!now[field]) this.#errors = {...this.#errors, [field]: undefined};
    if (this.#options.isStored) this.#host.client.sessionStore.set(FORM_KEY, input);
  }

  #onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const into = (event.target as HTMLElement).id as Field;
    if (!this.#acceptsChinese() || !/[省市区县州旗盟]/.test(text)) return;
    void this.#parsePaste(text, into, this.#input).catch(() => undefined);
  };

  #acceptsChinese = () => this.#input.country === 'CN' || (!this.#input.country && this.#shop!.shipsTo.includes('CN'));

  /** It is pasted first, as the browser does it, so that nothing is lost when it can't be sorted. */
  async #parsePaste(text: string, into: Field, before: AddressInput) {
    const {parseChineseAddress} = await import('../../../address/chinese/parse.ts');
    await new Promise((pasted) => setTimeout(pasted));
    const sorted = parseChineseAddress(text);
    if (!sorted || !this.#acceptsChinese()) return;
    const raw = this.#input;
    if (!raw.country) await this.#setCountry('CN');
    this.#parsed = {into, raw: {...raw, country: 'CN'}};
    this.#setInput({...this.#input, [into]: before[into], ...sorted});
    this.#host.controller.announce(this.#host.strings.addressParsed);
    this.#requestUpdate();
  }

  #undoParse = () => {
    const {into, raw} = this.#parsed!;
    this.#parsed = undefined;
    this.#setInput(raw);
    this.#requestUpdate();
    this.#host.controller.host.renderRoot.querySelector<HTMLElement>(`#${into}`)?.focus();
  };

  #onBlur = (rule: FieldRule) => {
    this.#blurred.push(rule);
    if (!this.#isPointerDown) this.#validateBlurred();
  };

  #validateBlurred() {
    const now = this.#validate();
    for (const {field} of this.#blurred.splice(0)) {
      this.#errors = {...this.#errors, [field]: now[field]};
      const {postalCode} = this.#input;
      if (field === 'postalCode' && postalCode) this.#setInput({...this.#input, postalCode: normalizePostalCode(postalCode, this.#format.postal) ?? postalCode});
    }
    this.#requestUpdate();
  }

  #onPointerDown = () => {
    this.#isPointerDown = true;
    const release = () => {
      removeEventListener('pointerup', release);
      removeEventListener('pointercancel', release);
      requestAnimationFrame(() => {
        this.#isPointerDown = false;
        if (this.#blurred.length) this.#validateBlurred();
      });
    };
    addEventListener('pointerup', release);
    addEventListener('pointercancel', release);
  };

  #validate = (): FieldErrors => validateAddress(this.#input, this.#format).errors ?? {};

  /** Enter in a field presses this button too, and that is as trusted as the key. */
  #onSubmit = async (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted || this.#busy) return;
    await this.#formatLoading;
    this.#blurred = [];
    const {address, errors} = validateAddress(this.#input, this.#format);
    this.#errors = errors ?? {};
    if (!address) return this.#focusFirstError();
    await this.#submit(address);
  };

  async #submit(address: Address): Promise<void> {
    const {controller} = this.#host;
    this.#busy = true;
    this.#error = undefined;
    this.#requestUpdate();
    try {
      await this.#options.onSubmit(address);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.code === 'aborted') return;
      controller.reportError(error);
      this.#errors = this.#errorsFrom(error);
      if (Object.values(this.#errors).some(Boolean)) return this.#focusFirstError();
      // A chunk that could not come has no code of its own.
      if (navigator.onLine === false && (error.retryable || error.code === 'unknown')) {
        this.#error = (words) => words.waitingForConnection;
        this.#requestUpdate();
        // The press was made and still holds: it is sent when there is a line.
        if (await whenOnline(this.#host.signal)) return await this.#submit(address);
        return;
      }
      const outcomeUnknownKey = this.#options.correction ? 'correctionOutcomeUnknown' : 'claimOutcomeUnknown';
      this.#error = (words) => (error.outcomeUnknown ? words[outcomeUnknownKey] : errorMessage(error.code, this.#host.commonStrings));
    } finally {
      this.#busy = false;
      this.#requestUpdate();
    }
  }

  #errorsFrom(error: GiftError): FieldErrors {
    if (error.code === 'country-not-served') return {country: 'country'};
    const faults = errorsFromPointers(error.errors);
    const shown = new Set(this.#format.fields.map(({field}) => field));
    for (const field of Object.keys(faults) as Field[]) if (!shown.has(field)) delete faults[field];
    return faults;
  }

  #focusFirstError() {
    const count = Object.values(this.#errors).filter(Boolean).length;
    this.#host.controller.announce(this.#host.strings.fieldErrorCount(count));
    void this.#host.controller.host.updateComplete.then(() =>
      this.#host.controller.host.renderRoot.querySelector<HTMLElement>('.address [aria-invalid="true"]')?.focus());
  }

  render(): TemplateResult {
    const {strings, commonStrings} = this.#host;
    const {correction, onBack} = this.#options;
    return html`<div class="view address">
      <button class="button link back" type="button" @click=${onBack}>${backArrow} ${strings.back}</button>
      <h2 id="heading" part="heading" tabindex="-1">${correction ? strings.correctionTitle : strings.addressTitle}</h2>
      ${this.#renderPrivacy()}
      ${this.#loadFailed ? html`<p class="error" role="alert">${errorMessage(navigator.onLine === false ? 'network' : 'unavailable', commonStrings)}</p>
        <button class="button block" part="button" type="button" @click=${this.#load}>${commonStrings.tryAgain}</button>`
        : this.#shop ? this.#renderForm(this.#shop) : html`<p class="quiet" aria-busy="true">${commonStrings.loading}</p>`}
    </div>`;
  }

  #renderPrivacy() {
    const {strings, parties, controller} = this.#host;
    return html`<div class="promise">
      <p>${strings.addressPrivacy(parties.shop.name, parties.senderName)}</p>
      ${renderShop(parties.shop, controller.localize.strings!.card)}
      ${this.#options.correction ? html`<p class="small quiet">${strings.correctionText}</p>` : nothing}
    </div>`;
  }

  #renderForm(shop: Shop) {
    const {strings, commonStrings, language} = this.#host;
    if (!shop.shipsTo.length) return html`<p class="error">${strings.noCountries}</p>`;
    const {country = ''} = this.#input;
    const format = this.#format;
    const rules = country && country !== NOT_LISTED ? format.fields : format.fields.slice(0, country ? 1 : 2);
    return html`<form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()} @pointerdown=${this.#onPointerDown} @paste=${this.#onPaste}>
      ${rules.map((rule) => html`${renderField({
        rule, format, strings, commonStrings,
        value: this.#input[rule.field] ?? '',
        error: this.#errors[rule.field],
        options: rule.field === 'country' ? this.#countryOptions(shop, language)
          : rule.field === 'area' && this.#areas ? areaOptions(this.#areas, [language, ...navigator.languages]) : undefined,
        hint: rule.field === 'name' && country === 'CN' ? strings.pasteHint : undefined,
        onInput: this.#onInput, onBlur: this.#onBlur,
      })}${this.#parsed?.into === rule.field ? html`<p class="status parsed">${strings.addressParsed}
        <button class="button link" type="button" @click=${this.#undoParse}>${strings.undoParse}</button></p>` : nothing}`)}
      ${country === NOT_LISTED ? this.#unsupportedCountry?.render() ?? nothing : this.#renderSubmit()}
    </form>`;
  }

  #countryOptions(shop: Shop, language: string) {
    const served = listCountries(shop.shipsTo, language).map(({code, name}) => ({value: code, name}));
    return this.#options.onUnsupportedCountry ? [...served, {value: NOT_LISTED, name: this.#host.strings.countryNotListed}] : served;
  }

  #renderSubmit() {
    const {strings} = this.#host;
    return html`${this.#error ? html`<p class="error" role="alert">${this.#error(strings)}</p>` : nothing}
      <div class="actions">
        <button class="button block" part="button" type="submit" aria-disabled=${this.#busy} aria-busy=${this.#busy} @click=${this.#onSubmit}>
          ${this.#busy ? strings.addressSubmitting : this.#options.correction ? strings.correctionSubmit : strings.addressSubmit}</button>
        <p class="small quiet">${strings.encryptionHint}</p>
      </div>`;
  }
}

const backArrow = html`<svg class="arrow" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M10 3 5 8l5 5" /></svg>`;
