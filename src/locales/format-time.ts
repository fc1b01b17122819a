/** Dates, times and durations in the conventions of a language. */
import type {DurationStrings} from './en/durations.ts';

/** Date, time and time zone of an instant (ISO 8601): in `timeZone`, by default the reader's own. */
export const formatDateTime = (instant: string, lang: string, timeZone?: string) => zoneLast(new Intl.DateTimeFormat(lang,
  {weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone})
  .format(new Date(instant)));

/**
 * `12月1日周二 UTC 16:29` → `12月1日（周二）16:29（UTC）`: in Chinese, `Intl` joins day and weekday, and puts the zone before the time or
 * into brackets.
 */
export const zoneLast = (dateTime: string) =>
  dateTime.replace(/(周.) (.+) (\S+)$/, '（$1）$3（$2）').replace(/(週.) (.+) \[(.+)\]$/, '（$1）$2（$3）');

/** Day and month, without the year, in the reader's own time zone. */
export const formatDate = (instant: string, lang: string) => new Intl.DateTimeFormat(lang, {day: 'numeric', month: 'long'}).format(new Date(instant));

/** Time of day, without the date, in the reader's own time zone. `ms` is a Unix time in milliseconds. */
export const formatTime = (ms: number, lang: string) => new Intl.DateTimeFormat(lang, {hour: 'numeric', minute: '2-digit'}).format(ms);

/**
 * A duration in its largest fitting unit, rounded down, so that nobody counts on time they don't have. Up to an hour short
 * of a whole day counts as the day: a gift paid a minute ago has "7 days left", and the exact deadline is always shown beside it.
 */
export function formatDuration(ms: number, strings: DurationStrings): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 2 * 86_400 - 3_600) return strings.days(Math.floor((seconds + 3_600) / 86_400));
  if (seconds >= 2 * 3_600) return strings.hours(Math.floor((seconds + 60) / 3_600));
  if (seconds >= 120) return strings.minutes(Math.floor(seconds / 60));
  return strings.seconds(seconds);
}

/** Like `formatDuration`, but exact for whole days and hours: for what the policy promises. */
export function formatExactDuration(seconds: number, strings: DurationStrings): string {
  if (seconds % 86_400 === 0) return strings.days(seconds / 86_400);
  if (seconds % 3_600 === 0) return strings.hours(seconds / 3_600);
  return formatDuration(seconds * 1000, strings);
}
