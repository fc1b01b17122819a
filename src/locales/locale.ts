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
  const language = matchLanguage(tag);
  return {
    language: language ?? fallback,
    tag: language && isValid(tag) ? tag : language ?? fallback,
    dir: /^ar/.test(language ?? fallback) ? 'rtl' : 'ltr',
  };
}

/** `Intl` throws for a tag that is not well-formed, such as `de_DE` or `de-`. */
function isValid(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
