import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {drawPoster, posterFile} from '../../poster/index.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {ShareTargetStrings} from '../../locales/en/share-targets.ts';
import {GiftBox} from '../gift-box/gift-box.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {qrPath} from '../shared/qr.ts';
import {LocalizeController} from '../shared/localize.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {serializeBox} from './box-svg.ts';
import {printCard} from './print-card.ts';
import {shareTargetStrings} from './share-target-strings.ts';

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
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
    .buttons .button { flex: 1 1 140px; }
    p { margin: 0; font-size: 0.8125rem; line-height: 1.45; color: var(--_quiet); text-align: center; text-wrap: balance; }
    p.error { color: var(--_danger); }
  `];

  @property({attribute: false}) gift: Gift | undefined;
  /** The claim link. */
  @property() link = '';
  /** What it is looked at for. */
  @property() use: 'picture' | 'print' = 'picture';
  /** Called when the picture has left the page. */
  @property({attribute: false}) onShared: (method: string) => void = () => {};

  @state() private canvas: HTMLCanvasElement | undefined;
  @state() private failed = false;

  readonly #localize = new LocalizeController(this, shareTargetStrings);
  /** Made ready before the press: a share sheet opens only in the press itself. */
  #file: File | undefined;
  #objectUrl = '';
  #drawnKey = '';

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#revokeUrl();
  }

  protected override updated(_changed: PropertyValues) {
    const {gift, link} = this;
    const words = this.#localize.strings;
    if (!gift || !link || !words) return;
    const key = JSON.stringify([link, gift.note, gift.cover, gift.passcodeRequired, this.#localize.language]);
    if (key === this.#drawnKey) return;
    this.#drawnKey = key;
    void this.#draw(gift, link, key);
  }

  async #draw(gift: Gift, link: string, key: string) {
    const words = this.#localize.strings!;
    const {direction, fontFamily} = getComputedStyle(this);
    const {image, title} = gift.product;
    this.failed = false;
    try {
      const {svg, ...colors} = await serializeBox(this.renderRoot as unknown as Element, gift.cover);
      const canvas = await drawPoster({
        box: svg, ...colors, note: gift.note, shop: gift.shop, qrCode: qrPath(link),
        heading: gift.portions.length > 1 ? words.giftsFrom(gift.senderName, gift.portions.length) : words.giftFrom(gift.senderName),
        hint: gift.passcodeRequired ? words.scanAndAskHint(gift.senderName) : words.scanHint,
        font: fontFamily, direction: direction === 'rtl' ? 'rtl' : 'ltr',
        ...(!gift.secret && {title, image}),
      });
      const file = await posterFile(canvas, 'gift.png');
      if (key !== this.#drawnKey || !this.isConnected) return;
      this.#revokeUrl();
      this.#drawnKey = key;
      this.#file = file;
      this.#objectUrl = URL.createObjectURL(file);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', words.posterLabel);
      this.canvas = canvas;
    } catch {
      if (key === this.#drawnKey) this.failed = true;
    }
  }

  #revokeUrl() {
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = this.#drawnKey = '';
  }

  #share = async () => {
    try {
      await navigator.share({files: [this.#file!]});
      this.onShared('poster');
    } catch {
      // A changed mind, or a sheet that takes no file: saving stands beside it.
    }
  };

  #print = () => {
    printCard(this.canvas!);
    this.onShared('print');
  };

  protected override render() {
    const words = this.#localize.strings;
    if (!words) return nothing;
    if (this.failed) return html`<p class="error" role="alert">${words.posterFailed}</p>`;
    return html`
      <div class="stage" part="poster" aria-busy=${this.canvas ? nothing : 'true'}>${this.canvas ?? html`<p role="status">${words.drawingPoster}</p>`}</div>
      ${this.canvas ? html`<div class="buttons">${this.use === 'print' ? this.#renderPrintButton(words) : this.#renderPictureButtons(words)}</div>
      <p>${this.use === 'print' ? words.printHint : words.posterHint}</p>` : nothing}`;
  }

  #renderPrintButton({printNow}: ShareTargetStrings) {
    return html`<button class="button" part="print-card" type="button" @click=${this.#print}>${printNow}</button>`;
  }

  #renderPictureButtons({sharePoster, savePoster}: ShareTargetStrings) {
    const canShare = this.#file && navigator.canShare?.({files: [this.#file]});
    return html`
      ${canShare ? html`<button class="button" part="share-poster" type="button" @click=${this.#share}>${sharePoster}</button>` : nothing}
      <a class="button ${canShare ? 'secondary' : ''}" part="save-poster" href=${this.#objectUrl} download="gift.png"
        @click=${() => this.onShared('poster')}>${savePoster}</a>`;
  }
}
