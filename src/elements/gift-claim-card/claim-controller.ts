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
import {resetText, tokens} from '../shared/tokens.styles.ts';
import {clearToken, removeTokenFromUrl, resolveToken, storeToken} from './active-token.ts';
import {forEachOther, isHidden, isPinned, register, type RegisteredCard} from './card-registry.ts';
import {claimCardStyles} from './claim-card.styles.ts';
import type {ClaimCardElement, ClaimFlowHost} from './claim-host.ts';
import type {ClaimState} from './claim-state.ts';
import {isCrossOriginFrame} from './embedding.ts';
import type {ClaimFlow} from './flow/claim-flow.ts';
import {FocusController} from './focus-controller.ts';
import {sealedStrings, type SealedStrings} from './sealed-strings.ts';
import {renderSealed} from './sealed-view.ts';

const importFlow = () => import('./flow/claim-flow.ts');

export class ClaimController implements ReactiveController, ClaimFlowHost, RegisteredCard {
  readonly element: ClaimCardElement;
  readonly localize: LocalizeController<SealedStrings>;
  readonly clock: ClockController;
  readonly focusController: FocusController;
  /** Replaced by `setState` only. */
  state: ClaimState = {kind: 'loading'};
  /** Also held here, since storage may be blocked. */
  token: string | undefined;
  skipAnimation: (() => void) | undefined;
  #flow: ClaimFlow | undefined;
  #flowLoading: Promise<ClaimFlow> | undefined;
  /** Aborted when the element leaves the page. */
  #connection = new AbortController();
  /** Aborted when another link is shown or the element leaves the page. */
  #request = new AbortController();
  #unregister: (() => void) | undefined;
  #store = createSessionStore('');
  #storeBackend = '';
  /** Backend and token property of the last start. */
  #startKey = '';
  #expiredDeadline: string | undefined;

  constructor(element: ClaimCardElement) {
    this.element = element;
    adoptStyles(element, resetText, tokens, buttons, coverStyles, closedBoxStyles, claimCardStyles);
    this.localize = new LocalizeController<SealedStrings>(element, sealedStrings);
    this.clock = new ClockController(element);
    this.focusController = new FocusController(element);
    element.addController(this);
  }

  hostConnected() {
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    // People click the box itself; the button below it is what everyone can find.
    const onClick = (event: Event) => { if ((event.target as Element).closest('.stage')) this.open(event); };
    this.element.renderRoot.addEventListener('click', onClick, {signal});
    addEventListener('hashchange', () => { if (!isPinned(this) && tokenFromHash(location.hash)) this.start(); }, {signal});
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
    if (this.element.hosted) this.element.renderRoot.querySelector('#heading')?.setAttribute('aria-level', '1');
    this.#reloadWhenExpired();
    // After the sealed card is painted, what a click needs is loaded.
    if (this.state.kind === 'sealed' && !this.#flowLoading && this.localize.strings) {
      requestAnimationFrame(() => setTimeout(() => void this.#loadFlow().catch(() => undefined)));
    }
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  get giftKey(): string {
    return `${this.element.backend}\n${this.token ?? ''}`;
  }

  get hasContent(): boolean {
    const {kind} = this.state;
    // Outcomes come from the flow, so it is loaded.
    return kind === 'outcome' ? this.#flow!.hasGift : kind !== 'loading';
  }

  setState(state: ClaimState, focus?: string) {
    this.state = state;
    if (focus) this.focusController.focus(focus, true);
    this.element.requestUpdate();
    forEachOther(this, (other) => other.element.requestUpdate());
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
    this.token = typeof active === 'object' ? active.token : undefined;
    this.setState({kind: 'loading'});
    if (typeof active === 'string') void this.#withFlow((flow) => flow.showOutcome(active));
    else if (active.kind === 'receipt') void this.#withFlow((flow) => flow.showReceipt(active.token));
    else void this.#load(active.token);
  }

  tryHandOff() {
    const {token} = this;
    if (token) this.#flow?.tryHandOff(this, token, () => { if (token === this.token) clearToken(this.#store); });
  }

  adopt(token: string) {
    storeToken(this.#store, token);
    this.start();
  }

  async #load(token: string): Promise<void> {
    const {signal, element: {backend}} = this;
    const receipt = globalThis.crypto?.subtle && await loadReceipt(createLocalStore(backend), token);
    const card = receipt ? undefined : await fetchCardOnce(backend, token, signal);
    if (signal.aborted) return;
    if (card?.state === 'sealed' && card.portions.left > 0) this.setState({kind: 'sealed', card});
    else await this.#withFlow((flow) => flow.load(token, receipt, card));
  }

  // Trusted events only, checked before any await: a script on the page must not open the gift.
  readonly open = (event: Event) => {
    if (!event.isTrusted || isCrossOriginFrame()) return;
    const token = this.token!;
    if (this.state.kind === 'opening') this.skipAnimation?.();
    else if (this.state.kind === 'sealed') void this.#withFlow((flow) => flow.open(token));
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
      const state = this.state;
      if (!signal.aborted && (state.kind === 'loading' || state.kind === 'sealed')) this.setState({...state, error: (strings: SealedStrings) => strings.offline});
      return;
    }
    if (!signal.aborted) await action(flow);
  }

  #currentKey(): string {
    return `${this.element.backend}\n${this.element.claimToken ?? ''}`;
  }

  #canRetry(): boolean {
    const {kind} = this.state;
    return kind === 'loading' || (kind === 'outcome' && this.#flow!.isRetryable);
  }

  /** The deadline passed while the card was open: only the backend knows what that means, by its own clock. Asks once. */
  #reloadWhenExpired() {
    const deadline = this.state.kind === 'sealed' ? this.state.card.claimDeadline : undefined;
    if (!deadline || deadline === this.#expiredDeadline || Date.parse(deadline) > this.clock.now) return;
    this.#expiredDeadline = deadline;
    this.start();
  }

  render(): TemplateResult | typeof nothing {
    if (isHidden(this)) return nothing;
    const {tag, dir} = this.localize.locale;
    return html`<section class="card" part="card" lang=${tag} dir=${dir} aria-labelledby="heading">
      ${this.#renderState()}<p class="visually-hidden" role="status">${this.focusController.announcement}</p></section>`;
  }

  #renderState() {
    const state = this.state;
    if (state.kind !== 'loading' && state.kind !== 'sealed' && state.kind !== 'opening') return this.#flow?.render(state);
    return renderSealed(state, this);
  }
}
