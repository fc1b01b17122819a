/** A part of the view that few gifts need at once: loaded when it is needed; lost on its way, it comes with the next need. */
import type {CSSResult, LitElement} from 'lit';
import {Speaking, type WordsIn} from '../shared/speaking.ts';

export interface Loaded<Words> {
  readonly wordsIn: WordsIn<Words>;
  readonly styles: CSSResult;
}

type WordsOf<Module> = Module extends Loaded<infer Words> ? Words : never;

export class Part<Module extends Loaded<unknown>> {
  readonly #host: LitElement;
  readonly #load: () => Promise<Module>;
  #coming: Promise<void> | undefined;
  #module: Module | undefined;
  #speaking: Speaking<WordsOf<Module>> | undefined;

  constructor(host: LitElement, load: () => Promise<Module>) {
    this.#host = host;
    this.#load = load;
  }

  need() {
    void this.#speaking?.load();
    this.#coming ??= this.#load().then((module) => {
      const root = this.#host.renderRoot as ShadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, module.styles.styleSheet!];
      this.#module = module;
      this.#speaking = new Speaking(this.#host, module.wordsIn as WordsIn<WordsOf<Module>>);
    }, () => { this.#coming = undefined; });
  }

  /** Called when the element itself was given another `lang`. */
  speak() {
    void this.#speaking?.load();
  }

  /** Undefined until the part and its words have arrived. */
  get ready(): {module: Module; words: WordsOf<Module>} | undefined {
    const words = this.#speaking?.words;
    return words && {module: this.#module!, words};
  }
}
