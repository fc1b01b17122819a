/** Language and theme of a state's page, read from and written to its URL. */
import {parseLanguage, type Language} from '../locales.ts';

/** The languages of the elements, by BCP 47 tag. */
export const elementLanguages = {
  en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文', ja: '日本語', ko: '한국어', de: 'Deutsch', fr: 'Français', es: 'Español',
  pt: 'Português', ar: 'العربية',
} as const;
export type ElementLanguage = keyof typeof elementLanguages;
export const themes = ['auto', 'light', 'dark'] as const;

export interface ViewOptions {
  /** The language of the elements. */
  lang: ElementLanguage;
  theme: (typeof themes)[number];
}

/** The language of the page around the elements, and of what people write. */
export const pageLanguage = ({lang}: ViewOptions): Language => parseLanguage(lang);

export function parseViewOptions(query: URLSearchParams): ViewOptions {
  const oneOf = <T extends string>(allowed: readonly T[], fallback: T, requested: string | null): T =>
    allowed.find((value) => value === requested) ?? fallback;
  return {
    lang: oneOf(Object.keys(elementLanguages) as ElementLanguage[], 'en', query.get('lang')), theme: oneOf(themes, 'auto', query.get('theme')),
  };
}

/** URL of a state's page, or of the list for an empty name. Defaults are left out. */
export function stateUrl(name: string, {lang, theme}: ViewOptions): string {
  const query = new URLSearchParams({...(lang !== 'en' && {lang}), ...(theme !== 'auto' && {theme})});
  return `/states${name && `/${name}`}${query.size ? `?${query}` : ''}`;
}
