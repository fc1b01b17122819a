import {html, nothing} from 'lit';
import type {SentGift} from '../../../client/sent-gifts.ts';
import type {SentGiftsStrings} from '../../../locales/en/sent-gifts.ts';
import {icons} from '../../shared/icons.ts';
import {statusHeading} from '../gift-summary.ts';
import type {StatusHost} from '../status-host.ts';
import type {StateOf} from '../status-state.ts';
import {SentGiftStates, type SentGiftState} from './sent-gift-states.ts';

const statesByList = new WeakMap<readonly SentGift[], SentGiftStates>();

/** The gifts that were sent from this browser: each can be followed, and removed after a confirmation. */
export function renderSentGiftsList({sentGifts, confirmingRemoval}: StateOf<'list'>, host: StatusHost, strings: SentGiftsStrings) {
  const dateFormat = new Intl.DateTimeFormat(host.language, {day: 'numeric', month: 'long', year: 'numeric'});
  if (!statesByList.has(sentGifts)) statesByList.set(sentGifts, new SentGiftStates(sentGifts, host));
  const {states} = statesByList.get(sentGifts)!;
  return html`
    <div class="state">
      <h2 part="heading" tabindex="-1">${strings.listTitle}</h2>
      <p class="quiet">${host.element.compact ? strings.storedHere : strings.listText}</p>
    </div>
    <ul class="sent" part="sent">${sentGifts.map((sent) => html`<li>
      <div class="one">
        <button class="choose" type="button" @click=${() => host.select(sent)}>
          <strong>${sent.productTitle}</strong>
          <span class="small quiet">${dateOf(states.get(sent.id), dateFormat.format(new Date(sent.createdAt)), strings)}</span>
          ${states.has(sent.id) ? html`<span class="small">${headingOf(states.get(sent.id)!, host, strings)}</span>` : nothing}
        </button>
        <button class="remove" type="button" data-action=${sent.id} aria-label=${strings.removeNamed(sent.productTitle)} title=${strings.remove}
          aria-expanded=${confirmingRemoval === sent.id} @click=${() => host.confirmRemoval(sent.id)}>
          <svg viewBox="0 0 24 24" aria-hidden="true">${icons.close}</svg></button>
      </div>
      ${confirmingRemoval === sent.id ? renderRemoval(sent, host, strings) : nothing}
    </li>`)}</ul>`;
}

/** A gift that was never paid was not sent. */
const dateOf = (state: SentGiftState | undefined, date: string, strings: SentGiftsStrings) =>
  (state && state !== 'not-found' && (state.state === 'draft' || state.state === 'abandoned') ? date : strings.sentOn(date));

const headingOf = (state: SentGiftState, host: StatusHost, strings: SentGiftsStrings) =>
  (state === 'not-found' ? strings.unknownToShop : statusHeading(state, host.strings));

/** Only a trusted click removes a gift: its manage token is deleted with it, and may be stored nowhere else. */
const renderRemoval = ({id}: SentGift, host: StatusHost, strings: SentGiftsStrings) => html`
  <div class="question" role="group" aria-labelledby="forget" tabindex="-1" data-confirm>
    <p id="forget">${strings.removeText}</p>
    <div class="row">
      <button class="button danger" part="button" type="button" data-confirm-button
        @click=${({isTrusted}: Event) => { if (isTrusted) host.removeFromBrowser(id, strings.removed); }}>${strings.removeConfirm}</button>
      <button class="button secondary" part="secondary-button" type="button" data-dismiss-button @click=${() => host.confirmRemoval()}>${strings.removeDismiss}</button>
    </div>
  </div>`;
