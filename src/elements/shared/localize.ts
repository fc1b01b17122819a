import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {nearestLang, shadowHost, type Language} from '../../locales/language.ts';
import type {ElementStrings} from '../../locales/loaders/element-strings.generated.ts';
import {localeFor, type Locale} from '../../locales/locale.ts';
import {pageStrings, type CustomStrings} from './custom-strings.ts';
import {notifyLanguageChange, onPageLanguageChange} from './page-language.ts';

/** Loads strings in a language, with an element's own texts. */
export type StringsLoader<Strings> = (language: Language, ownStrings?: CustomStrings) => Promise<Strings>;

/** Loads parts of the strings in one language at a time, and composes an element's strings of them. */
export const loadStrings = <Part extends keyof ElementStrings, Strings>(
  loaders: {[P in Part]: Readonly<Record<Language, () => Promise<Pick<ElementStrings, P>>>>},
  compose: (parts: Pick<ElementStrings, Part>) => Strings,
): StringsLoader<Strings> => async (language, ownStrings) => {
  const load = async (part: Part) => [part, (await loaders[part][language]())[part]] as const;
  const parts = Object.fromEntries(await Promise.all((Object.keys(loaders) as Part[]).map(load))) as Pick<ElementStrings, Part>;
  const custom = [pageStrings.get(language), ownStrings].filter((strings) => strings !== undefined);
  return compose(custom.length ? (await import('./merge-strings.ts')).customize(parts, custom) : parts);
};

/** The `strings` of the public element around this one; undefined if it has none. */
function ownStringsOf(element: Element): CustomStrings | undefined {
  for (let at: Element | null = element; at; at = shadowHost(at)) if ('strings' in at) return at.strings as CustomStrings | undefined;
  return undefined;
}

/** Loads an element's strings in the language of its place on the page (the nearest `lang`), and again when that changes. */
export class LocalizeController<Strings> implements ReactiveController {
  /** Undefined until they have loaded. While others load, these stay. */
  strings: Strings | undefined;
  /** The locale of `strings`. */
  locale: Locale = localeFor('');
  readonly #host: ReactiveControllerHost & Element;
  readonly #loader: StringsLoader<Strings>;
  /** What the last request asked for: the language, the page's texts and the element's own. */
  #source: readonly [language?: Language, pageStrings?: CustomStrings, ownStrings?: CustomStrings] = [];
  #loading: Promise<void> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, loader: StringsLoader<Strings>) {
    this.#host = host;
    this.#loader = loader;
    host.addController(this);
  }

  hostConnected() {
    this.#unsubscribe = onPageLanguageChange(() => void this.load(), this.#host);
    void this.load();
  }

  hostUpdate() {
    // The elements inside this one show the same texts.
    if (ownStringsOf(this.#host) !== this.#source[2]) notifyLanguageChange();
  }

  hostDisconnected() {
    this.#unsubscribe?.();
  }

  /** Resolves when the strings have loaded, or have failed to: then the next call tries again. */
  load(): Promise<void> {
    const locale = this.#findLocale();
    const {language} = locale;
    const source = [language, pageStrings.get(language), ownStringsOf(this.#host)] as const;
    if (source.some((value, index) => value !== this.#source[index])) this.#loading = this.#load(this.#source = source);
    else if (this.strings && this.locale.language === language && this.locale.tag !== locale.tag) this.#show(this.strings);
    return this.#loading!;
  }

  #findLocale(): Locale {
    return localeFor(nearestLang(this.#host));
  }

  async #load(source: readonly [Language, CustomStrings?, CustomStrings?]): Promise<void> {
    try {
      const [language, , ownStrings] = source;
      const strings = await this.#loader(language, ownStrings);
      if (this.#source === source) this.#show(strings);
    } catch {
      if (this.#source === source) this.#source = [];
    }
  }

  #show(strings: Strings) {
    this.strings = strings;
    this.locale = this.#findLocale();
    this.#host.requestUpdate();
  }
}
