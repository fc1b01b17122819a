import {html, LitElement, nothing, svg} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Gift} from '../../protocol/gift.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {LocalizeController} from '../shared/localize.ts';
import {renderQrFigure} from '../shared/qr-figure.ts';
import {qrPath} from '../shared/qr.ts';
import {reveal} from '../shared/reveal.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {styles} from './gift-share-targets.styles.ts';
import {shareIcons} from './share-icons.ts';
import {shareTargetStrings} from './share-target-strings.ts';
import {messengers, opensNativeApp, shareUrl, type Messenger} from './share-urls.ts';

// At module level: inside a class with initialized public fields, TypeScript 6.0 leaves the `.ts` of an `import()`.
const importPoster = () => import('./gift-poster.ts');

/**
 * Messengers, WeChat, and a picture of the gift to save or to print. Internal: part of `<gift-share>`, loaded on demand.
 *
 * @internal
 */
export class GiftShareTargets extends LitElement {
  static override styles = [tokens, controls, styles];

  /** The claim link. */
  @property() link = '';
  /** The message that goes with it. */
  @property() text = '';
  /** The gift that the picture shows; without it, no picture is offered. */
  @property({attribute: false}) gift: Gift | undefined;
  /** Called with the method by which the link was shared. */
  @property({attribute: false}) onShared: (method: string) => void = () => {};

  @state() private expanded: 'wechat' | 'picture' | 'print' | undefined;

  readonly #localize = new LocalizeController(this, shareTargetStrings);

  protected override firstUpdated() {
    reveal(this);
  }

  #toggleWechat() {
    this.expanded = this.expanded === 'wechat' ? undefined : 'wechat';
    if (!this.expanded) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector('figure')?.scrollIntoView({block: 'nearest'}));
    this.onShared('wechat');
  }

  /** The same poster serves as a picture to save or share, and as a card to print. */
  async #togglePoster(use: 'picture' | 'print') {
    this.expanded = this.expanded === use ? undefined : use;
    if (!this.expanded) return;
    try {
      const {GiftPoster} = await importPoster();
      defineOnce('gift-poster', GiftPoster);
    } catch {
      // The chunk failed to load: the next click tries again.
      this.expanded = undefined;
    }
  }

  protected override render() {
    const strings = this.#localize.strings;
    if (!strings || !this.link) return nothing;
    const {expanded} = this;
    return html`<ul part="share-targets">
      ${this.gift ? this.#renderPosterTarget('picture', strings.picture) : nothing}
      ${messengers.map((messenger) => html`<li>${this.#renderMessenger(messenger, strings[messenger])}</li>`)}
      <li><button class="target" part="wechat" type="button" aria-expanded=${expanded === 'wechat'} @click=${this.#toggleWechat}>
        ${renderIcon('wechat')}${strings.wechat}</button></li>
      ${this.gift ? this.#renderPosterTarget('print', strings.print) : nothing}
    </ul>
    ${expanded === 'wechat' ? renderQrFigure(qrPath(this.link), strings.wechatQrCodeLabel, strings.wechatHint) : nothing}
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
}

const renderIcon = (target: keyof typeof shareIcons) =>
  html`<span class="round"><svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${shareIcons[target]}/>`}</svg></span>`;
