import type {Address} from '../protocol/address.ts';
import type {AnswerOf, CallName, RequestOf} from '../protocol/calls.ts';
import type {Card, Gift, Receipt} from '../protocol/gift.ts';
import {read} from '../protocol/reading.ts';
import {forms} from '../protocol/shapes.ts';
import {claimToken, hashToken} from '../protocol/token-forms.ts';
import {readCard} from './card-reader.ts';
import type {ClaimDesk, ClaimedGift, ClaimWish} from './claim-desk.ts';
import {DraftDesk, type DraftedGift, type GiftWish} from './draft-desk.ts';
import {listen} from './event-stream.ts';
import {GiftError} from './gift-error.ts';
import {hastener, type Hastener} from './hasten.ts';
import {lastingKeeper, tabKeeper, type Keeper} from './keeper.ts';
import {claimLink, manageLink} from './links.ts';
import {newKey} from './new-key.ts';
import {SentGifts, type SentGift} from './sent-gifts.ts';
import {badAnswer, Transport, type TransportOptions} from './transport.ts';

export interface GiftClientOptions extends TransportOptions {
  /** Where tokens are kept for a later visit; this browser's `localStorage` unless told. */
  lasting?: Keeper;
  /** Where half-done writes are kept for this tab; `sessionStorage` unless told. */
  tab?: Keeper;
}

/** What a single call takes beside its name. */
export interface CallInput<Name extends CallName> {
  token?: string;
  /** Values for the `{name}`s of the path. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  request?: RequestOf<Name>;
  /** Idempotency-Key; a new one unless told. */
  key?: string;
  etag?: string;
  signal?: AbortSignal;
}

/**
 * A gifting backend, typed. Every method answers with checked data or throws a
 * GiftError; every write can be asked for again without happening twice.
 */
export class GiftClient {
  readonly backend: string;
  /** What this browser keeps for a later visit. */
  readonly lasting: Keeper;
  /** What this tab keeps. */
  readonly tab: Keeper;
  readonly #transport: Transport;
  readonly #drafts: DraftDesk;
  #claims: ClaimDesk | undefined;
  readonly #sent: SentGifts;

  constructor(options: GiftClientOptions) {
    this.#transport = new Transport(options);
    this.backend = this.#transport.backend;
    this.lasting = options.lasting ?? lastingKeeper(this.backend);
    this.tab = options.tab ?? tabKeeper(this.backend);
    this.#sent = new SentGifts(this.lasting);
    this.#drafts = new DraftDesk(this, this.lasting, this.tab, this.#sent);
  }

  /** Any call of the protocol by its name; the methods below are made of it. */
  async call<Name extends CallName>(name: Name, input: CallInput<Name> = {}): Promise<AnswerOf<Name>> {
    const answer = await this.#send(name, input);
    if (answer.data === undefined) throw badAnswer(304, undefined, undefined);
    return answer.data;
  }

  shop(signal?: AbortSignal) {
    return this.call('shop', {signal});
  }

  product(ref: string, signal?: AbortSignal) {
    return this.call('product', {params: {ref}, signal});
  }

  /**
   * One wish, one gift: asked for again with the same words, also after a
   * reload or from another tab, it answers with the gift that already is.
   */
  draft(wish: GiftWish, signal?: AbortSignal): Promise<DraftedGift> {
    return this.#drafts.draft(wish, signal);
  }

  /** What a wish has become in this browser, if it has become a gift. */
  giftOf(wish: string): {gift: string; manageToken: string} | undefined {
    return this.#drafts.giftOf(wish);
  }

  /** The wish is fulfilled or given up; the next draft of that name is a new gift. */
  finish(wish: string): void {
    this.#drafts.finish(wish);
  }

  gift(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('gift', {token: manageToken, signal});
  }

  /** As `gift`, or undefined when it is still as it was under that ETag. */
  giftIfChanged(manageToken: string, etag: string | undefined, signal?: AbortSignal) {
    return this.#send('gift', {token: manageToken, etag, signal});
  }

