import {html, LitElement, nothing} from 'lit';
import type {ShareStrings} from '../../locales/en/share.ts';
import {share} from '../../locales/loaders/share.generated.ts';
import type {Gift} from '../../protocol/gift.ts';
import {GiftSharedEvent, type GiftRef} from '../events.ts';
import {dispatch} from '../events-core.ts';
import {copyText} from '../shared/clipboard.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {icons} from '../shared/icons.ts';
import {loadStrings, LocalizeController} from '../shared/localize.ts';
import {renderQrFigure} from '../shared/qr-figure.ts';
import type {QrPath} from '../shared/qr.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {styles} from './gift-share.styles.ts';

const translations = loadStrings({share}, (parts) => parts.share);
const importTargets = () => import('./gift-share-targets.ts');
const importQr = () => import('../shared/qr.ts');

/**
 * Shares a claim link: with the system's share sheet, by copying, as a QR code, and with more targets that are loaded on demand.
 * Internal: part of the sender's panel and of `<gift-status>`.
 *
 * @internal
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
  /** Named in the `gift-shared` event; without it, no event is dispatched. */
  declare giftRef: GiftRef | undefined;
  /** What the message and the picture are about; without it, no picture is offered. */
  declare gift: Gift | undefined;
  /** The element that dispatches `gift-shared`. */
  eventTarget: EventTarget = this;
  /** Called when the link was shared by any method. */
  onShared: () => void = () => {};

  private declare message: string;
  private declare qrCode: QrPath | undefined;
  private declare showsQrCode: boolean;
  private declare showsTargets: boolean;

  readonly #localize = new LocalizeController(this, translations);

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

  /** The message that goes with the link, in the sender's language. It says that a passcode is needed, but never contains it. */
  #shareText({message, messageToGroup, askForPasscode}: ShareStrings): string {
    const {senderName, gift} = this;
    const count = gift?.portions.length ?? 1;
    return (count > 1 ? messageToGroup(senderName, count) : message(senderName)) + (gift?.passcodeRequired ? `\n${askForPasscode(senderName)}` : '');
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
      // A share sheet that was closed is no failure; if it fails, copying still works.
      if ((error as Error)?.name !== 'AbortError') await this.#copy();
    }
  }

  async #copy() {
    const strings = this.#localize.strings!;
    this.message = '';
    if (await copyText(this.link)) {
      this.message = strings.copied;
    } else {
      this.#field.focus();
      this.#field.select();
      this.message = strings.copyManually;
    }
    this.#notifyShared('copy');
  }

  async #toggleQrCode() {
    this.showsQrCode = !this.showsQrCode;
    if (!this.showsQrCode) return;
    await this.#updateQrCode();
    await this.updateComplete;
    this.renderRoot.querySelector('figure')?.scrollIntoView({block: 'nearest'});
    this.#notifyShared('qr');
  }

  async #toggleTargets() {
    this.showsTargets = !this.showsTargets;
    if (!this.showsTargets) return;
    try {
      const {GiftShareTargets} = await importTargets();
      defineOnce('gift-share-targets', GiftShareTargets);
    } catch {
      // The chunk failed to load: the next click tries again.
      this.showsTargets = false;
    }
  }

  async #updateQrCode() {
    const {link} = this;
    const {qrPath} = await importQr();
    if (link === this.link) this.qrCode = qrPath(link);
  }

  protected override render() {
    const strings = this.#localize.strings;
    if (!strings || !this.link) return nothing;
    const canShare = typeof navigator.share === 'function';
    return html`
      <div class="methods">
        ${canShare ? html`<button class="button block" part="share" type="button" @click=${this.#share}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.share}</svg>${strings.share}</button>` : nothing}
        <button class="button ${canShare ? 'secondary' : ''}" part="copy" type="button" @click=${this.#copy}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.copy}</svg>${strings.copy}</button>
        <button class="button secondary code" part="qr" type="button" aria-expanded=${this.showsQrCode} @click=${this.#toggleQrCode}
          aria-label=${this.showsQrCode ? strings.hideQrCode : strings.showQrCode} title=${this.showsQrCode ? strings.hideQrCode : strings.showQrCode}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.qrCode}</svg></button>
        <button class="button secondary code" part="more" type="button" aria-expanded=${this.showsTargets} @click=${this.#toggleTargets}
          aria-label=${strings.moreTargets} title=${strings.moreTargets}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons.more}</svg></button>
      </div>
      <p class="status" role="status">${this.message}</p>
      ${this.showsQrCode && this.qrCode ? renderQrFigure(this.qrCode, strings.qrCodeLabel, strings.qrCodeHint) : nothing}
      ${this.showsTargets ? html`<gift-share-targets theme=${this.getAttribute('theme') ?? nothing} .link=${this.link}
        .text=${this.#shareText(strings)} .gift=${this.gift} .onShared=${(method: string) => this.#notifyShared(method)}></gift-share-targets>` : nothing}
      <input class="input" part="link" readonly aria-label=${strings.link} .value=${this.link} @focus=${() => this.#field.select()}>`;
  }
}
