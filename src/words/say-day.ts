/** Days and times of day, without more than is needed beside them. */

/** A day of the last or the coming months, in the reader's own time zone. */
export const sayDay = (instant: string, lang: string) => new Intl.DateTimeFormat(lang, {day: 'numeric', month: 'long'}).format(new Date(instant));

/** The time of day, where the day is today: milliseconds since 1970. */
export const sayTime = (ms: number, lang: string) => new Intl.DateTimeFormat(lang, {hour: 'numeric', minute: '2-digit'}).format(ms);
