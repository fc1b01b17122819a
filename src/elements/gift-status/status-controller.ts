/** Follows one gift, or lists the sent ones, and performs the sender's actions. Loaded when a `<gift-status>` is connected. */
import {adoptStyles, type ReactiveController} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import {GiftError} from '../../client/gift-error.ts';
import {poll} from '../../client/poll.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import {tokenFromHash} from '../../client/url-token.ts';
import type {Gift} from '../../protocol/gift.ts';
import {dispatch} from '../events-core.ts';
import {GiftBox} from '../gift-box/gift-box.ts';
import {GiftShare} from '../gift-share/gift-share.ts';
import {getClient} from '../shared/clients.ts';
import {copyText} from '../shared/clipboard.ts';
import {ClockController} from '../shared/clock.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {LazyModule} from '../shared/lazy-module.ts';
import {LocalizeController} from '../shared/localize.ts';
import {checkAttributes} from '../shared/page-checks.ts';
import {reportError} from '../shared/report-error.ts';
import {resetText, tokens} from '../shared/tokens.styles.ts';
import {whenVisible} from '../shared/visibility.ts';
import {ConfirmFocus} from './confirm-focus.ts';
import {hasDetails, isSettled, statusHeading} from './gift-summary.ts';
import {resolveGift} from './resolve-gift.ts';
import {eventsBetween} from './status-events.ts';
import type {GiftAction, StatusElement, StatusHost, StatusMessage} from './status-host.ts';
import type {ConfirmAction, FollowedGift, StateOf, StatusState} from './status-state.ts';
import {statusStrings} from './status-strings.ts';
import {previousGift, withGift, withPollError} from './status-transitions.ts';
import {styles} from './status.styles.ts';
import {isBusy, renderStatus} from './templates/status-template.ts';

// At module level: inside a class, TypeScript 6.0 may leave the `.ts` of an `import()`.
const importConfirm = () => import('./confirm/index.ts');
const importDetails = () => import('./details/index.ts');
const importSentGifts = () => import('./sent-gifts/index.ts');

defineOnce('gift-box', GiftBox);
defineOnce('gift-share', GiftShare);

export class StatusController implements ReactiveController, StatusHost {
  message: StatusMessage = {text: ''};

  readonly element: StatusElement;
  readonly confirm;
  readonly details;
  readonly sentGifts;
  readonly #states: CustomStateSet | undefined;
  readonly #localize;
  readonly #clock;
  readonly #focus;
  #state: StatusState = {kind: 'loading', fromList: false};
  /** The properties that `#load` last read. */
  #source: readonly unknown[] = [];
  #manageToken = '';
  /** Aborted when another gift is followed, or none. */
  #request = new AbortController();

  /** `states` are the element's CSS states; browsers before 2024 have none. */
  constructor(element: StatusElement, states: CustomStateSet | undefined) {
    this.element = element;
    this.#states = states;
    adoptStyles(element.renderRoot as ShadowRoot, [resetText, tokens, ...controls, styles]);
    this.#localize = new LocalizeController(element, statusStrings);
    this.#clock = new ClockController(element);
    this.confirm = new LazyModule(element, importConfirm);
    this.details = new LazyModule(element, importDetails);
    this.sentGifts = new LazyModule(element, importSentGifts);
    this.#focus = new ConfirmFocus(element, () => this.#openConfirmId);
    element.addController(this);
  }

  get client(): GiftClient {
    return this.element.client ?? getClient(this.element.backend);
  }

  get strings() {
    return this.#localize.strings!;
  }

  get language() {
    return this.locale.tag;
  }

  get locale() {
    return this.#localize.locale;
  }

  get now() {
    return this.#clock.now;
  }

  get openAction(): ConfirmAction | undefined {
    return this.confirm.loaded && this.#state.kind === 'gift' ? this.#state.action : undefined;
  }

