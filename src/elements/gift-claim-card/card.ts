/** What stands behind the thin element: finds the link's token and shows the sealed face. All else is loaded when it is needed. */
import {html, nothing, type PropertyValues, type ReactiveController} from 'lit';
import {glance} from '../../client/card-face.ts';
import {tokenInFragment} from '../../client/fragment.ts';
import type {GiftError} from '../../client/gift-error.ts';
import {keptReceipt} from '../../client/kept-receipts.ts';
import {lastingKeeper, tabKeeper, type Keeper} from '../../client/keeper.ts';
import type {Card as CardFace} from '../../protocol/gift.ts';
import {sayDay, sayMoment, saySpan} from '../../words/say-time.ts';
import {closedBoxStyles} from '../gift-box/closed-box.styles.ts';
import type {BoxParts} from '../gift-box/closed-box.ts';
import {coverColours} from '../gift-box/covers.styles.ts';
import {presses} from '../shared/presses.styles.ts';
import {Speaking} from '../shared/speaking.ts';
import {Tick} from '../shared/tick.ts';
import {tokens} from '../shared/tokens.styles.ts';
import type {After} from './after.ts';
import {cardStyles} from './card.styles.ts';
import type {Ending} from './endings.ts';
import {faceWordsIn, type FaceWords} from './face-words.ts';
import {foreignPage} from './foreign.ts';
import {aloneAt, framedByStranger} from './framed.ts';
import type {GiftClaimCard} from './gift-claim-card.ts';
import {isQuiet, join, others, tell, type Neighbour} from './neighbours.ts';
import {renderSealed} from './sealed.ts';
import {clearAddressBar, forgetToken, keepToken, tokenInHand} from './token-in-hand.ts';
import {wear} from './wear.ts';

/** What a card shows when it isn't the sealed face: an ending, or the inside. */
export interface Screen {
  render(): unknown;
  /** Another one takes its place. */
  leave?(): void;
  /** The card was moved on its page. */
  resume?(): void;
  /** It is about a gift, or about what has become of one. */
  readonly hasGift: boolean;
  /** The backend doesn't know the link: it may be another shop's. */
  readonly isUnknown?: boolean;
  /** Trying again may help. */
  readonly mayPass?: boolean;
}

interface Sealed {
  /** Undefined while it is on its way. */
  face?: CardFace | undefined;
  opening?: BoxParts | undefined;
  /** Why the last try went wrong. */
  trouble?: ((words: FaceWords) => string) | undefined;
}

export class Card implements ReactiveController, Neighbour {
  readonly host: GiftClaimCard;
  readonly speaking: Speaking<FaceWords>;
  readonly tick: Tick;
  #sealed: Sealed = {};
  #screen: Screen | undefined;
  #after: Promise<After> | undefined;
  #life = new AbortController();
  /** All that is under way for the link that is in hand. */
  #quest = new AbortController();
  #said = '';
  #tab: Keeper = tabKeeper('');
  #tabOf = '';
  /** The token that this card is about; storage may be blocked, so it is held here too. */
  #token: string | undefined;
  #startedWith = '';
  #wantsFocus = '';
  #heading = '';
  /** Until somebody has touched the card, the page keeps its focus. */
  #touched = false;
  #lateFor: string | undefined;
  #part: (() => void) | undefined;
  /** Jumps to the end of the unwrapping that is going on. */
  hurry: (() => void) | undefined;

  constructor(host: GiftClaimCard) {
    this.host = host;
    wear(host, tokens, presses, coverColours, closedBoxStyles, cardStyles);
    this.speaking = new Speaking<FaceWords>(host, faceWordsIn);
    this.tick = new Tick(host);
    host.addController(this);
  }

