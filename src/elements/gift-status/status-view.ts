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
import {Part} from './part.ts';
import {headingOf, isFinal, isSeveral} from './reading.ts';
import {statusScreen} from './status-screen.ts';
import {styles} from './status.styles.ts';
import {wordsIn} from './words.ts';

export type Screen = 'loading' | 'gift' | 'choose' | 'none' | 'cut' | 'foreign' | 'unknown' | 'down';
/** What the sender is asked about before it is done. */
export type Asking = 'cancel' | 'link' | 'note' | 'extend';
/** Where what is said can be seen: where it was asked for, at the end, or nowhere. */
export type SaidAt = Asking | 'end' | '';

const allowedBy = {cancel: 'cancel', link: 'replaceLink', note: 'editNote', extend: 'extend'} as const satisfies Record<Asking, keyof Gift['can']>;

export class StatusView implements ReactiveController {
  screen: Screen = 'loading';
  gift: Gift | undefined;
  manageToken = '';
  link = '';
  sent: SentGift[] = [];
  asking: Asking | undefined;
  /** The gift that the sender is asked whether to remove it from this browser; its id. */
  forgetting: string | undefined;
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
  /** Said aloud: what has just changed. What the sender has done is also shown, beside what it was done to. */
  said = '';
  saidAt: SaidAt = '';

  readonly host: GiftStatus;
  readonly speaking;
  readonly tick: Tick;
  readonly questions;
  readonly particulars;
  readonly elsewhere;
  #following: AbortController | undefined;
  #drawn = '';
  /** Somebody went from one screen to another, and their focus goes along. */
  #walked = false;

  constructor(host: GiftStatus) {
    this.host = host;
    defineOnce('gift-box', GiftBox);
    defineOnce('gift-share', GiftShare);
    adoptStyles(host.renderRoot as ShadowRoot, [tokens, ...controls, styles]);
    this.speaking = new Speaking(host, wordsIn);
    this.tick = new Tick(host);
    this.questions = new Part(host, () => import('./asking/index.ts'));
    this.particulars = new Part(host, () => import('./particulars/index.ts'));
    this.elsewhere = new Part(host, () => import('./elsewhere/index.ts'));
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
    for (const part of [this.questions, this.particulars, this.elsewhere]) part.speak();
  }

  /** What the sender is being asked, once the question can be shown. */
  get asked(): Asking | undefined {
    return this.questions.ready && this.asking;
  }

  get hasParticulars(): boolean {
    const {gift} = this;
    return Boolean(gift && (isSeveral(gift) || gift.state === 'scheduled' || gift.secret || gift.passcodeRequired ||
      gift.portions.some(({thanks}) => thanks)));
  }

  /** Finds out which gift is meant, and follows it. */
  begin = () => {
    if (!this.host.isConnected) return;
    const found = findGift(this.host, this.client);
    this.gift = undefined;
    this.asking = this.forgetting = undefined;
    this.chosen = false;
    if (typeof found === 'string') this.#turn(found);
    else if ('choose' in found) {
      this.sent = found.choose;
      this.#turn('choose');
    } else this.follow(found.manageToken);
  };

  choose(gift: SentGift) {
    this.follow(gift.manageToken);
    this.chosen = this.#walked = true;
  }

  back = () => {
    this.begin();
    this.#walked = true;
  };

  askToForget(id: string | undefined) {
    this.forgetting = id;
    this.host.requestUpdate();
  }

  /** Removes a gift from this browser, the one in hand unless told; the gift itself goes on. */
  forget(id?: string, say = '') {
    const gone = this.client.sent().find((sent) => (id ? sent.id === id : sent.manageToken === this.manageToken));
    if (gone) this.client.forget(gone.id);
    this.begin();
    this.#walked = true;
    this.#say(say, 'end');
  }

  follow(manageToken: string) {
    this.#following?.abort();
    const following = this.#following = new AbortController();
    const {signal} = following;
    // Another gift's links must not stand beside this one, however long its own take to be made.
    if (manageToken !== this.manageToken) this.link = this.ownLink = '';
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

  ask(what: Asking | undefined) {
    if (what) this.questions.need();
    this.asking = what;
    this.error = undefined;
    if (what === 'note') this.note = this.gift?.note ?? '';
    this.host.requestUpdate();
  }

  showShare() {
    this.shares = true;
    this.host.requestUpdate();
  }

  copyOwnLink = async () => {
    const words = this.speaking.words!;
    const {manageToken} = this;
    const link = this.client.manageLink(this.gift!, manageToken);
    const done = await copied(link);
    if (manageToken !== this.manageToken) return;
    this.ownLink = done ? '' : link;
    this.#say(done ? words.keepCopied : words.keepByHand, 'end');
    this.host.requestUpdate();
  };

  /** Does what the sender asked for, shows what came of it and says so. False when it wasn't done. */
  async do(act: (client: GiftClient, manageToken: string) => Promise<Gift>, say: (now: Gift) => string): Promise<boolean> {
    const {gift, manageToken, asking = ''} = this;
    if (!gift || this.busy) return false;
    this.busy = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const now = await act(this.client, manageToken);
      if (manageToken !== this.manageToken) return false;
      this.asking = undefined;
      this.#saw(now);
      this.#say(say(now), asking);
      return true;
    } catch (thrown) {
      const error = GiftError.from(thrown);
      emit(this.host, new GiftFailedEvent(error));
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
      if (words && headingOf(before, words) !== headingOf(gift, words)) this.#say(words.updated(headingOf(gift, words)));
      for (const event of happenings(before, gift)) emit(this.host, event);
    }
    if (this.asking && !gift.can[allowedBy[this.asking]]) this.asking = undefined;
    if (this.hasParticulars) this.particulars.need();
    this.host.tell?.(gift);
    this.host.requestUpdate();
  }

  #troubled(error: GiftError | undefined) {
    // A part that was lost on its way, once the connection is back.
    if (!error && this.hasParticulars) this.particulars.need();
    if (!error && !this.trouble) return;
    this.trouble = error;
    if (error && !this.gift) {
      this.screen = error.status === 404 || error.status === 401 ? 'unknown' : 'down';
      if (this.screen === 'unknown') this.elsewhere.need();
    }
    this.host.requestUpdate();
  }

  #say(text: string, at: SaidAt = '') {
    this.said = text;
    this.saidAt = at;
  }

  #turn(screen: Screen) {
    this.screen = screen;
    this.trouble = this.error = undefined;
    this.#say('');
    this.shares = false;
    if (screen !== 'loading' && screen !== 'gift') {
      this.#following?.abort();
      this.elsewhere.need();
    }
    this.host.requestUpdate();
  }

  /** After each drawing: what is asked takes the focus, and gives it back; a screen that somebody went to takes it by its heading. */
  drawn() {
    const now = this.asked ?? (this.elsewhere.ready && this.forgetting) ?? '';
    const before = this.#drawn;
    if (now === before && !this.#walked) return;
    const root = this.host.renderRoot;
    const heading = root.querySelector<HTMLElement>('h2');
    if (this.#walked && !heading) return;
    this.#drawn = now;
    const next = this.#walked ? undefined : root.querySelector<HTMLElement>(now ? '[data-asked]' : `[data-asks="${before}"]`);
    this.#walked = false;
    (next ?? heading)?.focus();
  }

  render() {
    return statusScreen(this);
  }
}
