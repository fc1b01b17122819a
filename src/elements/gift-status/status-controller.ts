/** What `<gift-status>` loads when it is first put on a page: it follows one gift and does what its sender asks. */
import {adoptStyles, type ReactiveController} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import {GiftError} from '../../client/gift-error.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import {poll} from '../../client/poll.ts';
import type {Gift} from '../../protocol/gift.ts';
import {dispatch, GiftFailedEvent} from '../events.ts';
import {GiftBox} from '../gift-box/gift-box.ts';
import {getClient} from '../shared/clients.ts';
import {copyText} from '../shared/clipboard.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {GiftShare} from '../gift-share/gift-share.ts';
import {whenVisible} from '../shared/visibility.ts';
import {LocalizeController} from '../shared/localize.ts';
import {ClockController} from '../shared/clock.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {resolveGift} from './resolve-gift.ts';
import type {GiftStatus} from './gift-status.ts';
import {eventsBetween} from './status-events.ts';
import {LazyModule} from '../shared/lazy-module.ts';
import {statusHeading, isSettled, isGroup} from './gift-summary.ts';
import {renderStatus} from './templates/status-template.ts';
import {styles} from './status.styles.ts';
import {statusStrings} from './status-strings.ts';

export type Screen = 'loading' | 'gift' | 'choose' | 'none' | 'truncated' | 'foreign' | 'unknown' | 'down';
/** What the sender is asked about before it is done. */
export type ConfirmAction = 'cancel' | 'link' | 'note' | 'extend';
/** Where what is said can be seen: where it was asked for, at the end, or nowhere. */
export type MessagePlacement = ConfirmAction | 'end' | '';

const permissionFor = {cancel: 'cancel', link: 'replaceLink', note: 'editNote', extend: 'extend'} as const satisfies Record<ConfirmAction, keyof Gift['can']>;

export class StatusController implements ReactiveController {
  screen: Screen = 'loading';
  gift: Gift | undefined;
  manageToken = '';
  link = '';
  sentGifts: SentGift[] = [];
  pendingAction: ConfirmAction | undefined;
  /** The gift that the sender is asked whether to remove it from this browser; its id. */
  confirmingRemoval: string | undefined;
  noteDraft = '';
  busy = false;
  showsShare = false;
  /** The gift was chosen from a list that one can go back to. */
  fromList = false;
  /** Asking for the gift doesn't work right now. */
  trouble: GiftError | undefined;
  /** What the sender asked for didn't work. */
  error: GiftError | undefined;
  /** The sender's own link, shown where it can't be copied. */
  manageLink = '';
  /** Said aloud: what has just changed. What the sender has done is also shown, beside what it was done to. */
  message = '';
  messagePlacement: MessagePlacement = '';

  readonly host: GiftStatus;
  readonly localize;
  readonly clock: ClockController;
  readonly confirmModule;
  readonly detailsModule;
  readonly sentGiftsModule;
  #request: AbortController | undefined;
  #focusedConfirm = '';
  /** Somebody went from one screen to another, and their focus goes along. */
  #moveFocus = false;

  constructor(host: GiftStatus) {
    this.host = host;
    defineOnce('gift-box', GiftBox);
    defineOnce('gift-share', GiftShare);
    adoptStyles(host.renderRoot as ShadowRoot, [tokens, ...controls, styles]);
    this.localize = new LocalizeController(host, statusStrings);
    this.clock = new ClockController(host);
    this.confirmModule = new LazyModule(host, () => import('./confirm/index.ts'));
    this.detailsModule = new LazyModule(host, () => import('./details/index.ts'));
    this.sentGiftsModule = new LazyModule(host, () => import('./sent-gifts/index.ts'));
    host.addController(this);
  }

  get client(): GiftClient {
    return this.host.client ?? getClient((this.host.backend ?? '').replace(/\/+$/, ''));
  }

  hostConnected() {
    if (!this.host.manageToken) addEventListener('hashchange', this.load);
    this.load();
  }

  hostDisconnected() {
    removeEventListener('hashchange', this.load);
    this.#request?.abort();
  }

  reloadStrings() {
    void this.localize.load();
    for (const part of [this.confirmModule, this.detailsModule, this.sentGiftsModule]) part.reloadStrings();
  }

  /** What the sender is being asked, once the question can be shown. */
  get openConfirm(): ConfirmAction | undefined {
    return this.confirmModule.loaded && this.pendingAction;
  }

  get hasDetails(): boolean {
    const {gift} = this;
    return Boolean(gift && (isGroup(gift) || gift.state === 'scheduled' || gift.secret || gift.passcodeRequired ||
      gift.portions.some(({thanks}) => thanks)));
  }

  /** Finds out which gift is meant, and follows it. */
  load = () => {
    if (!this.host.isConnected) return;
    const resolved = resolveGift(this.host, this.client);
    this.gift = undefined;
    this.pendingAction = this.confirmingRemoval = undefined;
    this.fromList = false;
    if (typeof resolved === 'string') this.#setScreen(resolved);
    else if ('choose' in resolved) {
      this.sentGifts = resolved.choose;
      this.#setScreen('choose');
    } else this.follow(resolved.manageToken);
  };

  choose(gift: SentGift) {
    this.follow(gift.manageToken);
    this.fromList = this.#moveFocus = true;
  }

  showList = () => {
    this.load();
    this.#moveFocus = true;
  };

  confirmRemoval(id: string | undefined) {
    this.confirmingRemoval = id;
    this.host.requestUpdate();
  }

