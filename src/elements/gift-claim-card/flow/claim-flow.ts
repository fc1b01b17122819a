/** All that a sealed face doesn't need: looking again with patience, every ending, and the unwrapping. */
import {getCard} from '../../../client/get-card.ts';
import {GiftError} from '../../../client/gift-error.ts';
import type {StoredReceipt} from '../../../client/receipts.ts';
import {Transport} from '../../../client/transport.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import type {CommonStrings} from '../../../locales/en/common.ts';
import type {OutcomeStrings} from '../../../locales/en/outcomes.ts';
import {errorMessage} from '../../../locales/format.ts';
import {formatDateTime, formatDuration} from '../../../locales/format-time.ts';
import {dispatch, GiftFailedEvent} from '../../events.ts';
import {boxLayers} from '../../gift-box/render-box.ts';
import {openBoxStyles} from '../../gift-box/open-box.styles.ts';
import {unwrap} from '../../gift-box/unwrap.ts';
import {LocalizeController} from '../../shared/localize.ts';
import {outcomeStyles} from './outcome.styles.ts';
import type {ClaimController} from '../claim-controller.ts';
import {outcomeOf, hasNoGift, isUnknownLink, isRetryable, renderOutcome, type Outcome} from './outcomes.ts';
import {isCrossOriginFrame} from '../framed.ts';
import type {OpenedGift} from '../opened/opened-gift.ts';
import {fadeOutBox} from './crossfade.ts';
import {adoptStyles} from '../../shared/adopt-styles.ts';

export interface FlowStrings {
  common: CommonStrings;
  outcomes: OutcomeStrings;
}

const mergeStrings = ([{common}, {outcomes}]: [{common: CommonStrings}, {outcomes: OutcomeStrings}]): FlowStrings => ({common, outcomes});

const flowStrings = {
  en: () => Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/outcomes.ts')]).then(mergeStrings),
  'zh-Hans': () => Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/outcomes.ts')]).then(mergeStrings),
};

export class ClaimFlow {
  readonly #controller: ClaimController;
  readonly #localize: LocalizeController<FlowStrings>;

  constructor(card: ClaimController) {
    this.#controller = card;
    adoptStyles(card.host, openBoxStyles, outcomeStyles);
    this.#localize = new LocalizeController(card.host, flowStrings);
  }

