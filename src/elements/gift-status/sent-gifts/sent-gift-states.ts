import {GiftError} from '../../../client/gift-error.ts';
import type {SentGift} from '../../../client/sent-gifts.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {StatusHost} from '../status-host.ts';

export type SentGiftState = Gift | 'not-found';

/** Gifts further down a long list are shown with their date only. */
const MAX_REQUESTS = 30;

/** The current state of each gift in a list: requested one after the other, newest first, each at most once. */
export class SentGiftStates {
  readonly states = new Map<string, SentGiftState>();

  constructor(sentGifts: readonly SentGift[], host: StatusHost) {
    void this.#load(sentGifts, host);
  }

  async #load(sentGifts: readonly SentGift[], host: StatusHost) {
    for (const {id, manageToken} of sentGifts.slice(0, MAX_REQUESTS)) {
      if (!host.isListing(sentGifts)) return;
      try {
        this.states.set(id, await host.client.gift(manageToken));
      } catch (thrown) {
        if (GiftError.from(thrown).status !== 404) return;
        this.states.set(id, 'not-found');
      }
      host.requestUpdate();
    }
  }
}