  hostConnected() {
    checkAttributes(this.element, 'theme');
    if (!this.element.manageToken) addEventListener('hashchange', this.#onHashChange);
    this.#load();
  }

  hostDisconnected() {
    removeEventListener('hashchange', this.#onHashChange);
    this.#request.abort();
  }

  hostUpdate() {
    const source = this.#readSource();
    if (source.some((value, index) => value !== this.#source[index])) this.#load();
  }

  hostUpdated() {
    if (this.element.hosted) this.element.renderRoot.querySelector('h2')?.setAttribute('aria-level', '1');
  }

  requestUpdate() {
    this.element.requestUpdate();
  }

  retry() {
    this.#follow(this.#manageToken, this.#expect('unreachable').fromList);
  }

  isListing(sentGifts: readonly SentGift[]): boolean {
    return this.#state.kind === 'list' && this.#state.sentGifts === sentGifts && this.element.isConnected;
  }

  select({manageToken}: SentGift) {
    this.#follow(manageToken, true);
    this.#focus.moveToHeading();
  }

  showList() {
    this.#load();
    this.#focus.moveToHeading();
  }

  confirmRemoval(id?: string) {
    this.#setState({...this.#expect('list'), confirmingRemoval: id});
  }

  removeFromBrowser(id?: string, message = '') {
    const removed = this.client.sentGifts().find((sent) => (id ? sent.id === id : sent.manageToken === this.#manageToken));
    if (removed) this.client.removeSentGift(removed.id);
    this.#load();
    this.#focus.moveToHeading();
    this.#announce(message, 'end');
  }

  openConfirm(action?: ConfirmAction) {
    if (action) this.confirm.load();
    const {gift} = this.#expect('gift');
    this.#updateGift({action, error: undefined, draft: action === 'note' ? gift.note : ''});
  }

  editDraft(draft: string) {
    this.#updateGift({draft});
  }

  showShare() {
    this.#updateGift({showsShare: true});
  }

  async copyManageLink() {
    const {signal} = this.#request;
    const link = this.client.manageLink(this.#expect('gift').gift, this.#manageToken);
    const isCopied = await copyText(link);
    if (signal.aborted) return;
    this.#updateGift({manageLink: isCopied ? '' : link});
    this.#announce(isCopied ? this.strings.manageLinkCopied : this.strings.copyManageLinkManually, 'end');
  }

  async perform(action: GiftAction, messageFor: (updated: Gift) => string): Promise<boolean> {
    const {isBusy, action: openAction} = this.#expect('gift');
    if (isBusy) return false;
    const {signal} = this.#request;
    this.#updateGift({isBusy: true, error: undefined});
    try {
      const gift = await action(this.client, this.#manageToken);
      if (signal.aborted) return false;
      this.#updateGift({isBusy: false, action: undefined});
      this.#receive(gift);
      this.#announce(messageFor(gift), openAction);
      return true;
    } catch (thrown) {
      const error = GiftError.from(thrown);
      reportError(this.element, error);
      if (signal.aborted) return false;
      this.#updateGift({isBusy: false, error});
      // The gift has changed in the meantime: show its current state.
      if (error.status === 409 || error.status === 410) {
        const previous = this.#expect('gift');
        this.#follow(this.#manageToken, previous.fromList, previous);
      }
      return false;
    }
  }

  /** The open confirmation, named so that focus can return to the button that opened it. */
  get #openConfirmId(): string {
    const state = this.#state;
    return (state.kind === 'list' && this.sentGifts.loaded ? state.confirmingRemoval : this.openAction) ?? '';
  }

  #readSource(): readonly unknown[] {
    const {backend, gift, manageToken, client} = this.element;
    return [backend, gift, manageToken, client];
  }

  /** Another link in the address bar. The event of one that was already taken out of it may come late. */
  #onHashChange = () => {
    if (tokenFromHash(location.hash)) this.#load();
  };

  /** Finds out which gift to show, and follows it. */
  #load = () => {
    if (!this.element.isConnected) return;
    this.#source = this.#readSource();
    const resolved = resolveGift(this.element, this.client);
    if (typeof resolved === 'string') this.#show({kind: 'empty', reason: resolved});
    else if ('sentGifts' in resolved) this.#show({kind: 'list', ...resolved});
    else this.#follow(resolved.manageToken, false);
  };

  #follow(manageToken: string, fromList: boolean, previous?: FollowedGift) {
    this.#request.abort();
    const {signal} = this.#request = new AbortController();
    this.#manageToken = manageToken;
    this.#show({kind: 'loading', fromList, previous});
    void poll<Gift>({
      signal, whenVisible, changes: this.client.changes(manageToken, () => document.hidden),
      load: (etag) => this.client.giftIfChanged(manageToken, etag, signal),
      onData: (gift) => this.#receive(gift),
      isDone: isSettled,
      onError: (error) => this.#onPollError(error),
    });
  }

  #receive(gift: Gift) {
    const previous = previousGift(this.#state);
    const next = withGift(this.#state, gift);
    if (!next) return;
    this.#setState(next);
    void this.#deriveClaimLink(gift);
    if (previous) this.#announceChange(previous.gift, gift);
    else this.client.saveSentGift(gift, this.#manageToken);
    if (hasDetails(gift)) this.details.load();
    this.element.onGiftChange?.(gift);
  }

  async #deriveClaimLink(gift: Gift) {
    try {
      const claimLink = await this.client.claimLink(gift, this.#manageToken);
      if (this.#state.kind === 'gift' && this.#state.gift === gift) this.#updateGift({claimLink});
    } catch {
      // The next response tries again.
    }
  }

  #announceChange(before: Gift, gift: Gift) {
    const {strings} = this.#localize;
    const heading = strings && statusHeading(gift, strings);
    if (heading && heading !== statusHeading(before, strings)) this.#announce(strings.updated(heading));
    for (const event of eventsBetween(before, gift)) dispatch(this.element, event);
  }

  /** Without an error, polling works again. */
  #onPollError(error: GiftError | undefined) {
    const state = this.#state;
    if (error) {
      if (error.code === 'unknown') reportError(this.element, error);
      const next = withPollError(state, error);
      if (next.kind === 'gift' || next === state) this.#setState(next);
      else this.#show(next);
    } else if (state.kind === 'gift') {
      // A chunk that failed to load is tried again.
      if (hasDetails(state.gift)) this.details.load();
      if (state.connectionError) this.#updateGift({connectionError: undefined});
    }
  }

  #expect<Kind extends StatusState['kind']>(kind: Kind): StateOf<Kind> {
    if (this.#state.kind !== kind) throw new Error(`Expected the state ${kind}, not ${this.#state.kind}.`);
    return this.#state as StateOf<Kind>;
  }

  #updateGift(changes: Partial<FollowedGift>) {
    this.#setState({...this.#expect('gift'), ...changes});
  }

  /** Replaces what is on screen, and what was announced about it. */
  #show(state: StatusState) {
    this.#announce('');
    if (state.kind === 'list' || state.kind === 'empty') {
      this.#request.abort();
      this.sentGifts.load();
    }
    this.#setState(state);
  }

  #setState(state: StatusState) {
    this.#state = state;
    if (isBusy(state)) this.#states?.add('busy');
    else this.#states?.delete('busy');
    this.requestUpdate();
  }

  #announce(text: string, placement?: StatusMessage['placement']) {
    this.message = {text, placement};
    this.requestUpdate();
  }

  render() {
    return this.#localize.strings && renderStatus(this.#state, this);
  }
}
