/** Where the gift should go: one column in the order and wording of the country, checked kindly, kept until it has arrived. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  areaChoices, checkAddress, countriesOf, elsewhere, faultsAt, formatOf, guessCountry, tidyPostalCode,
  type AddressFormat, type Areas, type Faults, type Field, type FieldRule, type Typed,
} from '../../../address/index.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {onceOnline} from './once-online.ts';
import type {Address} from '../../../protocol/address.ts';
import type {Shop} from '../../../protocol/shop.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {sayProblem} from '../../../words/say.ts';
import {renderField} from './address-field.ts';
import type {Inside} from './inside.ts';
import type {NotServed} from './not-served.ts';
import {renderShop} from '../sealed.ts';

export interface AddressFormOptions {
  /** Keeps what is typed for a reload of this tab. */
  keep: boolean;
  /** The address as it was is not known, only where it went: a correction. */
  correcting?: {country: string | undefined};
  back(): void;
  /** Where they are, by name, when the shop doesn't deliver there; without it, nobody is asked. */
  notServed?(country: string): void;
  /** Rejects with what stands in the way. */
  send(address: Address): Promise<void>;
}

const SLOT = 'address-form';

/** In the list of countries: none of these. */
const NONE = '-';

export class AddressForm {
  readonly #inside: Inside;
  readonly #options: AddressFormOptions;
  #typed: Typed;
  #faults: Faults = {};
  #shop: Shop | undefined;
  #format: AddressFormat = elsewhere;
  #areas: Areas | undefined;
  /** Until the rules of the country that was chosen are there. */
  #learning: Promise<void> | undefined;
  #notServed: NotServed | undefined;
  /** A whole address was pasted into this field and sorted into all of them; as it was, for whoever wants that back. */
  #sorted: {into: Field; raw: Typed} | undefined;
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
      await this.#learn();
    } catch (thrown) {
      this.#inside.card.fail(GiftError.from(thrown));
      this.#cannotAsk = true;
    }
    this.#redraw();
  };

  /** What stands there for another country stays until the rules of this one have come. */
  async #learn() {
    const country = this.#typed.country ?? '';
    const learnt = country && country !== NONE ? await formatOf(country).catch(() => undefined) : undefined;
    if (country !== this.#typed.country) return;
    this.#format = learnt?.format ?? elsewhere;
    this.#areas = learnt?.areas;
    this.#notServed = undefined;
    if (country !== NONE) return;
    const {NotServed} = await import('./not-served.ts');
    this.#notServed = new NotServed(this.#inside, this.#shop!.shipsTo, (name) => this.#options.notServed?.(name));
    this.#inside.card.announce(this.#notServed.why);
  }

  #redraw() {
    this.#inside.card.redraw();
  }

  #write = async (field: Field, text: string) => {
    this.#trouble = undefined;
    if (field === 'country') await this.#move(text);
    else this.#set({...this.#typed, [field]: text});
    this.#redraw();
  };

  async #move(country: string) {
    this.#faults = {};
    this.#sorted = undefined;
    this.#set({...this.#typed, country, area: ''});
    await (this.#learning = this.#learn().catch(() => {
      this.#typed = {...this.#typed, country: ''};
      this.#trouble = () => sayProblem('network', this.#inside.common);
    }));
  }

  #set(typed: Typed) {
    this.#typed = typed;
    // A fault goes as soon as it is mended, and comes only when a field is left.
    const now = this.#faultsNow();
    for (const field of Object.keys(this.#faults) as Field[]) if (!now[field]) this.#faults = {...this.#faults, [field]: undefined};
    if (this.#options.keep) this.#inside.client.tab.set(SLOT, typed);
  }

  #paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const into = (event.target as HTMLElement).id as Field;
    if (!this.#maySort() || !/[省市区县州旗盟]/.test(text)) return;
    void this.#sort(text, into, this.#typed).catch(() => undefined);
  };

  #maySort = () => this.#typed.country === 'CN' || (!this.#typed.country && this.#shop!.shipsTo.includes('CN'));

  /** It is pasted first, as the browser does it, so that nothing is lost when it can't be sorted. */
  async #sort(text: string, into: Field, before: Typed) {
    const {sortChinese} = await import('../../../address/chinese/sort.ts');
    await new Promise((pasted) => setTimeout(pasted));
    const sorted = sortChinese(text);
    if (!sorted || !this.#maySort()) return;
    const raw = this.#typed;
    if (!raw.country) await this.#move('CN');
    this.#sorted = {into, raw: {...raw, country: 'CN'}};
    this.#set({...this.#typed, [into]: before[into], ...sorted});
    this.#inside.card.announce(this.#inside.words.sorted);
    this.#redraw();
  }

  #unsort = () => {
    const {into, raw} = this.#sorted!;
    this.#sorted = undefined;
    this.#set(raw);
    this.#redraw();
    this.#inside.card.host.renderRoot.querySelector<HTMLElement>(`#${into}`)?.focus();
  };

  #leave = (rule: FieldRule) => {
    this.#left.push(rule);
    if (!this.#pressing) this.#check();
  };

  #check() {
    const now = this.#faultsNow();
    for (const {field} of this.#left.splice(0)) {
      this.#faults = {...this.#faults, [field]: now[field]};
      const {postalCode} = this.#typed;
      if (field === 'postalCode' && postalCode) this.#set({...this.#typed, postalCode: tidyPostalCode(postalCode, this.#format.postal) ?? postalCode});
    }
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

  #faultsNow = (): Faults => checkAddress(this.#typed, this.#format).faults ?? {};

  /** Enter in a field presses this button too, and that is as trusted as the key. */
  #send = async (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted || this.#busy) return;
    await this.#learning;
    this.#left = [];
    const {address, faults} = checkAddress(this.#typed, this.#format);
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
        if (await onceOnline(this.#inside.signal)) return await this.#try(address);
        return;
      }
      const notSure = this.#options.correcting ? 'correctNotSure' : 'notSure';
      this.#trouble = (words) => (error.endUnknown ? words[notSure] : sayProblem(error.code, this.#inside.common));
    } finally {
      this.#busy = false;
      this.#redraw();
    }
  }

  #faultsOf(error: GiftError): Faults {
    if (error.code === 'country-not-served') return {country: 'country'};
    const faults = faultsAt(error.errors);
    const shown = new Set(this.#format.fields.map(({field}) => field));
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
    const {country = ''} = this.#typed;
    const format = this.#format;
    const rules = country && country !== NONE ? format.fields : format.fields.slice(0, country ? 1 : 2);
    return html`<form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()} @pointerdown=${this.#press} @paste=${this.#paste}>
      ${rules.map((rule) => html`${renderField({
        rule, format, words, common,
        text: this.#typed[rule.field] ?? '',
        fault: this.#faults[rule.field],
        choices: rule.field === 'country' ? this.#countries(shop, language)
          : rule.field === 'area' && this.#areas ? areaChoices(this.#areas, [language, ...navigator.languages]) : undefined,
        hint: rule.field === 'name' && country === 'CN' ? words.pasteHint : undefined,
        onWrite: this.#write, onLeave: this.#leave,
      })}${this.#sorted?.into === rule.field ? html`<p class="told sorted">${words.sorted}
        <button class="press text" type="button" @click=${this.#unsort}>${words.unsort}</button></p>` : nothing}`)}
      ${country === NONE ? this.#notServed?.render() ?? nothing : this.#renderSend()}
    </form>`;
  }

  #countries(shop: Shop, language: string) {
    const served = countriesOf(shop.shipsTo, language).map(({code, name}) => ({value: code, name}));
    return this.#options.notServed ? [...served, {value: NONE, name: this.#inside.words.notHere}] : served;
  }

  #renderSend() {
    const {words} = this.#inside;
    return html`${this.#trouble ? html`<p class="error" role="alert">${this.#trouble(words)}</p>` : nothing}
      <div class="thumb">
        <button class="press wide" part="press" type="submit" aria-disabled=${this.#busy} aria-busy=${this.#busy} @click=${this.#send}>
          ${this.#busy ? words.sending : this.#options.correcting ? words.correctConfirm : words.confirm}</button>
        <p class="small quiet">${words.sealed}</p>
      </div>`;
  }
}

const backArrow = html`<svg class="arrow" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M10 3 5 8l5 5" /></svg>`;