  /** For `watch`: follows the gift of a manage or receipt token by the backend's stream, where it has one, while not `hidden`. */
  hasten(token: string, hidden?: () => boolean): Hastener {
    return hastener((heard, signal) => listen(this.#transport, token, heard, signal), hidden);
  }

  cancel(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('cancel', {token: manageToken, request: {}, signal});
  }

  editNote(manageToken: string, note: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('editNote', {token: manageToken, request: {note}, signal});
  }

  /** Makes a new claim link; all earlier ones die in the same moment. */
  async replaceLink(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    // Asked anew: another tab may have replaced it already, and its link, which may have leaked as well, must die too.
    const {linkNumber} = await this.gift(manageToken, signal);
    const claimHash = await hashToken(await claimToken(manageToken, linkNumber + 1));
    return this.call('link', {token: manageToken, request: {claimHash, replace: true}, signal});
  }

  /** One more claim window for what nobody has claimed yet, where the gift's `can.extend` says so. */
  extend(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('extend', {token: manageToken, request: {}, signal});
  }

  /** The link that travels. Where the holder of another manage link has replaced it, one more is made. */
  async claimLink(gift: Gift, manageToken: string, signal?: AbortSignal): Promise<string> {
    if (!gift.linkReplaced || !gift.can.replaceLink) return claimLink(gift, manageToken);
    const claimHash = await hashToken(await claimToken(manageToken, gift.linkNumber + 1));
    return claimLink(await this.call('link', {token: manageToken, request: {claimHash, replace: false}, signal}), manageToken);
  }

  manageLink(gift: Gift, manageToken: string): string {
    return manageLink(this.backend, gift, manageToken);
  }

  /** The gifts that were sent from this browser, newest first. */
  sent(): SentGift[] {
    return this.#sent.all();
  }

  /** Keeps a gift that was reached by its manage link. */
  remember(gift: Gift, manageToken: string): void {
    this.#sent.keep(gift, manageToken);
  }

  /** Removes a gift from this browser. The gift itself goes on. */
  forget(giftId: string): void {
    this.#sent.forget(giftId);
  }

  /** Read without schemas, so that it costs a sealed card nothing. */
  card(claimToken: string, signal?: AbortSignal): Promise<Card> {
    return readCard(this.#transport, claimToken, signal);
  }

  async open(claimToken: string, passcode?: string, signal?: AbortSignal): Promise<Card> {
    return (await this.#claimDesk()).open(claimToken, passcode, signal);
  }

  /** Seals the address and accepts the gift. The same again gives the same claim. */
  async claim(claimToken: string, wish: ClaimWish, signal?: AbortSignal): Promise<ClaimedGift> {
    return (await this.#claimDesk()).claim(claimToken, wish, signal);
  }

  async decline(claimToken: string, note?: string, signal?: AbortSignal, passcode?: string): Promise<void> {
    return (await this.#claimDesk()).decline(claimToken, note, signal, passcode);
  }

  /** The receipt token this browser holds for a claim link, once the claim has been made here. */
  async receiptTokenFor(claimToken: string): Promise<string | undefined> {
    return (await this.#claimDesk()).receiptTokenFor(claimToken);
  }

  receipt(receiptToken: string, signal?: AbortSignal): Promise<Receipt> {
    return this.call('receipt', {token: receiptToken, signal});
  }

  receiptIfChanged(receiptToken: string, etag: string | undefined, signal?: AbortSignal) {
    return this.#send('receipt', {token: receiptToken, etag, signal});
  }

  async correctAddress(receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    return (await this.#claimDesk()).correctAddress(receiptToken, address, signal);
  }

  thank(receiptToken: string, thanks: {note: string; emoji: string}, signal?: AbortSignal): Promise<Receipt> {
    return this.call('thank', {token: receiptToken, request: thanks, signal});
  }

  erase(receiptToken: string, signal?: AbortSignal): Promise<Receipt> {
    return this.call('erase', {token: receiptToken, request: {}, signal});
  }

  /** What only a recipient needs, loaded with the first press: a sender's page never pays for it. */
  async #claimDesk(): Promise<ClaimDesk> {
    if (this.#claims) return this.#claims;
    const {ClaimDesk} = await import('./claim-desk.ts').catch((cause: unknown) => {
      throw new GiftError('network', 'A part of the client could not be loaded. Try again.', {retryable: true, cause});
    });
    return this.#claims ??= new ClaimDesk(this, this.lasting, this.tab);
  }

  async #send<Name extends CallName>(name: Name, input: CallInput<Name>) {
    const {method, path, answer: shape} = forms[name];
    const {token, params = {}, query, request, etag, signal} = input;
    const {status, body, requestId, etag: newEtag} = await this.#transport.send({
      method, token, etag, signal,
      path: fill(path, params) + (query ? `?${new URLSearchParams(query)}` : ''),
      ...(method !== 'GET' && {body: JSON.stringify(request), key: input.key ?? newKey()}),
    });
    if (status === 304) return {data: undefined, etag: newEtag};
    const checked = read(shape, body);
    if (checked.issues) throw badAnswer(status, requestId, checked.issues);
    return {data: checked.data as AnswerOf<Name>, etag: newEtag};
  }
}

const fill = (path: string, params: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new GiftError('unknown', `The call ${path} needs params.${name}.`);
    return encodeURIComponent(value);
  });
