/** How a state is looked at: in which language, light or dark, from which side; read from the address and written into links. */
import {parseLanguage, type Language} from '../locales.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export const directions = ['ltr', 'rtl'] as const;

export interface ViewOptions {
  lang: Language;
  theme: (typeof themes)[number];
  dir: (typeof directions)[number];
}

export function parseViewOptions(query: URLSearchParams): ViewOptions {
  const one = <T extends string>(known: readonly [T, ...T[]], requested: string | null): T => known.find((word) => word === requested) ?? known[0];
  return {lang: parseLanguage(query.get('lang')), theme: one(themes, query.get('theme')), dir: one(directions, query.get('dir'))};
}

/** An address under `/states` in this dress; what is usual is left out. */
export function stateUrl(name: string, {lang, theme, dir}: ViewOptions): string {
  const query = new URLSearchParams({...(lang !== 'en' && {lang}), ...(theme !== 'auto' && {theme}), ...(dir !== 'ltr' && {dir})});
  return `/states${name && `/${name}`}${query.size ? `?${query}` : ''}`;
}
