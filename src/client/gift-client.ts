import type {Address} from '../protocol/address.ts';
import type {ResponseOf, EndpointName, RequestOf} from '../protocol/endpoints.ts';
import type {ClaimCard, Gift, Receipt} from '../protocol/gift.ts';
import {decode} from '../protocol/decode.ts';
import {endpointDecoders} from '../protocol/decoders.generated.ts';
import {deriveClaimToken, hashToken} from '../protocol/tokens.ts';
import {getCard} from './get-card.ts';
import type {Claims, ClaimResult, ClaimParams} from './claims.ts';
import {Drafts, type DraftResult, type DraftParams} from './drafts.ts';
import {readEvents} from './sse.ts';
import {GiftError} from './gift-error.ts';
import {createChangeStream, type ChangeStream} from './change-stream.ts';
import {createLocalStore, createSessionStore, type KeyValueStore} from './storage.ts';
import {claimLink, manageLink} from './links.ts';
import {createIdempotencyKey} from './idempotency-key.ts';
import {SentGifts, type SentGift} from './sent-gifts.ts';
import {invalidResponse, Transport, type TransportOptions} from './transport.ts';

export interface GiftClientOptions extends TransportOptions {
  /** Where tokens are kept for a later visit; this browser's `localStorage` unless told. */
  localStore?: KeyValueStore;
  /** Where half-done writes are kept for this tab; `sessionStorage` unless told. */
  sessionStore?: KeyValueStore;
}

/** What a single call takes beside its name. */
export interface CallOptions<Name extends EndpointName> {
  token?: string;
  /** Values for the `{name}`s of the path. */
  pathParams?: Record<string, string>;
  query?: Record<string, string>;
  request?: RequestOf<Name>;
  /** Idempotency-Key; a new one unless told. */
  idempotencyKey?: string;
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
  readonly localStore: KeyValueStore;
  /** What this tab keeps. */
  readonly sessionStore: KeyValueStore;
  readonly #transport: Transport;
  readonly #drafts: Drafts;
  #claims: Claims | undefined;
  readonly #sentGifts: SentGifts;

  constructor(options: GiftClientOptions) {
    this.#transport = new Transport(options);
    this.backend = this.#transport.backend;
    this.localStore = options.localStore ?? createLocalStore(this.backend);
    this.sessionStore = options.sessionStore ?? createSessionStore(this.backend);
    this.#sentGifts = new SentGifts(this.localStore);
    this.#drafts = new Drafts(this, this.localStore, this.sessionStore, this.#sentGifts);
  }

  /** Any call of the protocol by its name; the methods below are made of it. */
  async call<Name extends EndpointName>(name: Name, input: CallOptions<Name> = {}): Promise<ResponseOf<Name>> {
    const answer = await this.#send(name, input);
    if (answer.data === undefined) throw invalidResponse(304, undefined, undefined);
    return answer.data;
  }

  shop(signal?: AbortSignal) {
    return this.call('shop', {signal});
  }

  product(ref: string, signal?: AbortSignal) {
    return this.call('product', {pathParams: {ref}, signal});
  }

  /**
   * One wish, one gift: asked for again with the same words, also after a
   * reload or from another tab, it answers with the gift that already is.
   */
  draft(params: DraftParams, signal?: AbortSignal): Promise<DraftResult> {
    return this.#drafts.draft(params, signal);
  }

  /** What a wish has become in this browser, if it has become a gift. */
  findDraft(draftKey: string): {giftId: string; manageToken: string} | undefined {
    return this.#drafts.findDraft(draftKey);
  }

  /** The wish is fulfilled or given up; the next draft of that name is a new gift. */
  clearDraft(draftKey: string): void {
    this.#drafts.clearDraft(draftKey);
  }

  gift(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('gift', {token: manageToken, signal});
  }

  /** As `gift`, or undefined when it is still as it was under that ETag. */
  giftIfChanged(manageToken: string, etag: string | undefined, signal?: AbortSignal) {
    return this.#send('gift', {token: manageToken, etag, signal});
  }

