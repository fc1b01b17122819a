/** When the gift can be opened: a clock on a wall, the place of that clock, and the moment in words. */
import {html, nothing} from 'lit';
import {sayWindow} from '../../../../words/say-time.ts';
import type {TypedWords} from '../kept-words.ts';
import type {GiftMore} from './gift-more.ts';
import {momentOf, wallAt} from './wall-time.ts';
import type {Words} from './words.ts';
import {ownZone, zoneGroups} from './zones.ts';

export const LONGEST_DAYS = 180;
const LONGEST_MS = LONGEST_DAYS * 86_400_000;

/** What is typed, with the moment that it means, as the protocol writes it. */
export function dated(wall: string, zone: string): Pick<TypedWords, 'wall' | 'zone' | 'moment'> {
  const ms = wall ? momentOf(wall, zone) : NaN;
  return {wall, zone, moment: Number.isNaN(ms) ? '' : new Date(ms).toISOString()};
}

/** Why this date can't be kept, in words; empty when it can. */
export function dateError({wall, moment}: TypedWords, words: Words, now: number): string {
  if (!wall) return '';
  if (!moment) return words.unfinished;
  const ms = Date.parse(moment) - now;
  return ms <= 0 ? words.past : ms > LONGEST_MS ? words.tooFar(LONGEST_DAYS) : '';
}

export function dateField({typed, type, shop, now, speaking: {language}}: GiftMore, words: Words) {
  const zone = typed.zone || ownZone();
  const error = dateError(typed, words, now);
  // Both as they stand in the fields, since the last drawing may be older than the last change.
  const set = ({currentTarget}: Event) => {
    const root = (currentTarget as Element).getRootNode() as ShadowRoot;
    const field = (id: string) => root.querySelector<HTMLInputElement | HTMLSelectElement>(id);
    type(dated(field('#moment')!.value, field('#zone')?.value ?? zone));
  };
  return html`<div class="field">
    <label for="moment">${words.moment}</label>
    <input id="moment" class="input" part="moment" type="datetime-local" min=${wallAt(now, zone)} max=${wallAt(now + LONGEST_MS, zone)} .value=${typed.wall}
      aria-invalid=${error ? 'true' : nothing} aria-describedby="moment-says"
      @input=${set}>
    ${typed.wall ? html`<label for="zone">${words.timeZone}</label>
      <select id="zone" class="input" part="time-zone" @change=${set}>
        ${zoneGroups(words, zone).map(({label, zones}) => html`<optgroup label=${label}>${zones.map((one) => html`<option
          .value=${one.zone} .selected=${one.zone === zone}>${one.name}</option>`)}</optgroup>`)}
      </select>` : nothing}
    <p id="moment-says" class=${error ? 'error' : 'hint'} aria-live="polite">${error || (typed.moment
      ? words.opens(say(typed.moment, zone, language), sayWindow(shop.policy.claimWindowSeconds, words.common), own(typed.moment, zone, language)) : '')}</p>
    ${typed.wall ? html`<button class="press text" type="button" @click=${() => type(dated('', ''))}>${words.rightAway}</button>` : nothing}
  </div>`;
}

const say = (moment: string, timeZone: string, language: string) =>
  new Intl.DateTimeFormat(language, {weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone})
    .format(new Date(moment));

/** The same moment on the sender's own clock, where that reads differently. */
function own(moment: string, zone: string, language: string): string | undefined {
  const here = ownZone();
  const ms = Date.parse(moment);
  return wallAt(ms, here) === wallAt(ms, zone) ? undefined : say(moment, here, language);
}
