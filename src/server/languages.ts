/** Which language a page or a mail of the backend is in. */
import {matchLanguage, type Language} from '../locales/language.ts';
import {localeFor, type Locale} from '../locales/locale.ts';

/** The first of the shop's languages that is supported: for readers whose own one is not, and for the merchant. English by default. */
export const shopLanguage = (locales: readonly string[]): Language => locales.map(matchLanguage).find((language) => language) ?? 'en';

/**
 * The locale of a page for a visitor: `?lang` of the URL, or the first supported language of the `Accept-Language` header by its
 * weights (RFC 9110, 12.5.4), or the shop's language.
 */
export function requestLocale(request: Request, locales: readonly string[]): Locale {
  const accepted = (request.headers.get('accept-language') ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().split(/\s*;\s*/);
    const weight = parameters.find((parameter) => /^q=/i.test(parameter));
    return {tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0};
  });
  const tags = accepted.filter(({weight}) => weight > 0).sort((a, b) => b.weight - a.weight).map(({tag}) => tag);
  const wanted = [new URL(request.url).searchParams.get('lang') ?? '', ...tags].find(matchLanguage);
  return localeFor(wanted ?? '', shopLanguage(locales));
}
