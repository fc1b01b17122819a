/** What a state of an element is: its name, its words, and how the page comes to it. */
import type {Language} from '../locales.ts';
import type {Fixture} from './fixture.ts';

/** The same in each language of the demo. */
export type Localized = Readonly<Record<Language, string>>;
export const localized = (en: string, zh: string): Localized => ({en, 'zh-CN': zh});

/** What the page's script does by itself, one after another. Selectors reach through shadow roots. */
export type Step =
  | {waitFor: string}
  | {click: string}
  | {open: true}
  | {hover: string}
  | {type: [selector: string, text: string]}
  | {select: [selector: string, value: string]}
  | {paste: [selector: string, text: string]}
  | {blur: string};

/** One element on the page, with what it finds there. Sent to the page as JSON. */
export interface ElementSetup {
  tag: 'send-as-gift' | 'gift-claim-card' | 'gift-status' | 'gift-box';
  attributes?: Record<string, string>;
  properties?: Record<string, unknown>;
  /** The words between its tags. */
  text?: string;
  /** What stands behind `#` in the address bar. */
  hash?: string;
  /** The backend's address; the town's unless told. */
  backend?: string;
  /** What this browser has kept from before. */
  storage?: StoredData;
  /** A browser that keeps nothing. */
  storageBlocked?: true;
  /** A browser that believes it has no line. */
  offline?: true;
  /** What it stands in. */
  container?: 'form' | 'dialog' | 'column';
  /** More of them beside it. */
  siblings?: ElementSetup[];
  steps?: Step[];
}

export interface StoredData {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
}

export interface State {
  name: string;
  title: Localized;
  /** English words that are on the screen once it is there; what a test looks for. */
  expectText: string;
  /** Buttons that want a person's own press, in this order. */
  trustedClicks?: readonly Localized[];
  setup(fixture: Fixture): ElementSetup | Promise<ElementSetup>;
}

export interface Group {
  name: string;
  title: Localized;
  states: readonly State[];
}
