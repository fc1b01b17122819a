/** Being forgotten: what goes, what has to stay and what happens to the gift, said before it is done. */
import {html, nothing, type TemplateResult} from 'lit';
import {GiftError} from '../../../client/gift-error.ts';
import type {Receipt} from '../../../protocol/gift.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {sayProblem} from '../../../words/say.ts';
import {endingOf} from '../endings.ts';
import type {Inside} from './inside.ts';

export class Erasing {
  readonly #inside: Inside;
  readonly #erase: () => Promise<Receipt | undefined>;
  #step: 'no' | 'asked' | 'busy' = 'no';
  #trouble: ((words: ClaimWords) => string) | undefined;

  /** `erase` answers with undefined when it was too late, and has said so. */
  constructor(inside: Inside, erase: () => Promise<Receipt | undefined>) {
    this.#inside = inside;
    this.#erase = erase;
  }

  get asked(): boolean {
    return this.#step !== 'no';
  }

  ask = () => this.#go('asked', '#erase-title');
  #keep = () => this.#go('no', '#erase');

  #go(step: 'no' | 'asked', focus: string) {
    const {card} = this.#inside;
    this.#step = step;
    this.#trouble = undefined;
    card.redraw();
    void card.host.updateComplete.then(() => card.host.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  }

  #yes = async (event: Event) => {
    if (!event.isTrusted || this.#step === 'busy') return;
    const {card, common} = this.#inside;
    this.#step = 'busy';
    card.redraw();
    try {
      const erased = await this.#erase();
      this.#step = 'no';
      if (erased) card.end('erased');
    } catch (thrown) {
      const error = GiftError.from(thrown);
      card.fail(error);
      const ending = endingOf(error);
      if (ending) return card.end(ending);
      this.#step = 'asked';
      this.#trouble = (words) => (error.endUnknown ? words.eraseNotSure : sayProblem(error.code, common));
      card.redraw();
    }
  };

  render({state, shop, senderName}: Receipt): TemplateResult | typeof nothing {
    if (!this.asked) return nothing;
    const {words} = this.#inside;
    return html`<section class="confirm" aria-labelledby="erase-title">
      <h3 id="erase-title" tabindex="-1">${words.eraseTitle}</h3>
      <dl class="fate small">
        <dt>${words.eraseGoes}</dt><dd>${words.eraseWhat}</dd>
        <dt>${words.eraseStays}</dt><dd>${words.eraseRest(shop.name)}</dd>
        ${state === 'unavailable' ? nothing
          : html`<dt>${words.eraseThen}</dt><dd>${state === 'claimed' ? words.eraseBefore(senderName) : words.eraseAfter}</dd>`}
      </dl>
      ${this.#trouble ? html`<p class="error" role="alert">${this.#trouble(words)}</p>` : nothing}
      <div class="pair">
        <button class="press danger" type="button" aria-disabled=${this.#step === 'busy'} @click=${this.#yes}>${words.eraseYes}</button>
        <button class="press second" type="button" @click=${this.#keep}>${words.eraseBack}</button>
      </div>
    </section>`;
  }
}
