/** Being forgotten: what goes, what has to stay and what happens to the gift, said before it is done. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {errorMessage} from '../../../locales/format.ts';
import {outcomeOf} from '../flow/outcomes.ts';
import type {OpenedGift} from './opened-gift.ts';

export class EraseData {
  readonly #host: OpenedGift;
  readonly #erase: () => Promise<Receipt | undefined>;
  #step: 'no' | 'asked' | 'busy' = 'no';
  #error: ((words: ClaimStrings) => string) | undefined;

  /** `erase` answers with undefined when it was too late, and has said so. */
  constructor(host: OpenedGift, erase: () => Promise<Receipt | undefined>) {
    this.#host = host;
    this.#erase = erase;
  }

  get isOpen(): boolean {
    return this.#step !== 'no';
  }

  open = () => this.#setStep('asked', '#erase-title');
  #cancel = () => this.#setStep('no', '#erase');

  #setStep(step: 'no' | 'asked', focus: string) {
    const {controller} = this.#host;
    this.#step = step;
    this.#error = undefined;
    controller.requestUpdate();
    void controller.host.updateComplete.then(() => controller.host.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  }

  #confirm = async (event: Event) => {
    if (!event.isTrusted || this.#step === 'busy') return;
    const {controller, commonStrings} = this.#host;
    this.#step = 'busy';
    controller.requestUpdate();
    try {
      const erased = await this.#erase();
      this.#step = 'no';
      if (erased) controller.showOutcome('erased');
    } catch (thrown) {
      const error = GiftError.from(thrown);
      controller.reportError(error);
      const ending = outcomeOf(error);
      if (ending) return controller.showOutcome(ending);
      this.#step = 'asked';
      this.#error = (words) => (error.outcomeUnknown ? words.eraseOutcomeUnknown : errorMessage(error.code, commonStrings));
      controller.requestUpdate();
    }
  };

  render({state, shop, senderName}: Receipt): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const {strings} = this.#host;
    return html`<section class="confirm" aria-labelledby="erase-title">
      <h3 id="erase-title" tabindex="-1">${strings.eraseTitle}</h3>
      <dl class="fate small">
        <dt>${strings.eraseRemovedLabel}</dt><dd>${strings.eraseRemoved}</dd>
        <dt>${strings.eraseKeptLabel}</dt><dd>${strings.eraseKept(shop.name)}</dd>
        ${state === 'unavailable' ? nothing
          : html`<dt>${strings.eraseGiftLabel}</dt><dd>${state === 'claimed' ? strings.eraseGiftCancelled(senderName) : strings.eraseGiftUnchanged}</dd>`}
      </dl>
      ${this.#error ? html`<p class="error" role="alert">${this.#error(strings)}</p>` : nothing}
      <div class="pair">
        <button class="button danger" type="button" aria-disabled=${this.#step === 'busy'} @click=${this.#confirm}>${strings.eraseConfirm}</button>
        <button class="button secondary" type="button" @click=${this.#cancel}>${strings.eraseDismiss}</button>
      </div>
    </section>`;
  }
}
