/**
 * The controller of `<gift-claim-card>`: resolves the link's token, shows the sealed card and owns the card's state.
 * The views behind it are loaded after the first paint, or when they are needed.
 */
import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {fetchCardOnce} from '../../client/fetch-card.ts';
import {loadReceipt} from '../../client/receipts.ts';
import {createLocalStore, createSessionStore} from '../../client/storage.ts';
import {tokenFromHash} from '../../client/url-token.ts';
import {closedBoxStyles} from '../gift-box/closed-box.styles.ts';
import {coverStyles} from '../gift-box/covers.styles.ts';
import {adoptStyles} from '../shared/adopt-styles.ts';
import {buttons} from '../shared/buttons.styles.ts';
import {ClockController} from '../shared/clock.ts';
import {LocalizeController} from '../shared/localize.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {clearToken, removeTokenFromUrl, resolveToken, storeToken} from './active-token.ts';
import {forEachOther, isHidden, otherCards, register, type RegisteredCard} from './card-registry.ts';
import {claimCardStyles} from './claim-card.styles.ts';
import type {ClaimCardElement, ClaimFlowHost, ClaimState} from './claim-host.ts';
import {isCrossOriginFrame} from './embedding.ts';
import type {ClaimFlow} from './flow/claim-flow.ts';
import {FocusController} from './focus-controller.ts';
import {hasNoGift, isRetryable, isUnknownLink} from './outcome-kinds.ts';
import {sealedStrings, type SealedStrings} from './sealed-strings.ts';
import {renderSealed} from './sealed-view.ts';

const importFlow = () => import('./flow/claim-flow.ts');
const importHandOff = () => import('./flow/hand-off.ts');

export class ClaimController implements ReactiveController, ClaimFlowHost, RegisteredCard {
  readonly element: ClaimCardElement;
  skipAnimation: (() => void) | undefined;
  #state: ClaimState = {kind: 'loading'};
  readonly #localize: LocalizeController<SealedStrings>;
  readonly #clock: ClockController;
  readonly #focus: FocusController;
  #flow: ClaimFlow | undefined;
  #flowLoading: Promise<ClaimFlow> | undefined;
  /** Aborted when the element leaves the page. */
  #connection = new AbortController();
  /** Aborted when another link is shown or the element leaves the page. */
  #request = new AbortController();
  #unregister: (() => void) | undefined;
  #store = createSessionStore('');
  #storeBackend = '';
  /** Also held here, since storage may be blocked. */
  #token: string | undefined;
  /** Backend and token property of the last start. */
  #startKey = '';
  #expiredDeadline: string | undefined;

  constructor(element: ClaimCardElement) {
    this.element = element;
    adoptStyles(element, tokens, buttons, coverStyles, closedBoxStyles, claimCardStyles);
    this.#localize = new LocalizeController<SealedStrings>(element, sealedStrings);
    this.#clock = new ClockController(element);
    this.#focus = new FocusController(element);
    element.addController(this);
  }

