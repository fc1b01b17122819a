/** All that a sealed face doesn't need: looking again with patience, every ending, and the unwrapping. */
import {readCard} from '../../client/card-reader.ts';
import {GiftError} from '../../client/gift-error.ts';
import type {KeptReceipt} from '../../client/kept-receipts.ts';
import {Transport} from '../../client/transport.ts';
import type {Card as CardFace} from '../../protocol/gift.ts';
import type {CommonWords} from '../../words/en/common.ts';
import type {EndingWords} from '../../words/en/endings.ts';
import {sayProblem} from '../../words/say.ts';
import {sayMoment, saySpan} from '../../words/say-time.ts';
import {emit, GiftFailedEvent} from '../events.ts';
import {boxParts} from '../gift-box/drawing.ts';
import {openBoxStyles} from '../gift-box/drawing.styles.ts';
import {unwrap} from '../gift-box/unwrap.ts';
import {Speaking} from '../shared/speaking.ts';
import {afterStyles} from './after.styles.ts';
import type {Card} from './card.ts';
import {endingOf, isNothing, isUnknown, mayPass, renderEnding, type Ending} from './endings.ts';
import {framedByStranger} from './framed.ts';
import type {Inside} from './inside/inside.ts';
import {leaveBehind} from './leaving.ts';
import {wear} from './wear.ts';

export interface AfterWords {
  common: CommonWords;
  endings: EndingWords;
}

const both = ([{common}, {endings}]: [{common: CommonWords}, {endings: EndingWords}]): AfterWords => ({common, endings});

const wordsIn = {
  en: () => Promise.all([import('../../words/en/common.ts'), import('../../words/en/endings.ts')]).then(both),
  'zh-Hans': () => Promise.all([import('../../words/zh-hans/common.ts'), import('../../words/zh-hans/endings.ts')]).then(both),
};

export class After {
  readonly #card: Card;
  readonly #speaking: Speaking<AfterWords>;

  constructor(card: Card) {
    this.#card = card;
    wear(card.host, openBoxStyles, afterStyles);
    this.#speaking = new Speaking(card.host, wordsIn);
  }

