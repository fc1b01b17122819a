import {html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {GiftClient} from '../../../client/gift-client.ts';
import type {SentGift} from '../../../client/sent-gifts.ts';
import type {PanelSentGiftsStrings} from '../../../locales/en/panel-sent-gifts.ts';
import {controls} from '../controls.styles.ts';
import {LocalizeController} from '../localize.ts';
import {tokens} from '../tokens.styles.ts';
import {styles} from './sent-gifts-list.styles.ts';
import {wordsIn} from './strings.ts';

/** The gifts that were sent from this browser: each can be followed, or removed from here. Part of the sender's panel; not for pages. */
export class SentGiftsList extends LitElement {
  static override styles = [tokens, controls, styles];

  @property({attribute: false}) client!: GiftClient;
  /** A gift that is still in the making, and so not in the list. */
  @property() exclude = '';

  @state() private selected: SentGift | undefined;
  @state() private removing: SentGift | undefined;
  @state() private message = '';

  readonly #localize = new LocalizeController(this, wordsIn);
  #focusSelector = '';

  get #gifts() {
    return this.client.sentGifts().filter(({id}) => id !== this.exclude);
  }

  #select(gift: SentGift | undefined) {
    this.#focusSelector = gift ? '.back' : `[data-gift="${this.selected?.id}"] .one`;
    this.selected = gift;
    this.message = '';
  }

  #confirmRemoval(gift: SentGift | undefined) {
    this.#focusSelector = gift ? '.question' : `[data-gift="${this.removing?.id}"] .remove`;
    this.removing = gift;
    this.message = '';
  }

  /** Its manage token goes with it, and may be nowhere else: so a person has to press. */
  #remove(event: Event) {
    if (!event.isTrusted) return;
    this.client.removeSentGift(this.removing!.id);
    this.removing = undefined;
    this.message = this.#localize.strings!.removed;
    this.#focusSelector = '.status';
  }

  protected override updated() {
    if (!this.#focusSelector) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focusSelector)?.focus();
    this.#focusSelector = '';
  }

  protected override render() {
    const words = this.#localize.strings;
    if (!words) return nothing;
    const {selected} = this;
    if (selected) {
      return html`<button class="button link back" type="button" @click=${() => this.#select(undefined)}>${words.all}</button>
        <p class="title"><strong>${selected.productTitle}</strong></p>
        <gift-status compact theme=${this.getAttribute('theme') ?? nothing} .client=${this.client} .manageToken=${selected.manageToken}></gift-status>`;
    }
    const gifts = this.#gifts;
    return html`<p class="hint">${gifts.length ? words.text : words.none}</p>
      <p class="status" role="status" tabindex="-1">${this.message}</p>
      ${gifts.length ? html`<ul>${gifts.map((gift) => this.#renderRow(gift, words))}</ul>` : nothing}`;
  }

  #renderRow(gift: SentGift, words: PanelSentGiftsStrings) {
    const day = new Intl.DateTimeFormat(this.#localize.language, {day: 'numeric', month: 'long', year: 'numeric'}).format(new Date(gift.createdAt));
    return html`<li data-gift=${gift.id}>
      <button class="one" type="button" @click=${() => this.#select(gift)}>
        <strong>${gift.productTitle}</strong><span class="small quiet">${words.sentOn(day)}</span></button>
      ${this.removing?.id === gift.id ? html`<div class="question" role="group" aria-labelledby="says" tabindex="-1">
        <p id="says">${words.removeText}</p>
        <div class="row">
          <button class="button danger" type="button" @click=${this.#remove}>${words.removeYes}</button>
          <button class="button secondary" type="button" @click=${() => this.#confirmRemoval(undefined)}>${words.keep}</button>
        </div></div>`
        : html`<button class="button link remove" type="button" aria-label=${words.removeOf(gift.productTitle, day)}
          @click=${() => this.#confirmRemoval(gift)}>${words.remove}</button>`}
    </li>`;
  }
}