  hostConnected() {
    this.#life = new AbortController();
    const {signal} = this.#life;
    for (const touch of ['click', 'keydown']) this.host.addEventListener(touch, () => { this.#touched = true; }, {signal});
    // The box itself is what a finger goes for; the press below it is what everybody can find.
    const onBox = (event: Event) => { if ((event.target as Element).closest('.stage')) this.#press(event); };
    this.host.renderRoot.addEventListener('click', onBox, {signal});
    addEventListener('hashchange', () => { if (!this.fixed && tokenInFragment(location.hash)) this.start(); }, {signal});
    addEventListener('online', () => { if (this.#screen ? this.#screen.mayPass : !this.#sealed.face) this.start(); }, {signal});
    // Moved within the page: what is half typed or half opened stays as it is.
    if (this.#screen?.resume) {
      this.#quest = new AbortController();
      this.#screen.resume();
    } else this.start();
    this.#part = join(this);
  }

  hostDisconnected() {
    this.#life.abort();
    this.#quest.abort();
    this.#part?.();
  }

  hostUpdated() {
    this.#lookAgainWhenOver();
    // Once the face has been painted, what a press needs should come, too.
    if (!this.#after && this.#sealed.face && this.speaking.words) {
      requestAnimationFrame(() => setTimeout(() => void this.#expect().catch(() => undefined)));
    }
    const {renderRoot} = this.host;
    const before = this.#heading;
    this.#heading = renderRoot.querySelector('#heading')?.textContent?.trim() || before;
    // Where nobody's press led here, the focus stays, and the new screen is told.
    if (!this.#wantsFocus) return before && before !== this.#heading ? this.announce(this.#heading) : undefined;
    const wanted = renderRoot.querySelector<HTMLElement>(this.#wantsFocus);
    // Its words may still be on their way.
    if (!wanted) return;
    wanted.focus({preventScroll: true});
    this.#wantsFocus = '';
    // A new screen begins at its top, not where the last press was.
    if (this.host.getBoundingClientRect().top < 0) this.host.scrollIntoView({block: 'start'});
  }

  /** The element's properties have changed. */
  told(changed: PropertyValues<GiftClaimCard>) {
    if (changed.has('backend') || changed.has('claimToken')) {
      if (this.#startedWith !== this.#wish()) this.start();
    }
    if (changed.has('theme')) void this.speaking.load();
  }

  get backend(): string {
    return this.host.backend;
  }

  get about(): string {
    return `${this.backend}\n${this.#token ?? ''}`;
  }

  get busy(): boolean {
    return this.#screen ? this.#screen.hasGift : this.#sealed.face !== undefined;
  }

  get fixed(): boolean {
    return this.host.claimToken !== undefined;
  }

  offer() {
    const token = this.#token;
    if (!this.#screen?.isUnknown || !token || this.fixed || !others(this).length) return;
    void import('./passing-on.ts').then(({passOn}) => passOn(token, this)).then((taken) => {
      if (taken && token === this.#token) forgetToken(this.#tab);
    }, () => undefined);
  }

  take(token: string) {
    keepToken(this.#tab, token);
    this.start();
  }

  /** Ends with the element, or with a new beginning. */
  get signal(): AbortSignal {
    return this.#quest.signal;
  }

  get isOpening(): boolean {
    return !this.#screen && this.#sealed.opening !== undefined;
  }

  redraw() {
    this.host.requestUpdate();
  }

  /** Said to those who listen instead of look. */
  announce(text: string) {
    this.#said = text;
    this.redraw();
  }

  /** After the next drawing, the new screen's heading has the focus, or what is named instead. */
  focusHeading(selector = '#heading') {
    if (this.#touched) this.#wantsFocus = selector;
    this.redraw();
  }

  end(ending: Ending, face?: CardFace, from = face?.senderName) {
    void this.#then((after) => {
      after.end(ending, face, from);
      this.focusHeading();
    });
  }

  fail(error: GiftError) {
    void this.#then((after) => after.fail(error));
  }

  /** From now on a reload leads to the receipt, and the address bar holds no secret. */
  accepted(receiptToken: string) {
    keepToken(this.#tab, receiptToken);
    clearAddressBar();
  }

  /** Shows the sealed box. */
  seal(sealed: Sealed) {
    this.#turn(undefined, sealed);
  }

  show(screen: Screen) {
    this.#turn(screen, {});
  }

  /** All from the beginning: what is in hand, and what the backend says of it. */
  start() {
    const {backend, claimToken, hosted} = this.host;
    this.#startedWith = this.#wish();
    // Another link may have come, and an answer about the one before must not be shown as this one's.
    this.#quest.abort();
    this.#quest = new AbortController();
    // Where storage is blocked, the keeper itself remembers.
    if (this.#tabOf !== backend) this.#tab = tabKeeper(this.#tabOf = backend);
    const held = tokenInHand({claimToken, hosted}, this.#tab);
    this.#token = typeof held === 'object' ? held.token : undefined;
    this.seal({});
    if (typeof held === 'string') void this.#then((after) => after.end(held));
    else if (held.kind === 'receipt') void this.#then((after) => after.showReceipt(held.token));
    else void this.#read(backend, held.token);
  }

  #wish = () => `${this.host.backend}\n${this.host.claimToken ?? ''}`;

  async #read(backend: string, token: string): Promise<void> {
    const {signal} = this;
    const kept = globalThis.crypto?.subtle && await keptReceipt(lastingKeeper(backend), token);
    const face = kept ? undefined : await glance(backend, token, signal);
    if (signal.aborted) return;
    if (face?.state === 'sealed' && face.portions.left > 0) this.seal({face});
    else await this.#then((after) => after.read(token, kept, face));
  }

  // Trusted presses only, and before any await: a script on the page can't open somebody's gift.
  #press = (event: Event) => {
    const {face, opening} = this.#sealed;
    const token = this.#token!;
    if (!event.isTrusted || framedByStranger() || this.#screen || !face) return;
    if (opening) this.hurry?.();
    else void this.#then((after) => (this.isOpening ? undefined : after.open(token, face)));
  };

  /** What follows is loaded once there is something to look at, or at once when there is nothing. */
  #expect() {
    this.#after ??= import('./after.ts').then(({After}) => new After(this));
    this.#after.catch(() => { this.#after = undefined; });
    return this.#after;
  }

  async #then(act: (after: After) => void | Promise<void>): Promise<void> {
    const {signal} = this;
    let after;
    try {
      after = await this.#expect();
    } catch {
      return signal.aborted ? undefined : this.seal({...this.#sealed, trouble: ({card}) => card.noLine});
    }
    if (!signal.aborted) await act(after);
  }

  #turn(screen: Screen | undefined, sealed: Sealed) {
    if (this.#screen !== screen) this.#screen?.leave?.();
    this.#screen = screen;
    this.#sealed = sealed;
    this.redraw();
    tell(this, (other) => other.redraw());
    this.offer();
  }

  #left(face: CardFace, {card, spans}: FaceWords): string | undefined {
    if (!face.claimDeadline) return undefined;
    const ms = Date.parse(face.claimDeadline) - this.tick.now;
    return ms > 0 ? card.left(saySpan(ms, spans), sayMoment(face.claimDeadline, this.speaking.language)) : undefined;
  }

  /** The window has closed while somebody looked: the backend knows what that means, by its own clock. Asked once. */
  #lookAgainWhenOver() {
    const {face, opening} = this.#sealed;
    const deadline = opening ? undefined : face?.claimDeadline;
    if (!deadline || deadline === this.#lateFor || Date.parse(deadline) > this.tick.now) return;
    this.#lateFor = deadline;
    this.start();
  }

  render() {
    if (isQuiet(this)) return nothing;
    return html`<section class="card" part="card" lang=${this.speaking.words ? this.speaking.language : nothing} aria-labelledby="heading">
      ${this.#screen ? this.#screen.render() : this.#face()}<p class="hidden" role="status">${this.#said}</p></section>`;
  }

  #face() {
    const {face, opening, trouble} = this.#sealed;
    const {words, language} = this.speaking;
    const owner = face && foreignPage(this.host.backend, face.shop.domain);
    return renderSealed({
      face, words: words?.card, opening, onOpen: this.#press,
      left: face && words && this.#left(face, words),
      paid: face?.paidAt && words?.card.paid(sayDay(face.paidAt, language)),
      foreign: owner && words?.card.foreign(owner, face.shop.name),
      trouble: words && trouble?.(words),
      alone: face && aloneAt(this.#token),
    });
  }
}
