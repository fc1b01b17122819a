/** The clock on a wall somewhere, and the moment that it means. Nothing but Intl knows the rules of a time zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

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

/** What that clock would read as if it stood in Greenwich; milliseconds since 1970. */
function localMillis(ms: number, zone: string): number {
  const parts = Object.fromEntries(formatIn(zone).formatToParts(ms).map(({type, value}) => [type, Number(value)]));
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour']!, parts['minute']!, parts['second']!);
}

/** How a `datetime-local` field writes what that clock reads at a moment: `2026-12-24T09:00`. */
export const toLocalDateTime = (ms: number, zone: string): string =>
  new Date(localMillis(Math.floor(ms / 1000) * 1000, zone)).toISOString().slice(0, 16);

/**
 * The moment at which that clock reads this; milliseconds since 1970, NaN where it is no reading at all. Of an hour
 * that comes twice it is the first; an hour that is left out counts on from the clock of before.
 */
export function toInstant(localTime: string, zone: string): number {
  const localMs = Date.parse(`${localTime}Z`);
  if (Number.isNaN(localMs)) return NaN;
  const DAY = 86_400_000;
  const [before, after] = [localMs - DAY, localMs + DAY].map((near) => localMs - (localMillis(near, zone) - near));
  return [before!, after!].sort((a, b) => a - b).find((instant) => localMillis(instant, zone) === localMs) ?? before!;
}
