/** What the sealed card does not need: loading with retries, outcomes, and unwrapping. */
import {nothing} from 'lit';
import {getCard} from '../../../client/get-card.ts';
import {normalizeBackend} from '../../../client/backend-url.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {loadPart} from '../../../client/load-part.ts';
import type {StoredReceipt} from '../../../client/receipts.ts';
import {Transport} from '../../../client/transport.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {openBoxStyles} from '../../gift-box/open-box.styles.ts';
import {boxLayers} from '../../gift-box/render-box.ts';
import {unwrap} from '../../gift-box/unwrap.ts';
import {adoptStyles} from '../../shared/adopt-styles.ts';
import {LocalizeController} from '../../shared/localize.ts';
import {checkAttributes, checkBackend, createWatchedFetch} from '../../shared/page-checks.ts';
import {reportError} from '../../shared/report-error.ts';
import {isPinned, otherCards, type RegisteredCard} from '../card-registry.ts';
import type {ClaimFlowHost} from '../claim-host.ts';
import type {ClaimState, Outcome} from '../claim-state.ts';
import {isCrossOriginFrame} from '../embedding.ts';
import type {OpenedGift} from '../opened/opened-gift.ts';
import {fadeOutBox} from './crossfade.ts';
import {claimStrings, flowStrings, type FlowStrings} from './flow-strings.ts';
import {outcomeStyles} from './outcome.styles.ts';
import {hasNoGift, isRetryable, isUnknownLink} from './outcome-kinds.ts';
import {outcomeOf, renderOutcome} from './outcomes.ts';

// Fetched side by side: the client's part for claims is a chunk of its own.
const importOpened = () => Promise.all([import('../opened/opened-gift.ts'), import('../../../client/claims.ts')]);
const importHandOff = () => import('./hand-off.ts');
const importPolling = () => import('./poll-until-ready.ts');

export class ClaimFlow {
  readonly #host: ClaimFlowHost;
  readonly #localize: LocalizeController<FlowStrings>;
  #claimLocalize: LocalizeController<ClaimStrings> | undefined;
  #opened: OpenedGift | undefined;

  constructor(host: ClaimFlowHost) {
    this.#host = host;
    checkAttributes(host.element, 'theme');
    adoptStyles(host.element, openBoxStyles, outcomeStyles);
    this.#localize = new LocalizeController(host.element, flowStrings);
  }

  /** The outcome on screen is about a gift. */
  get hasGift(): boolean {
    const {state} = this.#host;
    return state.kind === 'outcome' && !hasNoGift(state.outcome);
  }

  get isRetryable(): boolean {
    const {state} = this.#host;
    return state.kind === 'outcome' && isRetryable(state.outcome);
  }

  /** Offers an unknown link to the other cards of the page. */
  tryHandOff(card: RegisteredCard, token: string, onTaken: () => void) {
    const {state} = this.#host;
    if (state.kind !== 'outcome' || !isUnknownLink(state.outcome) || isPinned(card) || !otherCards(card).length) return;
    void importHandOff().then(({handOff}) => handOff(token, card)).then((isTaken) => { if (isTaken) onTaken(); }, () => undefined);
  }

  showOutcome(outcome: Outcome, card?: ClaimCard) {
    this.#host.setState({kind: 'outcome', outcome, card});
  }

  /** Continues an opened gift after the element was moved on its page; false if none is on screen. */
  reconnect(): boolean {
    return this.#opened?.reconnect() ?? false;
  }

