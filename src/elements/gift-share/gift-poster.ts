import {css, html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {drawPoster, posterFile} from '../../poster/poster.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {ShareTargetStrings} from '../../locales/en/share-targets.ts';
import {GiftBox} from '../gift-box/gift-box.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {qrPath} from '../shared/qr.ts';
import {LocalizeController} from '../shared/localize.ts';
import {reveal} from '../shared/reveal.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {serializeBox} from './box-svg.ts';
import {printCard} from './print-card.ts';
import {shareTargetStrings} from './share-target-strings.ts';

defineOnce('gift-box', GiftBox);

/**
 * A picture of the gift with its note and QR code: previewed, then saved, shared as a file, or printed as a card. Internal: part of
 * `<gift-share>`.
 *
 * @internal
 */
export class GiftPoster extends LitElement {
  static override styles = [tokens, controls, css`
    :host { display: grid; gap: 12px; position: relative; }
    .stage {
      display: grid; place-items: center; aspect-ratio: 3 / 4; inline-size: min(100%, 280px, 34vh); margin-inline: auto;
      border-radius: calc(var(--_radius) * 4 / 3); background: var(--_raised); overflow: hidden; box-shadow: var(--_shadow);
    }
    canvas { display: block; inline-size: 100%; block-size: auto; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
    .buttons .button { flex: 1 1 140px; }
    p { margin: 0; font-size: 0.8125em; color: var(--_quiet); text-align: center; text-wrap: balance; }
    p.error { color: var(--_danger); }
  `];

  @property({attribute: false}) gift: Gift | undefined;
  /** The claim link. */
  @property() link = '';
  /** `picture` to save or share it, `print` to print it. */
  @property() use: 'picture' | 'print' = 'picture';
  /** Called when the picture was shared, saved or printed. */
  @property({attribute: false}) onShared: (method: string) => void = () => {};

  @state() private canvas: HTMLCanvasElement | undefined;
  @state() private failed = false;

  readonly #localize = new LocalizeController(this, shareTargetStrings);
  /** Created before the click: a share sheet opens only synchronously in the click itself. */
  #file: File | undefined;
  #objectUrl = '';
  #drawnKey = '';

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#revokeUrl();
  }

  protected override firstUpdated() {
    reveal(this);
  }

  protected override updated() {
    const {gift, link} = this;
    const strings = this.#localize.strings;
    if (!gift || !link || !strings) return;
    const key = JSON.stringify([link, gift.note, gift.cover, gift.passcodeRequired, this.#localize.locale.tag]);
    if (key === this.#drawnKey) return;
    this.#drawnKey = key;
    void this.#draw(gift, link, key);
  }

  async #draw(gift: Gift, link: string, key: string) {
    const strings = this.#localize.strings!;
    const {direction, fontFamily} = getComputedStyle(this);
    const {image, title} = gift.product;
    this.failed = false;
    try {
      const {svg, ...colors} = await serializeBox(this.renderRoot as unknown as Element, gift.cover);
      const canvas = await drawPoster({
        box: svg, ...colors, note: gift.note, shop: gift.shop, qrCode: qrPath(link),
        heading: gift.portions.length > 1 ? strings.giftsFrom(gift.senderName, gift.portions.length) : strings.giftFrom(gift.senderName),
        hint: gift.passcodeRequired ? strings.scanAndAskHint(gift.senderName) : strings.scanHint,
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
      canvas.setAttribute('aria-label', strings.posterLabel);
      const isFirst = !this.canvas;
      this.canvas = canvas;
      await this.updateComplete;
      if (isFirst) this.scrollIntoView({block: 'nearest'});
    } catch (error) {
      console.error(error);
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
      // The sheet was closed, or accepts no file: the picture can still be saved.
    }
  };

  #print = () => {
    printCard(this.canvas!);
    this.onShared('print');
  };

  protected override render() {
    const strings = this.#localize.strings;
    if (!strings) return nothing;
    if (this.failed) return html`<p class="error" role="alert">${strings.posterFailed}</p>`;
    return html`
      <div class="stage" part="poster" aria-busy=${this.canvas ? nothing : 'true'}>${this.canvas ?? html`<p role="status">${strings.drawingPoster}</p>`}</div>
      ${this.canvas ? html`<div class="buttons">${this.use === 'print' ? this.#renderPrintButton(strings) : this.#renderPictureButtons(strings)}</div>
      <p>${this.use === 'print' ? strings.printHint : strings.posterHint}</p>` : nothing}`;
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
