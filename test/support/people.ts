/** People with browsers of their own: they press what has a name, type into what has a label, and see what is on the screen. */
import puppeteer, {type Browser, type BrowserContext, type Page} from 'puppeteer-core';
import {browserArguments, findBrowser} from './find-browser.ts';

export const openBrowser = (): Promise<Browser> =>
  puppeteer.launch({executablePath: findBrowser(), args: browserArguments, headless: true});

export interface PersonOptions {
  /** Width and height of the screen; a phone unless told. */
  screen?: {width: number; height: number};
  language?: string;
  dark?: boolean;
  stillness?: boolean;
}

export interface Exchange {
  url: string;
  text: string;
}

export class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every answer this browser received, to look for what should not be in it. */
  readonly received: Exchange[] = [];
  readonly complaints: string[] = [];
  #underWay: Promise<void>[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  static async arrive(browser: Browser, {screen = {width: 390, height: 844}, language = 'en-GB', dark = false, stillness = true}: PersonOptions = {}) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(screen);
    await page.setExtraHTTPHeaders({'accept-language': language});
    await page.evaluateOnNewDocument((tag) => {
      Object.defineProperty(navigator, 'language', {get: () => tag});
      Object.defineProperty(navigator, 'languages', {get: () => [tag]});
    }, language);
    await page.emulateMediaFeatures([
      {name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}, {name: 'prefers-reduced-motion', value: stillness ? 'reduce' : 'no-preference'},
    ]);
    const person = new Person(context, page);
    page.on('response', (response) => {
      // A stream has no end to wait for.
      if (response.request().method() === 'OPTIONS' || response.headers()['content-type'] === 'text/event-stream') return;
      person.#underWay.push(response.text().then((text) => {
        person.received.push({url: response.url(), text: JSON.stringify(response.headers()) + text});
      }, () => undefined));
    });
    page.on('pageerror', (error) => person.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Refused|Trusted/i.test(message.text())) person.complaints.push(message.text());
    });
    return person;
  }

  async goes(url: string) {
    await this.page.goto(url, {waitUntil: 'load'});
  }

  /** Presses, with a real pointer, what has this accessible name. */
  async presses(name: string, role = 'button') {
    const handle = await this.#named(name, role);
    await handle.scrollIntoView();
    await handle.click();
  }

  async types(label: string, text: string) {
    const handle = await this.#named(label, 'textbox');
    await handle.click({count: 3});
    await this.page.keyboard.press('Backspace');
    await handle.type(text);
  }

  async chooses(label: string, value: string) {
    const handle = await this.#named(label, 'combobox');
    await handle.evaluate((select, wanted) => {
      const list = select as HTMLSelectElement;
      list.value = wanted;
      list.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      list.dispatchEvent(new Event('change', {bubbles: true}));
    }, value);
  }

  /** Waits until these words are on the screen, in whatever shadow. */
  async sees(words: string | RegExp, timeout = 10_000) {
    const [source, flags] = typeof words === 'string' ? [words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), ''] : [words.source, words.flags];
    await this.page.waitForFunction(seenWords, {timeout, polling: 50}, source, flags).catch(async () => {
      throw new Error(`Did not see ${words} but: ${await this.text()}`);
    });
  }

  text() {
    return this.page.evaluate(seenWords).catch(() => '(no page)');
  }

  /** The value of a field or link by its label. */
  async reads(label: string, role = 'textbox') {
    return (await this.#named(label, role)).evaluate((field) => (field as HTMLInputElement).value);
  }

  /** Everything that this browser was told, once all of it has arrived. */
  async traffic() {
    await Promise.all(this.#underWay);
    return this.received;
  }

  async leaves() {
    await this.context.close();
  }

  async #named(name: string, role: string) {
    const selector = `::-p-aria([name="${name}"][role="${role}"])`;
    const handle = await this.page.waitForSelector(selector, {visible: true, timeout: 10_000}).catch(async () => {
      throw new Error(`There is no ${role} called “${name}” here: ${await this.text()}`);
    });
    return handle!;
  }
}

/** In the page: the words that can be seen, through every shadow root and slot, matched if a pattern is given. */
function seenWords(source?: string, flags?: string): string | boolean {
  const read = (node: Node): string => {
    // An element without a box of its own may have children that have one.
    if (node instanceof HTMLElement && getComputedStyle(node).display !== 'contents' && !node.checkVisibility({visibilityProperty: true})) return '';
    if (node instanceof Text) return node.data;
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
    return (slotted.length ? slotted : inside).map(read).join(' ').replace(/\s+/g, ' ');
  };
  const text = read(document.body);
  return source === undefined ? text : new RegExp(source, flags).test(text);
}
