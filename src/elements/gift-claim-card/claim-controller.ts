/** What stands behind the thin element: finds the link's token and shows the sealed face. All else is loaded when it is needed. */
import {html, nothing, type PropertyValues, type ReactiveController} from 'lit';
import {fetchCardOnce} from '../../client/fetch-card.ts';
import {tokenFromHash} from '../../client/url-token.ts';
import type {GiftError} from '../../client/gift-error.ts';
import {loadReceipt} from '../../client/receipts.ts';
import {createLocalStore, createSessionStore, type KeyValueStore} from '../../client/storage.ts';
import type {ClaimCard} from '../../protocol/gift.ts';
import {formatDate, formatDateTime, formatDuration} from '../../locales/format-time.ts';
import {closedBoxStyles} from '../gift-box/closed-box.styles.ts';
import type {BoxLayers} from '../gift-box/closed-box.ts';
import {coverStyles} from '../gift-box/covers.styles.ts';
import {buttons} from '../shared/buttons.styles.ts';
import {LocalizeController} from '../shared/localize.ts';
import {ClockController} from '../shared/clock.ts';
import {tokens} from '../shared/tokens.styles.ts';
import type {ClaimFlow} from './flow/claim-flow.ts';
import {claimCardStyles} from './claim-card.styles.ts';
import type {Outcome} from './flow/outcomes.ts';
import {sealedStrings, type SealedStrings} from './sealed-strings.ts';
import {thirdPartyHost} from './embedding.ts';
import {standaloneUrl, isCrossOriginFrame} from './framed.ts';
import type {GiftClaimCard} from './gift-claim-card.ts';
import {isHidden, register, otherCards, forEachOther, type RegisteredCard} from './card-registry.ts';
import {renderSealed} from './sealed-view.ts';
import {removeTokenFromUrl, clearToken, storeToken, resolveToken} from './active-token.ts';
import {adoptStyles} from '../shared/adopt-styles.ts';

/** What a card shows when it isn't the sealed face: an ending, or the inside. */
export interface ClaimView {
  render(): unknown;
  /** Another one takes its place. */
  dispose?(): void;
  /** The card was moved on its page. */
  reconnect?(): void;
  /** It is about a gift, or about what has become of one. */
  readonly hasGift: boolean;
  /** The backend doesn't know the link: it may be another shop's. */
  readonly isUnknown?: boolean;
  /** Trying again may help. */
  readonly isRetryable?: boolean;
}

interface SealedState {
  /** Undefined while it is on its way. */
  card?: ClaimCard | undefined;
  opening?: BoxLayers | undefined;
  /** Why the last try went wrong. */
  error?: ((words: SealedStrings) => string) | undefined;
}

export class ClaimController implements ReactiveController, RegisteredCard {
  readonly host: GiftClaimCard;
  readonly localize: LocalizeController<SealedStrings>;
  readonly clock: ClockController;
  #sealed: SealedState = {};
  #screen: ClaimView | undefined;
  #flow: Promise<ClaimFlow> | undefined;
  #connected = new AbortController();
  /** All that is under way for the link that is in hand. */
  #request = new AbortController();
  #announcement = '';
  #store: KeyValueStore = createSessionStore('');
  #storeBackend = '';
  /** The token that this card is about; storage may be blocked, so it is held here too. */
  #token: string | undefined;
  #startKey = '';
  #focusSelector = '';
  #heading = '';
  /** Until somebody has touched the card, the page keeps its focus. */
  #hasInteracted = false;
  #expiredDeadline: string | undefined;
  #unregister: (() => void) | undefined;
  /** Jumps to the end of the unwrapping that is going on. */
  skipAnimation: (() => void) | undefined;

  constructor(host: GiftClaimCard) {
    this.host = host;
    adoptStyles(host, tokens, buttons, coverStyles, closedBoxStyles, claimCardStyles);
    this.localize = new LocalizeController<SealedStrings>(host, sealedStrings);
    this.clock = new ClockController(host);
    host.addController(this);
  }