  /** Loads a link whose first request brought no sealed card. `receipt` is what this browser stored about the link. */
  async load(token: string, receipt: StoredReceipt | undefined, card: ClaimCard | undefined): Promise<void> {
    const {signal, element: {backend}} = this.#host;
    const transport = new Transport({backend, fetch: createWatchedFetch(normalizeBackend(backend))});
    const loadCard = (until: AbortSignal) => getCard(transport, token, until);
    checkBackend(transport.backend);
    try {
      if (receipt?.claimed) return await (await this.#createOpened(signal)).showReceipt(receipt.receiptToken, token);
      try {
        card ??= await loadCard(signal);
      } catch (thrown) {
        // The claim may have been made here, and only its response was lost.
        const outcome = outcomeOf(GiftError.from(thrown));
        if (!receipt || (outcome !== 'claimed' && outcome !== 'fully-claimed')) throw thrown;
        return await (await this.#createOpened(signal)).showReceipt(receipt.receiptToken, token, outcome);
      }
      if (signal.aborted) return;
      if (receipt && card.state === 'opened' && !isCrossOriginFrame()) return await (await this.#createOpened(signal)).showOpened(token, card);
      this.#showCard(card);
      if (card.state !== 'unpaid' && card.state !== 'scheduled') return;
      const {pollUntilReady} = await importPolling();
      await pollUntilReady({card, signal, load: loadCard, onCard: (fresh) => this.#showCard(fresh)});
    } catch (thrown) {
      this.#handleLoadError(GiftError.from(thrown), card, signal);
    }
  }

  async showReceipt(receiptToken: string): Promise<void> {
    const {signal} = this.#host;
    try {
      await (await this.#createOpened(signal)).showReceipt(receiptToken);
    } catch (thrown) {
      this.#handleLoadError(GiftError.from(thrown), undefined, signal);
    }
  }

  /** Opens the sealed gift, after a trusted click. */
  async open(token: string): Promise<void> {
    const host = this.#host;
    const {signal, state} = host;
    // The click may have waited for this module while the card changed.
    if (state.kind !== 'sealed') return;
    const {card} = state;
    try {
      if (card.passcodeRequired) await (await this.#createOpened(signal)).askPasscode(token, card);
      else await this.#unwrap(token, card, signal);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (signal.aborted || error.code === 'aborted') return;
      reportError(host.element, error);
      const outcome = outcomeOf(error);
      if (outcome) return host.setState({kind: 'outcome', outcome, card}, '#heading');
      host.setState({kind: 'sealed', card, error: ({offline}) => {
        const {strings} = this.#localize;
        return strings ? errorMessage(error.code, strings.common) : offline;
      }});
    }
  }

  /** The request runs during the animation; the product appears when both are done. */
  async #unwrap(token: string, card: ClaimCard, signal: AbortSignal): Promise<void> {
    const host = this.#host;
    host.setState({kind: 'opening', card, layers: boxLayers('opening')});
    host.focusController.announce(host.localize.strings?.opening ?? '');
    const opening = this.#createOpened(signal).then((opened) => opened.open(token));
    // Awaited below; until then a rejection must not count as unhandled.
    opening.catch(() => undefined);
    await host.element.updateComplete;
    if (signal.aborted) return;
    const box = host.element.renderRoot.querySelector('.box');
    const animation = box ? unwrap(box) : undefined;
    host.skipAnimation = animation && (() => animation.finish());
    await animation?.done;
    const product = await opening;
    if (signal.aborted) return;
    fadeOutBox(host.element.renderRoot);
    host.setState(product, '#heading');
  }

  #showCard(card: ClaimCard) {
    const {state, portions: {left, total}} = card;
    if (state === 'unpaid' || state === 'scheduled') this.showOutcome(state, card);
    else if (left < 1) this.showOutcome(total > 1 ? 'fully-claimed' : 'claimed', card);
    else this.#host.setState({kind: 'sealed', card});
  }

  async #createOpened(signal: AbortSignal): Promise<OpenedGift> {
    const [{OpenedGift}] = await loadPart(importOpened());
    signal.throwIfAborted();
    this.#claimLocalize ??= new LocalizeController(this.#host.element, claimStrings);
    return this.#opened = new OpenedGift(this.#host, {flow: this.#localize, claim: this.#claimLocalize}, signal);
  }

  #handleLoadError(error: GiftError, card: ClaimCard | undefined, signal: AbortSignal) {
    if (error.code === 'aborted' || signal.aborted) return;
    reportError(this.#host.element, error);
    this.showOutcome(outcomeOf(error) ?? (navigator.onLine === false ? 'offline' : 'unreachable'), card);
  }

  render(state: ClaimState) {
    if (state.kind !== 'outcome') return this.#opened?.render(state);
    const {strings, locale} = this.#localize;
    if (!strings) return nothing;
    return renderOutcome(state, {
      language: locale.tag, strings: strings.outcomes, sealedStrings: this.#host.localize.strings, retryLabel: strings.common.tryAgain,
      now: this.#host.clock.now, onRetry: () => this.#host.start(),
    });
  }
}
