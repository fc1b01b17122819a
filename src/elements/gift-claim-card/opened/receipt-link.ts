/** The receipt link: what brings its owner back when storage has vanished. */
import {html} from 'lit';
import type {OpenedGift} from './opened-gift.ts';
import {selfMailto} from './support-links.ts';

export class ReceiptLink {
  readonly #host: OpenedGift;
  readonly #link: string;
  readonly #shopName: string;
  #copyState: 'not' | 'yes' | 'by-hand' = 'not';

  constructor(host: OpenedGift, receiptToken: string, shopName: string) {
    this.#host = host;
    this.#shopName = shopName;
    this.#link = `${location.href.replace(/#.*/s, '')}#${receiptToken}`;
  }

  #copy = async () => {
    const {controller, strings} = this.#host;
    try {
      await navigator.clipboard.writeText(this.#link);
      this.#copyState = 'yes';
      controller.announce(strings.linkCopied);
    } catch {
      // Refused, or an old page: then by hand.
      this.#copyState = 'by-hand';
      const field = controller.host.renderRoot.querySelector<HTMLInputElement>('#receipt-link');
      field?.focus();
      field?.select();
      controller.announce(strings.copyManually);
    }
  };

  render() {
    const {strings} = this.#host;
    return html`<section class="keep" aria-labelledby="keep-title">
      <h3 id="keep-title">${strings.receiptLinkTitle}</h3>
      <p class="small quiet" id="keep-why">${this.#copyState === 'by-hand' ? strings.copyManually : strings.receiptLinkText}</p>
      <div class="pair">
        <input class="input" id="receipt-link" readonly dir="ltr" .value=${this.#link} aria-labelledby="keep-title" aria-describedby="keep-why"
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button class="button secondary" type="button" @click=${this.#copy}>${this.#copyState === 'yes' ? strings.linkCopied : strings.copyLink}</button>
        <a class="button secondary" href=${selfMailto(strings.mailSubject(this.#shopName), strings.mailBody(this.#link))}>${strings.mailLink}</a>
      </div>
    </section>`;
  }
}
