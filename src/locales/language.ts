/** The languages of the user interface. */
export const languages = ['en', 'zh-Hans'] as const;
export type Language = (typeof languages)[number];

/** The supported language for a BCP 47 tag; English if it is not supported. Readers of Traditional Chinese get English. */
export function matchLanguage(tag: string): Language {
  return /^zh\b/i.test(tag) && !/^zh-(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-Hans' : 'en';
}

/** The `lang` of the nearest ancestor that has one, across shadow roots. `:lang()` cannot be read from a script. */
export function nearestLang(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement ?? shadowHost(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return lang;
  }
  return '';
}

const shadowHost = (element: Element) => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};
