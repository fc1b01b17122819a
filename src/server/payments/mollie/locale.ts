import type {Locale} from '@mollie/api-client';

/** The languages of Mollie's payment page. The first one of a language is its default. */
const locales = [
  'en_US', 'en_GB', 'nl_NL', 'nl_BE', 'fr_FR', 'fr_BE', 'fr_LU', 'de_DE', 'de_AT', 'de_CH', 'de_LU', 'es_ES', 'ca_ES', 'pt_PT', 'it_IT',
  'nb_NO', 'sv_SE', 'fi_FI', 'da_DK', 'is_IS', 'hu_HU', 'pl_PL', 'lv_LV', 'lt_LT',
] as const satisfies readonly `${Locale}`[];

/** `de-AT` → `de_AT`, `pt-BR` → `pt_PT`. Undefined if Mollie has no such language: then its page follows the browser. */
export function toMollieLocale(language: string): Locale | undefined {
  let parsed;
  try {
    parsed = new Intl.Locale(language);
  } catch {
    return undefined;
  }
  const spoken = parsed.language === 'no' || parsed.language === 'nn' ? 'nb' : parsed.language;
  const exact = locales.find((locale) => locale === `${spoken}_${parsed.region}`);
  return (exact ?? locales.find((locale) => locale.startsWith(`${spoken}_`))) as Locale | undefined;
}
