/** Confirms declining the gift, with an optional note to the sender. In a group, the portion stays available to the others. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {MAX_NOTE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {countGraphemes} from '../../../protocol/text.ts';
import {renderBox} from '../../gift-box/render-box.ts';
import type {ClaimHost} from '../claim-host.ts';

interface DeclineFormOptions {
  /** Throws what the form shows. */
  onSubmit(note: string): Promise<void>;
  onBack(): void;
}

export class DeclineForm {
  readonly #host: ClaimHost;
  readonly #options: DeclineFormOptions;
  #note = '';
  #suggestedNote = '';
  #isBusy = false;
  #error: GiftError | undefined;

  constructor(host: ClaimHost, options: DeclineFormOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Fills in a note, unless the recipient has written their own. */
  suggestNote(note: string) {
    if (this.#note === this.#suggestedNote) this.#note = this.#suggestedNote = note;
    this.#host.requestUpdate();
  }

  readonly #onInput = (event: Event) => {
    this.#note = (event.target as HTMLTextAreaElement).value;
    this.#host.requestUpdate();
  };

  readonly #back = () => {
    this.#error = undefined;
    this.#options.onBack();
  };

  #isTooLong(): boolean {
    return countGraphemes(this.#note) > MAX_NOTE_GRAPHEMES;
  }

  readonly #submit = async (event: Event) => {
    if (!event.isTrusted || this.#isBusy || this.#isTooLong()) return;
    this.#isBusy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#options.onSubmit(this.#note.trim());
    } catch (thrown) {
      this.#error = GiftError.from(thrown);
      this.#host.reportError(this.#error);
    }
    this.#isBusy = false;
    this.#host.requestUpdate();
  };

  render(card: ClaimCard): TemplateResult {
    const {strings} = this.#host;
    const {senderName, portions: {total}} = card;
    const isTooLong = this.#isTooLong();
    return html`<div class="view decline">
      <div class="stage small">${renderBox('returned', card.cover)}</div>
      <h2 id="heading" part="heading" tabindex="-1">${strings.declineTitle}</h2>
      <p>${total > 1 ? strings.groupDeclineText(senderName) : strings.declineText(senderName)}</p>
      ${total > 1 ? nothing : html`<div class="field">
        <label for="decline-note">${strings.declineNote(senderName)}</label>
        <textarea class="input" id="decline-note" rows="3" dir="auto" .value=${this.#note} aria-invalid=${isTooLong}
          aria-describedby=${isTooLong ? 'decline-note-error' : nothing} @input=${this.#onInput}></textarea>
        ${isTooLong ? html`<p class="error" id="decline-note-error">${strings.tooLong(MAX_NOTE_GRAPHEMES)}</p>` : nothing}
      </div>`}
      ${this.#error ? html`<p class="error" role="alert">${this.#errorText(this.#error, card)}</p>` : nothing}
      <div class="actions">
        <button class="button block secondary" type="button" aria-disabled=${this.#isBusy || isTooLong}
          @click=${this.#submit}>${strings.declineConfirm}</button>
        <button class="button link" type="button" @click=${this.#back}>${strings.declineDismiss}</button>
      </div>
    </div>`;
  }

  /** If it is unknown whether the request arrived: what holds either way. */
  #errorText({outcomeUnknown, code}: GiftError, {portions, senderName}: ClaimCard): string {
    const {strings, commonStrings} = this.#host;
    if (!outcomeUnknown) return errorMessage(code, commonStrings, this.#note !== '');
    return portions.total > 1 ? strings.groupDeclineOutcomeUnknown : strings.declineOutcomeUnknown(senderName);
  }
}

/** One recipient of a group has declined: the gift can still be opened and accepted. */
export const renderGroupDeclined = ({cover, senderName}: ClaimCard, {strings}: ClaimHost, onBack: () => void): TemplateResult =>
  html`<div class="view decline">
    <div class="stage small">${renderBox('open', cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${strings.groupDeclinedTitle}</h2>
    <p>${strings.groupDeclinedText(senderName)}</p>
    <div class="actions"><button class="button block secondary" type="button" @click=${onBack}>${strings.groupDeclinedBack}</button></div>
  </div>`;