  /** Removes a gift from this browser, the one in hand unless told; the gift itself goes on. */
  removeFromBrowser(id?: string, message = '') {
    const removedGift = this.client.sentGifts().find((sent) => (id ? sent.id === id : sent.manageToken === this.manageToken));
    if (removedGift) this.client.removeSentGift(removedGift.id);
    this.load();
    this.#moveFocus = true;
    this.#announce(message, 'end');
  }

  follow(manageToken: string) {
    this.#request?.abort();
    const request = this.#request = new AbortController();
    const {signal} = request;
    // Another gift's links must not stand beside this one, however long its own take to be made.
    if (manageToken !== this.manageToken) this.link = this.manageLink = '';
    this.manageToken = manageToken;
    this.#setScreen('loading');
    void poll<Gift>({
      signal, whenVisible, changes: this.client.changes(manageToken, () => document.hidden),
      fetch: (etag) => this.client.giftIfChanged(manageToken, etag, signal),
      onData: (gift) => this.#receive(gift),
      isDone: isSettled,
      onError: (error) => this.#onPollError(error),
    });
  }

  ask(what: ConfirmAction | undefined) {
    if (what) this.confirmModule.load();
    this.pendingAction = what;
    this.error = undefined;
    if (what === 'note') this.noteDraft = this.gift?.note ?? '';
    this.host.requestUpdate();
  }

  showShare() {
    this.showsShare = true;
    this.host.requestUpdate();
  }

  copyManageLink = async () => {
    const words = this.localize.strings!;
    const {manageToken} = this;
    const link = this.client.manageLink(this.gift!, manageToken);
    const done = await copyText(link);
    if (manageToken !== this.manageToken) return;
    this.manageLink = done ? '' : link;
    this.#announce(done ? words.manageLinkCopied : words.copyManageLinkManually, 'end');
    this.host.requestUpdate();
  };

  /** Does what the sender asked for, shows what came of it and says so. False when it wasn't done. */
  async perform(action: (client: GiftClient, manageToken: string) => Promise<Gift>, messageFor: (now: Gift) => string): Promise<boolean> {
    const {gift, manageToken, pendingAction = ''} = this;
    if (!gift || this.busy) return false;
    this.busy = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const updated = await action(this.client, manageToken);
      if (manageToken !== this.manageToken) return false;
      this.pendingAction = undefined;
      this.#receive(updated);
      this.#announce(messageFor(updated), pendingAction);
      return true;
    } catch (thrown) {
      const error = GiftError.from(thrown);
      dispatch(this.host, new GiftFailedEvent(error));
      if (manageToken !== this.manageToken) return false;
      this.error = error;
      // It moved on in the meantime: show how it stands.
      if (error.status === 409 || error.status === 410) this.follow(manageToken);
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  #receive(gift: Gift) {
    const before = this.gift;
    // An answer that was overtaken by a newer one on its way.
    if (before && gift.sequence < before.sequence) return;
    this.gift = gift;
    this.screen = 'gift';
    void this.client.claimLink(gift, this.manageToken).then((link) => {
      if (this.gift !== gift) return;
      this.link = link;
      this.host.requestUpdate();
      // One more link that could not be made is tried again with the next look.
    }, () => {});
    if (!before) this.client.saveSentGift(gift, this.manageToken);
    else {
      const words = this.localize.strings;
      if (words && statusHeading(before, words) !== statusHeading(gift, words)) this.#announce(words.updated(statusHeading(gift, words)));
      for (const event of eventsBetween(before, gift)) dispatch(this.host, event);
    }
    if (this.pendingAction && !gift.can[permissionFor[this.pendingAction]]) this.pendingAction = undefined;
    if (this.hasDetails) this.detailsModule.load();
    this.host.onGiftChange?.(gift);
    this.host.requestUpdate();
  }

  #onPollError(error: GiftError | undefined) {
    // A part that was lost on its way, once the connection is back.
    if (!error && this.hasDetails) this.detailsModule.load();
    if (!error && !this.trouble) return;
    this.trouble = error;
    if (error && !this.gift) {
      this.screen = error.status === 404 || error.status === 401 ? 'unknown' : 'down';
      if (this.screen === 'unknown') this.sentGiftsModule.load();
    }
    this.host.requestUpdate();
  }

  #announce(text: string, at: MessagePlacement = '') {
    this.message = text;
    this.messagePlacement = at;
  }

  #setScreen(screen: Screen) {
    this.screen = screen;
    this.trouble = this.error = undefined;
    this.#announce('');
    this.showsShare = false;
    if (screen !== 'loading' && screen !== 'gift') {
      this.#request?.abort();
      this.sentGiftsModule.load();
    }
    this.host.requestUpdate();
  }

  /** After each drawing: what is asked takes the focus, and gives it back; a screen that somebody went to takes it by its heading. */
  drawn() {
    const now = this.openConfirm ?? (this.sentGiftsModule.loaded && this.confirmingRemoval) ?? '';
    const before = this.#focusedConfirm;
    if (now === before && !this.#moveFocus) return;
    const root = this.host.renderRoot;
    const heading = root.querySelector<HTMLElement>('h2');
    if (this.#moveFocus && !heading) return;
    this.#focusedConfirm = now;
    const next = this.#moveFocus ? undefined : root.querySelector<HTMLElement>(now ? '[data-confirm]' : `[data-action="${before}"]`);
    this.#moveFocus = false;
    (next ?? heading)?.focus();
  }

  render() {
    return renderStatus(this);
  }
}
