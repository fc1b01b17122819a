/** Thanks to the sender: a sign, a few words, or both; and what was said, once it was. */
import {html, nothing} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {MAX_NOTE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {countGraphemes} from '../../../protocol/text.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {errorMessage} from '../../../locales/format.ts';
import type {OpenedGift} from './opened-gift.ts';

const emojis = ['❤️', '🥰', '🎉', '🙏', '😊'] as const;

export class ThanksForm {
  readonly #host: OpenedGift;
  readonly #send: (thanks: {note: string; emoji: string}) => Promise<void>;
  #emoji = '';
  #note = '';
  #isBusy = false;
  #error: ((words: ClaimStrings) => string) | undefined;

  constructor(host: OpenedGift, send: (thanks: {note: string; emoji: string}) => Promise<void>) {
    this.#host = host;
    this.#send = send;
  }

  #submit = async () => {
    const {controller} = this.#host;
    if (this.#isBusy) return;
    const note = this.#note.trim();
    this.#error = note || this.#emoji ? undefined : (words) => words.thanksRequired;
    if (countGraphemes(note) > MAX_NOTE_GRAPHEMES) this.#error = (words) => words.tooLong(MAX_NOTE_GRAPHEMES);
    if (this.#error) return controller.requestUpdate();
    this.#isBusy = true;
    controller.requestUpdate();
    try {
      await this.#send({note, emoji: this.#emoji});
      void controller.host.updateComplete.then(() => controller.host.renderRoot.querySelector<HTMLElement>('#thanks-title')?.focus());
    } catch (thrown) {
      const error = GiftError.from(thrown);
      controller.reportError(error);
      this.#error = () => errorMessage(error.code, this.#host.commonStrings);
    } finally {
      this.#isBusy = false;
      controller.requestUpdate();
    }
  };

  render({can, thanks, senderName}: Receipt) {
    const {strings} = this.#host;
    if (thanks) {
      return html`<section class="thanks said"><h3 id="thanks-title" tabindex="-1">${strings.thanksSentTitle(senderName)}</h3>
        ${thanks.emoji ? html`<p class="big" role="img" aria-label=${strings.emojiLabels[thanks.emoji] ?? thanks.emoji}>${thanks.emoji}</p>` : nothing}
        ${thanks.note ? html`<blockquote class="note" dir="auto">${thanks.note}</blockquote>` : nothing}</section>`;
    }
    if (!can.thank) return nothing;
    return html`<section class="thanks" aria-labelledby="thanks-title">
      <h3 id="thanks-title" tabindex="-1">${strings.thanksTitle(senderName)}</h3>
      <div class="signs" role="radiogroup" aria-labelledby="thanks-title">
        ${emojis.map((sign) => html`<label class="emoji-option"><input type="radio" name="sign" aria-label=${strings.emojiLabels[sign] ?? sign}
          .checked=${this.#emoji === sign} @change=${() => this.#chooseEmoji(sign)} /><span aria-hidden="true">${sign}</span></label>`)}
      </div>
      <div class="field">
        <label for="thanks-note">${strings.thanksNote}</label>
        <textarea class="input" id="thanks-note" rows="2" dir="auto" .value=${this.#note}
          aria-invalid=${this.#error !== undefined} aria-describedby=${this.#error ? 'thanks-error' : nothing}
          @input=${(event: Event) => { this.#note = (event.target as HTMLTextAreaElement).value; }}></textarea>
        ${this.#error ? html`<p class="error" id="thanks-error" role="alert">${this.#error(strings)}</p>` : nothing}
      </div>
      <button class="button secondary" type="button" aria-disabled=${this.#isBusy} @click=${this.#submit}>${strings.thanksSubmit}</button>
    </section>`;
  }

  #chooseEmoji(sign: string) {
    this.#emoji = sign;
    this.#error = undefined;
    this.#host.controller.requestUpdate();
  }
}
