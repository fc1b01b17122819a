import type {Gift} from '../protocol/gift.ts';
import {isToken} from '../protocol/token-forms.ts';
import type {Keeper} from './keeper.ts';

/** A gift that this browser can manage. */
export interface SentGift {
  id: string;
  manageToken: string;
  productTitle: string;
  createdAt: string;
}

/** The sender's gifts in this browser: whoever reads these tokens can take the gifts, so they never leave it. */
export class SentGifts {
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  keep(gift: Gift, manageToken: string): void {
    const sent: SentGift = {id: gift.id, manageToken, productTitle: gift.product.title, createdAt: gift.createdAt};
    this.#keeper.set(`sent:${gift.id}`, sent);
  }

  all(): SentGift[] {
    return this.#keeper.keys('sent:')
      .map((key) => this.#keeper.get(key))
      .filter(isSentGift)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  forget(giftId: string): void {
    this.#keeper.remove(`sent:${giftId}`);
  }
}

const isSentGift = (value: unknown): value is SentGift => {
  const sent = value as Partial<SentGift> | null | undefined;
  return typeof sent?.id === 'string' && typeof sent.createdAt === 'string' &&
    typeof sent.manageToken === 'string' && isToken(sent.manageToken, 'manage');
};
