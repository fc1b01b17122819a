import type {DraftInput, Gift} from '../protocol/gift.ts';
import {deriveClaimToken, hashToken, createToken} from '../protocol/tokens.ts';
import {GiftError} from './gift-error.ts';
import type {GiftClient} from './gift-client.ts';
import type {KeyValueStore} from './storage.ts';
import {createIdempotencyKey} from './idempotency-key.ts';
import type {SentGifts} from './sent-gifts.ts';

/** What the sender wants, before any secret is made for it. */
export interface DraftParams extends Omit<DraftInput, 'manageHash' | 'claimHash'> {
  /** One wish, one gift: a name for this wish that outlives a reload, e.g. the product's ref. */
  draftKey: string;
}

export interface DraftResult {
  gift: Gift;
  /** Where to pay; undefined when the gift is already paid. */
  checkout: {url: string; expiresAt: string} | undefined;
  manageToken: string;
}

/** A draft as it was, or is about to be, sent: kept before the first byte leaves. */
interface PendingDraft {
  fingerprint: string;
  idempotencyKey: string;
  manageToken: string;
  claimHash: string;
  manageHash: string;
  giftId?: string;
}

export class Drafts {
  readonly #client: GiftClient;
  readonly #localStore: KeyValueStore;
  readonly #sessionStore: KeyValueStore;
  readonly #sentGifts: SentGifts;
  readonly #inFlight = new Map<string, Promise<DraftResult>>();

  constructor(client: GiftClient, localStore: KeyValueStore, sessionStore: KeyValueStore, sentGifts: SentGifts) {
    this.#client = client;
    this.#localStore = localStore;
    this.#sessionStore = sessionStore;
    this.#sentGifts = sentGifts;
  }

  draft({draftKey, ...words}: DraftParams, signal?: AbortSignal): Promise<DraftResult> {
    const text = this.#fingerprint(draftKey, words);
    const same = `${draftKey}\n${text}`;
    const running = this.#inFlight.get(same);
    if (running) return running;
    const promise = this.#withLock(draftKey, () => this.#draft(draftKey, words, text, signal))
      .finally(() => this.#inFlight.delete(same));
    this.#inFlight.set(same, promise);
    return promise;
  }

  async #draft(wish: string, words: Omit<DraftInput, 'manageHash' | 'claimHash'>, text: string, signal?: AbortSignal) {
    const kept = this.#load(wish);
    if (kept?.giftId) {
      const again = await this.#resume(kept, text, signal);
      if (again) return again;
    }
    // A draft whose end is unknown may exist; the same words take the same key.
    const draft = kept && !kept.giftId && kept.fingerprint === text ? kept : await this.#create(wish, text);
    const {manageHash, claimHash, idempotencyKey, manageToken} = draft;
    try {
      const {gift, checkout} = await this.#client.call('draft', {idempotencyKey, signal, request: {...words, manageHash, claimHash}});
      this.#localStore.set(`draft:${wish}`, {...draft, gift: gift.id});
      this.#sentGifts.save(gift, manageToken);
      return {gift, checkout, manageToken};
    } catch (error) {
      // A final no is kept by the server under this key: the next try must not meet it again.
      if (GiftError.from(error).isFinal) this.#localStore.remove(`draft:${wish}`);
      throw error;
    }
  }

  /** The gift that this wish already became, unless it has ended or the words have changed since. */
  async #resume(kept: PendingDraft, text: string, signal?: AbortSignal): Promise<DraftResult | undefined> {
    const {manageToken} = kept;
    let gift: Gift;
    try {
      gift = await this.#client.gift(manageToken, signal);
    } catch (error) {
      if (GiftError.from(error).status === 404) return undefined;
      throw error;
    }
    if (gift.state === 'draft') {
      if (gift.checkout && kept.fingerprint === text) return {gift, checkout: gift.checkout, manageToken};
      // Other words, so another gift; the old checkout must not be paid as well.
      const old = await this.#client.cancel(manageToken, signal);
      if (old.state === 'cancelled') this.#sentGifts.remove(old.id);
      return undefined;
    }
    return gift.state === 'cancelled' || gift.state === 'abandoned' ? undefined : {gift, checkout: undefined, manageToken};
  }

  async #create(wish: string, fingerprint: string): Promise<PendingDraft> {
    if (!globalThis.crypto?.subtle) {
      throw new GiftError('insecure-context', 'Tokens can’t be made on plain http. Serve the page over https (or localhost).');
    }
    const manageToken = createToken('manage');
    const [manageHash, claimHash] = await Promise.all([hashToken(manageToken), deriveClaimToken(manageToken, 0).then(hashToken)]);
    const draft: PendingDraft = {fingerprint, idempotencyKey: createIdempotencyKey(), manageToken, manageHash, claimHash};
    this.#localStore.set(`draft:${wish}`, draft);
    return draft;
  }

  /** What a wish has become in this browser: its manage token, once there is a gift. */
  findDraft(wish: string): {giftId: string; manageToken: string} | undefined {
    const kept = this.#load(wish);
    return kept?.giftId ? {giftId: kept.giftId, manageToken: kept.manageToken} : undefined;
  }

  /** The wish is fulfilled or given up; the next press begins a new gift. */
  clearDraft(wish: string): void {
    this.#localStore.remove(`draft:${wish}`);
    this.#sessionStore.remove(`passcode-nonce:${wish}`);
  }

  #load(wish: string): PendingDraft | undefined {
    const kept = this.#localStore.get(`draft:${wish}`) as PendingDraft | undefined;
    return typeof kept?.manageToken === 'string' && typeof kept.idempotencyKey === 'string' ? kept : undefined;
  }

  /** The words as they may be kept for good. A passcode leaves a mark, by which this tab alone knows whether it is still the same. */
  #fingerprint(wish: string, words: Omit<DraftInput, 'manageHash' | 'claimHash'>): string {
    const {passcode} = words;
    if (passcode === undefined) return JSON.stringify(words);
    const place = `passcode-nonce:${wish}`;
    let kept = this.#sessionStore.get(place) as {passcode: string; mark: string} | undefined;
    if (kept?.passcode !== passcode) this.#sessionStore.set(place, kept = {passcode, mark: createIdempotencyKey()});
    return JSON.stringify({...words, passcode: kept!.mark});
  }

  /** Two tabs pressing at once make one gift where the browser has locks. */
  #withLock<T>(wish: string, run: () => Promise<T>): Promise<T> {
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(`send-as-gift:${this.#client.backend}:${wish}`, run) as Promise<T> : run();
  }
}
