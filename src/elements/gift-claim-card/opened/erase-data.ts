/** Confirms the erasure of the recipient's data: what is removed, what has to stay, and what happens to the gift. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import type {ClaimHost} from '../claim-host.ts';
import type {Message} from '../claim-state.ts';

export class EraseData {
  readonly #host: ClaimHost;
  readonly #erase: () => Promise<void>;
  #step: 'closed' | 'confirm' | 'busy' = 'closed';
  #error: Message | undefined;

  /** `erase` throws what is shown here. */
  constructor(host: ClaimHost, erase: () => Promise<void>) {
    this.#host = host;
    this.#erase = erase;
  }

  get isOpen(): boolean {
    return this.#step !== 'closed';
  }

  readonly open = () => this.#setStep('confirm', '#erase-title');

  readonly #dismiss = () => this.#setStep('closed', '#erase');

  #setStep(step: 'closed' | 'confirm', focus: string) {
    this.#step = step;
    this.#error = undefined;
    this.#host.focus(focus);
  }

  readonly #confirm = async (event: Event) => {
    if (!event.isTrusted || this.#step === 'busy') return;
    const host = this.#host;
    this.#step = 'busy';
    host.requestUpdate();
    try {
      await this.#erase();
      this.#step = 'closed';
    } catch (thrown) {
      const error = GiftError.from(thrown);
      host.reportError(error);
      this.#step = 'confirm';
      this.#error = ({eraseOutcomeUnknown}) => (error.outcomeUnknown ? eraseOutcomeUnknown : errorMessage(error.code, host.commonStrings));
    }
    host.requestUpdate();
  };

  render({state, shop, senderName}: Receipt): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const {strings} = this.#host;
    return html`<section class="confirm" aria-labelledby="erase-title">
      <h3 id="erase-title" tabindex="-1">${strings.eraseTitle}</h3>
      <dl class="consequences small">
        <dt>${strings.eraseRemovedLabel}</dt><dd>${strings.eraseRemoved}</dd>
        <dt>${strings.eraseKeptLabel}</dt><dd>${strings.eraseKept(shop.name)}</dd>
        ${state === 'unavailable' ? nothing
          : html`<dt>${strings.eraseGiftLabel}</dt><dd>${state === 'claimed' ? strings.eraseGiftCancelled(senderName) : strings.eraseGiftUnchanged}</dd>`}
      </dl>
      ${this.#error ? html`<p class="error" role="alert">${this.#error(strings)}</p>` : nothing}
      <div class="row">
        <button class="button danger" type="button" aria-disabled=${this.#step === 'busy'} @click=${this.#confirm}>${strings.eraseConfirm}</button>
        <button class="button secondary" type="button" @click=${this.#dismiss}>${strings.eraseDismiss}</button>
      </div>
    </section>`;
  }
}