  /** For `watch`: follows the gift of a manage or receipt token by the backend's stream, where it has one, while not `hidden`. */
  changes(token: string, isHidden?: () => boolean): ChangeStream {
    return createChangeStream((heard, signal) => readEvents(this.#transport, token, heard, signal), isHidden);
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
    const claimHash = await hashToken(await deriveClaimToken(manageToken, linkNumber + 1));
    return this.call('createLink', {token: manageToken, request: {claimHash, replace: true}, signal});
  }

  /** One more claim window for what nobody has claimed yet, where the gift's `can.extend` says so. */
  extend(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('extend', {token: manageToken, request: {}, signal});
  }

  /** The link that travels. Where the holder of another manage link has replaced it, one more is made. */
  async claimLink(gift: Gift, manageToken: string, signal?: AbortSignal): Promise<string> {
    if (!gift.linkReplaced || !gift.can.replaceLink) return claimLink(gift, manageToken);
    const claimHash = await hashToken(await deriveClaimToken(manageToken, gift.linkNumber + 1));
    return claimLink(await this.call('createLink', {token: manageToken, request: {claimHash, replace: false}, signal}), manageToken);
  }

  manageLink(gift: Gift, manageToken: string): string {
    return manageLink(this.backend, gift, manageToken);
  }

  /** The gifts that were sent from this browser, newest first. */
  sentGifts(): SentGift[] {
    return this.#sentGifts.list();
  }

  /** Keeps a gift that was reached by its manage link. */
  saveSentGift(gift: Gift, manageToken: string): void {
    this.#sentGifts.save(gift, manageToken);
  }

  /** Removes a gift from this browser. The gift itself goes on. */
  removeSentGift(giftId: string): void {
    this.#sentGifts.remove(giftId);
  }

  /** Read without schemas, so that it costs a sealed card nothing. */
  card(claimToken: string, signal?: AbortSignal): Promise<ClaimCard> {
    return getCard(this.#transport, claimToken, signal);
  }

  async open(claimToken: string, passcode?: string, signal?: AbortSignal): Promise<ClaimCard> {
    return (await this.#loadClaims()).open(claimToken, passcode, signal);
  }

  /** Seals the address and accepts the gift. The same again gives the same claim. */
  async claim(claimToken: string, params: ClaimParams, signal?: AbortSignal): Promise<ClaimResult> {
    return (await this.#loadClaims()).claim(claimToken, params, signal);
  }

  async decline(claimToken: string, note?: string, signal?: AbortSignal, passcode?: string): Promise<void> {
    return (await this.#loadClaims()).decline(claimToken, note, signal, passcode);
  }

  /** The receipt token this browser holds for a claim link, once the claim has been made here. */
  async findReceiptToken(claimToken: string): Promise<string | undefined> {
    return (await this.#loadClaims()).findReceiptToken(claimToken);
  }

  receipt(receiptToken: string, signal?: AbortSignal): Promise<Receipt> {
    return this.call('receipt', {token: receiptToken, signal});
  }

  receiptIfChanged(receiptToken: string, etag: string | undefined, signal?: AbortSignal) {
    return this.#send('receipt', {token: receiptToken, etag, signal});
  }

  async correctAddress(receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    return (await this.#loadClaims()).correctAddress(receiptToken, address, signal);
  }

  thank(receiptToken: string, thanks: {note: string; emoji: string}, signal?: AbortSignal): Promise<Receipt> {
    return this.call('thank', {token: receiptToken, request: thanks, signal});
  }

  eraseRecipientData(receiptToken: string, signal?: AbortSignal): Promise<Receipt> {
    return this.call('erase', {token: receiptToken, request: {}, signal});
  }

  /** What only a recipient needs, loaded with the first press: a sender's page never pays for it. */
  async #loadClaims(): Promise<Claims> {
    if (this.#claims) return this.#claims;
    const {Claims} = await import('./claims.ts').catch((cause: unknown) => {
      throw new GiftError('network', 'A part of the client could not be loaded. Try again.', {retryable: true, cause});
    });
    return this.#claims ??= new Claims(this, this.localStore, this.sessionStore);
  }

  async #send<Name extends EndpointName>(name: Name, input: CallOptions<Name>) {
    const {method, path, response: shape} = endpointDecoders[name];
    const {token, pathParams = {}, query, request, etag, signal} = input;
    const {status, body, requestId, etag: newEtag} = await this.#transport.send({
      method, token, etag, signal,
      path: expandPath(path, pathParams) + (query ? `?${new URLSearchParams(query)}` : ''),
      ...(method !== 'GET' && {body: JSON.stringify(request), idempotencyKey: input.idempotencyKey ?? createIdempotencyKey()}),
    });
    if (status === 304) return {data: undefined, etag: newEtag};
    const checked = decode(shape, body);
    if (checked.issues) throw invalidResponse(status, requestId, checked.issues);
    return {data: checked.data as ResponseOf<Name>, etag: newEtag};
  }
}

const expandPath = (path: string, params: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new GiftError('unknown', `The call ${path} needs params.${name}.`);
    return encodeURIComponent(value);
  });
