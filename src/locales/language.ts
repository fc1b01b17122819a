import {buttonLabel} from './button.ts';

/** A language of the user interface. The folder of its strings has the same name in lower case. */
export type Language = keyof typeof buttonLabel;

/** The supported language for a BCP 47 tag; undefined if there is none. */
export function matchLanguage(tag: string): Language | undefined {
  const [language = ''] = tag.toLowerCase().split('-');
  const name = language === 'zh' ? (/^zh-(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans') : language;
  return Object.hasOwn(buttonLabel, name) ? name as Language : undefined;
}

/** The `lang` of the nearest ancestor that has one, across shadow roots. `:lang()` cannot be read from a script. */
export function nearestLang(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement ?? shadowHost(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return lang;
  }
  return '';
}

/** The element whose shadow root contains this one. */
export const shadowHost = (element: Element) => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};
