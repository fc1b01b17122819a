/** Where the gift should go: one column in the order and wording of the country, checked kindly, kept until it has arrived. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  areasOf, checkAddress, countriesOf, faultsAt, formatOf, guessCountry, hasAreas,
  type Area, type Faults, type Field, type FieldRule, type Typed,
} from '../../../address/index.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {onceOnline} from './once-online.ts';
import type {Address} from '../../../protocol/address.ts';
import type {Shop} from '../../../protocol/shop.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {sayProblem} from '../../../words/say.ts';
import {renderField} from './address-field.ts';
import type {Inside} from './inside.ts';
import {renderShop} from '../sealed.ts';

export interface AddressFormOptions {
  /** Keeps what is typed for a reload of this tab. */
  keep: boolean;
  /** The address as it was is not known, only where it went: a correction. */
  correcting?: {country: string | undefined};
  back(): void;
  /** Rejects with what stands in the way. */
  send(address: Address): Promise<void>;
}

const SLOT = 'address-form';

export class AddressForm {
  readonly #inside: Inside;
  readonly #options: AddressFormOptions;
  #typed: Typed;
  #faults: Faults = {};
  #shop: Shop | undefined;
  #areas: readonly Area[] | undefined;
  #busy = false;
  #trouble: ((words: ClaimWords) => string) | undefined;
  #cannotAsk = false;
  /** While a press is under way nothing may move under the finger: what was left meanwhile is checked after it. */
  #pressing = false;
  #left: FieldRule[] = [];

  constructor(inside: Inside, options: AddressFormOptions) {
    this.#inside = inside;
    this.#options = options;
    this.#typed = {...(options.keep && inside.client.tab.get(SLOT) as Typed | undefined)};
    if (options.correcting?.country) this.#typed.country = options.correcting.country;
    void this.#ask();
    // What seals the address comes while it is written: the line may be gone by the time it is needed.
    void import('../../../client/seal.ts').catch(() => undefined);
  }

  /** Once the address has arrived, this tab needs it no more. */
  forget() {
    this.#inside.client.tab.remove(SLOT);
  }

  #ask = async () => {
    this.#cannotAsk = false;
    this.#redraw();
    try {
      const shop = this.#shop = await this.#inside.shop();
      if (!shop.shipsTo.includes(this.#typed.country ?? '')) this.#typed.country = guessCountry(shop.shipsTo) ?? '';
      await this.#loadAreas();
    } catch (thrown) {
      this.#inside.card.fail(GiftError.from(thrown));
      this.#cannotAsk = true;
    }
    this.#redraw();
  };

  async #loadAreas() {
    const country = this.#typed.country ?? '';
    this.#areas = undefined;
    if (!hasAreas(country)) return;
    // Without its list an area is typed; that is no reason to stop anyone.
    const areas = await areasOf(country).catch(() => undefined);
    if (country === this.#typed.country) this.#areas = areas;
  }

  #redraw() {
    this.#inside.card.redraw();
  }

