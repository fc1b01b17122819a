import {html, LitElement, nothing, svg} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Gift} from '../../../protocol/gift.ts';
import {controls} from '../controls.styles.ts';
import {defineOnce} from '../define-once.ts';
import {qrPath} from '../qr.ts';
import {Speaking} from '../speaking.ts';
import {tokens} from '../tokens.styles.ts';
import {styles} from './gift-ways.styles.ts';
import {isOwnApp, linkWays, wayLink, type LinkWay} from './way-links.ts';
import {waySigns} from './way-signs.ts';
import {waysWords} from './words.ts';

/** At module level: TypeScript 6.0 leaves the `.ts` of an `import()` inside a method of a class that has initialized public fields. */
const loadPoster = () => import('./gift-poster.ts').then(({GiftPoster}) => defineOnce('gift-poster', GiftPoster));

/**
 * The ways to a friend beside copying. Part of `<gift-share>`, loaded when
 * somebody asks for more; not for pages.
 */
export class GiftWays extends LitElement {
  static override styles = [tokens, controls, styles];

  /** The claim link. */
  @property() link = '';
  /** What is said with it. */
  @property() text = '';
  /** What a picture of it shows; without it, no picture is offered. */
  @property({attribute: false}) gift: Gift | undefined;
  /** Called with the way that the link has left by. */
  @property({attribute: false}) handOn: (way: string) => void = () => {};

  @state() private shows: 'wechat' | 'picture' | 'print' | undefined;

  readonly #speaking = new Speaking(this, waysWords);

  #toggleWechat() {
    this.shows = this.shows === 'wechat' ? undefined : 'wechat';
    if (this.shows) this.handOn('wechat');
  }

  /** The same poster, to be saved or shared as a picture, or to be printed. */
  async #togglePoster(use: 'picture' | 'print') {
    this.shows = this.shows === use ? undefined : use;
    if (!this.shows) return;
    // Lost on its way, it comes with the next press.
    await loadPoster().catch(() => { this.shows = undefined; });
  }

  protected override render() {
    const words = this.#speaking.words;
    if (!words || !this.link) return nothing;
    const {shows} = this;
    return html`<ul part="ways">
      ${this.gift ? this.#posterWay('picture', words.picture) : nothing}
      ${linkWays.map((way) => html`<li>${this.#linkWay(way, words[way])}</li>`)}
      <li><button class="way" part="wechat" type="button" aria-expanded=${shows === 'wechat'} @click=${this.#toggleWechat}>
        ${round('wechat')}${words.wechat}</button></li>
      ${this.gift ? this.#posterWay('print', words.print) : nothing}
    </ul>
    ${shows === 'wechat' ? this.#wechatCode(words.wechatCode, words.wechatHint) : nothing}
    ${shows === 'picture' || shows === 'print' ? html`<gift-poster theme=${this.getAttribute('theme') ?? nothing} .gift=${this.gift} .link=${this.link}
      .use=${shows} .handOn=${this.handOn}></gift-poster>` : nothing}`;
  }

  #posterWay(use: 'picture' | 'print', name: string) {
    return html`<li><button class="way" part=${use} type="button" aria-expanded=${this.shows === use} @click=${() => this.#togglePoster(use)}>
      ${round(use)}${name}</button></li>`;
  }

  #linkWay(way: LinkWay, name: string) {
    return html`<a class="way" part=${way} href=${wayLink(way, this.text, this.link)} rel="noopener noreferrer"
      target=${isOwnApp(way) ? nothing : '_blank'} @click=${() => this.handOn(way)}>${round(way)}${name}</a>`;
  }

  #wechatCode(label: string, hint: string) {
    const {size, d} = qrPath(this.link);
    return html`<figure><svg viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges"
      >${svg`<path fill="#000" d=${d}/>`}</svg><figcaption>${hint}</figcaption></figure>`;
  }
}

const round = (way: keyof typeof waySigns) => html`<span class="round"><svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${waySigns[way]}/>`}</svg></span>`;
