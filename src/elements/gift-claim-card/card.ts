/** What stands behind the thin element: finds the link's token, shows the face or an ending, and hands over to the inside at a press. */
import {html, nothing, type PropertyValues, type ReactiveController} from 'lit';
import {readCard} from '../../client/card-reader.ts';
import {GiftError} from '../../client/gift-error.ts';
import {keptReceipt} from '../../client/kept-receipts.ts';
import {lastingKeeper, tabKeeper, type Keeper} from '../../client/keeper.ts';
import {tokenInFragment} from '../../client/links.ts';
import {Transport} from '../../client/transport.ts';
import type {Card as CardFace} from '../../protocol/gift.ts';
import type {EndingWords} from '../../words/en/endings.ts';
import {sayMoment, sayProblem, saySpan} from '../../words/say.ts';
import {sayDay} from '../../words/say-day.ts';
import {emit, GiftFailedEvent} from '../events.ts';
import {boxStyles} from '../gift-box/drawing.styles.ts';
import {unwrap, type Unwrapping} from '../gift-box/unwrap.ts';
import {controls} from '../shared/controls.styles.ts';
import {Speaking} from '../shared/speaking.ts';
import {Tick} from '../shared/tick.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {cardStyles} from './card.styles.ts';
import {
  endingOf, endingWordsIn, isNothing, isUnknown, mayPass, renderEnding, type Ending, type EndingSaid,
} from './endings.ts';
import {faceWordsIn, type FaceWords} from './face-words.ts';
import {foreignPage} from './foreign.ts';
import {framedByStranger} from './framed.ts';
import type {GiftClaimCard} from './gift-claim-card.ts';
import type {Inside} from './inside/inside.ts';
import {isQuiet, join, others, tell, type Neighbour} from './neighbours.ts';
import {renderSealed} from './sealed.ts';
import {clearAddressBar, forgetToken, keepToken, tokenInHand} from './token-in-hand.ts';
import {wear} from './wear.ts';

type Scene =
  | {at: 'face'; face: CardFace | undefined; opening: boolean; trouble: string | undefined}
  | {at: 'ending'; ending: Ending; face: CardFace | undefined; from: string | undefined}
  | {at: 'inside'; inside: Inside};

const LOADING: Scene = {at: 'face', face: undefined, opening: false, trouble: undefined};

export class Card implements ReactiveController, Neighbour {
  readonly host: GiftClaimCard;
  readonly speaking: Speaking<FaceWords>;
  readonly #tick: Tick;
  #scene: Scene = LOADING;
  #life = new AbortController();
  #said = '';
  #tab: Keeper = tabKeeper('');
  /** The token that this card is about; storage may be blocked, so it is held here too. */
  #token: string | undefined;
  #startedWith = '';
  #unwrapping: Unwrapping | undefined;
  #wantsFocus = '';
  #heading = '';
  /** Until somebody has touched the card, the page keeps its focus. */
  #touched = false;
  #lateFor: string | undefined;
  #part: (() => void) | undefined;
  #endings: Speaking<EndingWords> | undefined;

  constructor(host: GiftClaimCard) {
    this.host = host;
    wear(host, tokens, controls, boxStyles, cardStyles);
    this.speaking = new Speaking<FaceWords>(host, faceWordsIn);
    this.#tick = new Tick(host);
    host.addController(this);
  }

