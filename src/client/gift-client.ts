import type {Address} from '../protocol/address.ts';
import {decode, type Decoder} from '../protocol/decode.ts';
import type {EndpointName, ResponseOf} from '../protocol/endpoints.ts';
import type {ClaimCard, Gift, Receipt} from '../protocol/gift.ts';
import {deriveClaimToken, hashToken, tokenKind} from '../protocol/tokens.ts';
import {createChangeStream, type ChangeStream} from './change-stream.ts';
import type {ClaimParams, ClaimResult, Claims} from './claims.ts';
import {Drafts, type DraftParams, type DraftResult} from './drafts.ts';
import type {CallOptions, EndpointCaller} from './endpoint-caller.ts';
import {GiftError} from './gift-error.ts';
import {createIdempotencyKey} from './idempotency-key.ts';
import {claimLink, manageLink} from './links.ts';
import {loadPart} from './load-part.ts';
import {SentGifts, type SentGift} from './sent-gifts.ts';
import {readEvents} from './sse.ts';
import {createLocalStore, createSessionStore, type KeyValueStore} from './storage.ts';
import {invalidResponse, Transport, type TransportOptions} from './transport.ts';

export interface GiftClientOptions extends TransportOptions {
  /** Stores tokens for later visits; the browser's `localStorage` by default. */
  localStore?: KeyValueStore;
  /** Stores unfinished writes for this tab; the browser's `sessionStorage` by default. */
  sessionStore?: KeyValueStore;
}

/**
 * A typed client of a gifting backend.
 *
 * Every method resolves to validated data or rejects with a {@link GiftError}. Every write can be repeated safely: the backend performs it
 * once.
 */
export class GiftClient implements EndpointCaller {
  /** The backend's address without a trailing slash; empty for the origin of the page. */
  readonly backend: string;
  readonly localStore: KeyValueStore;
  readonly sessionStore: KeyValueStore;
  readonly #transport: Transport;
  readonly #drafts: Drafts;
  readonly #sentGifts: SentGifts;
  #claims: Claims | undefined;

  constructor(options: GiftClientOptions) {
    this.#transport = new Transport(options);
    this.backend = this.#transport.backend;
    this.localStore = options.localStore ?? createLocalStore(this.backend);
    this.sessionStore = options.sessionStore ?? createSessionStore(this.backend);
    this.#sentGifts = new SentGifts(this.localStore);
    this.#drafts = new Drafts(this, this.localStore, this.sessionStore, this.#sentGifts);
  }

  /** Calls any endpoint of the protocol by its name. */
  async call<Name extends EndpointName>(name: Name, options: CallOptions<Name> = {}): Promise<ResponseOf<Name>> {
    const {data} = await this.#send(name, options);
    if (data === undefined) throw invalidResponse(304, undefined, undefined);
    return data;
  }

  shop(signal?: AbortSignal) {
    return this.call('shop', {signal});
  }

  product(ref: string, signal?: AbortSignal) {
    return this.call('product', {pathParams: {ref}, signal});
  }

  /**
   * Creates a draft and a checkout to pay for it. Called again with the same `draftKey` and the same params, also after a reload or from
   * another tab, it resolves to the existing gift.
   */
  draft(params: DraftParams, signal?: AbortSignal): Promise<DraftResult> {
    return this.#drafts.draft(params, signal);
  }

  /** The gift that this browser created under a draft key. */
  findDraft(draftKey: string): {giftId: string; manageToken: string} | undefined {
    return this.#drafts.findDraft(draftKey);
  }

  /** Ends a draft key; the next draft with it creates another gift. */
  clearDraft(draftKey: string): void {
    this.#drafts.clearDraft(draftKey);
  }

  gift(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('gift', {token: manageToken, signal});
  }

  /** As `gift`; `data` is undefined if nothing has changed since `etag`. */
  giftIfChanged(manageToken: string, etag: string | undefined, signal?: AbortSignal) {
    return this.#send('gift', {token: manageToken, etag, signal});
  }

