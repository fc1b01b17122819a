import {html, LitElement, nothing, svg} from 'lit';
import type {Gift} from '../../protocol/gift.ts';
import type {ShareWords} from '../../words/en/share.ts';
import {emit, GiftSharedEvent, type GiftFact} from '../events.ts';
import {copied} from './copied.ts';
import {controls} from './controls.styles.ts';
import {defineOnce} from './define-once.ts';
import {styles} from './gift-share.styles.ts';
import type {QrPath} from './qr.ts';
import {shareWords} from './share-words.ts';
import {signs} from './signs.ts';
import {Speaking} from './speaking.ts';
import {tokens} from './tokens.styles.ts';

/**
 * Hands a claim link on: by the system's share sheet, by copying, as a QR code, and by more ways that are loaded when asked for.
 * Part of the sender's panel and of `<gift-status>`; not for pages.
 */
export class GiftShare extends LitElement {
  static override styles = [tokens, controls, styles];

  static override properties = {
    link: {}, senderName: {}, gift: {attribute: false}, whole: {attribute: false},
    told: {state: true}, code: {state: true}, showsCode: {state: true}, showsMore: {state: true},
  };

  /** The claim link. */
  declare link: string;
  declare senderName: string;
  declare gift: GiftFact | undefined;
  /** What a picture of the gift shows. */
  declare whole: Gift | undefined;
  /** The element that tells the page about sharing. */
  teller: EventTarget = this;
  /** Called when the link has left the page in some way. */
  handedOn: () => void = () => {};

  private declare told: string;
  private declare code: QrPath | undefined;
  private declare showsCode: boolean;
  private declare showsMore: boolean;

  readonly #speaking = new Speaking(this, shareWords);

  constructor() {
    super();
    this.link = this.senderName = this.told = '';
    this.showsCode = this.showsMore = false;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('link')) return;
    this.told = '';
    this.code = undefined;
    if (this.showsCode) void this.#draw();
  }

  /** What goes with the link, in the sender's language. That a passcode is needed, and never the passcode. */
  #message({message, messageToAll, askForPasscode}: ShareWords): string {
    const {senderName, whole} = this;
    const all = whole?.portions.length ?? 1;
    return (all > 1 ? messageToAll(senderName, all) : message(senderName)) + (whole?.passcodeRequired ? `\n${askForPasscode(senderName)}` : '');
  }

  get #field() {
    return this.renderRoot.querySelector<HTMLInputElement>('.input')!;
  }

  #shared(way: string) {
    this.handedOn();
    if (this.gift) emit(this.teller, new GiftSharedEvent(this.gift, way));
  }

  async #share() {
    try {
      await navigator.share({text: this.#message(this.#speaking.words!), url: this.link});
      this.#shared('share');
    } catch (error) {
      // A changed mind is no failure; a share sheet that refuses leaves copying.
      if ((error as Error)?.name !== 'AbortError') await this.#copy();
    }
  }

  async #copy() {
    const words = this.#speaking.words!;
    this.told = '';
    if (await copied(this.link)) {
      this.told = words.copied;
    } else {
      this.#field.focus();
      this.#field.select();
      this.told = words.selectAndCopy;
    }
    this.#shared('copy');
  }

  async #toggleCode() {
    this.showsCode = !this.showsCode;
    if (!this.showsCode) return;
    await this.#draw();
    this.#shared('qr');
  }

  async #toggleMore() {
    this.showsMore = !this.showsMore;
    if (!this.showsMore) return;
    // Lost on its way, it comes with the next press.
    await import('./share-ways/gift-ways.ts').then(({GiftWays}) => defineOnce('gift-ways', GiftWays), () => { this.showsMore = false; });
  }

  async #draw() {
    const {link} = this;
    const {qrPath} = await import('./qr.ts');
    if (link === this.link) this.code = qrPath(link);
  }

  protected override render() {
    const words = this.#speaking.words;
    if (!words || !this.link) return nothing;
    const canShare = typeof navigator.share === 'function';
    return html`
      ${canShare ? html`<button class="press wide" part="share" type="button" @click=${this.#share}>
        <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${signs.share}</svg>${words.share}</button>` : nothing}
      <div class="link">
        <input class="input" part="link" readonly aria-label=${words.link} .value=${this.link} @focus=${() => this.#field.select()}>
      </div>
      <div class="ways">
        <button class="press ${canShare ? 'second' : ''}" part="copy" type="button" @click=${this.#copy}>
          <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${signs.copy}</svg>${words.copy}</button>
        <button class="press second code" part="qr" type="button" aria-expanded=${this.showsCode} @click=${this.#toggleCode}
          aria-label=${this.showsCode ? words.hideCode : words.showCode} title=${this.showsCode ? words.hideCode : words.showCode}>
          <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${signs.code}</svg></button>
        <button class="press second code" part="more" type="button" aria-expanded=${this.showsMore} @click=${this.#toggleMore}
          aria-label=${words.moreWays} title=${words.moreWays}>
          <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${signs.more}</svg></button>
      </div>
      <p class="told" role="status">${this.told}</p>
      ${this.showsCode && this.code ? this.#codeFigure(this.code, words.code, words.codeHint) : nothing}
      ${this.showsMore ? html`<gift-ways theme=${this.getAttribute('theme') ?? nothing} .link=${this.link} .text=${this.#message(words)} .gift=${this.whole}
        .handOn=${(way: string) => this.#shared(way)}></gift-ways>` : nothing}`;
  }

  #codeFigure({size, d}: QrPath, label: string, hint: string) {
    // Four modules of quiet around it (ISO/IEC 18004), black on white in every theme, or cameras miss it.
    return html`<figure><svg viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges"
      >${svg`<path fill="#000" d=${d}/>`}</svg><figcaption>${hint}</figcaption></figure>`;
  }
}
