import {matchLanguage, type Language} from './language.ts';

/** A language of the user interface, and what goes with it. */
export interface Locale {
  /** The language of the strings. */
  language: Language;
  /** BCP 47 tag for `Intl` and for the `lang` attribute of the texts: with the region that was asked for. */
  tag: string;
  dir: 'ltr' | 'rtl';
}

/** The locale for a BCP 47 tag. `fallback` is used if the language of the tag is not supported. */
export function localeFor(tag: string, fallback: Language = 'en'): Locale {
  const matched = matchLanguage(tag);
  const language = matched ?? fallback;
  return {language, tag: (matched && canonicalTag(tag)) ?? language, dir: language === 'ar' ? 'rtl' : 'ltr'};
}

/** The tag as `Intl` spells it; undefined if it is not well-formed, such as `de_DE` or `de-`: `Intl` would throw. */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
