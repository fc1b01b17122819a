/** The sentences of an element in the language of its place on the page, loaded when wanted and changed when that changes. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {languageOf, nearestLang, type Language} from '../../words/language.ts';
import {onPageLanguage} from './page-language.ts';

export type WordsIn<Words> = Readonly<Record<Language, () => Promise<Words>>>;

export class Speaking<Words> implements ReactiveController {
  /** Undefined until they have arrived. */
  words: Words | undefined;
  language: Language = 'en';
  readonly #host: ReactiveControllerHost & Element;
  readonly #wordsIn: WordsIn<Words>;
  #loaded: Language | undefined;
  #release: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, wordsIn: WordsIn<Words>) {
    this.#host = host;
    this.#wordsIn = wordsIn;
    host.addController(this);
  }

  hostConnected() {
    this.#release = onPageLanguage(() => void this.load());
    void this.load();
  }

  hostDisconnected() {
    this.#release?.();
  }

  /** Also to be called when the element itself was given another `lang`. */
  async load(): Promise<void> {
    const language = languageOf(nearestLang(this.#host));
    this.language = language;
    if (this.#loaded === language) return;
    this.#loaded = language;
    try {
      const words = await this.#wordsIn[language]();
      if (this.#loaded !== language) return;
      this.words = words;
      this.#host.requestUpdate();
    } catch {
      // A chunk lost on its way: the next call asks again.
      if (this.#loaded === language) this.#loaded = undefined;
    }
  }
}