  /**
   * An event stream of changes for `poll`, if the backend has one.
   *
   * @param token A manage or receipt token.
   * @param isHidden While true, the stream is closed.
   */
  changes(token: string, isHidden?: () => boolean): ChangeStream {
    return createChangeStream((onEvent, signal) => readEvents(this.#transport, token, onEvent, signal), isHidden);
  }

  cancel(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('cancel', {token: manageToken, request: {}, signal});
  }

  editNote(manageToken: string, note: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('editNote', {token: manageToken, request: {note}, signal});
  }

  /** Creates a new claim link. All earlier links stop working at the same moment. */
  async replaceLink(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    // Another tab may have replaced the link already. That link may have leaked as well, so the newest number counts.
    const {linkNumber} = await this.gift(manageToken, signal);
    const claimHash = await hashToken(await deriveClaimToken(manageToken, linkNumber + 1));
    return this.call('createLink', {token: manageToken, request: {claimHash, replace: true}, signal});
  }

  /** Sets another passcode, if `can.changePasscode` is true. The old one stops working at the same moment. */
  changePasscode(manageToken: string, passcode: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('changePasscode', {token: manageToken, request: {passcode}, signal});
  }

  /** Extends the claim window of all portions that are not claimed, if `can.extend` is true. */
  extend(manageToken: string, signal?: AbortSignal): Promise<Gift> {
    return this.call('extend', {token: manageToken, request: {}, signal});
  }

  /** The link to share. If the holder of another manage token has replaced it, a further link is created. */
  async claimLink(gift: Gift, manageToken: string, signal?: AbortSignal): Promise<string> {
    if (!gift.linkReplaced || !gift.can.replaceLink) return claimLink(gift, manageToken);
    const claimHash = await hashToken(await deriveClaimToken(manageToken, gift.linkNumber + 1));
    return claimLink(await this.call('createLink', {token: manageToken, request: {claimHash, replace: false}, signal}), manageToken);
  }

  manageLink(gift: Gift, manageToken: string): string {
    return manageLink(this.backend, gift, manageToken);
  }

  /** The gifts sent from this browser, newest first. */
  sentGifts(): SentGift[] {
    return this.#sentGifts.list();
  }

  /** Adds a gift that was opened by its manage link to `sentGifts`. */
  saveSentGift(gift: Gift, manageToken: string): void {
    this.#sentGifts.save(gift, manageToken);
  }

  /** Removes a gift from this browser. The gift itself does not change. */
  removeSentGift(giftId: string): void {
    this.#sentGifts.remove(giftId);
  }

  card(claimToken: string, signal?: AbortSignal): Promise<ClaimCard> {
    return this.call('card', {token: claimToken, signal});
  }

  async open(claimToken: string, passcode?: string, signal?: AbortSignal): Promise<ClaimCard> {
    return (await this.#loadClaims()).open(claimToken, passcode, signal);
  }

  /** Encrypts the address and claims a portion. Called again, it resolves to the same claim. */
  async claim(claimToken: string, params: ClaimParams, signal?: AbortSignal): Promise<ClaimResult> {
    return (await this.#loadClaims()).claim(claimToken, params, signal);
  }

  async decline(claimToken: string, note?: string, signal?: AbortSignal, passcode?: string): Promise<void> {
    return (await this.#loadClaims()).decline(claimToken, note, signal, passcode);
  }

  /** The receipt token of a claim link, if the gift was claimed in this browser. */
  async findReceiptToken(claimToken: string): Promise<string | undefined> {
    return (await this.#loadClaims()).findReceiptToken(claimToken);
  }

  receipt(receiptToken: string, signal?: AbortSignal): Promise<Receipt> {
    return this.call('receipt', {token: receiptToken, signal});
  }

  /** As `receipt`; `data` is undefined if nothing has changed since `etag`. */
  receiptIfChanged(receiptToken: string, etag: string | undefined, signal?: AbortSignal) {
    return this.#send('receipt', {token: receiptToken, etag, signal});
  }

  async correctAddress(receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    return (await this.#loadClaims()).correctAddress(receiptToken, address, signal);
  }

  thank(receiptToken: string, thanks: {note: string; emoji: string}, signal?: AbortSignal): Promise<Receipt> {
    return this.call('thank', {token: receiptToken, request: thanks, signal});
  }

  /** Erases the recipient's personal data from the backend. */
  eraseRecipientData(receiptToken: string, signal?: AbortSignal): Promise<Receipt> {
    return this.call('erase', {token: receiptToken, request: {}, signal});
  }

  async #loadClaims(): Promise<Claims> {
    const {Claims} = await loadRecipientModule();
    return this.#claims ??= new Claims(this, this.localStore, this.sessionStore);
  }

  async #send<Name extends EndpointName>(name: Name, options: CallOptions<Name>) {
    const {method, path, response: decoder} = await findEndpoint(name, options.token);
    const {token, pathParams = {}, query, request, idempotencyKey, etag, signal} = options;
    const {status, body, requestId, etag: newEtag} = await this.#transport.send({
      method, token, etag, signal,
      path: expandPath(path, pathParams) + (query ? `?${new URLSearchParams(query)}` : ''),
      ...(method !== 'GET' && {body: JSON.stringify(request), idempotencyKey: idempotencyKey ?? createIdempotencyKey()}),
    });
    if (status === 304) return {data: undefined, etag: newEtag};
    const {data, issues} = decode(decoder, body);
    if (issues) throw invalidResponse(status, requestId, issues);
    return {data: data as ResponseOf<Name>, etag: newEtag};
  }
}

const loadRecipientModule = () => loadPart(import('./claims.ts'));

type Decoders = Readonly<Record<string, {method: 'GET' | 'POST' | 'PATCH'; path: string; response: Decoder}>>;

const loadSenderDecoders = async (): Promise<Decoders> => (await loadPart(import('../protocol/sender-decoders.generated.ts'))).senderDecoders;
const loadRecipientDecoders = async (): Promise<Decoders> => (await loadRecipientModule()).recipientDecoders;
const loadMerchantDecoders = async (): Promise<Decoders> =>
  (await loadPart(import('../protocol/merchant-decoders.generated.ts'))).merchantDecoders;

/** Method, path and response decoder. The token tells whose endpoints to look through first, so that a page loads no others. */
async function findEndpoint(name: EndpointName, token = ''): Promise<Decoders[string]> {
  const kind = tokenKind(token);
  const loaders = kind === 'claim' || kind === 'receipt' ? [loadRecipientDecoders, loadSenderDecoders] : [loadSenderDecoders, loadRecipientDecoders];
  for (const load of [...loaders, loadMerchantDecoders]) {
    const endpoint = (await load())[name];
    if (endpoint) return endpoint;
  }
  throw new GiftError('unknown', `There is no endpoint ${name}.`);
}

const expandPath = (path: string, pathParams: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = pathParams[name];
    if (!value) throw new GiftError('unknown', `The endpoint ${path} needs pathParams.${name}.`);
    return encodeURIComponent(value);
  });