  fail(error: GiftError) {
    if (error.code !== 'aborted') emit(this.#card.host, new GiftFailedEvent(error));
  }

  end(ending: Ending, face?: CardFace, from = face?.senderName) {
    this.#card.show({
      hasGift: !isNothing(ending), isUnknown: isUnknown(ending), mayPass: mayPass(ending),
      render: () => {
        const {words} = this.#speaking;
        return words && renderEnding({
          ending, from, words: words.endings, ...this.#whenItComes(ending, face, words),
          cover: face?.cover, again: words.common.tryAgain, onAgain: () => this.#card.start(),
        });
      },
    });
  }

  /** A link whose face isn't simply sealed, or wasn't to be had at the first glance. */
  async read(token: string, kept: KeptReceipt | undefined, seen: CardFace | undefined): Promise<void> {
    const {signal, backend} = this.#card;
    const ask = (until: AbortSignal) => readCard(new Transport({backend}), token, until);
    try {
      if (kept?.claimed) return await this.showReceipt(kept.receiptToken, token);
      let face = seen;
      try {
        face ??= await ask(signal);
      } catch (thrown) {
        // The claim may have been made here, and only its answer been lost.
        const ending = endingOf(GiftError.from(thrown));
        if (!kept || (ending !== 'claimed' && ending !== 'empty')) throw thrown;
        return await this.#enter((inside) => inside.showReceipt(kept.receiptToken, token, ending));
      }
      if (signal.aborted) return;
      if (kept && face.state === 'opened' && !framedByStranger()) return await this.#enter((inside) => inside.showOpened(token, face));
      this.#showFace(face);
      if (face.state !== 'unpaid' && face.state !== 'scheduled') return;
      const {waitFor} = await import('./waiting.ts');
      await waitFor({face, signal, ask, show: (fresh) => this.#showFace(fresh), refused: (error) => this.#refused(error, face, signal)});
    } catch (thrown) {
      this.#refused(GiftError.from(thrown), seen, signal);
    }
  }

  async showReceipt(receiptToken: string, claimToken?: string): Promise<void> {
    const {signal} = this.#card;
    try {
      await this.#enter((inside) => inside.showReceipt(receiptToken, claimToken));
    } catch (thrown) {
      this.#refused(GiftError.from(thrown), undefined, signal);
    }
  }

  /** After a press that was somebody's own. */
  async open(token: string, face: CardFace): Promise<void> {
    const card = this.#card;
    const {signal} = card;
    if (face.passcodeRequired) return this.#unlock(token, face);
    card.seal({face, opening: boxParts('opening')});
    card.announce(card.speaking.words?.card.opening ?? '');
    // The backend is asked while the ribbon falls; the product rises when both are done.
    const opened = this.#inside().then(async (inside) => {
      if (!signal.aborted) await inside.open(token, face);
      return inside;
    });
    opened.catch(() => undefined);
    await card.host.updateComplete;
    if (signal.aborted) return;
    const box = card.host.renderRoot.querySelector('.box');
    const unwrapping = box ? unwrap(box) : undefined;
    card.hurry = unwrapping && (() => unwrapping.finish());
    try {
      await unwrapping?.done;
      const inside = await opened;
      if (signal.aborted) return;
      leaveBehind(card.host.renderRoot);
      card.show(inside);
      card.focusHeading();
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (signal.aborted || error.code === 'aborted') return;
      this.fail(error);
      const ending = endingOf(error);
      if (ending) {
        this.end(ending, face);
        card.focusHeading();
      } else this.#troubled(face, error);
    }
  }

  get words(): AfterWords | undefined {
    return this.#speaking.words;
  }

  async #unlock(token: string, face: CardFace) {
    const {signal} = this.#card;
    try {
      await this.#enter((inside) => inside.unlock(token, face));
      if (!signal.aborted) this.#card.focusHeading('#passcode');
    } catch (thrown) {
      if (!signal.aborted) this.#troubled(face, GiftError.from(thrown));
    }
  }

  #troubled(face: CardFace, {code}: GiftError) {
    // A chunk that did not come: that too is a line that failed.
    this.#card.seal({face, trouble: ({card}) => (this.words ? sayProblem(code === 'unknown' ? 'network' : code, this.words.common) : card.noLine)});
  }

  #showFace(face: CardFace) {
    const {state, portions: {left, total}} = face;
    if (state === 'unpaid' || state === 'scheduled') this.end(state, face);
    else if (left < 1) this.end(total > 1 ? 'empty' : 'claimed', face);
    else this.#card.seal({face});
  }

  async #inside(): Promise<Inside> {
    // Side by side: what the first press needs of the client is a file of its own.
    const [{Inside}] = await Promise.all([import('./inside/inside.ts'), import('../../client/claim-desk.ts')]);
    return new Inside(this.#card, this);
  }

  async #enter(begin: (inside: Inside) => Promise<void | 'ended'>): Promise<void> {
    const {signal} = this.#card;
    const inside = await this.#inside();
    if (signal.aborted) return;
    if (await begin(inside) === 'ended' || signal.aborted) return;
    this.#card.show(inside);
  }

  #refused(error: GiftError, face: CardFace | undefined, signal: AbortSignal) {
    if (error.code === 'aborted' || signal.aborted) return;
    this.fail(error);
    this.end(endingOf(error) ?? (navigator.onLine === false ? 'offline' : 'down'), face);
  }

  /** The moment that the sender chose, in the reader's own time zone, and how long that is. */
  #whenItComes(ending: Ending, face: CardFace | undefined, {common}: AfterWords) {
    if (ending !== 'scheduled' || !face?.sendAt) return {};
    const ms = Date.parse(face.sendAt) - this.#card.tick.now;
    return {
      moment: sayMoment(face.sendAt, this.#speaking.language),
      ...(ms > 0 && {wait: this.#card.speaking.words?.card.wait(saySpan(ms, common))}),
    };
  }
}
