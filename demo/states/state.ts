/** The description of one state of an element: its name, its texts and how the page reaches it. */
import type {Language} from '../locales.ts';
import type {Fixture} from './fixture.ts';
import type {StoredData} from './user.ts';

/** A text in each language of the demo. */
export type Localized = Readonly<Record<Language, string>>;
export const localized = (en: string, zh: string): Localized => ({en, 'zh-CN': zh});

/** A step that the page's script performs. Selectors reach through shadow roots. */
export type Step =
  | {waitFor: string}
  | {click: string}
  | {open: true}
  | {hover: string}
  | {type: [selector: string, text: string]}
  | {select: [selector: string, value: string]}
  | {paste: [selector: string, text: string]}
  | {blur: string};

/** An element on the page and its environment. Sent to the page as JSON. */
export interface ElementSetup {
  tag: 'send-as-gift' | 'gift-claim-card' | 'gift-status' | 'gift-box';
  attributes?: Record<string, string>;
  properties?: Record<string, unknown>;
  /** Text content. */
  text?: string;
  /** Hash of the page's URL, without `#`. */
  hash?: string;
  /** The draft key in the page's URL, as the payment page's redirect sets it. */
  returnParam?: string;
  /** Backend URL. Default: the states' backend. */
  backend?: string;
  /** Initial content of the browser storage. */
  storage?: StoredData;
  /** Every write to the browser storage fails. */
  storageBlocked?: true;
  /** `navigator.onLine` is false. */
  offline?: true;
  /** Element around it; `column` is a narrow one. */
  container?: 'form' | 'dialog' | 'column';
  /** Further elements on the same page. */
  siblings?: ElementSetup[];
  steps?: Step[];
}

export interface State {
  name: string;
  title: Localized;
  /** English text that is visible once the state is reached; a test waits for it. */
  expectText: string;
  /** Labels of buttons that need a trusted click (`event.isTrusted`), in order. */
  trustedClicks?: readonly Localized[];
  setup(fixture: Fixture): ElementSetup | Promise<ElementSetup>;
}

export interface Group {
  name: string;
  title: Localized;
  states: readonly State[];
}
