import {html, LitElement, nothing, svg} from 'lit';
import type {Gift} from '../../protocol/gift.ts';
import type {ShareStrings} from '../../locales/en/share.ts';
import {dispatch, GiftSharedEvent, type GiftRef} from '../events.ts';
import {copyText} from '../shared/clipboard.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {styles} from './gift-share.styles.ts';
import type {QrPath} from '../shared/qr.ts';
import {shareStrings} from './share-strings.ts';
import {icons} from '../shared/icons.ts';
import {LocalizeController} from '../shared/localize.ts';
import {tokens} from '../shared/tokens.styles.ts';

/**
 * Hands a claim link on: by the system's share sheet, by copying, as a QR code, and by more ways that are loaded when asked for.
 * Part of the sender's panel and of `<gift-status>`; not for pages.
 */
export class GiftShare extends LitElement {
  static override styles = [tokens, controls, styles];

  static override properties = {
    link: {}, senderName: {}, giftRef: {attribute: false}, gift: {attribute: false},
    message: {state: true}, qrCode: {state: true}, showsQrCode: {state: true}, showsTargets: {state: true},
  };

  /** The claim link. */
  declare link: string;
  declare senderName: string;
  declare giftRef: GiftRef | undefined;
  /** What a picture of the gift shows. */
  declare gift: Gift | undefined;
  /** The element that tells the page about sharing. */
  eventTarget: EventTarget = this;
  /** Called when the link has left the page in some way. */
  onShared: () => void = () => {};

  private declare message: string;
  private declare qrCode: QrPath | undefined;
  private declare showsQrCode: boolean;
  private declare showsTargets: boolean;

  readonly #localize = new LocalizeController(this, shareStrings);

  constructor() {
    super();
    this.link = this.senderName = this.message = '';
    this.showsQrCode = this.showsTargets = false;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('link')) return;
    this.message = '';
    this.qrCode = undefined;
    if (this.showsQrCode) void this.#updateQrCode();
  }

  /** What goes with the link, in the sender's language. That a passcode is needed, and never the passcode. */
  #shareText({message, messageToGroup, askForPasscode}: ShareStrings): string {
    const {senderName, gift} = this;
    const all = gift?.portions.length ?? 1;
    return (all > 1 ? messageToGroup(senderName, all) : message(senderName)) + (gift?.passcodeRequired ? `\n${askForPasscode(senderName)}` : '');
  }

  get #field() {
    return this.renderRoot.querySelector<HTMLInputElement>('.input')!;
  }

  #notifyShared(method: string) {
    this.onShared();
    if (this.giftRef) dispatch(this.eventTarget, new GiftSharedEvent(this.giftRef, method));
  }

  async #share() {
    try {
      await navigator.share({text: this.#shareText(this.#localize.strings!), url: this.link});
      this.#notifyShared('share');
    } catch (error) {
      // A changed mind is no failure; a share sheet that refuses leaves copying.
      if ((error as Error)?.name !== 'AbortError') await this.#copy();
    }
  }

  async #copy() {
    const words = this.#localize.strings!;
    this.message = '';
    if (await copyText(this.link)) {
      this.message = words.copied;
    } else {
      this.#field.focus();
      this.#field.select();
      this.message = words.copyManually;
    }
    this.#notifyShared('copy');
  }

  async #toggleQrCode() {
    this.showsQrCode = !this.showsQrCode;
    if (!this.showsQrCode) return;
    await this.#updateQrCode();
    this.#notifyShared('qr');
  }

  async #toggleTargets() {
    this.showsTargets = !this.showsTargets;
    if (!this.showsTargets) return;
    // Lost on its way, it comes with the next press.
    await import('./gift-share-targets.ts').then(({GiftShareTargets}) => defineOnce('gift-share-targets', GiftShareTargets), () => { this.showsTargets = false; });
  }

  async #updateQrCode() {
    const {link} = this;
    const {qrPath} = await import('../shared/qr.ts');
    if (link === this.link) this.qrCode = qrPath(link);
  }

  protected override render() {
    const words = this.#localize.strings;
    if (!words || !this.link) return nothing;
    const canShare = typeof navigator.share === 'function';
    return html`
      ${canShare ? html`<button class="button block" part="share" type="button" @click=${this.#share}>
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.share}</svg>${words.share}</button>` : nothing}
      <div class="link">
        <input class="input" part="link" readonly aria-label=${words.link} .value=${this.link} @focus=${() => this.#field.select()}>
      </div>
      <div class="methods">
        <button class="button ${canShare ? 'secondary' : ''}" part="copy" type="button" @click=${this.#copy}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.copy}</svg>${words.copy}</button>
        <button class="button secondary code" part="qr" type="button" aria-expanded=${this.showsQrCode} @click=${this.#toggleQrCode}
          aria-label=${this.showsQrCode ? words.hideQrCode : words.showQrCode} title=${this.showsQrCode ? words.hideQrCode : words.showQrCode}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.qrCode}</svg></button>
        <button class="button secondary code" part="more" type="button" aria-expanded=${this.showsTargets} @click=${this.#toggleTargets}
          aria-label=${words.moreTargets} title=${words.moreTargets}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.more}</svg></button>
      </div>
      <p class="status" role="status">${this.message}</p>
      ${this.showsQrCode && this.qrCode ? this.#renderQrCode(this.qrCode, words.qrCodeLabel, words.qrCodeHint) : nothing}
      ${this.showsTargets ? html`<gift-share-targets theme=${this.getAttribute('theme') ?? nothing} .link=${this.link} .text=${this.#shareText(words)} .gift=${this.gift}
        .onShared=${(way: string) => this.#notifyShared(way)}></gift-share-targets>` : nothing}`;
  }

  #renderQrCode({size, d}: QrPath, label: string, hint: string) {
    // Four modules of quiet around it (ISO/IEC 18004), black on white in every theme, or cameras miss it.
    return html`<figure><svg viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges"
      >${svg`<path fill="#000" d=${d}/>`}</svg><figcaption>${hint}</figcaption></figure>`;
  }
}
