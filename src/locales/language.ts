/** Which of our languages a page speaks, and the words in it, each loaded only when wanted. */

export const languages = ['en', 'zh-Hans'] as const;
export type Language = (typeof languages)[number];

/** The nearest of our languages to a BCP 47 tag; English when it is none of ours. */
export function matchLanguage(tag: string): Language {
  return /^zh\b/i.test(tag) && !/^zh-(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-Hans' : 'en';
}

/** What the page says about the language of an element: the nearest `lang`, also outside its shadow root. */
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