  hostConnected() {
    this.#life = new AbortController();
    const {signal} = this.#life;
    for (const touch of ['click', 'keydown']) this.host.addEventListener(touch, () => { this.#touched = true; }, {signal});
    // The box itself is what a finger goes for; the press below it is what everybody can find.
    this.host.renderRoot.addEventListener('click', (event) => { if ((event.target as Element).closest('.stage')) this.#press(event); }, {signal});
    addEventListener('hashchange', () => { if (tokenInFragment(location.hash)) this.#start(); }, {signal});
    addEventListener('online', () => { if (this.#scene.at === 'ending' && (mayPass(this.#scene.ending) || !this.#endings?.words)) this.#start(); }, {signal});
    // Moved within the page: what is half typed or half opened stays as it is.
    if (this.#scene.at === 'inside') this.#scene.inside.resume();
    else this.#start();
    this.#part = join(this);
  }

  hostDisconnected() {
    this.#life.abort();
    this.#part?.();
  }

  hostUpdated() {
    this.#lookAgainWhenOver();
    const {renderRoot} = this.host;
    const heading = renderRoot.querySelector('#heading')?.textContent?.trim();
    const before = this.#heading;
    if (heading) this.#heading = heading;
    // Where nobody's press led here, the focus stays, and the new screen is told.
    if (!this.#wantsFocus) return before && heading && heading !== before ? this.announce(heading) : undefined;
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
      if (this.#startedWith !== this.#wish()) this.#start();
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
    const scene = this.#scene;
    return scene.at === 'ending' ? !isNothing(scene.ending) : scene.at === 'inside' || scene.face !== undefined;
  }

  get fixed(): boolean {
    return this.host.claimToken !== undefined;
  }

  offer() {
    const scene = this.#scene;
    const token = this.#token;
    if (scene.at !== 'ending' || !isUnknown(scene.ending) || !token || this.fixed || !others(this).length) return;
    void import('./passing-on.ts').then(({passOn}) => passOn(token, this)).then((taken) => {
      if (taken && token === this.#token) forgetToken(this.#tab);
    }, () => undefined);
  }

  take(token: string) {
    keepToken(this.#tab, token);
    this.#start();
  }

  /** Ends with the element, or with a new beginning. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  get isOpening(): boolean {
    return this.#scene.at === 'face' && this.#scene.opening;
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
    this.#show({at: 'ending', ending, face, from});
    this.focusHeading();
  }

  fail(error: GiftError) {
    if (error.code !== 'aborted') emit(this.host, new GiftFailedEvent(error));
  }

  /** From now on a reload leads to the receipt, and the address bar holds no secret. */
  accepted(receiptToken: string) {
    keepToken(this.#tab, receiptToken);
    clearAddressBar();
  }

  #wish = () => `${this.host.backend}\n${this.host.claimToken ?? ''}`;

  #start() {
    const {backend, claimToken, hosted} = this.host;
    this.#startedWith = this.#wish();
    this.#tab = tabKeeper(backend);
    const held = tokenInHand({claimToken, hosted}, this.#tab);
    this.#token = typeof held === 'object' ? held.token : undefined;
    this.#show(LOADING);
    if (typeof held === 'string') return this.#show({at: 'ending', ending: held, face: undefined, from: undefined});
    const begin = held.kind === 'receipt' ? this.#enter((inside) => inside.showReceipt(held.token)) : this.#read(backend, held.token);
    begin.catch((thrown: unknown) => this.#refused(GiftError.from(thrown), undefined));
  }

  async #read(backend: string, token: string): Promise<void> {
    const kept = globalThis.crypto?.subtle ? await keptReceipt(lastingKeeper(backend), token) : undefined;
    if (kept?.claimed) return this.#enter((inside) => inside.showReceipt(kept.receiptToken, token));
    const transport = new Transport({backend});
    let face: CardFace;
    try {
      face = await readCard(transport, token, this.signal);
    } catch (thrown) {
      // The claim may have been made here, and only its answer been lost.
      const ending = endingOf(GiftError.from(thrown));
      if (kept && (ending === 'claimed' || ending === 'empty')) {
        return this.#enter((inside) => inside.showReceipt(kept.receiptToken, token, ending));
      }
      throw thrown;
    }
    if (kept && face.state === 'opened' && !framedByStranger()) return this.#enter((inside) => inside.showOpened(token, face));
    this.#showFace(face);
    if (face.state !== 'unpaid' && face.state !== 'scheduled') return;
    const {waitFor} = await import('./waiting.ts');
    await waitFor({
      face, signal: this.signal,
      ask: (signal) => readCard(transport, token, signal),
      show: (fresh) => this.#showFace(fresh),
      refused: (error) => this.#refused(error, face),
    });
  }

  #showFace(face: CardFace) {
    const {state, portions: {left, total}, senderName: from} = face;
    if (state === 'unpaid' || state === 'scheduled') this.#show({at: 'ending', ending: state, face, from});
    else if (left < 1) this.#show({at: 'ending', ending: total > 1 ? 'empty' : 'claimed', face, from});
    else this.#show({at: 'face', face, opening: false, trouble: undefined});
  }

  async #enter(begin: (inside: Inside) => Promise<void>): Promise<void> {
    const {signal} = this;
    const {Inside} = await import('./inside/inside.ts');
    const inside = new Inside(this);
    await begin(inside);
    if (signal.aborted || this.#scene.at === 'ending') return;
    this.#show({at: 'inside', inside});
  }

  #refused(error: GiftError, face: CardFace | undefined) {
    if (error.code === 'aborted' || this.signal.aborted) return;
    this.fail(error);
    const from = face?.senderName;
    const ending = endingOf(error) ?? (navigator.onLine === false ? 'offline' : 'down');
    this.#show({at: 'ending', ending, face, from});
  }

  // Trusted presses only, and before any await: a script on the page can't open somebody's gift.
  #press = (event: Event) => {
    if (!event.isTrusted || framedByStranger()) return;
    const scene = this.#scene;
    if (scene.at !== 'face' || !scene.face) return;
    if (scene.opening) this.#unwrapping?.finish();
    else void this.#unwrap(scene.face);
  };

  async #unwrap(face: CardFace) {
    const token = this.#token!;
    const {signal} = this;
    if (face.passcodeRequired) return this.#unlock(token, face);
    this.#show({at: 'face', face, opening: true, trouble: undefined});
    this.announce(this.speaking.words?.card.opening ?? '');
    // The backend is asked while the ribbon falls; the product rises when both are done.
    const opened = import('./inside/inside.ts').then(async ({Inside}) => {
      const inside = new Inside(this);
      await inside.open(token, face);
      return inside;
    });
    opened.catch(() => undefined);
    await this.host.updateComplete;
    const box = this.host.renderRoot.querySelector('.box');
    if (box) this.#unwrapping = unwrap(box);
    try {
      await this.#unwrapping?.done;
      const inside = await opened;
      if (signal.aborted) return;
      this.#show({at: 'inside', inside});
      this.focusHeading();
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (signal.aborted || error.code === 'aborted') return;
      this.fail(error);
      const ending = endingOf(error);
      if (ending) this.end(ending, face);
      // The chunk did not come: that too is a line that failed.
      else this.#show({at: 'face', face, opening: false, trouble: error.code === 'unknown' ? 'network' : error.code});
    }
  }

  async #unlock(token: string, face: CardFace) {
    try {
      await this.#enter((inside) => inside.unlock(token, face));
      this.focusHeading('#passcode');
    } catch {
      this.#show({at: 'face', face, opening: false, trouble: 'network'});
    }
  }

  #show(scene: Scene) {
    if (this.#scene.at === 'inside' && scene !== this.#scene) this.#scene.inside.leave();
    this.#scene = scene;
    if (scene.at === 'ending' && !mayPass(scene.ending)) this.#endings ??= new Speaking(this.host, endingWordsIn);
    this.redraw();
    tell(this, (other) => other.redraw());
    this.offer();
  }

  #left(face: CardFace): string | undefined {
    const words = this.speaking.words;
    if (!words || !face.claimDeadline) return undefined;
    const ms = Date.parse(face.claimDeadline) - this.#tick.now;
    return ms > 0 ? words.card.left(saySpan(ms, words.common), sayMoment(face.claimDeadline, this.speaking.language)) : undefined;
  }

  /** The moment that the sender chose, in the reader's own time zone, and how long that is. */
  #whenItComes(ending: Ending, face: CardFace | undefined) {
    const words = this.speaking.words;
    if (ending !== 'scheduled' || !face?.sendAt || !words) return {};
    const ms = Date.parse(face.sendAt) - this.#tick.now;
    return {
      moment: sayMoment(face.sendAt, this.speaking.language),
      ...(ms > 0 && {wait: words.card.wait(saySpan(ms, words.common))}),
    };
  }

  /** The window has closed while somebody looked: the backend knows what that means, by its own clock. Asked once. */
  #lookAgainWhenOver() {
    const deadline = this.#scene.at === 'face' && !this.#scene.opening ? this.#scene.face?.claimDeadline : undefined;
    if (!deadline || deadline === this.#lateFor || Date.parse(deadline) > this.#tick.now) return;
    this.#lateFor = deadline;
    this.#start();
  }

  #foreign({shop}: CardFace, {card}: FaceWords): string | undefined {
    const owner = foreignPage(this.host.backend, shop.domain);
    return owner && card.foreign(owner, shop.name);
  }

  #again = () => this.#start();

  render() {
    if (isQuiet(this)) return nothing;
    return html`<section class="card" part="card" lang=${this.speaking.words ? this.speaking.language : nothing} aria-labelledby="heading">
      ${this.#renderScene()}<p class="hidden" role="status">${this.#said}</p></section>`;
  }

  #renderScene() {
    const scene = this.#scene;
    const words = this.speaking.words;
    if (scene.at === 'inside') return scene.inside.render();
    if (scene.at === 'ending') {
      const {ending, face, from} = scene;
      const said: EndingSaid | undefined = mayPass(ending) ? words?.card.passing[ending] : this.#endings?.words?.[ending];
      if (!words || !said) return nothing;
      const again = words.common.tryAgain;
      const when = this.#whenItComes(ending, face);
      return renderEnding({ending, said, from, ...when, cover: face?.cover, again, onAgain: this.#again});
    }
    const {face, opening, trouble} = scene;
    return renderSealed({
      face, words: words?.card, opening, onOpen: this.#press,
      left: face && this.#left(face),
      paid: face?.paidAt && words?.card.paid(sayDay(face.paidAt, this.speaking.language)),
      foreign: face && words && this.#foreign(face, words),
      trouble: trouble && words ? sayProblem(trouble, words.common) : undefined,
      alone: face && framedByStranger() ? `${location.href.replace(/#.*/s, '')}#${this.#token}` : undefined,
    });
  }
}
