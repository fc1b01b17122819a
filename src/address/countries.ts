/** Country names in the reader's language, and a guess at the reader's country. */

export interface Country {
  readonly code: string;
  readonly name: string;
}

export function listCountries(codes: readonly string[], lang: string): Country[] {
  const names = new Intl.DisplayNames(lang, {type: 'region', fallback: 'code'});
  const collator = new Intl.Collator(lang);
  return [...new Set(codes)].map((code) => ({code, name: names.of(code) ?? code})).sort((a, b) => collator.compare(a.name, b.name));
}

/** Time zones that belong to one country. A time zone says more about where a reader is than a language does. */
const countriesByTimeZone: Readonly<Record<string, string>> = {
  'Europe/London': 'GB', 'Europe/Dublin': 'IE', 'Europe/Berlin': 'DE', 'Europe/Vienna': 'AT', 'Europe/Zurich': 'CH', 'Europe/Paris': 'FR',
  'Europe/Brussels': 'BE', 'Europe/Amsterdam': 'NL', 'Europe/Luxembourg': 'LU', 'Europe/Madrid': 'ES', 'Atlantic/Canary': 'ES',
  'Europe/Lisbon': 'PT', 'Europe/Rome': 'IT', 'Europe/Copenhagen': 'DK', 'Europe/Stockholm': 'SE', 'Europe/Oslo': 'NO',
  'Europe/Helsinki': 'FI', 'Europe/Warsaw': 'PL', 'Europe/Prague': 'CZ', 'Asia/Tokyo': 'JP', 'Asia/Shanghai': 'CN', 'Asia/Urumqi': 'CN',
  'Asia/Taipei': 'TW', 'Asia/Hong_Kong': 'HK', 'Asia/Seoul': 'KR', 'Asia/Singapore': 'SG', 'Pacific/Auckland': 'NZ',
  'America/Sao_Paulo': 'BR', 'America/Mexico_City': 'MX', 'Asia/Kolkata': 'IN', 'Asia/Calcutta': 'IN', 'America/New_York': 'US',
  'America/Chicago': 'US', 'America/Denver': 'US', 'America/Los_Angeles': 'US', 'America/Phoenix': 'US', 'America/Toronto': 'CA',
  'America/Vancouver': 'CA', 'America/Edmonton': 'CA', 'America/Halifax': 'CA',
};

/** One of `codes`, or undefined if there is no good guess. */
export function guessCountry(
  codes: readonly string[],
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
  languages: readonly string[] = navigator.languages,
): string | undefined {
  if (codes.length === 1) return codes[0];
  const byTimeZone = timeZone?.startsWith('Australia/') ? 'AU' : countriesByTimeZone[timeZone];
  const guesses = [byTimeZone, ...languages.map((tag) => /-([A-Z]{2})\b/.exec(tag)?.[1])];
  return guesses.find((guess) => guess !== undefined && codes.includes(guess));
}
