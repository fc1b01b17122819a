/** Which countries to offer, in the reader's language, and which one the reader is probably in. */

export interface Country {
  readonly code: string;
  readonly name: string;
}

export function listCountries(codes: readonly string[], lang: string): Country[] {
  const names = new Intl.DisplayNames(lang, {type: 'region', fallback: 'code'});
  const inOrder = new Intl.Collator(lang);
  return [...new Set(codes)].map((code) => ({code, name: names.of(code) ?? code})).sort((a, b) => inOrder.compare(a.name, b.name));
}

/** Time zones that one country alone uses; a reader's zone says more about where they are than their language. */
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

/** One of `codes`, or undefined where a guess would only be in the way. */
export function guessCountry(
  codes: readonly string[],
  zone = Intl.DateTimeFormat().resolvedOptions().timeZone,
  tags: readonly string[] = navigator.languages,
): string | undefined {
  if (codes.length === 1) return codes[0];
  const byZone = zone?.startsWith('Australia/') ? 'AU' : countriesByTimeZone[zone];
  const guesses = [byZone, ...tags.map((tag) => /-([A-Z]{2})\b/.exec(tag)?.[1])];
  return guesses.find((guess) => guess !== undefined && codes.includes(guess));
}
