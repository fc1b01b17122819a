/** Moments, days and spans as people of a language write them. */
import type {SpanWords} from './en/spans.ts';

/** A moment in the reader's own time zone, unless another is named, with the zone's name. */
export const sayMoment = (instant: string, lang: string, timeZone?: string) =>
  new Intl.DateTimeFormat(lang,
    {weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone})
    .format(new Date(instant));

/** A day of the last or the coming months, in the reader's own time zone. */
export const sayDay = (instant: string, lang: string) => new Intl.DateTimeFormat(lang, {day: 'numeric', month: 'long'}).format(new Date(instant));

/** The time of day, where the day is today: milliseconds since 1970. */
export const sayTime = (ms: number, lang: string) => new Intl.DateTimeFormat(lang, {hour: 'numeric', minute: '2-digit'}).format(ms);

/**
 * A span in its largest fitting unit, rounded down, so that nobody counts on time they don't have; but a few
 * minutes short of seven days are seven days, since the exact end always stands beside it.
 */
export function saySpan(ms: number, words: SpanWords): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 2 * 86_400 - 3_600) return words.days(Math.floor((seconds + 3_600) / 86_400));
  if (seconds >= 2 * 3_600) return words.hours(Math.floor((seconds + 60) / 3_600));
  if (seconds >= 120) return words.minutes(Math.floor(seconds / 60));
  return words.seconds(seconds);
}

/** As `saySpan`, but exact where the span is a whole number of days or hours: for promises. */
export function sayWindow(seconds: number, words: SpanWords): string {
  if (seconds % 86_400 === 0) return words.days(seconds / 86_400);
  if (seconds % 3_600 === 0) return words.hours(seconds / 3_600);
  return saySpan(seconds * 1000, words);
}
