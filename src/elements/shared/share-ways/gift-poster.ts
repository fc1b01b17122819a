import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {drawPoster, posterFile} from '../../../poster/index.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {WaysWords} from '../../../words/en/ways.ts';
import {GiftBox} from '../../gift-box/gift-box.ts';
import {controls} from '../controls.styles.ts';
import {defineOnce} from '../define-once.ts';
import {qrPath} from '../qr.ts';
import {Speaking} from '../speaking.ts';
import {tokens} from '../tokens.styles.ts';
import {boxDrawing} from './box-drawing.ts';
import {printCard} from './print-card.ts';
import {waysWords} from './words.ts';

defineOnce('gift-box', GiftBox);

/** The gift as a picture: drawn here, looked at, then saved, shared as a file, or printed. Part of `<gift-share>`; not for pages. */
export class GiftPoster extends LitElement {
  static override styles = [tokens, controls, css`
    :host { display: grid; gap: 12px; color: var(--_text); position: relative; }
    .stage {
      display: grid; place-items: center; aspect-ratio: 3 / 4; inline-size: min(100%, 280px); margin-inline: auto;
      border-radius: 16px; background: var(--_raised); overflow: hidden; box-shadow: var(--_shadow);
    }
    canvas { display: block; inline-size: 100%; block-size: auto; }
    .presses { display: flex; flex-wrap: wrap; gap: 8px; }
    .presses .press { flex: 1 1 140px; }
    p { margin: 0; font-size: 0.8125rem; line-height: 1.45; color: var(--_quiet); text-align: center; text-wrap: balance; }
    p.error { color: var(--_danger); }
  `];

  @property({attribute: false}) gift: Gift | undefined;
  /** The claim link. */
  @property() link = '';
  /** What it is looked at for. */
  @property() use: 'picture' | 'print' = 'picture';
  /** Called when the picture has left the page. */
  @property({attribute: false}) handOn: (way: string) => void = () => {};

  @state() private canvas: HTMLCanvasElement | undefined;
  @state() private failed = false;

  readonly #speaking = new Speaking(this, waysWords);
  /** Made ready before the press: a share sheet opens only in the press itself. */
  #file: File | undefined;
  #address = '';
  #drawn = '';

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override updated(_changed: PropertyValues) {
    const {gift, link} = this;
    const words = this.#speaking.words;
    if (!gift || !link || !words) return;
    const wish = JSON.stringify([link, gift.note, gift.cover, gift.passcodeRequired, this.#speaking.language]);
    if (wish === this.#drawn) return;
    this.#drawn = wish;
    void this.#draw(gift, link, wish);
  }

  async #draw(gift: Gift, link: string, wish: string) {
    const words = this.#speaking.words!;
    const {direction, fontFamily} = getComputedStyle(this);
    const {image, title} = gift.product;
    this.failed = false;
    try {
      const {svg, ...colours} = await boxDrawing(this.renderRoot as unknown as Element, gift.cover);
      const canvas = await drawPoster({
        box: svg, ...colours, note: gift.note, shop: gift.shop, code: qrPath(link),
        heading: gift.portions.length > 1 ? words.giftsFrom(gift.senderName, gift.portions.length) : words.giftFrom(gift.senderName),
        hint: gift.passcodeRequired ? words.scanAndAsk(gift.senderName) : words.scan,
        font: fontFamily, direction: direction === 'rtl' ? 'rtl' : 'ltr',
        ...(!gift.secret && {title, picture: image}),
      });
      const file = await posterFile(canvas, 'gift.png');
      if (wish !== this.#drawn || !this.isConnected) return;
      this.#forget();
      this.#drawn = wish;
      this.#file = file;
      this.#address = URL.createObjectURL(file);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', words.poster);
      this.canvas = canvas;
    } catch {
      if (wish === this.#drawn) this.failed = true;
    }
  }

  #forget() {
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = this.#drawn = '';
  }

  #share = async () => {
    try {
      await navigator.share({files: [this.#file!]});
      this.handOn('poster');
    } catch {
      // A changed mind, or a sheet that takes no file: saving stands beside it.
    }
  };

  #print = () => {
    printCard(this.canvas!);
    this.handOn('print');
  };

  protected override render() {
    const words = this.#speaking.words;
    if (!words) return nothing;
    if (this.failed) return html`<p class="error" role="alert">${words.noPoster}</p>`;
    return html`
      <div class="stage" part="poster" aria-busy=${this.canvas ? nothing : 'true'}>${this.canvas ?? html`<p role="status">${words.drawing}</p>`}</div>
      ${this.canvas ? html`<div class="presses">${this.use === 'print' ? this.#printPress(words) : this.#picturePresses(words)}</div>
      <p>${this.use === 'print' ? words.printHint : words.posterHint}</p>` : nothing}`;
  }

  #printPress({printNow}: WaysWords) {
    return html`<button class="press" part="print-card" type="button" @click=${this.#print}>${printNow}</button>`;
  }

  #picturePresses({sharePoster, savePoster}: WaysWords) {
    const canShare = this.#file && navigator.canShare?.({files: [this.#file]});
    return html`
      ${canShare ? html`<button class="press" part="share-poster" type="button" @click=${this.#share}>${sharePoster}</button>` : nothing}
      <a class="press ${canShare ? 'second' : ''}" part="save-poster" href=${this.#address} download="gift.png"
        @click=${() => this.handOn('poster')}>${savePoster}</a>`;
  }
}
