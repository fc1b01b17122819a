/** The passcode that the sender put on the box: asked once in a tab, a wrong one answered in words, and a rest after too many. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {GiftError} from '../../../client/gift-error.ts';
import type {Card as CardFace} from '../../../protocol/gift.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {sayProblem} from '../../../words/say.ts';
import {saySpan, sayTime} from '../../../words/say-time.ts';
import {drawBox} from '../../gift-box/drawing.ts';
import {unwrap, type Unwrapping} from '../../gift-box/unwrap.ts';
import {Tick, timeNow} from '../../shared/tick.ts';
import {endingOf} from '../endings.ts';
import {renderShop} from '../sealed.ts';
import type {Inside} from './inside.ts';

export class Passcode {
  readonly #inside: Inside;
  readonly #face: CardFace;
  readonly #open: (passcode: string) => Promise<void>;
  readonly #tick: Tick;
  #typed = '';
  #busy = false;
  #opening = false;
  #unwrapping: Unwrapping | undefined;
  #trouble: ((words: ClaimWords) => string) | undefined;
  /** Until then every try is refused, the right one too; milliseconds since 1970. */
  #restsUntil = 0;

  /** `open` asks the backend. */
  constructor(inside: Inside, face: CardFace, open: (passcode: string) => Promise<void>) {
    this.#inside = inside;
    this.#face = face;
    this.#open = open;
    this.#tick = new Tick(inside.card.host);
  }

  /** The one that opened this gift in this tab, if one did. */
  get kept(): string | undefined {
    const kept = this.#inside.client.tab.get(this.#slot);
    return typeof kept === 'string' ? kept : undefined;
  }

  get #slot() {
    return `passcode:${this.#face.gift}`;
  }

  /** Once the gift is accepted or declined, this tab needs it no more. */
  forget() {
    this.#inside.client.tab.remove(this.#slot);
  }

  leave() {
    this.#inside.card.host.removeController(this.#tick);
    this.#tick.hostDisconnected();
  }

  #submit = (event: Event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    if (this.#opening) return this.#unwrapping?.finish();
    if (this.#busy || this.#rests) return;
    const passcode = this.#typed.trim();
    if (passcode) return void this.try(passcode);
    this.#trouble = (words) => words.passcodeMissing;
    this.#toField();
  };

  /** Also for the one that was kept. Never fails: what goes wrong stands beside the field. */
  async try(passcode: string): Promise<void> {
    const {card, client} = this.#inside;
    this.#busy = true;
    this.#trouble = undefined;
    card.redraw();
    try {
      await this.#open(passcode);
      client.tab.set(this.#slot, passcode);
      if (this.#inside.signal.aborted) return;
      await this.#unwrap();
    } catch (thrown) {
      this.refused(GiftError.from(thrown));
    } finally {
      this.#busy = false;
      card.redraw();
    }
  }

  async #unwrap() {
    const {card} = this.#inside;
    this.#opening = true;
    card.announce(card.speaking.words?.card.opening ?? '');
    await card.host.updateComplete;
    const box = card.host.renderRoot.querySelector('.box');
    if (box) await (this.#unwrapping = unwrap(box)).done;
    this.#opening = false;
    this.#typed = '';
    if (!this.#inside.signal.aborted) this.#inside.unlocked();
  }

  /** What the backend said to a passcode, here or at the claim. */
  refused(error: GiftError) {
    const {card, words, common} = this.#inside;
    if (error.code === 'aborted') return;
    card.fail(error);
    const ending = endingOf(error);
    if (ending) return card.end(ending, this.#face);
    if (error.code === 'rate-limited') {
      this.#restsUntil = timeNow() + (error.retryAfterMs ?? 60_000);
      this.#trouble = undefined;
      card.announce(this.#sayRest(words, timeNow()));
    } else {
      // Longer than any passcode is, or with signs that none can hold: wrong, too.
      const wrong = error.code === 'passcode-wrong' || error.code === 'validation-failed';
      if (wrong) this.forget();
      this.#trouble = wrong ? (said) => said.passcodeWrong(this.#face.senderName) : () => sayProblem(error.code, common);
    }
    this.#toField();
  }

  #toField() {
    const {card} = this.#inside;
    card.redraw();
    void card.host.updateComplete.then(() => {
      const field = card.host.renderRoot.querySelector<HTMLInputElement>('#passcode');
      field?.focus();
      field?.select();
    });
  }

  get #rests(): boolean {
    return this.#restsUntil > this.#tick.now;
  }

  #sayRest(words: ClaimWords, now: number): string {
    return words.passcodeRests(saySpan(this.#restsUntil - now, this.#inside.common), sayTime(this.#restsUntil, this.#inside.language));
  }

  /** Told once when the rest is over, to those who listen. */
  #wake() {
    if (!this.#restsUntil || this.#rests) return;
    this.#restsUntil = 0;
    this.#trouble = (words) => words.passcodeRested;
    queueMicrotask(() => this.#inside.card.announce(this.#inside.words.passcodeRested));
  }

  render(): TemplateResult {
    const {words, card, common} = this.#inside;
    const said = card.speaking.words!.card;
    this.#wake();
    const rests = this.#rests;
    const {senderName, cover, shop} = this.#face;
    const error = rests ? this.#sayRest(words, this.#tick.now) : this.#trouble?.(words);
    return html`<div class=${`screen locked${this.#opening ? ' opening' : ''}`}>
      <h2 id="heading" part="heading" tabindex="-1">${said.giftFrom(senderName)}</h2>
      <div class="stage small">${drawBox(this.#opening ? 'opening' : 'sealed', cover)}</div>
      <p id="locked">${said.locked(senderName)}</p>
      <form class="field" novalidate @submit=${(event: Event) => event.preventDefault()}>
        <label for="passcode">${words.passcode}</label>
        <input class="input code" id="passcode" name="gift-passcode" type="text" dir="auto" autocomplete="off" autocapitalize="none" autocorrect="off"
          spellcheck="false" enterkeyhint="go" .value=${live(this.#typed)} aria-required="true" aria-invalid=${!rests && error !== undefined}
          aria-describedby=${error ? 'locked passcode-error' : 'locked'} @input=${this.#write} />
        ${error ? html`<p class="error" id="passcode-error">${error}</p>` : nothing}
        <button class="press wide" part="press" type="submit" aria-disabled=${this.#busy || rests} aria-busy=${this.#busy} @click=${this.#submit}>
          ${this.#opening ? said.opening : this.#busy ? common.loading : said.open}</button>
      </form>
      ${renderShop(shop, said)}
    </div>`;
  }

  #write = (event: Event) => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.#trouble = undefined;
    this.#inside.card.redraw();
  };
}
