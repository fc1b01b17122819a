import type {DraftInput, Gift} from '../protocol/gift.ts';
import {claimToken, hashToken, newToken} from '../protocol/token-forms.ts';
import {GiftError} from './gift-error.ts';
import type {GiftClient} from './gift-client.ts';
import type {Keeper} from './keeper.ts';
import {newKey} from './new-key.ts';
import type {SentGifts} from './sent-gifts.ts';

/** What the sender wants, before any secret is made for it. */
export interface GiftWish extends Omit<DraftInput, 'manageHash' | 'claimHash'> {
  /** One wish, one gift: a name for this wish that outlives a reload, e.g. the product's ref. */
  wish: string;
}

export interface DraftedGift {
  gift: Gift;
  /** Where to pay; undefined when the gift is already paid. */
  checkout: {url: string; expiresAt: string} | undefined;
  manageToken: string;
}

/** A draft as it was, or is about to be, sent: kept before the first byte leaves. */
interface KeptDraft {
  words: string;
  key: string;
  manageToken: string;
  claimHash: string;
  manageHash: string;
  gift?: string;
}

export class DraftDesk {
  readonly #client: GiftClient;
  readonly #keeper: Keeper;
  readonly #tab: Keeper;
  readonly #sent: SentGifts;
  readonly #underWay = new Map<string, Promise<DraftedGift>>();

  constructor(client: GiftClient, keeper: Keeper, tab: Keeper, sent: SentGifts) {
    this.#client = client;
    this.#keeper = keeper;
    this.#tab = tab;
    this.#sent = sent;
  }

  draft({wish, ...words}: GiftWish, signal?: AbortSignal): Promise<DraftedGift> {
    const text = this.#lasting(wish, words);
    const same = `${wish}\n${text}`;
    const running = this.#underWay.get(same);
    if (running) return running;
    const promise = this.#oneTabAtATime(wish, () => this.#draft(wish, words, text, signal))
      .finally(() => this.#underWay.delete(same));
    this.#underWay.set(same, promise);
    return promise;
  }

  async #draft(wish: string, words: Omit<DraftInput, 'manageHash' | 'claimHash'>, text: string, signal?: AbortSignal) {
    const kept = this.#kept(wish);
    if (kept?.gift) {
      const again = await this.#again(kept, text, signal);
      if (again) return again;
    }
    // A draft whose end is unknown may exist; the same words take the same key.
    const draft = kept && !kept.gift && kept.words === text ? kept : await this.#begin(wish, text);
    const {manageHash, claimHash, key, manageToken} = draft;
    try {
      const {gift, checkout} = await this.#client.call('draft', {key, signal, request: {...words, manageHash, claimHash}});
      this.#keeper.set(`wish:${wish}`, {...draft, gift: gift.id});
      this.#sent.keep(gift, manageToken);
      return {gift, checkout, manageToken};
    } catch (error) {
      // A final no is kept by the server under this key: the next try must not meet it again.
      if (GiftError.from(error).final) this.#keeper.remove(`wish:${wish}`);
      throw error;
    }
  }

  /** The gift that this wish already became, unless it has ended or the words have changed since. */
  async #again(kept: KeptDraft, text: string, signal?: AbortSignal): Promise<DraftedGift | undefined> {
    const {manageToken} = kept;
    let gift: Gift;
    try {
      gift = await this.#client.gift(manageToken, signal);
    } catch (error) {
      if (GiftError.from(error).status === 404) return undefined;
      throw error;
    }
    if (gift.state === 'draft') {
      if (gift.checkout && kept.words === text) return {gift, checkout: gift.checkout, manageToken};
      // Other words, so another gift; the old checkout must not be paid as well.
      const old = await this.#client.cancel(manageToken, signal);
      if (old.state === 'cancelled') this.#sent.forget(old.id);
      return undefined;
    }
    return gift.state === 'cancelled' || gift.state === 'abandoned' ? undefined : {gift, checkout: undefined, manageToken};
  }

  async #begin(wish: string, words: string): Promise<KeptDraft> {
    if (!globalThis.crypto?.subtle) {
      throw new GiftError('insecure-context', 'Tokens can’t be made on plain http. Serve the page over https (or localhost).');
    }
    const manageToken = newToken('manage');
    const [manageHash, claimHash] = await Promise.all([hashToken(manageToken), claimToken(manageToken, 0).then(hashToken)]);
    const draft: KeptDraft = {words, key: newKey(), manageToken, manageHash, claimHash};
    this.#keeper.set(`wish:${wish}`, draft);
    return draft;
  }

  /** What a wish has become in this browser: its manage token, once there is a gift. */
  giftOf(wish: string): {gift: string; manageToken: string} | undefined {
    const kept = this.#kept(wish);
    return kept?.gift ? {gift: kept.gift, manageToken: kept.manageToken} : undefined;
  }

  /** The wish is fulfilled or given up; the next press begins a new gift. */
  finish(wish: string): void {
    this.#keeper.remove(`wish:${wish}`);
    this.#tab.remove(`passcode-mark:${wish}`);
  }

  #kept(wish: string): KeptDraft | undefined {
    const kept = this.#keeper.get(`wish:${wish}`) as KeptDraft | undefined;
    return typeof kept?.manageToken === 'string' && typeof kept.key === 'string' ? kept : undefined;
  }

  /** The words as they may be kept for good. A passcode leaves a mark, by which this tab alone knows whether it is still the same. */
  #lasting(wish: string, words: Omit<DraftInput, 'manageHash' | 'claimHash'>): string {
    const {passcode} = words;
    if (passcode === undefined) return JSON.stringify(words);
    const place = `passcode-mark:${wish}`;
    let kept = this.#tab.get(place) as {passcode: string; mark: string} | undefined;
    if (kept?.passcode !== passcode) this.#tab.set(place, kept = {passcode, mark: newKey()});
    return JSON.stringify({...words, passcode: kept!.mark});
  }

  /** Two tabs pressing at once make one gift where the browser has locks. */
  #oneTabAtATime<T>(wish: string, work: () => Promise<T>): Promise<T> {
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(`send-as-gift:${this.#client.backend}:${wish}`, work) as Promise<T> : work();
  }
}
