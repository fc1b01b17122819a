/** Money, moments and spans as people of a language write them, and a problem in their words. */
import type {Money} from '../protocol/money.ts';
import type {CommonWords} from './en/common.ts';

/** `{amount: 4800, currency: 'EUR'}` → `€48`: the currency's own digits, and none that are all zero. */
export function sayMoney({amount, currency}: Money, lang: string): string {
  const format = new Intl.NumberFormat(lang, {style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger'} as Intl.NumberFormatOptions);
  const digits = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** A moment in the reader's own time zone, unless another is named, with the zone's name. */
export const sayMoment = (instant: string, lang: string, timeZone?: string) =>
  new Intl.DateTimeFormat(lang,
    {weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone})
    .format(new Date(instant));

/**
 * A span in its largest fitting unit, rounded down, so that nobody counts on time they don't have; but a few
 * minutes short of seven days are seven days, since the exact end always stands beside it.
 */
export function saySpan(ms: number, words: CommonWords): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 2 * 86_400 - 3_600) return words.days(Math.floor((seconds + 3_600) / 86_400));
  if (seconds >= 2 * 3_600) return words.hours(Math.floor((seconds + 60) / 3_600));
  if (seconds >= 120) return words.minutes(Math.floor(seconds / 60));
  return words.seconds(seconds);
}

/** As `saySpan`, but exact where the span is a whole number of days or hours: for promises. */
export function sayWindow(seconds: number, words: CommonWords): string {
  if (seconds % 86_400 === 0) return words.days(seconds / 86_400);
  if (seconds % 3_600 === 0) return words.hours(seconds / 3_600);
  return saySpan(seconds * 1000, words);
}

export const sayProblem = (code: string, words: CommonWords): string =>
  Object.hasOwn(words.problems, code) ? words.problems[code as keyof CommonWords['problems']]
    : code === 'internal' || code === 'gateway-timeout' || code === 'bad-answer' ? words.problems.unavailable
      : words.problems.other;
