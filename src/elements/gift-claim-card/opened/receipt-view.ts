/** Accepted: what happens next, followed as it happens; thanks; the link to keep; correcting and erasing. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {poll} from '../../../client/poll.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {hasActiveClaim} from '../../../protocol/lifecycle.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import {whenVisible} from '../../shared/visibility.ts';
import {outcomeOf} from '../flow/outcomes.ts';
import {standaloneUrl} from '../framed.ts';
import {renderStandaloneLink} from '../sealed-view.ts';
import {AddressForm} from './address-form.ts';
import {EraseData} from './erase-data.ts';
import type {OpenedGift} from './opened-gift.ts';
import {ReceiptLink} from './receipt-link.ts';
import {renderDeliveryProgress} from './delivery-progress.ts';
import {ThanksForm} from './thanks-form.ts';
import {contactUrl, reportUrl, returnGiftUrl} from './support-links.ts';

type Message = (words: ClaimStrings) => string;

export class ReceiptView {
  readonly #host: OpenedGift;
  readonly #token: string;
  readonly #thanks: ThanksForm;
  readonly #receiptLink: ReceiptLink;
  readonly #eraseData: EraseData;
  receipt: Receipt;
  #polling: AbortController | undefined;
  #isOnline = true;
  #correction: AddressForm | undefined;
  #notice: Message | undefined;

  constructor(host: OpenedGift, receipt: Receipt, token: string) {
    this.#host = host;
    this.receipt = receipt;
    this.#token = token;
    this.#thanks = new ThanksForm(host, async (thanks) => this.#setReceipt(await host.client.thank(token, thanks, host.signal)));
    this.#receiptLink = new ReceiptLink(host, token, receipt.shop.name);
    this.#eraseData = new EraseData(host, () => this.#withConflictNotice(
      (words) => words.eraseTooEarly, () => host.client.eraseRecipientData(token, host.signal)));
  }

  /** Asks for as long as something may still change. Also after the card was moved on its page. */
  startPolling() {
    this.stop();
    const polling = this.#polling = new AbortController();
    const {signal, client} = this.#host;
    signal.addEventListener('abort', () => polling.abort(), {once: true, signal: polling.signal});
    void poll({
      fetch: (etag, signal) => client.receiptIfChanged(this.#token, etag, signal),
      onData: (receipt) => this.#setReceipt(receipt),
      isDone: ({state, erased}) => erased || state === 'delivered' || state === 'unavailable',
      onError: (error) => this.#onPollError(error),
      whenVisible, changes: client.changes(this.#token, () => document.hidden), signal: polling.signal,
    });
  }

  stop() {
    this.#polling?.abort();
  }

  #setReceipt(receipt: Receipt) {
    const before = this.#heading();
    if (receipt.sequence < this.receipt.sequence) return;
    this.receipt = receipt;
    if (receipt.erased) return this.#host.controller.showOutcome('erased');
    const now = this.#heading();
    if (now !== before) this.#host.controller.announce(now);
    this.#host.controller.requestUpdate();
  }

  #onPollError(error: GiftError | undefined) {
    const ending = error && outcomeOf(error);
    if (ending) return this.#host.controller.showOutcome(ending === 'missing' ? 'lost' : ending);
    if (this.#isOnline === !error) return;
    this.#isOnline = !error;
    this.#host.controller.requestUpdate();
  }

  #heading(): string {
    const {strings} = this.#host;
    const {state} = this.receipt;
    if (state === 'unavailable') return strings.unavailableTitle;
    return state === 'shipped' ? strings.shippedTitle : state === 'delivered' ? strings.deliveredTitle : strings.claimedTitle;
  }

  #startCorrection = () => {
    this.#correction = new AddressForm(this.#host, {
      isStored: false,
      correction: {country: this.receipt.shipTo?.country},
      onBack: () => this.#endCorrection(),
      onSubmit: async (address) => {
        const corrected = await this.#withConflictNotice((words) => words.correctionTooLate, () => this.#host.client.correctAddress(
          this.#token, address, this.#host.signal));
        if (!corrected) return;
        this.#setReceipt(corrected);
        this.#endCorrection();
        this.#host.controller.announce(this.#host.strings.correctionSaved);
      },
    });
    this.#host.controller.focus();
  };

  #endCorrection() {
    this.#correction = undefined;
    this.#host.controller.focus();
  }

  /** The shop may have moved on since this was drawn: then it is shown how it stands, and why it is too late. */
  async #withConflictNotice(why: Message, ask: () => Promise<Receipt>): Promise<Receipt | undefined> {
    try {
      return await ask();
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.code !== 'state-conflict') throw error;
      this.#host.controller.reportError(error);
      this.#setReceipt(await this.#host.client.receipt(this.#token, this.#host.signal));
      this.showNotice(why);
      return undefined;
    }
  }

  /** Says something at the top of this screen, and aloud. */
  showNotice(why: Message) {
    this.#notice = why;
    this.#endCorrection();
    this.#host.controller.announce(why(this.#host.strings));
  }

  render(): TemplateResult {
    if (this.#correction) return this.#correction.render();
    const {strings} = this.#host;
    const {state, product, cover, senderName, shop, tracking} = this.receipt;
    const unavailable = state === 'unavailable';
    const moving = hasActiveClaim(state as never) && state !== 'delivered';
    return html`<div class="view receipt">
      <div class="stage small">${renderBox(unavailable ? 'returned' : 'done', cover)}</div>
      <div class="what centered">
        <h2 id="heading" part="heading" tabindex="-1">${this.#heading()}</h2>
        <p>${product.title}${product.variant ? html` <span class="quiet">${product.variant.title}</span>` : nothing}</p>
      </div>
      ${this.#notice ? html`<p class="status">${this.#notice(strings)}</p>` : nothing}
      ${unavailable ? html`<p class="centered">${strings.unavailableText(shop.name, senderName)}</p>`
        : renderDeliveryProgress({state, shop: shop.name, tracking, strings})}
      ${moving ? html`<p class="small quiet centered">${this.#isOnline ? strings.liveUpdates : strings.liveUpdatesPaused}</p>` : nothing}
      ${this.#renderActions()}
    </div>`;
  }

  /** What can be pressed; in a stranger's frame, where a press may be stolen, only the way out of it. */
  #renderActions() {
    const alone = standaloneUrl(this.#token);
    const {strings, controller} = this.#host;
    if (alone) return html`<div class="actions centered">${renderStandaloneLink(alone, strings.framedNotice, controller.localize.strings!.card)}</div>`;
    return html`${this.#thanks.render(this.receipt)}
      ${this.#receiptLink.render()}
      ${this.#renderLinks()}
      ${this.#eraseData.render(this.receipt)}`;
  }

  #renderLinks() {
    const {strings} = this.#host;
    const {gift, product, shop: {name, support}, can} = this.receipt;
    const subject = strings.contactSubject(gift);
    const out = (address: string | undefined, text: string) => (address
      ? html`<li><a class="button link" href=${address} target="_blank" rel="noopener noreferrer">${text}</a></li>` : nothing);
    return html`<ul class="links">
      ${out(returnGiftUrl(product.url), strings.returnGift)}
      ${can.correctAddress ? html`<li><button class="button link" type="button" @click=${this.#startCorrection}>${strings.correctAddress}</button></li>` : nothing}
      ${out(support && contactUrl(support, gift, subject), strings.contactShop(name))}
      ${out(support && reportUrl(support, gift, strings.reportSubject(gift)), strings.reportGift)}
      ${can.erase && !this.#eraseData.isOpen
        ? html`<li><button class="button link" id="erase" type="button" @click=${this.#eraseData.open}>${strings.eraseData}</button></li>` : nothing}
    </ul>`;
  }
}
