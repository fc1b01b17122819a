import type {DraftInput, Gift} from '../protocol/gift.ts';
import {createToken, deriveClaimToken, hashToken} from '../protocol/tokens.ts';
import type {EndpointCaller} from './endpoint-caller.ts';
import {GiftError} from './gift-error.ts';
import {createIdempotencyKey} from './idempotency-key.ts';
import type {SentGifts} from './sent-gifts.ts';
import type {KeyValueStore} from './storage.ts';

/** The body of `POST /v1/gifts` without the token hashes, which the client creates. */
type DraftBody = Omit<DraftInput, 'manageHash' | 'claimHash'>;

export interface DraftParams extends DraftBody {
  /** Names this gift in this browser, across reloads and tabs, e.g. by the product's ref. One draft key, one gift. */
  draftKey: string;
}

export interface DraftResult {
  gift: Gift;
  /** Where to pay; undefined if the gift is already paid. */
  checkout: {url: string; expiresAt: string} | undefined;
  manageToken: string;
}

/** A draft that is being sent, stored before the request starts. */
interface PendingDraft {
  fingerprint: string;
  idempotencyKey: string;
  manageToken: string;
  claimHash: string;
  manageHash: string;
  /** Set once the backend has created the gift. */
  giftId?: string;
}

/** Creates drafts so that repeated calls with the same params, also after a reload or from another tab, create one gift. */
export class Drafts {
  readonly #client: EndpointCaller;
  readonly #localStore: KeyValueStore;
  readonly #sessionStore: KeyValueStore;
  readonly #sentGifts: SentGifts;
  readonly #inFlight = new Map<string, Promise<DraftResult>>();

  constructor(client: EndpointCaller, localStore: KeyValueStore, sessionStore: KeyValueStore, sentGifts: SentGifts) {
    this.#client = client;
    this.#localStore = localStore;
    this.#sessionStore = sessionStore;
    this.#sentGifts = sentGifts;
  }

  draft({draftKey, ...body}: DraftParams, signal?: AbortSignal): Promise<DraftResult> {
    const fingerprint = this.#fingerprint(draftKey, body);
    const id = `${draftKey}\n${fingerprint}`;
    const running = this.#inFlight.get(id);
    if (running) return running;
    const promise = this.#withLock(draftKey, () => this.#draft(draftKey, body, fingerprint, signal))
      .finally(() => this.#inFlight.delete(id));
    this.#inFlight.set(id, promise);
    return promise;
  }

  async #draft(draftKey: string, body: DraftBody, fingerprint: string, signal?: AbortSignal): Promise<DraftResult> {
    const stored = this.#load(draftKey);
    if (stored?.giftId) {
      const existing = await this.#resume(stored, fingerprint, signal);
      if (existing) return existing;
    }
    // A draft without a gift id may have arrived nevertheless: the same body is sent with the same idempotency key.
    const draft = stored && !stored.giftId && stored.fingerprint === fingerprint ? stored : await this.#create(draftKey, fingerprint);
    const {manageHash, claimHash, idempotencyKey, manageToken} = draft;
    try {
      const {gift, checkout} = await this.#client.call('draft', {idempotencyKey, signal, request: {...body, manageHash, claimHash}});
      this.#localStore.set(`draft:${draftKey}`, {...draft, giftId: gift.id});
      this.#sentGifts.save(gift, manageToken);
      return {gift, checkout, manageToken};
    } catch (error) {
      // The backend stores a final rejection under the idempotency key, so the next attempt needs a new one.
      if (GiftError.from(error).isFinal) this.#localStore.remove(`draft:${draftKey}`);
      throw error;
    }
  }

  /** The existing gift of a draft key. Undefined if it has ended, or if the params have changed since. */
  async #resume(stored: PendingDraft, fingerprint: string, signal?: AbortSignal): Promise<DraftResult | undefined> {
    const {manageToken} = stored;
    let gift: Gift;
    try {
      gift = await this.#client.call('gift', {token: manageToken, signal});
    } catch (error) {
      if (GiftError.from(error).status === 404) return undefined;
      throw error;
    }
    if (gift.state === 'draft') {
      if (gift.checkout && stored.fingerprint === fingerprint) return {gift, checkout: gift.checkout, manageToken};
      // Other params create another gift; the old checkout must not be paid as well.
      const previous = await this.#client.call('cancel', {token: manageToken, request: {}, signal});
      if (previous.state === 'cancelled') this.#sentGifts.remove(previous.id);
      return undefined;
    }
    return gift.state === 'cancelled' || gift.state === 'abandoned' ? undefined : {gift, checkout: undefined, manageToken};
  }

  async #create(draftKey: string, fingerprint: string): Promise<PendingDraft> {
    if (!globalThis.crypto?.subtle) {
      throw new GiftError('insecure-context', 'Tokens need https:// or localhost.');
    }
    const manageToken = createToken('manage');
    const [manageHash, claimHash] = await Promise.all([hashToken(manageToken), deriveClaimToken(manageToken, 0).then(hashToken)]);
    const draft: PendingDraft = {fingerprint, idempotencyKey: createIdempotencyKey(), manageToken, manageHash, claimHash};
    this.#localStore.set(`draft:${draftKey}`, draft);
    return draft;
  }

  /** The gift that was created under a draft key. */
  findDraft(draftKey: string): {giftId: string; manageToken: string} | undefined {
    const stored = this.#load(draftKey);
    return stored?.giftId ? {giftId: stored.giftId, manageToken: stored.manageToken} : undefined;
  }

  /** Ends a draft key; the next draft with it creates another gift. */
  clearDraft(draftKey: string): void {
    this.#localStore.remove(`draft:${draftKey}`);
    this.#sessionStore.remove(`passcode-nonce:${draftKey}`);
  }

  #load(draftKey: string): PendingDraft | undefined {
    const stored = this.#localStore.get(`draft:${draftKey}`) as PendingDraft | undefined;
    return typeof stored?.manageToken === 'string' && typeof stored.idempotencyKey === 'string' ? stored : undefined;
  }

  /** Identifies a body in local storage. A nonce, which only this tab can map to the passcode, replaces it. */
  #fingerprint(draftKey: string, body: DraftBody): string {
    const {passcode} = body;
    if (passcode === undefined) return JSON.stringify(body);
    let stored = this.#sessionStore.get(`passcode-nonce:${draftKey}`) as {passcode: string; nonce: string} | undefined;
    if (stored?.passcode !== passcode) {
      stored = {passcode, nonce: createIdempotencyKey()};
      this.#sessionStore.set(`passcode-nonce:${draftKey}`, stored);
    }
    return JSON.stringify({...body, passcode: stored.nonce});
  }

  /** Serializes drafts of all tabs, in browsers with the Web Locks API. */
  #withLock<T>(draftKey: string, run: () => Promise<T>): Promise<T> {
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(`send-as-gift:${this.#client.backend}:${draftKey}`, run) as Promise<T> : run();
  }
}
