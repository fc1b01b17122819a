/** Moments, days and spans as people of a language write them. */
import type {DurationStrings} from './en/durations.ts';

/** A moment in the reader's own time zone, unless another is named, with the zone's name. */
export const formatDateTime = (instant: string, lang: string, timeZone?: string) =>
  new Intl.DateTimeFormat(lang,
    {weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone})
    .format(new Date(instant));

/** A day of the last or the coming months, in the reader's own time zone. */
export const formatDate = (instant: string, lang: string) => new Intl.DateTimeFormat(lang, {day: 'numeric', month: 'long'}).format(new Date(instant));

/** The time of day, where the day is today: milliseconds since 1970. */
export const formatTime = (ms: number, lang: string) => new Intl.DateTimeFormat(lang, {hour: 'numeric', minute: '2-digit'}).format(ms);

/**
 * A span in its largest fitting unit, rounded down, so that nobody counts on time they don't have; but a few
 * minutes short of seven days are seven days, since the exact end always stands beside it.
 */
export function formatDuration(ms: number, strings: DurationStrings): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 2 * 86_400 - 3_600) return strings.days(Math.floor((seconds + 3_600) / 86_400));
  if (seconds >= 2 * 3_600) return strings.hours(Math.floor((seconds + 60) / 3_600));
  if (seconds >= 120) return strings.minutes(Math.floor(seconds / 60));
  return strings.seconds(seconds);
}

/** As `saySpan`, but exact where the span is a whole number of days or hours: for promises. */
export function formatExactDuration(seconds: number, strings: DurationStrings): string {
  if (seconds % 86_400 === 0) return strings.days(seconds / 86_400);
  if (seconds % 3_600 === 0) return strings.hours(seconds / 3_600);
  return formatDuration(seconds * 1000, strings);
}