  reportError(error: GiftError) {
    if (error.code !== 'aborted') dispatch(this.#controller.host, new GiftFailedEvent(error));
  }

  showOutcome(outcome: Outcome, face?: ClaimCard, senderName = face?.senderName) {
    this.#controller.showView({
      hasGift: !hasNoGift(outcome), isUnknown: isUnknownLink(outcome), isRetryable: isRetryable(outcome),
      render: () => {
        const {strings} = this.#localize;
        return strings && renderOutcome({
          outcome, senderName, strings: strings.outcomes, ...this.#scheduledInfo(outcome, face, strings),
          cover: face?.cover, retryLabel: strings.common.tryAgain, onRetry: () => this.#controller.start(),
        });
      },
    });
  }

  /** A link whose face isn't simply sealed, or wasn't to be had at the first glance. */
  async load(token: string, kept: StoredReceipt | undefined, seen: ClaimCard | undefined): Promise<void> {
    const {signal, backend} = this.#controller;
    const fetch = (until: AbortSignal) => getCard(new Transport({backend}), token, until);
    try {
      if (kept?.claimed) return await this.showReceipt(kept.receiptToken, token);
      let card = seen;
      try {
        card ??= await fetch(signal);
      } catch (thrown) {
        // The claim may have been made here, and only its answer been lost.
        const ending = outcomeOf(GiftError.from(thrown));
        if (!kept || (ending !== 'claimed' && ending !== 'empty')) throw thrown;
        return await this.#showOpened((inside) => inside.showReceipt(kept.receiptToken, token, ending));
      }
      if (signal.aborted) return;
      if (kept && card.state === 'opened' && !isCrossOriginFrame()) return await this.#showOpened((inside) => inside.showOpened(token, card));
      this.#showCard(card);
      if (card.state !== 'unpaid' && card.state !== 'scheduled') return;
      const {pollUntilReady} = await import('./poll-until-ready.ts');
      await pollUntilReady({card, signal, fetch, onCard: (fresh) => this.#showCard(fresh), onError: (error) => this.#handleError(error, card, signal)});
    } catch (thrown) {
      this.#handleError(GiftError.from(thrown), seen, signal);
    }
  }

  async showReceipt(receiptToken: string, claimToken?: string): Promise<void> {
    const {signal} = this.#controller;
    try {
      await this.#showOpened((inside) => inside.showReceipt(receiptToken, claimToken));
    } catch (thrown) {
      this.#handleError(GiftError.from(thrown), undefined, signal);
    }
  }

  /** After a press that was somebody's own. */
  async open(token: string, face: ClaimCard): Promise<void> {
    const card = this.#controller;
    const {signal} = card;
    if (face.passcodeRequired) return this.#askPasscode(token, face);
    card.showSealed({card: face, opening: boxLayers('opening')});
    card.announce(card.localize.strings?.card.opening ?? '');
    // The backend is asked while the ribbon falls; the product rises when both are done.
    const opened = this.#loadOpened().then(async (inside) => {
      if (!signal.aborted) await inside.open(token, face);
      return inside;
    });
    opened.catch(() => undefined);
    await card.host.updateComplete;
    if (signal.aborted) return;
    const box = card.host.renderRoot.querySelector('.box');
    const unwrapping = box ? unwrap(box) : undefined;
    card.skipAnimation = unwrapping && (() => unwrapping.finish());
    try {
      await unwrapping?.done;
      const inside = await opened;
      if (signal.aborted) return;
      fadeOutBox(card.host.renderRoot);
      card.showView(inside);
      card.focus();
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (signal.aborted || error.code === 'aborted') return;
      this.reportError(error);
      const ending = outcomeOf(error);
      if (ending) {
        this.showOutcome(ending, face);
        card.focus();
      } else this.#showRetry(face, error);
    }
  }

  get strings(): FlowStrings | undefined {
    return this.#localize.strings;
  }

  async #askPasscode(token: string, face: ClaimCard) {
    const {signal} = this.#controller;
    try {
      await this.#showOpened((inside) => inside.askPasscode(token, face));
      if (!signal.aborted) this.#controller.focus('#passcode');
    } catch (thrown) {
      if (!signal.aborted) this.#showRetry(face, GiftError.from(thrown));
    }
  }

  #showRetry(face: ClaimCard, {code}: GiftError) {
    // A chunk that did not come: that too is a line that failed.
    this.#controller.showSealed({card: face, error: ({card}) => (this.strings ? errorMessage(code === 'unknown' ? 'network' : code, this.strings.common) : card.offline)});
  }

  #showCard(card: ClaimCard) {
    const {state, portions: {left, total}} = card;
    if (state === 'unpaid' || state === 'scheduled') this.showOutcome(state, card);
    else if (left < 1) this.showOutcome(total > 1 ? 'empty' : 'claimed', card);
    else this.#controller.showSealed({card});
  }

  async #loadOpened(): Promise<OpenedGift> {
    // Side by side: what the first press needs of the client is a file of its own.
    const [{OpenedGift}] = await Promise.all([import('../opened/opened-gift.ts'), import('../../../client/claims.ts')]);
    return new OpenedGift(this.#controller, this);
  }

  async #showOpened(begin: (inside: OpenedGift) => Promise<void | 'ended'>): Promise<void> {
    const {signal} = this.#controller;
    const inside = await this.#loadOpened();
    if (signal.aborted) return;
    if (await begin(inside) === 'ended' || signal.aborted) return;
    this.#controller.showView(inside);
  }

  #handleError(error: GiftError, face: ClaimCard | undefined, signal: AbortSignal) {
    if (error.code === 'aborted' || signal.aborted) return;
    this.reportError(error);
    this.showOutcome(outcomeOf(error) ?? (navigator.onLine === false ? 'offline' : 'down'), face);
  }

  /** The moment that the sender chose, in the reader's own time zone, and how long that is. */
  #scheduledInfo(ending: Outcome, face: ClaimCard | undefined, {common}: FlowStrings) {
    if (ending !== 'scheduled' || !face?.sendAt) return {};
    const ms = Date.parse(face.sendAt) - this.#controller.clock.now;
    return {
      moment: formatDateTime(face.sendAt, this.#localize.language),
      ...(ms > 0 && {wait: this.#controller.localize.strings?.card.timeUntilOpen(formatDuration(ms, common))}),
    };
  }
}
