/** Local times and the instants they mean. Only Intl knows the rules of time zones. */

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The IANA name of the browser's time zone. */
export const localTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The local time at an instant, as a `datetime-local` input has it: `2026-12-24T09:00`. */
export const toLocalDateTime = (ms: number, zone: string): string =>
  new Date(localMillis(Math.floor(ms / 1000) * 1000, zone)).toISOString().slice(0, 16);

/**
 * The instant of a local time, in milliseconds since 1970; NaN if the text is no local time. When the clock is set back,
 * an ambiguous time is the first of the two. When it is set forward, a skipped time continues with the offset from before.
 */
export function toInstant(localTime: string, zone: string): number {
  const localMs = Date.parse(`${localTime}Z`);
  if (Number.isNaN(localMs)) return NaN;
  const [before, after] = [localMs - DAY_MS, localMs + DAY_MS].map((near) => localMs - (localMillis(near, zone) - near));
  return [before!, after!].sort((a, b) => a - b).find((instant) => localMillis(instant, zone) === localMs) ?? before!;
}

/** The local time at an instant, read as if it were UTC; milliseconds since 1970. */
function localMillis(ms: number, zone: string): number {
  const parts = Object.fromEntries(formatIn(zone).formatToParts(ms).map(({type, value}) => [type, Number(value)]));
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour']!, parts['minute']!, parts['second']!);
}

/** Creating a format is slow, so each zone has one. */
function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    formats.set(zone, format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    }));
  }
  return format;
}