  hostConnected() {
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    // People click the box itself; the button below it is what everyone can find.
    const onClick = (event: Event) => { if ((event.target as Element).closest('.stage')) this.#open(event); };
    this.element.renderRoot.addEventListener('click', onClick, {signal});
    addEventListener('hashchange', () => { if (!this.isPinned && tokenFromHash(location.hash)) this.start(); }, {signal});
    addEventListener('online', () => { if (this.#canRetry()) this.start(); }, {signal});
    this.#request = new AbortController();
    // Moved within the page: an opened gift keeps its view and what was typed.
    if (!this.#flow?.reconnect()) this.start();
    this.#unregister = register(this);
  }

  hostDisconnected() {
    this.#connection.abort();
    this.#request.abort();
    this.#unregister?.();
  }

  hostUpdated() {
    if (this.#startKey !== this.#currentKey()) return this.start();
    this.#reloadWhenExpired();
    // After the sealed card is painted, what a click needs is loaded.
    if (this.#state.kind === 'sealed' && !this.#flowLoading && this.sealedStrings) {
      requestAnimationFrame(() => setTimeout(() => void this.#loadFlow().catch(() => undefined)));
    }
  }

  get state(): ClaimState {
    return this.#state;
  }

  get sealedStrings(): SealedStrings | undefined {
    return this.#localize.strings;
  }

  get language(): string {
    return this.#localize.language;
  }

  get now(): number {
    return this.#clock.now;
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  get backend(): string {
    return this.element.backend;
  }

  get giftKey(): string {
    return `${this.backend}\n${this.#token ?? ''}`;
  }

  get hasContent(): boolean {
    const state = this.#state;
    return state.kind === 'outcome' ? !hasNoGift(state.outcome) : state.kind !== 'loading';
  }

  get isPinned(): boolean {
    return this.element.claimToken !== undefined;
  }

  requestUpdate() {
    this.element.requestUpdate();
  }

  announce(text: string) {
    this.#focus.announce(text);
  }

  focus(selector: string, select?: boolean) {
    this.#focus.focus(selector, select);
  }

  show(state: ClaimState, focus?: string) {
    this.setState(state);
    this.#focus.focusView(focus);
  }

  setState(state: ClaimState) {
    this.#state = state;
    this.requestUpdate();
    forEachOther(this, (other) => other.requestUpdate());
    this.tryHandOff();
  }

  storeReceipt(receiptToken: string) {
    storeToken(this.#store, receiptToken);
    removeTokenFromUrl();
  }

  /** Starts over: resolves the token and asks the backend about it. */
  start() {
    const {backend, claimToken, hosted} = this.element;
    this.#startKey = this.#currentKey();
    // A response about the previous link must not be shown for this one.
    this.#request.abort();
    this.#request = new AbortController();
    // Where storage is blocked, the store itself holds the token, so it must outlive a restart.
    if (this.#storeBackend !== backend) this.#store = createSessionStore(this.#storeBackend = backend);
    const active = resolveToken({claimToken, hosted}, this.#store);
    this.#token = typeof active === 'object' ? active.token : undefined;
    this.setState({kind: 'loading'});
    if (typeof active === 'string') void this.#withFlow((flow) => flow.showOutcome(active));
    else if (active.kind === 'receipt') void this.#withFlow((flow) => flow.showReceipt(active.token));
    else void this.#load(active.token);
  }

  tryHandOff() {
    const state = this.#state;
    const token = this.#token;
    if (state.kind !== 'outcome' || !isUnknownLink(state.outcome) || !token || this.isPinned || !otherCards(this).length) return;
    void importHandOff().then(({handOff}) => handOff(token, this)).then((isTaken) => {
      if (isTaken && token === this.#token) clearToken(this.#store);
    }, () => undefined);
  }

  adopt(token: string) {
    storeToken(this.#store, token);
    this.start();
  }

  async #load(token: string): Promise<void> {
    const {signal, backend} = this;
    const receipt = globalThis.crypto?.subtle && await loadReceipt(createLocalStore(backend), token);
    const card = receipt ? undefined : await fetchCardOnce(backend, token, signal);
    if (signal.aborted) return;
    if (card?.state === 'sealed' && card.portions.left > 0) this.setState({kind: 'sealed', card});
    else await this.#withFlow((flow) => flow.load(token, receipt, card));
  }

  // Trusted events only, checked before any await: a script on the page must not open the gift.
  readonly #open = (event: Event) => {
    if (!event.isTrusted || isCrossOriginFrame()) return;
    const token = this.#token!;
    if (this.#state.kind === 'opening') this.skipAnimation?.();
    else if (this.#state.kind === 'sealed') void this.#withFlow((flow) => flow.open(token));
  };

  #loadFlow(): Promise<ClaimFlow> {
    this.#flowLoading ??= importFlow().then(({ClaimFlow}) => (this.#flow = new ClaimFlow(this)));
    this.#flowLoading.catch(() => { this.#flowLoading = undefined; });
    return this.#flowLoading;
  }

  async #withFlow(action: (flow: ClaimFlow) => void | Promise<void>): Promise<void> {
    const {signal} = this;
    let flow;
    try {
      flow = await this.#loadFlow();
    } catch {
      const state = this.#state;
      if (!signal.aborted && (state.kind === 'loading' || state.kind === 'sealed')) this.setState({...state, error: (strings: SealedStrings) => strings.offline});
      return;
    }
    if (!signal.aborted) await action(flow);
  }

  #currentKey(): string {
    return `${this.backend}\n${this.element.claimToken ?? ''}`;
  }

  #canRetry(): boolean {
    const state = this.#state;
    return state.kind === 'loading' || (state.kind === 'outcome' && isRetryable(state.outcome));
  }

  /** The deadline passed while the card was open: only the backend knows what that means, by its own clock. Asks once. */
  #reloadWhenExpired() {
    const deadline = this.#state.kind === 'sealed' ? this.#state.card.claimDeadline : undefined;
    if (!deadline || deadline === this.#expiredDeadline || Date.parse(deadline) > this.now) return;
    this.#expiredDeadline = deadline;
    this.start();
  }

  render(): TemplateResult | typeof nothing {
    if (isHidden(this)) return nothing;
    return html`<section class="card" part="card" lang=${this.sealedStrings ? this.language : nothing} aria-labelledby="heading">
      ${this.#renderState()}<p class="visually-hidden" role="status">${this.#focus.announcement}</p></section>`;
  }

  #renderState() {
    const state = this.#state;
    if (state.kind !== 'loading' && state.kind !== 'sealed' && state.kind !== 'opening') return this.#flow?.render(state);
    return renderSealed(state, {
      strings: this.sealedStrings, language: this.language, now: this.now, backend: this.backend, token: this.#token, onOpen: this.#open,
    });
  }
}
