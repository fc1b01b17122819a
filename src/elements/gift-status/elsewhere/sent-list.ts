/** The gifts that were sent from this browser: each opens, and each can be removed from here after a question. */
import {html, nothing} from 'lit';
import type {SentGift} from '../../../client/sent-gifts.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {SentGiftsStrings} from '../../../locales/en/sent-gifts.ts';
import {icons} from '../../shared/icons.ts';
import {statusHeading} from '../gift-summary.ts';
import type {StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';
import {SentStates} from './sent-states.ts';

const states = new WeakMap<StatusController, SentStates>();

export function sentList(view: StatusController, said: SentGiftsStrings, words: GiftStatusStrings) {
  const day = new Intl.DateTimeFormat(view.localize.language, {day: 'numeric', month: 'long', year: 'numeric'});
  if (!states.has(view)) states.set(view, new SentStates(view));
  const seen = states.get(view)!.of(view.sentGifts);
  return html`
    <div class="state">
      <h2 part="heading" tabindex="-1">${said.listTitle}</h2>
      <p class="quiet">${said.listText}</p>
    </div>
    <ul class="sent" part="sent">${view.sentGifts.map((gift) => html`<li>
      <div class="one">
        <button class="choose" type="button" @click=${() => view.choose(gift)}>
          <strong>${gift.productTitle}</strong>
          <span class="small quiet">${dated(seen.get(gift.id), day.format(new Date(gift.createdAt)), said)}</span>
          ${seen.has(gift.id) ? html`<span class="small">${stateOf(seen, gift, said, words)}</span>` : nothing}
        </button>
        <button class="remove" type="button" data-action=${gift.id} aria-label=${said.removeNamed(gift.productTitle)} title=${said.remove}
          aria-expanded=${view.confirmingRemoval === gift.id} @click=${() => view.confirmRemoval(gift.id)}>
          <svg viewBox="0 0 24 24" aria-hidden="true">${icons.close}</svg></button>
      </div>
      ${view.confirmingRemoval === gift.id ? question(view, gift, said) : nothing}
    </li>`)}</ul>`;
}

/** What was never paid for was not sent. */
const dated = (seen: Gift | 'gone' | undefined, day: string, said: SentGiftsStrings) =>
  (seen !== 'gone' && (seen?.state === 'draft' || seen?.state === 'abandoned') ? day : said.sentOn(day));

const stateOf = (seen: SentStates['seen'], {id}: SentGift, said: SentGiftsStrings, words: GiftStatusStrings) => {
  const gift = seen.get(id)!;
  return gift === 'gone' ? said.unknownToShop : statusHeading(gift, words);
};

/** Its manage token goes with it, and is nowhere else: so a person has to press. */
const question = (view: StatusController, {id}: SentGift, said: SentGiftsStrings) => html`
  <div class="question" role="group" aria-labelledby="forget" tabindex="-1" data-confirm>
    <p id="forget">${said.removeText}</p>
    <div class="row">
      <button class="button danger" part="button" type="button" data-yes
        @click=${(event: Event) => { if (event.isTrusted) view.removeFromBrowser(id, said.removed); }}>${said.removeConfirm}</button>
      <button class="button secondary" part="secondary-button" type="button" data-dismiss-button @click=${() => view.confirmRemoval(undefined)}>${said.removeDismiss}</button>
    </div>
  </div>`;
