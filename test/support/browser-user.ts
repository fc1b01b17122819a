/** A user with a browser context of their own, who finds controls by accessible name and reads the visible text. */
import puppeteer, {type Browser, type BrowserContext, type Page} from 'puppeteer-core';
import {browserArguments, findBrowser, findHeadlessBrowser} from './find-browser.ts';

/** Opens a browser for whole gifts, or with `headlessShell` one that is cheaper, for looking at single elements. */
export const openBrowser = (extraArguments: readonly string[] = [], {headlessShell = false} = {}): Promise<Browser> =>
  puppeteer.launch({
    executablePath: headlessShell ? findHeadlessBrowser() : findBrowser(), args: [...browserArguments, ...extraArguments], headless: true,
  });

export interface BrowserUserOptions {
  /** Default: a phone. */
  viewport?: {width: number; height: number};
  language?: string;
  dark?: boolean;
  /** Default: true. */
  reducedMotion?: boolean;
}

export interface RecordedResponse {
  url: string;
  text: string;
}

export class BrowserUser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every response except streams, with headers and body. `responses()` waits until they are complete. */
  readonly recordedResponses: RecordedResponse[] = [];
  /** Uncaught exceptions, and violations of the content security policy. */
  readonly errors: string[] = [];
  /** Warnings on the console. */
  readonly warnings: string[] = [];
  #pending: Promise<void>[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  static async create(browser: Browser, options: BrowserUserOptions = {}) {
    const {viewport = {width: 390, height: 844}, language = 'en-GB', dark = false, reducedMotion = true} = options;
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(viewport);
    await page.setExtraHTTPHeaders({'accept-language': language});
    await page.evaluateOnNewDocument((tag) => {
      Object.defineProperty(navigator, 'language', {get: () => tag});
      Object.defineProperty(navigator, 'languages', {get: () => [tag]});
    }, language);
    await page.emulateMediaFeatures([
      {name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'},
      {name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference'},
    ]);
    const user = new BrowserUser(context, page);
    page.on('response', (response) => {
      // A stream never completes.
      if (response.request().method() === 'OPTIONS' || response.headers()['content-type'] === 'text/event-stream') return;
      user.#pending.push(response.text().then((text) => {
        user.recordedResponses.push({url: response.url(), text: JSON.stringify(response.headers()) + text});
      }, () => undefined));
    });
    page.on('pageerror', (error) => user.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'warn') user.warnings.push(message.text());
      if (message.type() === 'error' && /Content Security Policy|Refused|Trusted/i.test(message.text())) user.errors.push(message.text());
    });
    return user;
  }

  async goto(url: string) {
    await this.page.goto(url, {waitUntil: 'load'});
  }

  /** Clicks, with a real pointer, the element with this accessible name and role. */
  async click(name: string, role = 'button') {
    for (let attempt = 1; ; attempt++) {
      const handle = await this.#findByRole(name, role);
      try {
        await handle.scrollIntoView();
        return await handle.click();
      } catch (error) {
        // The next screen has replaced it before it could be clicked.
        if (attempt === 5 || !/detached|not clickable/i.test((error as Error).message)) throw error;
      }
    }
  }

  async type(label: string, text: string) {
    const handle = await this.#findByRole(label, 'textbox');
    await handle.click({count: 3});
    await this.page.keyboard.press('Backspace');
    await handle.type(text);
  }

  async select(label: string, value: string) {
    const handle = await this.#findByRole(label, 'combobox');
    await handle.evaluate((select, wanted) => {
      const list = select as HTMLSelectElement;
      list.value = wanted;
      list.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      list.dispatchEvent(new Event('change', {bubbles: true}));
    }, value);
  }

  /** Waits until the text is visible, in any shadow root. */
  async expectText(text: string | RegExp, timeout = 60_000) {
    const [source, flags] = typeof text === 'string' ? [text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), ''] : [text.source, text.flags];
    await this.page.waitForFunction(readVisibleText, {timeout, polling: 50}, source, flags).catch(async () => {
      throw new Error(`Did not see ${text} but: ${await this.visibleText()}`);
    });
  }

  visibleText() {
    return this.page.evaluate(readVisibleText).catch(() => '(no page)');
  }

  /** The value of a field with this label. */
  async inputValue(label: string, role = 'textbox') {
    return (await this.#findByRole(label, role)).evaluate((field) => (field as HTMLInputElement).value);
  }

  /** All recorded responses, once they are complete. */
  async responses() {
    await Promise.all(this.#pending);
    return this.recordedResponses;
  }

  async close() {
    await this.context.close();
  }

  async #findByRole(name: string, role: string) {
    const selector = `::-p-aria([name="${name}"][role="${role}"])`;
    const handle = await this.page.waitForSelector(selector, {visible: true, timeout: 60_000}).catch(async () => {
      throw new Error(`No ${role} “${name}” is visible in: ${await this.visibleText()}`);
    });
    return handle!;
  }
}

/** Runs in the page: the visible text through every shadow root and slot, or, with a pattern, whether it matches. */
export function readVisibleText(source?: string, flags?: string): string | boolean {
  const read = (node: Node): string => {
    // An element with `display: contents` has no box, but its children may have one.
    if (node instanceof HTMLElement && getComputedStyle(node).display !== 'contents' && !node.checkVisibility({visibilityProperty: true})) return '';
    if (node instanceof Text) return node.data;
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
    return (slotted.length ? slotted : inside).map(read).join(' ').replace(/\s+/g, ' ');
  };
  const text = read(document.body);
  return source === undefined ? text : new RegExp(source, flags).test(text);
}
