/** Language, theme and direction of a state's page, read from and written to its URL. */
import {parseLanguage, type Language} from '../locales.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export const directions = ['ltr', 'rtl'] as const;

export interface ViewOptions {
  lang: Language;
  theme: (typeof themes)[number];
  dir: (typeof directions)[number];
}

export function parseViewOptions(query: URLSearchParams): ViewOptions {
  const oneOf = <T extends string>(allowed: readonly [T, ...T[]], requested: string | null): T =>
    allowed.find((value) => value === requested) ?? allowed[0];
  return {lang: parseLanguage(query.get('lang')), theme: oneOf(themes, query.get('theme')), dir: oneOf(directions, query.get('dir'))};
}

/** URL of a state's page, or of the list for an empty name. Defaults are left out. */
export function stateUrl(name: string, {lang, theme, dir}: ViewOptions): string {
  const query = new URLSearchParams({...(lang !== 'en' && {lang}), ...(theme !== 'auto' && {theme}), ...(dir !== 'ltr' && {dir})});
  return `/states${name && `/${name}`}${query.size ? `?${query}` : ''}`;
}
