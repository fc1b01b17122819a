/** The receipt link: what brings its owner back when storage has vanished. */
import {html} from 'lit';
import type {Inside} from './inside.ts';
import {mailToOneself} from './ways-out.ts';

export class KeepLink {
  readonly #inside: Inside;
  readonly #link: string;
  readonly #shop: string;
  #copied: 'not' | 'yes' | 'by-hand' = 'not';

  constructor(inside: Inside, receiptToken: string, shop: string) {
    this.#inside = inside;
    this.#shop = shop;
    this.#link = `${location.href.replace(/#.*/s, '')}#${receiptToken}`;
  }

  #copy = async () => {
    const {card, words} = this.#inside;
    try {
      await navigator.clipboard.writeText(this.#link);
      this.#copied = 'yes';
      card.announce(words.copied);
    } catch {
      // Refused, or an old page: then by hand.
      this.#copied = 'by-hand';
      const field = card.host.renderRoot.querySelector<HTMLInputElement>('#receipt-link');
      field?.focus();
      field?.select();
      card.announce(words.copyByHand);
    }
  };

  render() {
    const {words} = this.#inside;
    return html`<section class="keep" aria-labelledby="keep-title">
      <h3 id="keep-title">${words.keepTitle}</h3>
      <p class="small quiet" id="keep-why">${this.#copied === 'by-hand' ? words.copyByHand : words.keepWhy}</p>
      <div class="pair">
        <input class="input" id="receipt-link" readonly dir="ltr" .value=${this.#link} aria-labelledby="keep-title" aria-describedby="keep-why"
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button class="press second" type="button" @click=${this.#copy}>${this.#copied === 'yes' ? words.copied : words.copy}</button>
        <a class="press second" href=${mailToOneself(words.mailSubject(this.#shop), words.mailBody(this.#link))}>${words.mailMyself}</a>
      </div>
    </section>`;
  }
}
