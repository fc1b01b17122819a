import type {CSSResult, LitElement} from 'lit';
import {adoptStyles} from './adopt-styles.ts';
import {LocalizeController, type StringsLoader} from './localize.ts';

/** What a lazily loaded module exports beside its templates. */
export interface LazyModuleExports<Strings> {
  readonly translations: StringsLoader<Strings>;
  readonly styles: CSSResult;
}

type StringsOf<Module> = Module extends LazyModuleExports<infer Strings> ? Strings : never;

/** Templates, styles and strings that an element rarely needs: loaded on demand. */
export class LazyModule<Module extends LazyModuleExports<unknown>> {
  readonly #element: LitElement;
  readonly #importModule: () => Promise<Module>;
  #loading: Promise<void> | undefined;
  #module: Module | undefined;
  #localize: LocalizeController<StringsOf<Module>> | undefined;

  constructor(element: LitElement, importModule: () => Promise<Module>) {
    this.#element = element;
    this.#importModule = importModule;
  }

  /** Call it whenever the module is needed: what failed to load before is tried again. */
  load() {
    void this.#localize?.load();
    this.#loading ??= this.#importModule().then((module) => {
      adoptStyles(this.#element, module.styles);
      this.#module = module;
      this.#localize = new LocalizeController(this.#element, module.translations as StringsLoader<StringsOf<Module>>);
    }, () => { this.#loading = undefined; });
  }

  /** Undefined until the module and its strings have loaded. */
  get loaded(): {module: Module; strings: StringsOf<Module>} | undefined {
    const strings = this.#localize?.strings;
    return strings && {module: this.#module!, strings};
  }
}
