import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {matchLanguage, nearestLang, type Language} from '../../locales/language.ts';
import {onPageLanguageChange} from './page-language.ts';

/** How to load the strings of each language. */
export type TranslationLoaders<Strings> = Readonly<Record<Language, () => Promise<Strings>>>;

/** Loads the locale modules of one language at a time, and picks the strings from them: a chunk for each language. */
export const loadStrings = <Modules, Strings>(
  modules: Readonly<Record<Language, () => Promise<Modules>>>, pick: (modules: Modules) => Strings,
): TranslationLoaders<Strings> => ({en: () => modules.en().then(pick), 'zh-Hans': () => modules['zh-Hans']().then(pick)});

/** Loads an element's strings in the language of its place on the page (the nearest `lang`), and again when that changes. */
export class LocalizeController<Strings> implements ReactiveController {
  /** Undefined until they have loaded. */
  strings: Strings | undefined;
  language: Language = 'en';
  readonly #host: ReactiveControllerHost & Element;
  readonly #loaders: TranslationLoaders<Strings>;
  #loadedLanguage: Language | undefined;
  #loading: Promise<void> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, loaders: TranslationLoaders<Strings>) {
    this.#host = host;
    this.#loaders = loaders;
    host.addController(this);
  }

  hostConnected() {
    this.#unsubscribe = onPageLanguageChange(() => void this.load());
    void this.load();
  }

  hostDisconnected() {
    this.#unsubscribe?.();
  }

  /** Resolves when the strings have loaded, or have failed to. Call it also when the element's own `lang` has changed. */
  load(): Promise<void> {
    const language = matchLanguage(nearestLang(this.#host));
    this.language = language;
    if (this.#loadedLanguage !== language) this.#loading = this.#load(this.#loadedLanguage = language);
    return this.#loading!;
  }

  async #load(language: Language): Promise<void> {
    try {
      const strings = await this.#loaders[language]();
      if (this.#loadedLanguage !== language) return;
      this.strings = strings;
      this.#host.requestUpdate();
    } catch {
      // The chunk failed to load: the next call tries again.
      if (this.#loadedLanguage === language) this.#loadedLanguage = undefined;
    }
  }
}
