/** How far each gift of the list is, as the backend says: asked one after the other, newest first, and none twice. */
import type {SentGift} from '../../../client/sent-gifts.ts';
import {GiftError} from '../../../client/gift-error.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {StatusController} from '../status-controller.ts';

/** A list longer than that is told by its dates alone further down. */
const MOST = 30;

export class SentStates {
  readonly seen = new Map<string, Gift | 'gone'>();
  readonly #view: StatusController;
  #asking: readonly SentGift[] | undefined;

  constructor(view: StatusController) {
    this.#view = view;
  }

  /** What is known by now; begins to ask when the list is shown anew. */
  of(sent: readonly SentGift[]) {
    if (this.#asking !== sent) {
      this.#asking = sent;
      void this.#ask(sent);
    }
    return this.seen;
  }

  async #ask(sent: readonly SentGift[]) {
    for (const {id, manageToken} of sent.slice(0, MOST)) {
      const {host, client} = this.#view;
      // Somebody has chosen one, or left.
      if (this.#view.sentGifts !== sent || this.#view.screen !== 'choose' || !host.isConnected) return;
      try {
        this.seen.set(id, await client.gift(manageToken));
      } catch (thrown) {
        if (GiftError.from(thrown).status !== 404) return;
        this.seen.set(id, 'gone');
      }
      host.requestUpdate();
    }
  }
}
