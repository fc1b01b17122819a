/** The gifts that were sent from this browser: each opens, and each can be removed from here after a question. */
import {html, nothing} from 'lit';
import type {SentGift} from '../../../client/sent-gifts.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {ElsewhereWords} from '../../../words/en/elsewhere.ts';
import {signs} from '../../shared/signs.ts';
import {headingOf} from '../reading.ts';
import type {StatusView} from '../status-view.ts';
import type {Words} from '../words.ts';
import {SentStates} from './sent-states.ts';

const states = new WeakMap<StatusView, SentStates>();

export function sentList(view: StatusView, said: ElsewhereWords, words: Words) {
  const day = new Intl.DateTimeFormat(view.speaking.language, {day: 'numeric', month: 'long', year: 'numeric'});
  if (!states.has(view)) states.set(view, new SentStates(view));
  const seen = states.get(view)!.of(view.sent);
  return html`
    <div class="state">
      <h2 part="heading" tabindex="-1">${said.choose}</h2>
      <p class="quiet">${said.chooseText}</p>
    </div>
    <ul class="sent" part="sent">${view.sent.map((gift) => html`<li>
      <div class="one">
        <button class="choose" type="button" @click=${() => view.choose(gift)}>
          <strong>${gift.productTitle}</strong>
          <span class="small quiet">${dated(seen.get(gift.id), day.format(new Date(gift.createdAt)), said)}</span>
          ${seen.has(gift.id) ? html`<span class="small">${stateOf(seen, gift, said, words)}</span>` : nothing}
        </button>
        <button class="remove" type="button" data-asks=${gift.id} aria-label=${said.forgetOne(gift.productTitle)} title=${said.forget}
          aria-expanded=${view.forgetting === gift.id} @click=${() => view.askToForget(gift.id)}>
          <svg viewBox="0 0 24 24" aria-hidden="true">${signs.close}</svg></button>
      </div>
      ${view.forgetting === gift.id ? question(view, gift, said) : nothing}
    </li>`)}</ul>`;
}

/** What was never paid for was not sent. */
const dated = (seen: Gift | 'gone' | undefined, day: string, said: ElsewhereWords) =>
  (seen !== 'gone' && (seen?.state === 'draft' || seen?.state === 'abandoned') ? day : said.sentOn(day));

const stateOf = (seen: SentStates['seen'], {id}: SentGift, said: ElsewhereWords, words: Words) => {
  const gift = seen.get(id)!;
  return gift === 'gone' ? said.gone : headingOf(gift, words);
};

/** Its manage token goes with it, and is nowhere else: so a person has to press. */
const question = (view: StatusView, {id}: SentGift, said: ElsewhereWords) => html`
  <div class="question" role="group" aria-labelledby="forget" tabindex="-1" data-asked>
    <p id="forget">${said.forgetText}</p>
    <div class="row">
      <button class="press danger" part="press" type="button" data-yes
        @click=${(event: Event) => { if (event.isTrusted) view.forget(id, said.forgotten); }}>${said.forgetYes}</button>
      <button class="press second" part="press-second" type="button" data-no @click=${() => view.askToForget(undefined)}>${said.keepIt}</button>
    </div>
  </div>`;
