/** Thanks to the sender: a sign, a few words, or both; and what was said, once it was. */
import {html, nothing} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import {NOTE_GRAPHEMES} from '../../../protocol/gift-words.ts';
import {countGraphemes} from '../../../protocol/text.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {sayProblem} from '../../../words/say.ts';
import type {Inside} from './inside.ts';

const signs = ['❤️', '🥰', '🎉', '🙏', '😊'] as const;

export class Thanks {
  readonly #inside: Inside;
  readonly #send: (thanks: {note: string; emoji: string}) => Promise<void>;
  #emoji = '';
  #note = '';
  #busy = false;
  #trouble: ((words: ClaimWords) => string) | undefined;

  constructor(inside: Inside, send: (thanks: {note: string; emoji: string}) => Promise<void>) {
    this.#inside = inside;
    this.#send = send;
  }

  #say = async () => {
    const {card} = this.#inside;
    if (this.#busy) return;
    const note = this.#note.trim();
    this.#trouble = note || this.#emoji ? undefined : (words) => words.thankFirst;
    if (countGraphemes(note) > NOTE_GRAPHEMES) this.#trouble = (words) => words.tooLong(NOTE_GRAPHEMES);
    if (this.#trouble) return card.redraw();
    this.#busy = true;
    card.redraw();
    try {
      await this.#send({note, emoji: this.#emoji});
      void card.host.updateComplete.then(() => card.host.renderRoot.querySelector<HTMLElement>('#thanks-title')?.focus());
    } catch (thrown) {
      const error = GiftError.from(thrown);
      card.fail(error);
      this.#trouble = () => sayProblem(error.code, this.#inside.common);
    } finally {
      this.#busy = false;
      card.redraw();
    }
  };

  render({can, thanks, senderName}: Receipt) {
    const {words} = this.#inside;
    if (thanks) {
      return html`<section class="thanks said"><h3 id="thanks-title" tabindex="-1">${words.thanked(senderName)}</h3>
        ${thanks.emoji ? html`<p class="big" role="img" aria-label=${words.emoji[thanks.emoji] ?? thanks.emoji}>${thanks.emoji}</p>` : nothing}
        ${thanks.note ? html`<blockquote class="note" dir="auto">${thanks.note}</blockquote>` : nothing}</section>`;
    }
    if (!can.thank) return nothing;
    return html`<section class="thanks" aria-labelledby="thanks-title">
      <h3 id="thanks-title" tabindex="-1">${words.thankTitle(senderName)}</h3>
      <div class="signs" role="radiogroup" aria-labelledby="thanks-title">
        ${signs.map((sign) => html`<label class="sign-chip"><input type="radio" name="sign" aria-label=${words.emoji[sign] ?? sign}
          .checked=${this.#emoji === sign} @change=${() => this.#choose(sign)} /><span aria-hidden="true">${sign}</span></label>`)}
      </div>
      <div class="field">
        <label for="thank-note">${words.thankNote}</label>
        <textarea class="input" id="thank-note" rows="2" dir="auto" .value=${this.#note}
          aria-invalid=${this.#trouble !== undefined} aria-describedby=${this.#trouble ? 'thank-error' : nothing}
          @input=${(event: Event) => { this.#note = (event.target as HTMLTextAreaElement).value; }}></textarea>
        ${this.#trouble ? html`<p class="error" id="thank-error" role="alert">${this.#trouble(words)}</p>` : nothing}
      </div>
      <button class="press second" type="button" aria-disabled=${this.#busy} @click=${this.#say}>${words.thankSend}</button>
    </section>`;
  }

  #choose(sign: string) {
    this.#emoji = sign;
    this.#trouble = undefined;
    this.#inside.card.redraw();
  }
}
