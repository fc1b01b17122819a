import type {Gift} from '../protocol/gift.ts';
import {isToken} from '../protocol/tokens.ts';
import type {StorageKey} from './storage-keys.ts';
import type {KeyValueStore} from './storage.ts';

/** A gift that this browser can manage. */
export interface SentGift {
  id: string;
  manageToken: string;
  productTitle: string;
  createdAt: string;
}

/** The gifts sent from this browser. Their manage tokens never leave it, because the holder of one can take the gift. */
export class SentGifts {
  readonly #store: KeyValueStore;

  constructor(store: KeyValueStore) {
    this.#store = store;
  }

  save(gift: Gift, manageToken: string): void {
    const sent: SentGift = {id: gift.id, manageToken, productTitle: gift.product.title, createdAt: gift.createdAt};
    this.#store.set(`sent:${gift.id}`, sent);
  }

  /** Newest first. */
  list(): SentGift[] {
    return this.#store.keys('sent:')
      .map((key) => this.#store.get(key as StorageKey))
      .filter(isSentGift)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  remove(giftId: string): void {
    this.#store.remove(`sent:${giftId}`);
  }
}

const isSentGift = (value: unknown): value is SentGift => {
  const sent = value as Partial<SentGift> | null | undefined;
  return typeof sent?.id === 'string' && typeof sent.createdAt === 'string' &&
    typeof sent.manageToken === 'string' && isToken(sent.manageToken, 'manage');
};
