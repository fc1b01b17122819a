/** The link to the receipt, which brings the recipient back when this browser's storage is gone. */
import {html, type TemplateResult} from 'lit';
import {copyText} from '../../shared/clipboard.ts';
import type {ClaimHost} from '../claim-host.ts';
import {selfMailto} from './support-links.ts';

export class ReceiptLink {
  readonly #host: ClaimHost;
  readonly #link: string;
  #copyState: 'none' | 'copied' | 'manual' = 'none';

  constructor(host: ClaimHost, receiptToken: string) {
    this.#host = host;
    this.#link = `${location.href.replace(/#.*/s, '')}#${receiptToken}`;
  }

  readonly #copy = async () => {
    const {strings} = this.#host;
    if (await copyText(this.#link)) {
      this.#copyState = 'copied';
      this.#host.announce(strings.linkCopied);
    } else {
      this.#copyState = 'manual';
      this.#host.focus('#receipt-link');
      this.#host.announce(strings.copyManually);
    }
  };

  render(shopName: string): TemplateResult {
    const {strings} = this.#host;
    return html`<section class="receipt-link" aria-labelledby="receipt-link-title">
      <h3 id="receipt-link-title">${strings.receiptLinkTitle}</h3>
      <p class="small quiet" id="receipt-link-text">${this.#copyState === 'manual' ? strings.copyManually : strings.receiptLinkText}</p>
      <div class="row">
        <input class="input" id="receipt-link" readonly dir="ltr" .value=${this.#link} aria-labelledby="receipt-link-title" aria-describedby="receipt-link-text"
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button class="button secondary" type="button" @click=${this.#copy}>${this.#copyState === 'copied' ? strings.linkCopied : strings.copyLink}</button>
        <a class="button secondary" href=${selfMailto(strings.mailSubject(shopName), strings.mailBody(this.#link))}>${strings.mailLink}</a>
      </div>
    </section>`;
  }
}
