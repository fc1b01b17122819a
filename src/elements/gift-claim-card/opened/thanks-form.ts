/** Thanks to the sender: an emoji, a note, or both. Once sent, they stay on screen. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {MAX_NOTE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {countGraphemes} from '../../../protocol/text.ts';
import type {ClaimHost} from '../claim-host.ts';
import type {Message} from '../claim-state.ts';

const emojis = ['❤️', '🥰', '🎉', '🙏', '😊'] as const;

export class ThanksForm {
  readonly #host: ClaimHost;
  readonly #send: (thanks: {note: string; emoji: string}) => Promise<void>;
  #emoji = '';
  #note = '';
  #isBusy = false;
  #error: Message | undefined;

  /** `send` throws what is shown here. */
  constructor(host: ClaimHost, send: (thanks: {note: string; emoji: string}) => Promise<void>) {
    this.#host = host;
    this.#send = send;
  }

  readonly #submit = async () => {
    const host = this.#host;
    if (this.#isBusy) return;
    const note = this.#note.trim();
    this.#error = note || this.#emoji ? undefined : ({thanksRequired}) => thanksRequired;
    if (countGraphemes(note) > MAX_NOTE_GRAPHEMES) this.#error = ({tooLong}) => tooLong(MAX_NOTE_GRAPHEMES);
    if (this.#error) return host.requestUpdate();
    this.#isBusy = true;
    host.requestUpdate();
    try {
      await this.#send({note, emoji: this.#emoji});
      host.focus('#thanks-title');
    } catch (thrown) {
      const error = GiftError.from(thrown);
      host.reportError(error);
      this.#error = () => errorMessage(error.code, host.commonStrings, note !== '');
    }
    this.#isBusy = false;
    host.requestUpdate();
  };

  readonly #onInput = (event: Event) => {
    this.#note = (event.target as HTMLTextAreaElement).value;
    this.#error = undefined;
    this.#host.requestUpdate();
  };

  #selectEmoji(emoji: string) {
    this.#emoji = emoji;
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  render({can, thanks, senderName}: Receipt): TemplateResult | typeof nothing {
    const {strings} = this.#host;
    if (thanks) return this.#renderSent(thanks, senderName);
    if (!can.thank) return nothing;
    return html`<section class="thanks" aria-labelledby="thanks-title">
      <h3 id="thanks-title" tabindex="-1">${strings.thanksTitle(senderName)}</h3>
      <div class="emojis" role="radiogroup" aria-labelledby="thanks-title">
        ${emojis.map((emoji) => html`<label class="emoji-option"><input type="radio" name="emoji" aria-label=${strings.emojiLabels[emoji] ?? emoji}
          .checked=${this.#emoji === emoji} @change=${() => this.#selectEmoji(emoji)} /><span aria-hidden="true">${emoji}</span></label>`)}
      </div>
      <div class="field">
        <label for="thanks-note">${strings.thanksNote}</label>
        <textarea class="input" id="thanks-note" rows="2" dir="auto" .value=${this.#note}
          aria-invalid=${this.#error !== undefined} aria-describedby=${this.#error ? 'thanks-error' : nothing}
          @input=${this.#onInput}></textarea>
        ${this.#error ? html`<p class="error" id="thanks-error" role="alert">${this.#error(strings)}</p>` : nothing}
      </div>
      <button class="button secondary" type="button" aria-disabled=${this.#isBusy} @click=${this.#submit}>${strings.thanksSubmit}</button>
    </section>`;
  }

  #renderSent({emoji, note}: NonNullable<Receipt['thanks']>, senderName: string): TemplateResult {
    const {strings} = this.#host;
    return html`<section class="thanks sent"><h3 id="thanks-title" tabindex="-1">${strings.thanksSentTitle(senderName)}</h3>
      ${emoji ? html`<p class="emoji" role="img" aria-label=${strings.emojiLabels[emoji] ?? emoji}>${emoji}</p>` : nothing}
      ${note ? html`<blockquote class="note" dir="auto">${note}</blockquote>` : nothing}</section>`;
  }
}
