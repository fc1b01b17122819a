import {html, LitElement, nothing, svg} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Gift} from '../../protocol/gift.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {qrPath} from '../shared/qr.ts';
import {LocalizeController} from '../shared/localize.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {styles} from './gift-share-targets.styles.ts';
import {opensNativeApp, messengers, shareUrl, type Messenger} from './share-urls.ts';
import {shareIcons} from './share-icons.ts';
import {shareTargetStrings} from './share-target-strings.ts';

/** At module level: TypeScript 6.0 leaves the `.ts` of an `import()` inside a method of a class that has initialized public fields. */
const loadPoster = () => import('./gift-poster.ts').then(({GiftPoster}) => defineOnce('gift-poster', GiftPoster));

/**
 * The ways to a friend beside copying. Part of `<gift-share>`, loaded when
 * somebody asks for more; not for pages.
 */
export class GiftShareTargets extends LitElement {
  static override styles = [tokens, controls, styles];

  /** The claim link. */
  @property() link = '';
  /** What is said with it. */
  @property() text = '';
  /** What a picture of it shows; without it, no picture is offered. */
  @property({attribute: false}) gift: Gift | undefined;
  /** Called with the way that the link has left by. */
  @property({attribute: false}) onShared: (method: string) => void = () => {};

  @state() private expanded: 'wechat' | 'picture' | 'print' | undefined;

  readonly #localize = new LocalizeController(this, shareTargetStrings);

  #toggleWechat() {
    this.expanded = this.expanded === 'wechat' ? undefined : 'wechat';
    if (this.expanded) this.onShared('wechat');
  }

  /** The same poster, to be saved or shared as a picture, or to be printed. */
  async #togglePoster(use: 'picture' | 'print') {
    this.expanded = this.expanded === use ? undefined : use;
    if (!this.expanded) return;
    // Lost on its way, it comes with the next press.
    await loadPoster().catch(() => { this.expanded = undefined; });
  }

  protected override render() {
    const words = this.#localize.strings;
    if (!words || !this.link) return nothing;
    const {expanded} = this;
    return html`<ul part="share-targets">
      ${this.gift ? this.#renderPosterTarget('picture', words.picture) : nothing}
      ${messengers.map((way) => html`<li>${this.#renderMessenger(way, words[way])}</li>`)}
      <li><button class="target" part="wechat" type="button" aria-expanded=${expanded === 'wechat'} @click=${this.#toggleWechat}>
        ${renderIcon('wechat')}${words.wechat}</button></li>
      ${this.gift ? this.#renderPosterTarget('print', words.print) : nothing}
    </ul>
    ${expanded === 'wechat' ? this.#renderWechatQrCode(words.wechatQrCodeLabel, words.wechatHint) : nothing}
    ${expanded === 'picture' || expanded === 'print' ? html`<gift-poster theme=${this.getAttribute('theme') ?? nothing} .gift=${this.gift} .link=${this.link}
      .use=${expanded} .onShared=${this.onShared}></gift-poster>` : nothing}`;
  }

  #renderPosterTarget(use: 'picture' | 'print', label: string) {
    return html`<li><button class="target" part=${use} type="button" aria-expanded=${this.expanded === use} @click=${() => this.#togglePoster(use)}>
      ${renderIcon(use)}${label}</button></li>`;
  }

  #renderMessenger(messenger: Messenger, label: string) {
    return html`<a class="target" part=${messenger} href=${shareUrl(messenger, this.text, this.link)} rel="noopener noreferrer"
      target=${opensNativeApp(messenger) ? nothing : '_blank'} @click=${() => this.onShared(messenger)}>${renderIcon(messenger)}${label}</a>`;
  }

  #renderWechatQrCode(label: string, hint: string) {
    const {size, d} = qrPath(this.link);
    return html`<figure><svg viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges"
      >${svg`<path fill="#000" d=${d}/>`}</svg><figcaption>${hint}</figcaption></figure>`;
  }
}

const renderIcon = (target: keyof typeof shareIcons) => html`<span class="round"><svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${shareIcons[target]}/>`}</svg></span>`;