  #write = async (field: Field, text: string) => {
    this.#typed = {...this.#typed, [field]: text};
    // A fault goes as soon as it is mended, and comes only when a field is left.
    if (this.#faults[field] && !this.#faultsNow()[field]) this.#faults = {...this.#faults, [field]: undefined};
    if (this.#options.keep) this.#inside.client.tab.set(SLOT, this.#typed);
    this.#trouble = undefined;
    if (field === 'country') {
      this.#faults = {};
      this.#typed = {...this.#typed, area: ''};
      await this.#loadAreas();
    }
    this.#redraw();
  };

  #leave = (rule: FieldRule) => {
    this.#left.push(rule);
    if (!this.#pressing) this.#check();
  };

  #check() {
    const now = this.#faultsNow();
    for (const {field} of this.#left.splice(0)) this.#faults = {...this.#faults, [field]: now[field]};
    this.#redraw();
  }

  #press = () => {
    this.#pressing = true;
    const release = () => {
      removeEventListener('pointerup', release);
      removeEventListener('pointercancel', release);
      requestAnimationFrame(() => {
        this.#pressing = false;
        if (this.#left.length) this.#check();
      });
    };
    addEventListener('pointerup', release);
    addEventListener('pointercancel', release);
  };

  #faultsNow = (): Faults => checkAddress(this.#typed).faults ?? {};

  /** Enter in a field presses this button too, and that is as trusted as the key. */
  #send = async (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted || this.#busy) return;
    this.#left = [];
    const {address, faults} = checkAddress(this.#typed);
    this.#faults = faults ?? {};
    if (!address) return this.#toFirstFault();
    await this.#try(address);
  };

  async #try(address: Address): Promise<void> {
    const {card} = this.#inside;
    this.#busy = true;
    this.#trouble = undefined;
    this.#redraw();
    try {
      await this.#options.send(address);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.code === 'aborted') return;
      card.fail(error);
      this.#faults = this.#faultsOf(error);
      if (Object.values(this.#faults).some(Boolean)) return this.#toFirstFault();
      // A chunk that could not come has no code of its own.
      if (navigator.onLine === false && (error.retryable || error.code === 'unknown')) {
        this.#trouble = (words) => words.waitingForLine;
        this.#redraw();
        // The press was made and still holds: it is sent when there is a line.
        if (await onceOnline(card.signal)) return await this.#try(address);
        return;
      }
      this.#trouble = (words) => (error.endUnknown ? words.notSure : sayProblem(error.code, this.#inside.common));
    } finally {
      this.#busy = false;
      this.#redraw();
    }
  }

  #faultsOf(error: GiftError): Faults {
    if (error.code === 'country-not-served') return {country: 'country'};
    const faults = faultsAt(error.errors);
    const shown = new Set(formatOf(this.#typed.country ?? '').fields.map(({field}) => field));
    for (const field of Object.keys(faults) as Field[]) if (!shown.has(field)) delete faults[field];
    return faults;
  }

  #toFirstFault() {
    const count = Object.values(this.#faults).filter(Boolean).length;
    this.#inside.card.announce(this.#inside.words.fix(count));
    void this.#inside.card.host.updateComplete.then(() =>
      this.#inside.card.host.renderRoot.querySelector<HTMLElement>('.address [aria-invalid="true"]')?.focus());
  }

  render(): TemplateResult {
    const {words, common} = this.#inside;
    const {correcting, back} = this.#options;
    return html`<div class="screen address">
      <button class="press text back" type="button" @click=${back}>${backArrow} ${words.back}</button>
      <h2 id="heading" part="heading" tabindex="-1">${correcting ? words.correctTitle : words.where}</h2>
      ${this.#renderPromise()}
      ${this.#cannotAsk ? html`<p class="error" role="alert">${sayProblem(navigator.onLine === false ? 'network' : 'unavailable', common)}</p>
        <button class="press wide" part="press" type="button" @click=${this.#ask}>${common.tryAgain}</button>`
        : this.#shop ? this.#renderForm(this.#shop) : html`<p class="quiet" aria-busy="true">${common.loading}</p>`}
    </div>`;
  }

  #renderPromise() {
    const {words, seen, card} = this.#inside;
    return html`<div class="promise">
      <p>${words.onlyShop(seen.shop.name, seen.senderName)}</p>
      ${renderShop(seen.shop, card.speaking.words!.card)}
      ${this.#options.correcting ? html`<p class="small quiet">${words.correctWhy}</p>` : nothing}
    </div>`;
  }

  #renderForm(shop: Shop) {
    const {words, common, language} = this.#inside;
    if (!shop.shipsTo.length) return html`<p class="error">${words.nowhere}</p>`;
    const country = this.#typed.country ?? '';
    const format = formatOf(country);
    const rules = country ? format.fields : format.fields.slice(0, 2);
    return html`<form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()} @pointerdown=${this.#press}>
      ${rules.map((rule) => renderField({
        rule, format, words, common,
        text: this.#typed[rule.field] ?? '',
        fault: this.#faults[rule.field],
        choices: rule.field === 'country' ? countriesOf(shop.shipsTo, language).map(({code, name}) => ({value: code, name}))
          : rule.field === 'area' ? this.#areas : undefined,
        onWrite: this.#write, onLeave: this.#leave,
      }))}
      ${this.#trouble ? html`<p class="error" role="alert">${this.#trouble(words)}</p>` : nothing}
      <div class="thumb">
        <button class="press wide" part="press" type="submit" aria-disabled=${this.#busy} aria-busy=${this.#busy} @click=${this.#send}>
          ${this.#busy ? words.sending : this.#options.correcting ? words.correctConfirm : words.confirm}</button>
        <p class="small quiet">${words.sealed}</p>
      </div>
    </form>`;
  }
}

const backArrow = html`<svg class="arrow" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M10 3 5 8l5 5" /></svg>`;
