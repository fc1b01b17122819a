/** The sentences of an element in the language of its place on the page, loaded when wanted and changed when that changes. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {matchLanguage, nearestLang, type Language} from '../../locales/language.ts';
import {onPageLanguageChange} from './page-language.ts';

export type TranslationLoaders<Strings> = Readonly<Record<Language, () => Promise<Strings>>>;

export class LocalizeController<Strings> implements ReactiveController {
  /** Undefined until they have arrived. */
  strings: Strings | undefined;
  language: Language = 'en';
  readonly #host: ReactiveControllerHost & Element;
  readonly #loaders: TranslationLoaders<Strings>;
  #loadedLanguage: Language | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, wordsIn: TranslationLoaders<Strings>) {
    this.#host = host;
    this.#loaders = wordsIn;
    host.addController(this);
  }

  hostConnected() {
    this.#unsubscribe = onPageLanguageChange(() => void this.load());
    void this.load();
  }

  hostDisconnected() {
    this.#unsubscribe?.();
  }

  /** Also to be called when the element itself was given another `lang`. */
  async load(): Promise<void> {
    const language = matchLanguage(nearestLang(this.#host));
    this.language = language;
    if (this.#loadedLanguage === language) return;
    this.#loadedLanguage = language;
    try {
      const words = await this.#loaders[language]();
      if (this.#loadedLanguage !== language) return;
      this.strings = words;
      this.#host.requestUpdate();
    } catch {
      // A chunk lost on its way: the next call asks again.
      if (this.#loadedLanguage === language) this.#loadedLanguage = undefined;
    }
  }
}
