/** When the gift can be opened: a clock on a wall, the place of that clock, and the moment in words. */
import {html, nothing} from 'lit';
import {formatExactDuration} from '../../../../locales/format-time.ts';
import type {SendForm} from '../form-storage.ts';
import type {GiftOptions} from './gift-options.ts';
import {toInstant, toLocalDateTime} from './zoned-time.ts';
import type {Words} from './strings.ts';
import {localTimeZone, zoneGroups} from './time-zones.ts';

export const MAX_SCHEDULE_DAYS = 180;
const MAX_SCHEDULE_MS = MAX_SCHEDULE_DAYS * 86_400_000;

/** What is typed, with the moment that it means, as the protocol writes it. */
export function toSchedule(localTime: string, timeZone: string): Pick<SendForm, 'localTime' | 'timeZone' | 'instant'> {
  const ms = localTime ? toInstant(localTime, timeZone) : NaN;
  return {localTime, timeZone, instant: Number.isNaN(ms) ? '' : new Date(ms).toISOString()};
}

/** Why this date can't be kept, in words; empty when it can. */
export function validateSchedule({localTime, instant}: SendForm, words: Words, now: number): string {
  if (!localTime) return '';
  if (!instant) return words.dateIncomplete;
  const ms = Date.parse(instant) - now;
  return ms <= 0 ? words.dateInPast : ms > MAX_SCHEDULE_MS ? words.dateTooFar(MAX_SCHEDULE_DAYS) : '';
}

export function renderDateField({form, updateForm, shop, now, localize: {language}}: GiftOptions, words: Words) {
  const zone = form.timeZone || localTimeZone();
  const error = validateSchedule(form, words, now);
  // Both as they stand in the fields, since the last drawing may be older than the last change.
  const onInput = ({currentTarget}: Event) => {
    const root = (currentTarget as Element).getRootNode() as ShadowRoot;
    const field = (id: string) => root.querySelector<HTMLInputElement | HTMLSelectElement>(id);
    updateForm(toSchedule(field('#date')!.value, field('#time-zone')?.value ?? zone));
  };
  return html`<div class="field">
    <label for="date">${words.opensAt}</label>
    <input id="date" class="input" part="date" type="datetime-local" min=${toLocalDateTime(now, zone)} max=${toLocalDateTime(now + MAX_SCHEDULE_MS, zone)} .value=${form.localTime}
      aria-invalid=${error ? 'true' : nothing} aria-describedby="date-message"
      @input=${onInput}>
    ${form.localTime ? html`<label for="time-zone">${words.timeZone}</label>
      <select id="time-zone" class="input" part="time-zone" @change=${onInput}>
        ${zoneGroups(words, zone).map(({label, zones}) => html`<optgroup label=${label}>${zones.map((option) => html`<option
          .value=${option.zone} .selected=${option.zone === zone}>${option.name}</option>`)}</optgroup>`)}
      </select>` : nothing}
    <p id="date-message" class=${error ? 'error' : 'hint'} aria-live="polite">${error || (form.instant
      ? words.scheduleSummary(formatInstant(form.instant, zone, language), formatExactDuration(shop.policy.claimWindowSeconds, words.common), formatSenderTime(form.instant, zone, language)) : '')}</p>
    ${form.localTime ? html`<button class="button link" type="button" @click=${() => updateForm(toSchedule('', ''))}>${words.removeDate}</button>` : nothing}
  </div>`;
}

const formatInstant = (moment: string, timeZone: string, language: string) =>
  new Intl.DateTimeFormat(language, {weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone})
    .format(new Date(moment));

/** The same moment on the sender's own clock, where that reads differently. */
function formatSenderTime(moment: string, zone: string, language: string): string | undefined {
  const localZone = localTimeZone();
  const ms = Date.parse(moment);
  return toLocalDateTime(ms, localZone) === toLocalDateTime(ms, zone) ? undefined : formatInstant(moment, localZone, language);
}
