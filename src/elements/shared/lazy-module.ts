/** A part of the view that few gifts need at once: loaded when it is needed; lost on its way, it comes with the next need. */
import type {CSSResult, LitElement} from 'lit';
import {LocalizeController, type TranslationLoaders} from './localize.ts';

export interface LazyModuleExports<Strings> {
  readonly translations: TranslationLoaders<Strings>;
  readonly styles: CSSResult;
}

type StringsOf<Module> = Module extends LazyModuleExports<infer Strings> ? Strings : never;

export class LazyModule<Module extends LazyModuleExports<unknown>> {
  readonly #host: LitElement;
  readonly #importModule: () => Promise<Module>;
  #loading: Promise<void> | undefined;
  #module: Module | undefined;
  #localize: LocalizeController<StringsOf<Module>> | undefined;

  constructor(host: LitElement, load: () => Promise<Module>) {
    this.#host = host;
    this.#importModule = load;
  }

  load() {
    void this.#localize?.load();
    this.#loading ??= this.#importModule().then((module) => {
      const root = this.#host.renderRoot as ShadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, module.styles.styleSheet!];
      this.#module = module;
      this.#localize = new LocalizeController(this.#host, module.translations as TranslationLoaders<StringsOf<Module>>);
    }, () => { this.#loading = undefined; });
  }

  /** Called when the element itself was given another `lang`. */
  reloadStrings() {
    void this.#localize?.load();
  }

  /** Undefined until the part and its words have arrived. */
  get loaded(): {module: Module; words: StringsOf<Module>} | undefined {
    const words = this.#localize?.strings;
    return words && {module: this.#module!, words};
  }
}