  hostConnected() {
    this.#connected = new AbortController();
    const {signal} = this.#connected;
    for (const type of ['click', 'keydown']) this.host.addEventListener(type, () => { this.#hasInteracted = true; }, {signal});
    // The box itself is what a finger goes for; the press below it is what everybody can find.
    const onBox = (event: Event) => { if ((event.target as Element).closest('.stage')) this.#open(event); };
    this.host.renderRoot.addEventListener('click', onBox, {signal});
    addEventListener('hashchange', () => { if (!this.isPinned && tokenFromHash(location.hash)) this.start(); }, {signal});
    addEventListener('online', () => { if (this.#screen ? this.#screen.isRetryable : !this.#sealed.card) this.start(); }, {signal});
    // Moved within the page: what is half typed or half opened stays as it is.
    if (this.#screen?.reconnect) {
      this.#request = new AbortController();
      this.#screen.reconnect();
    } else this.start();
    this.#unregister = register(this);
  }

  hostDisconnected() {
    this.#connected.abort();
    this.#request.abort();
    this.#unregister?.();
  }

  hostUpdated() {
    this.#reloadWhenExpired();
    // Once the face has been painted, what a press needs should come, too.
    if (!this.#flow && this.#sealed.card && this.localize.strings) {
      requestAnimationFrame(() => setTimeout(() => void this.#loadFlow().catch(() => undefined)));
    }
    const {renderRoot} = this.host;
    const before = this.#heading;
    this.#heading = renderRoot.querySelector('#heading')?.textContent?.trim() || before;
    // Where nobody's press led here, the focus stays, and the new screen is told.
    if (!this.#focusSelector) return before && before !== this.#heading ? this.announce(this.#heading) : undefined;
    const wanted = renderRoot.querySelector<HTMLElement>(this.#focusSelector);
    // Its words may still be on their way.
    if (!wanted) return;
    wanted.focus({preventScroll: true});
    this.#focusSelector = '';
    // A new screen begins at its top, not where the last press was.
    if (this.host.getBoundingClientRect().top < 0) this.host.scrollIntoView({block: 'start'});
  }

  /** The element's properties have changed. */
  hostPropertiesChanged(changed: PropertyValues<GiftClaimCard>) {
    if (changed.has('backend') || changed.has('claimToken')) {
      if (this.#startKey !== this.#inputKey()) this.start();
    }
    if (changed.has('theme')) void this.localize.load();
  }

  get backend(): string {
    return this.host.backend;
  }

  get giftKey(): string {
    return `${this.backend}\n${this.#token ?? ''}`;
  }

  get hasContent(): boolean {
    return this.#screen ? this.#screen.hasGift : this.#sealed.card !== undefined;
  }

  get isPinned(): boolean {
    return this.host.claimToken !== undefined;
  }

  tryHandOff() {
    const token = this.#token;
    if (!this.#screen?.isUnknown || !token || this.isPinned || !otherCards(this).length) return;
    void import('./flow/hand-off.ts').then(({handOff}) => handOff(token, this)).then((taken) => {
      if (taken && token === this.#token) clearToken(this.#store);
    }, () => undefined);
  }

  adopt(token: string) {
    storeToken(this.#store, token);
    this.start();
  }

  /** Ends with the element, or with a new beginning. */
  get signal(): AbortSignal {
    return this.#request.signal;
  }

  get isOpening(): boolean {
    return !this.#screen && this.#sealed.opening !== undefined;
  }

  requestUpdate() {
    this.host.requestUpdate();
  }

  /** Said to those who listen instead of look. */
  announce(text: string) {
    this.#announcement = text;
    this.requestUpdate();
  }

  /** After the next drawing, the new screen's heading has the focus, or what is named instead. */
  focus(selector = '#heading') {
    if (this.#hasInteracted) this.#focusSelector = selector;
    this.requestUpdate();
  }

  showOutcome(ending: Outcome, face?: ClaimCard, from = face?.senderName) {
    void this.#withFlow((after) => {
      after.showOutcome(ending, face, from);
      this.focus();
    });
  }

  reportError(error: GiftError) {
    void this.#withFlow((after) => after.reportError(error));
  }

  /** From now on a reload leads to the receipt, and the address bar holds no secret. */
  storeReceipt(receiptToken: string) {
    storeToken(this.#store, receiptToken);
    removeTokenFromUrl();
  }

  /** Shows the sealed box. */
  showSealed(sealed: SealedState) {
    this.#setState(undefined, sealed);
  }

  showView(screen: ClaimView) {
    this.#setState(screen, {});
  }

  /** All from the beginning: what is in hand, and what the backend says of it. */
  start() {
    const {backend, claimToken, hosted} = this.host;
    this.#startKey = this.#inputKey();
    // Another link may have come, and an answer about the one before must not be shown as this one's.
    this.#request.abort();
    this.#request = new AbortController();
    // Where storage is blocked, the keeper itself remembers.
    if (this.#storeBackend !== backend) this.#store = createSessionStore(this.#storeBackend = backend);
    const active = resolveToken({claimToken, hosted}, this.#store);
    this.#token = typeof active === 'object' ? active.token : undefined;
    this.showSealed({});
    if (typeof active === 'string') void this.#withFlow((after) => after.showOutcome(active));
    else if (active.kind === 'receipt') void this.#withFlow((after) => after.showReceipt(active.token));
    else void this.#load(backend, active.token);
  }

  #inputKey = () => `${this.host.backend}\n${this.host.claimToken ?? ''}`;

  async #load(backend: string, token: string): Promise<void> {
    const {signal} = this;
    const receipt = globalThis.crypto?.subtle && await loadReceipt(createLocalStore(backend), token);
    const card = receipt ? undefined : await fetchCardOnce(backend, token, signal);
    if (signal.aborted) return;
    if (card?.state === 'sealed' && card.portions.left > 0) this.showSealed({card});
    else await this.#withFlow((after) => after.load(token, receipt, card));
  }

  // Trusted presses only, and before any await: a script on the page can't open somebody's gift.
  #open = (event: Event) => {
    const {card, opening} = this.#sealed;
    const token = this.#token!;
    if (!event.isTrusted || isCrossOriginFrame() || this.#screen || !card) return;
    if (opening) this.skipAnimation?.();
    else void this.#withFlow((after) => (this.isOpening ? undefined : after.open(token, card)));
  };

  /** What follows is loaded once there is something to look at, or at once when there is nothing. */
  #loadFlow() {
    this.#flow ??= import('./flow/claim-flow.ts').then(({ClaimFlow}) => new ClaimFlow(this));
    this.#flow.catch(() => { this.#flow = undefined; });
    return this.#flow;
  }

  async #withFlow(act: (after: ClaimFlow) => void | Promise<void>): Promise<void> {
    const {signal} = this;
    let after;
    try {
      after = await this.#loadFlow();
    } catch {
      return signal.aborted ? undefined : this.showSealed({...this.#sealed, error: ({card}) => card.offline});
    }
    if (!signal.aborted) await act(after);
  }

  #setState(screen: ClaimView | undefined, sealed: SealedState) {
    if (this.#screen !== screen) this.#screen?.dispose?.();
    this.#screen = screen;
    this.#sealed = sealed;
    this.requestUpdate();
    forEachOther(this, (other) => other.requestUpdate());
    this.tryHandOff();
  }

  #timeLeft(face: ClaimCard, {card, durations}: SealedStrings): string | undefined {
    if (!face.claimDeadline) return undefined;
    const ms = Date.parse(face.claimDeadline) - this.clock.now;
    return ms > 0 ? card.timeLeft(formatDuration(ms, durations), formatDateTime(face.claimDeadline, this.localize.language)) : undefined;
  }

  /** The window has closed while somebody looked: the backend knows what that means, by its own clock. Asked once. */
  #reloadWhenExpired() {
    const {card, opening} = this.#sealed;
    const deadline = opening ? undefined : card?.claimDeadline;
    if (!deadline || deadline === this.#expiredDeadline || Date.parse(deadline) > this.clock.now) return;
    this.#expiredDeadline = deadline;
    this.start();
  }

  render() {
    if (isHidden(this)) return nothing;
    return html`<section class="card" part="card" lang=${this.localize.strings ? this.localize.language : nothing} aria-labelledby="heading">
      ${this.#screen ? this.#screen.render() : this.#renderSealed()}<p class="visually-hidden" role="status">${this.#announcement}</p></section>`;
  }

  #renderSealed() {
    const {card, opening, error} = this.#sealed;
    const {strings, language} = this.localize;
    const owner = card && thirdPartyHost(this.host.backend, card.shop.domain);
    return renderSealed({
      card, strings: strings?.card, opening, onOpen: this.#open,
      timeLeft: card && strings && this.#timeLeft(card, strings),
      paidOn: card?.paidAt && strings?.card.paidOn(formatDate(card.paidAt, language)),
      thirdPartyNotice: owner && strings?.card.thirdPartyNotice(owner, card.shop.name),
      error: strings && error?.(strings),
      standaloneUrl: card && standaloneUrl(this.#token),
    });
  }
}
