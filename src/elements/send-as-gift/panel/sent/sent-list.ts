import {html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {GiftClient} from '../../../../client/gift-client.ts';
import type {SentGift} from '../../../../client/sent-gifts.ts';
import type {SentWords} from '../../../../words/en/sent.ts';
import {controls} from '../../../shared/controls.styles.ts';
import {Speaking} from '../../../shared/speaking.ts';
import {tokens} from '../../../shared/tokens.styles.ts';
import {styles} from './sent-list.styles.ts';
import {wordsIn} from './words.ts';

/** The gifts that were sent from this browser: each can be followed, or removed from here. Part of the sender's panel; not for pages. */
export class SentList extends LitElement {
  static override styles = [tokens, controls, styles];

  @property({attribute: false}) client!: GiftClient;
  /** A gift that is still in the making, and so not in the list. */
  @property() without = '';

  @state() private followed: SentGift | undefined;
  @state() private removing: SentGift | undefined;
  @state() private told = '';

  readonly #speaking = new Speaking(this, wordsIn);
  #wants = '';

  get #gifts() {
    return this.client.sent().filter(({id}) => id !== this.without);
  }

  #follow(gift: SentGift | undefined) {
    this.#wants = gift ? '.back' : `[data-gift="${this.followed?.id}"] .one`;
    this.followed = gift;
    this.told = '';
  }

  #ask(gift: SentGift | undefined) {
    this.#wants = gift ? '.question' : `[data-gift="${this.removing?.id}"] .remove`;
    this.removing = gift;
    this.told = '';
  }

  /** Its manage token goes with it, and may be nowhere else: so a person has to press. */
  #remove(event: Event) {
    if (!event.isTrusted) return;
    this.client.forget(this.removing!.id);
    this.removing = undefined;
    this.told = this.#speaking.words!.removed;
    this.#wants = '.told';
  }

  protected override updated() {
    if (!this.#wants) return;
    this.renderRoot.querySelector<HTMLElement>(this.#wants)?.focus();
    this.#wants = '';
  }

  protected override render() {
    const words = this.#speaking.words;
    if (!words) return nothing;
    const {followed} = this;
    if (followed) {
      return html`<button class="press text back" type="button" @click=${() => this.#follow(undefined)}>${words.all}</button>
        <p class="title"><strong>${followed.productTitle}</strong></p>
        <gift-status compact theme=${this.getAttribute('theme') ?? nothing} .client=${this.client} .manageToken=${followed.manageToken}></gift-status>`;
    }
    const gifts = this.#gifts;
    return html`<p class="hint">${gifts.length ? words.text : words.none}</p>
      <p class="told" role="status" tabindex="-1">${this.told}</p>
      ${gifts.length ? html`<ul>${gifts.map((gift) => this.#row(gift, words))}</ul>` : nothing}`;
  }

  #row(gift: SentGift, words: SentWords) {
    const day = new Intl.DateTimeFormat(this.#speaking.language, {day: 'numeric', month: 'long', year: 'numeric'}).format(new Date(gift.createdAt));
    return html`<li data-gift=${gift.id}>
      <button class="one" type="button" @click=${() => this.#follow(gift)}>
        <strong>${gift.productTitle}</strong><span class="small quiet">${words.sentOn(day)}</span></button>
      ${this.removing?.id === gift.id ? html`<div class="question" role="group" aria-labelledby="says" tabindex="-1">
        <p id="says">${words.removeText}</p>
        <div class="row">
          <button class="press danger" type="button" @click=${this.#remove}>${words.removeYes}</button>
          <button class="press second" type="button" @click=${() => this.#ask(undefined)}>${words.keep}</button>
        </div></div>`
        : html`<button class="press text remove" type="button" aria-label=${words.removeOf(gift.productTitle, day)}
          @click=${() => this.#ask(gift)}>${words.remove}</button>`}
    </li>`;
  }
}
