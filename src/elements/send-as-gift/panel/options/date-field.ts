import {html, nothing} from 'lit';
import {formatExactDuration} from '../../../../locales/format-time.ts';
import {MAX_CLAIM_WINDOW_DAYS, MAX_CLAIM_WINDOW_MS} from '../../../../protocol/gift-constants.ts';
import type {SendForm} from '../form-storage.ts';
import type {DateError} from '../validation.ts';
import type {OptionsStrings} from './strings.ts';
import {zoneGroups} from './time-zones.ts';
import {localTimeZone, toInstant, toLocalDateTime} from './zoned-time.ts';

interface DateFieldOptions {
  /** `2026-12-24T09:00`; empty for no date. */
  localTime: string;
  /** IANA time zone; empty until a date is entered. */
  timeZone: string;
  /** The instant in ISO 8601; empty if there is none. */
  instant: string;
  error: DateError | undefined;
  /** Milliseconds since 1970. */
  now: number;
  claimWindowSeconds: number;
  onChange(change: {localTime?: string; timeZone?: string}): void;
}

/** A local time with its time zone, by default the browser's, and the instant that they mean. */
export function toSchedule({localTime, timeZone}: Pick<SendForm, 'localTime' | 'timeZone'>): Pick<SendForm, 'localTime' | 'timeZone' | 'instant'> {
  if (!localTime) return {localTime: '', timeZone: '', instant: ''};
  const zone = timeZone || localTimeZone();
  const ms = toInstant(localTime, zone);
  return {localTime, timeZone: zone, instant: Number.isNaN(ms) ? '' : new Date(ms).toISOString()};
}

/** From when the gift can be opened: a local time and its time zone, with the result in words. */
export function renderDateField(
  {localTime, timeZone, instant, error, now, claimWindowSeconds, onChange}: DateFieldOptions, strings: OptionsStrings, language: string,
) {
  const zone = timeZone || localTimeZone();
  const message = error && {'incomplete': strings.dateIncomplete, 'past': strings.dateInPast, 'too-far': strings.dateTooFar(MAX_CLAIM_WINDOW_DAYS)}[error];
  const maxTime = toLocalDateTime(now + MAX_CLAIM_WINDOW_MS, zone);
  return html`<div class="field">
    <label for="date">${strings.opensAt}</label>
    <input id="date" class="input" part="date" type="datetime-local" min=${toLocalDateTime(now, zone)} max=${maxTime} .value=${localTime}
      aria-invalid=${message ? 'true' : nothing} aria-describedby="date-message"
      @input=${(event: Event) => onChange({localTime: (event.target as HTMLInputElement).value})}>
    ${localTime ? html`<label for="time-zone">${strings.timeZone}</label>
      <select id="time-zone" class="input" part="time-zone" @change=${(event: Event) => onChange({timeZone: (event.target as HTMLSelectElement).value})}>
        ${zoneGroups(strings, zone).map(({label, zones}) => html`<optgroup label=${label}>${zones.map((option) => html`<option
          .value=${option.zone} .selected=${option.zone === zone}>${option.name}</option>`)}</optgroup>`)}
      </select>` : nothing}
    <p id="date-message" class=${message ? 'error' : 'hint'} aria-live="polite">${message ?? (instant
      ? scheduleSummary(Date.parse(instant), zone, claimWindowSeconds, strings, language) : '')}</p>
    ${localTime ? html`<button class="button link" type="button" @click=${() => onChange({localTime: ''})}>${strings.removeDate}</button>` : nothing}
  </div>`;
}

/** The date in the recipient's time zone, and in the sender's where that differs. */
function scheduleSummary(
  ms: number, zone: string, claimWindowSeconds: number, strings: OptionsStrings, language: string,
): string {
  const senderZone = localTimeZone();
  const format = (timeZone: string) => new Intl.DateTimeFormat(language,
    {weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone}).format(ms);
  const isSame = toLocalDateTime(ms, senderZone) === toLocalDateTime(ms, zone);
  const window = formatExactDuration(claimWindowSeconds, strings.common);
  return strings.scheduleSummary(format(zone), window, isSame ? undefined : format(senderZone));
}
