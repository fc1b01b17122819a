/** A user of a browser that Puppeteer can't drive like Chromium: finds controls by their labels, and uses real keys and a real pointer. */
import assert from 'node:assert/strict';
import {setTimeout as sleep} from 'node:timers/promises';
import type {User} from '../e2e/actions.ts';
import {readVisibleText} from './browser-user.ts';

const TIMEOUT_MS = 60_000;

/** What Puppeteer's page and `WebDriverPage` have in common. */
export interface EnginePage {
  goto(url: string): Promise<unknown>;
  /** Runs a function in the page, or evaluates an expression. */
  evaluate<Arguments extends unknown[], Result>(
    action: string | ((...args: Arguments) => Result | Promise<Result>), ...args: Arguments
  ): Promise<Result>;
  keyboard: {type(text: string): Promise<unknown>};
  mouse: {click(x: number, y: number): Promise<unknown>};
}

type Role = 'button' | 'field';

export class EngineUser implements User {
  readonly page: EnginePage;

  constructor(page: EnginePage) {
    this.page = page;
  }

  async goto(url: string) {
    await this.page.goto(url);
  }

  async click(name: string) {
    await this.#clickOn(name, 'button');
  }

  async type(label: string, text: string) {
    await this.#clickOn(label, 'field');
    await this.#on(label, 'field', (field) => (field as HTMLInputElement).select());
    await this.page.keyboard.type(text);
    assert.equal(await this.inputValue(label), text);
  }

  async select(label: string, value: string) {
    await this.#on(label, 'field', (select, wanted) => {
      const list = select as HTMLSelectElement;
      list.value = wanted!;
      list.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      list.dispatchEvent(new Event('change', {bubbles: true}));
    }, value);
  }

  inputValue(label: string): Promise<string> {
    return this.#on(label, 'field', (field) => (field as HTMLInputElement).value);
  }

  async expectText(text: string | RegExp, timeout = TIMEOUT_MS) {
    const [source, flags] = typeof text === 'string' ? [text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), ''] : [text.source, text.flags];
    // A page that is being left can't answer.
    const sees = () => this.page.evaluate(readVisibleText, source, flags).catch(() => false);
    await retry(async () => {
      if (!await sees()) throw new Error(`Did not see ${text} but: ${await this.page.evaluate(readVisibleText).catch(() => '(no page)')}`);
    }, timeout);
  }

  /** Waits until one of the reports matches each pattern. */
  async expectReports(reports: () => readonly string[], patterns: readonly RegExp[]) {
    await retry(async () => {
      for (const pattern of patterns) assert.ok(reports().some((report) => pattern.test(report)), `${pattern} is not in ${reports().join()}`);
    });
  }

  async #clickOn(name: string, role: Role) {
    const center = await retry(async () => {
      const first = await this.#on(name, role, centerOf);
      // What still moves would be missed.
      await sleep(50);
      const second = await this.#on(name, role, centerOf);
      if (first[0] !== second[0] || first[1] !== second[1]) throw new Error(`“${name}” still moves.`);
      return second;
    });
    await this.page.mouse.click(...center);
  }

  /** Calls a function in the page with the visible control that has this name. */
  #on<Result>(name: string, role: Role, action: (element: HTMLElement, value?: string) => Result, value = ''): Promise<Result> {
    const [wanted, argument, missing] = [name, value, `No ${role} “${name}” is visible.`].map((text) => JSON.stringify(text));
    return retry(() => this.page.evaluate<[], Result>(`(() => {
      const element = (${findControl})(${wanted}, '${role}');
      if (!element) throw new Error(${missing});
      return (${action})(element, ${argument});
    })()`));
  }
}

async function retry<Result>(attempt: () => Promise<Result>, timeoutMs = TIMEOUT_MS): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

/** Runs in the page: scrolls an element into view. */
function centerOf(element: HTMLElement): [number, number] {
  element.scrollIntoView({block: 'center'});
  const {left, top, width, height} = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

/** Runs in the page: a visible button, link or field by its label, through every shadow root. The last one is the topmost. */
function findControl(name: string, role: Role): HTMLElement | undefined {
  const found: HTMLElement[] = [];
  const textOf = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim();
  const labelOf = (element: HTMLElement) => element.getAttribute('aria-label')
    ?? (role === 'button' ? textOf(element) || textOf(element.querySelector('slot')?.assignedElements()[0])
      : textOf((element as HTMLInputElement).labels?.[0]));
  const search = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) search(element.shadowRoot);
      if (!element.matches(role === 'button' ? 'button, a, [role=button], summary' : 'input, textarea, select')) continue;
      if (labelOf(element) === name && element.checkVisibility({visibilityProperty: true})) found.push(element);
    }
  };
  search(document);
  return found.at(-1);
}
