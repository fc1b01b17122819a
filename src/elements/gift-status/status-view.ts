/** What `<gift-status>` loads when it is first put on a page: it follows one gift and does what its sender asks. */
import {adoptStyles, type ReactiveController} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import {GiftError} from '../../client/gift-error.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import {watch} from '../../client/watch.ts';
import type {Gift} from '../../protocol/gift.ts';
import {emit, GiftFailedEvent} from '../events.ts';
import {GiftBox} from '../gift-box/gift-box.ts';
import {clientFor} from '../shared/clients.ts';
import {copied} from '../shared/copied.ts';
import {controls} from '../shared/controls.styles.ts';
import {defineOnce} from '../shared/define-once.ts';
import {GiftShare} from '../shared/gift-share.ts';
import {looked} from '../shared/looked.ts';
import {Speaking} from '../shared/speaking.ts';
import {Tick} from '../shared/tick.ts';
import {tokens} from '../shared/tokens.styles.ts';
import {findGift} from './finding.ts';
import type {GiftStatus} from './gift-status.ts';
import {happenings} from './happenings.ts';
import {isFinal, toldOf} from './reading.ts';
import {statusScreen} from './status-screen.ts';
import {styles} from './status.styles.ts';
import {wordsIn} from './words.ts';

export type Screen = 'loading' | 'gift' | 'choose' | 'none' | 'cut' | 'foreign' | 'unknown' | 'down';
/** What the sender is asked about before it is done. */
export type Asking = 'cancel' | 'link' | 'note' | undefined;

export class StatusView implements ReactiveController {
  screen: Screen = 'loading';
  gift: Gift | undefined;
  manageToken = '';
  link = '';
  sent: SentGift[] = [];
  asking: Asking;
  note = '';
  busy = false;
  shares = false;
  /** The gift was chosen from a list that one can go back to. */
  chosen = false;
  /** Asking for the gift doesn't work right now. */
  trouble: GiftError | undefined;
  /** What the sender asked for didn't work. */
  error: GiftError | undefined;
  /** The sender's own link, shown where it can't be copied. */
  ownLink = '';
  /** Said aloud: what has just changed. What the sender has done is also shown. */
  said = '';
  saidLoud = false;

  readonly host: GiftStatus;
  readonly speaking;
  readonly tick: Tick;
  #following: AbortController | undefined;
  #drawn = '';

  constructor(host: GiftStatus) {
    this.host = host;
    defineOnce('gift-box', GiftBox);
    defineOnce('gift-share', GiftShare);
    adoptStyles(host.renderRoot as ShadowRoot, [tokens, ...controls, styles]);
    this.speaking = new Speaking(host, wordsIn);
    this.tick = new Tick(host);
    host.addController(this);
  }

  get client(): GiftClient {
    return this.host.client ?? clientFor((this.host.backend ?? '').replace(/\/+$/, ''));
  }

  hostConnected() {
    if (!this.host.manageToken) addEventListener('hashchange', this.begin);
    this.begin();
  }

  hostDisconnected() {
    removeEventListener('hashchange', this.begin);
    this.#following?.abort();
  }

  speak() {
    void this.speaking.load();
  }

  /** Finds out which gift is meant, and follows it. */
  begin = () => {
    if (!this.host.isConnected) return;
    const found = findGift(this.host, this.client);
    this.gift = undefined;
    this.asking = undefined;
    this.chosen = false;
    if (typeof found === 'string') this.#turn(found);
    else if ('choose' in found) {
      this.sent = found.choose;
      this.#turn('choose');
    } else this.follow(found.manageToken);
  };

  choose(gift: SentGift) {
    this.follow(gift.manageToken);
    this.chosen = true;
  }

  forget() {
    if (this.gift) this.client.forget(this.gift.id);
    else for (const {id, manageToken} of this.client.sent()) if (manageToken === this.manageToken) this.client.forget(id);
    this.begin();
  }

  follow(manageToken: string) {
    this.#following?.abort();
    const following = this.#following = new AbortController();
    const {signal} = following;
    this.manageToken = manageToken;
    this.#turn('loading');
    void watch<Gift>({
      signal, looked, hasten: this.client.hasten(manageToken, () => document.hidden),
      ask: (etag) => this.client.giftIfChanged(manageToken, etag, signal),
      show: (gift) => this.#saw(gift),
      ended: isFinal,
      trouble: (error) => this.#troubled(error),
    });
  }

  ask(what: Asking) {
    this.asking = what;
    this.error = undefined;
    if (what === 'note') this.note = this.gift?.note ?? '';
    this.host.requestUpdate();
  }

  cancel = () => this.#do((client, token) => client.cancel(token), (words) => words.cancelled);
  saveNote = () => this.#do((client, token) => client.editNote(token, this.note.trim()), (words) => words.saved);
  replaceLink = () => this.#do((client, token) => client.replaceLink(token), (words) => words.newLinkDone, () => {
    this.shares = true;
  });

  copyOwnLink = async () => {
    const words = this.speaking.words!;
    const link = this.client.manageLink(this.gift!, this.manageToken);
    const done = await copied(link);
    this.ownLink = done ? '' : link;
    this.#say(done ? words.keepCopied : words.keepByHand, true);
    this.host.requestUpdate();
  };

  async #do(
    act: (client: GiftClient, manageToken: string, gift: Gift) => Promise<Gift>,
    say: (words: NonNullable<StatusView['speaking']['words']>) => string,
    then: () => void = () => {},
  ) {
    const {gift, manageToken} = this;
    if (!gift || this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const now = await act(this.client, manageToken, gift);
      if (manageToken !== this.manageToken) return;
      this.asking = undefined;
      then();
      this.#saw(now);
      this.#say(say(this.speaking.words!), true);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      this.error = error;
      emit(this.host, new GiftFailedEvent(error));
      // It moved on in the meantime: show how it stands.
      if (error.status === 409 || error.status === 410) this.follow(manageToken);
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  #saw(gift: Gift) {
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
    if (!before) this.client.remember(gift, this.manageToken);
    else {
      const words = this.speaking.words;
      if (words && toldOf(before) !== toldOf(gift)) this.#say(words.updated(words.says[toldOf(gift)]));
      for (const event of happenings(before, gift)) emit(this.host, event);
    }
    if (this.asking === 'cancel' && !gift.can.cancel || this.asking === 'link' && !gift.can.replaceLink ||
      this.asking === 'note' && !gift.can.editNote) this.asking = undefined;
    this.host.tell?.(gift);
    this.host.requestUpdate();
  }

  #troubled(error: GiftError | undefined) {
    if (!error && !this.trouble) return;
    this.trouble = error;
    if (error && !this.gift) this.screen = error.status === 404 || error.status === 401 ? 'unknown' : 'down';
    this.host.requestUpdate();
  }

  #say(text: string, loud = false) {
    this.said = text;
    this.saidLoud = loud;
  }

  #turn(screen: Screen) {
    this.screen = screen;
    this.trouble = this.error = undefined;
    this.#say('');
    this.shares = false;
    if (screen !== 'loading' && screen !== 'gift') this.#following?.abort();
    this.host.requestUpdate();
  }

  /** After each drawing: what is asked takes the focus, and gives it back. */
  drawn() {
    const now = this.asking ?? '';
    if (now === this.#drawn) return;
    const before = this.#drawn;
    this.#drawn = now;
    const root = this.host.renderRoot;
    const next = root.querySelector<HTMLElement>(now ? '[data-asked]' : `[data-asks="${before}"]`) ?? root.querySelector<HTMLElement>('h2');
    next?.focus();
  }

  render() {
    return statusScreen(this);
  }
}
