/** What a state of an element is: its name, its words, and how the page comes to it. */
import type {Language} from '../words.ts';
import type {Town} from './town.ts';

/** The same in each language of the demo. */
export type Said = Readonly<Record<Language, string>>;
export const said = (en: string, zh: string): Said => ({en, 'zh-CN': zh});

/** What the page's script does by itself, one after another. Selectors reach through shadow roots. */
export type Act =
  | {see: string}
  | {press: string}
  | {open: true}
  | {hover: string}
  | {write: [selector: string, text: string]}
  | {choose: [selector: string, value: string]}
  | {paste: [selector: string, text: string]}
  | {leave: string};

/** One element on the page, with what it finds there. Sent to the page as JSON. */
export interface Stage {
  tag: 'send-as-gift' | 'gift-claim-card' | 'gift-status' | 'gift-box';
  attributes?: Record<string, string>;
  properties?: Record<string, unknown>;
  /** The words between its tags. */
  words?: string;
  /** What stands behind `#` in the address bar. */
  fragment?: string;
  /** The backend's address; the town's unless told. */
  backend?: string;
  /** What this browser has kept from before. */
  keeps?: Kept;
  /** A browser that keeps nothing. */
  blocked?: true;
  /** A browser that believes it has no line. */
  offline?: true;
  /** What it stands in. */
  within?: 'form' | 'dialog' | 'column';
  /** More of them beside it. */
  beside?: Stage[];
  acts?: Act[];
}

export interface Kept {
  lasting: Record<string, unknown>;
  tab: Record<string, unknown>;
}

export interface State {
  name: string;
  title: Said;
  /** English words that are on the screen once it is there; what a test looks for. */
  sees: string;
  /** Buttons that want a person's own press, in this order. */
  presses?: readonly Said[];
  stage(town: Town): Stage | Promise<Stage>;
}

export interface Group {
  name: string;
  title: Said;
  states: readonly State[];
}
