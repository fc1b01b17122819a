/** Accepted: what happens next, followed as it happens; thanks; the link to keep; correcting and erasing. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {watch} from '../../../client/watch.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {isClaimed} from '../../../protocol/lifecycle.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {drawBox} from '../../gift-box/drawing.ts';
import {looked} from '../../shared/looked.ts';
import {endingOf} from '../endings.ts';
import {aloneAt} from '../framed.ts';
import {renderAlone} from '../sealed.ts';
import {AddressForm} from './address-form.ts';
import {Erasing} from './erasing.ts';
import type {Inside} from './inside.ts';
import {KeepLink} from './keep-link.ts';
import {renderSteps} from './steps.ts';
import {Thanks} from './thanks.ts';
import {askAddress, reportAddress, sendBackAddress} from './ways-out.ts';

type Why = (words: ClaimWords) => string;

export class Accepted {
  readonly #inside: Inside;
  readonly #token: string;
  readonly #thanks: Thanks;
  readonly #link: KeepLink;
  readonly #erasing: Erasing;
  receipt: Receipt;
  #watching: AbortController | undefined;
  #line = true;
  #form: AddressForm | undefined;
  #told: Why | undefined;

  constructor(inside: Inside, receipt: Receipt, token: string) {
    this.#inside = inside;
    this.receipt = receipt;
    this.#token = token;
    this.#thanks = new Thanks(inside, async (thanks) => this.#show(await inside.client.thank(token, thanks, inside.signal)));
    this.#link = new KeepLink(inside, token, receipt.shop.name);
    this.#erasing = new Erasing(inside, () => this.#unlessTooLate(
      (words) => words.eraseLater, () => inside.client.erase(token, inside.signal)));
  }

  /** Asks for as long as something may still change. Also after the card was moved on its page. */
  follow() {
    this.rest();
    const watching = this.#watching = new AbortController();
    const {signal, client} = this.#inside;
    signal.addEventListener('abort', () => watching.abort(), {once: true, signal: watching.signal});
    void watch({
      ask: (etag, signal) => client.receiptIfChanged(this.#token, etag, signal),
      show: (receipt) => this.#show(receipt),
      ended: ({state, erased}) => erased || state === 'delivered' || state === 'unavailable',
      trouble: (error) => this.#lineIs(error),
      looked, hasten: client.hasten(this.#token, () => document.hidden), signal: watching.signal,
    });
  }

  rest() {
    this.#watching?.abort();
  }

  #show(receipt: Receipt) {
    const before = this.#headline();
    if (receipt.sequence < this.receipt.sequence) return;
    this.receipt = receipt;
    if (receipt.erased) return this.#inside.card.end('erased');
    const now = this.#headline();
    if (now !== before) this.#inside.card.announce(now);
    this.#inside.card.redraw();
  }

  #lineIs(error: GiftError | undefined) {
    const ending = error && endingOf(error);
    if (ending) return this.#inside.card.end(ending === 'missing' ? 'lost' : ending);
    if (this.#line === !error) return;
    this.#line = !error;
    this.#inside.card.redraw();
  }

  #headline(): string {
    const {words} = this.#inside;
    const {state} = this.receipt;
    if (state === 'unavailable') return words.cannot;
    return state === 'shipped' ? words.onItsWay : state === 'delivered' ? words.arrived : words.yours;
  }

  #correct = () => {
    this.#form = new AddressForm(this.#inside, {
      keep: false,
      correcting: {country: this.receipt.shipTo?.country},
      back: () => this.#endCorrecting(),
      send: async (address) => {
        const corrected = await this.#unlessTooLate((words) => words.correctLater, () => this.#inside.client.correctAddress(
          this.#token, address, this.#inside.signal));
        if (!corrected) return;
        this.#show(corrected);
        this.#endCorrecting();
        this.#inside.card.announce(this.#inside.words.corrected);
      },
    });
    this.#inside.card.focusHeading();
  };

  #endCorrecting() {
    this.#form = undefined;
    this.#inside.card.focusHeading();
  }

  /** The shop may have moved on since this was drawn: then it is shown how it stands, and why it is too late. */
  async #unlessTooLate(why: Why, ask: () => Promise<Receipt>): Promise<Receipt | undefined> {
    try {
      return await ask();
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.code !== 'state-conflict') throw error;
      this.#inside.card.fail(error);
      this.#show(await this.#inside.client.receipt(this.#token, this.#inside.signal));
      this.tell(why);
      return undefined;
    }
  }

  /** Says something at the top of this screen, and aloud. */
  tell(why: Why) {
    this.#told = why;
    this.#endCorrecting();
    this.#inside.card.announce(why(this.#inside.words));
  }

  render(): TemplateResult {
    if (this.#form) return this.#form.render();
    const {words} = this.#inside;
    const {state, product, cover, senderName, shop, tracking} = this.receipt;
    const unavailable = state === 'unavailable';
    const moving = isClaimed(state as never) && state !== 'delivered';
    return html`<div class="screen accepted">
      <div class="stage small">${drawBox(unavailable ? 'returned' : 'done', cover)}</div>
      <div class="what centred">
        <h2 id="heading" part="heading" tabindex="-1">${this.#headline()}</h2>
        <p>${product.title}${product.variant ? html` <span class="quiet">${product.variant.title}</span>` : nothing}</p>
      </div>
      ${this.#told ? html`<p class="told">${this.#told(words)}</p>` : nothing}
      ${unavailable ? html`<p class="centred">${words.cannotWhy(shop.name, senderName)}</p>`
        : renderSteps({state, shop: shop.name, tracking, words})}
      ${moving ? html`<p class="small quiet centred">${this.#line ? words.live : words.notLive}</p>` : nothing}
      ${this.#renderWishes()}
    </div>`;
  }

  /** What can be pressed; in a stranger's frame, where a press may be stolen, only the way out of it. */
  #renderWishes() {
    const alone = aloneAt(this.#token);
    const {words, card} = this.#inside;
    if (alone) return html`<div class="thumb centred">${renderAlone(alone, words.framed, card.speaking.words!.card)}</div>`;
    return html`${this.#thanks.render(this.receipt)}
      ${this.#link.render()}
      ${this.#renderMore()}
      ${this.#erasing.render(this.receipt)}`;
  }

  #renderMore() {
    const {words} = this.#inside;
    const {gift, product, shop: {name, support}, can} = this.receipt;
    const subject = words.aboutGift(gift);
    const out = (address: string | undefined, text: string) => (address
      ? html`<li><a class="press text" href=${address} target="_blank" rel="noopener noreferrer">${text}</a></li>` : nothing);
    return html`<ul class="more">
      ${out(sendBackAddress(product.url), words.sendBack)}
      ${can.correctAddress ? html`<li><button class="press text" type="button" @click=${this.#correct}>${words.correct}</button></li>` : nothing}
      ${out(support && askAddress(support, gift, subject), words.askShop(name))}
      ${out(support && reportAddress(support, gift, words.reportSubject(gift)), words.report)}
      ${can.erase && !this.#erasing.asked
        ? html`<li><button class="press text" id="erase" type="button" @click=${this.#erasing.ask}>${words.erase}</button></li>` : nothing}
    </ul>`;
  }
}
