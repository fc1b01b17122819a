/** For whoever lives where the shop doesn't deliver: they say where that is, and a kind no begins. Loaded when it is chosen. */
import {html, nothing, type TemplateResult} from 'lit';
import {countriesOf} from '../../../address/countries.ts';
import {codes} from '../../../address/data/codes.ts';
import type {Inside} from './inside.ts';

export class NotServed {
  readonly #inside: Inside;
  readonly #served: readonly string[];
  readonly #tell: (country: string) => void;
  #chosen = '';
  #missing = false;

  constructor(inside: Inside, served: readonly string[], tell: (country: string) => void) {
    this.#inside = inside;
    this.#served = served;
    this.#tell = tell;
  }

  get why(): string {
    const {words, seen} = this.#inside;
    return words.notHereWhy(seen.shop.name, seen.senderName);
  }

  #choose = (event: Event) => {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.#missing = false;
    this.#inside.card.redraw();
  };

  #say = () => {
    if (this.#chosen) return this.#tell(this.#chosen);
    this.#missing = true;
    this.#inside.card.redraw();
    this.#inside.card.host.renderRoot.querySelector<HTMLElement>('#their-country')?.focus();
  };

  render(): TemplateResult {
    const {words, language, seen} = this.#inside;
    const others = countriesOf(codes.split(' ').filter((code) => !this.#served.includes(code)), language);
    return html`<p>${this.why}</p>
      <div class="field">
        <label for="their-country">${words.notHereWhere}</label>
        <select class="input" id="their-country" aria-required="true" aria-invalid=${this.#missing}
          aria-describedby=${this.#missing ? 'their-country-error' : nothing} @change=${this.#choose}>
          <option value="" ?selected=${!this.#chosen} disabled>${words.chooseOne}</option>
          ${others.map(({name}) => html`<option value=${name} .selected=${name === this.#chosen}>${name}</option>`)}
        </select>
        ${this.#missing ? html`<p class="error" id="their-country-error">${words.errors.missing(words.fields.country)}</p>` : nothing}
      </div>
      <div class="thumb">
        <button class="press wide" part="press" type="button" @click=${this.#say}>${words.notHereTell(seen.senderName)}</button>
      </div>`;
  }
}
