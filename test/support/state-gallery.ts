/** The demo's pages of all states, and a browser that visits them. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {listen} from 'send-as-gift/server/node';
import type {Browser, CDPSession, Page} from 'puppeteer-core';
import {createDemoShop} from '../../demo/app.ts';
import {createMerchantClient} from '../../demo/merchant-client.ts';
import {createStateGallery} from '../../demo/states/index.ts';
import type {State} from '../../demo/states/state.ts';
import {pageLanguage, stateUrl, type ElementLanguage, type ViewOptions} from '../../demo/states/view-options.ts';
import {BrowserUser, openBrowser} from './browser-user.ts';
import {setDefaultFontSize} from './font-size-plugin.ts';

/** How long a state may take to appear, on a busy machine. */
const TIMEOUT_MS = 60_000;

export interface Gallery {
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

/** Starts the demo shop with its states, and a browser. */
export async function startGallery(): Promise<Gallery> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gallery-'));
  // The shop needs its own URL, which is known only once it listens.
  const shop: {fetch?: (request: Request) => Promise<Response>} = {};
  const [server, browser] = await Promise.all([
    listen({fetch: (request: Request) => shop.fetch!(request), port: 0, host: '127.0.0.1', responseTimeoutMs: 2 * TIMEOUT_MS}), openBrowser([], {headlessShell: true}),
  ]);
  const shopUrl = `http://localhost:${server.port}`;
  const states = createStateGallery({shopUrl, port: 0, dataDir});
  const merchant = createMerchantClient(shopUrl, '');
  shop.fetch = createDemoShop({shopUrl, backendUrl: shopUrl, products: [], merchant, mailFolder: dataDir, states});
  return {
    url: shopUrl, browser,
    async close() {
      await browser.close();
      await server.close(100);
      await states.close();
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}

export interface Emulation {
  /** Width of the viewport, in CSS pixels. */
  width: number;
  /** The reader's own font size; 16 pixels by default. */
  fontSizePx?: number;
  forcedColors?: boolean;
}

/** Visits states in one page: each state removes what the one before it stored and, if it can, takes over its document. */
export class GalleryVisitor {
  readonly user: BrowserUser;
  readonly #url: string;
  readonly #devTools: CDPSession;

  private constructor(user: BrowserUser, url: string, devTools: CDPSession) {
    this.user = user;
    this.#url = url;
    this.#devTools = devTools;
  }

  static async create({browser, url}: Gallery, viewport = {width: 390, height: 844}) {
    const user = await BrowserUser.create(browser, {viewport});
    // Nothing reads these responses, and there are thousands.
    user.page.removeAllListeners('response');
    const devTools = await user.page.createCDPSession();
    // States are looked at when they are still, so no frame of an animation is worth its processor time.
    await devTools.send('Animation.enable');
    await devTools.send('Animation.setPlaybackRate', {playbackRate: 1_000});
    return new GalleryVisitor(user, url, devTools);
  }

  get page(): Page {
    return this.user.page;
  }

  /** Opens a state and performs its trusted clicks. */
  async openState({name, trustedClicks = [], expectText}: State, {lang = 'en', theme = 'light'}: Partial<ViewOptions> = {}) {
    const view = {lang, theme};
    const url = new URL(stateUrl(name, view), this.#url);
    // A click changes the gift, so the state is created again.
    if (trustedClicks.length) url.searchParams.set('refresh', '');
    // Loading all modules again takes several times as long as everything that the test measures.
    if (!await this.page.evaluate(replaceState, url.href)) await this.page.goto(url.href, {waitUntil: 'load'});
    await this.#waitUntilStill();
    const setupError = await this.page.$eval('#setup-error', (error) => ((error as HTMLElement).hidden ? '' : error.textContent));
    if (setupError) throw new Error(setupError);
    for (const label of trustedClicks) await this.user.click(label[pageLanguage(view)]);
    if (lang === 'en' && expectText) await this.user.expectText(expectText);
    if (trustedClicks.length || expectText) await this.#waitUntilStill();
  }

  /** Changes the language of the page, and thus of the elements in the state that they have reached. */
  async changeLanguage(lang: ElementLanguage) {
    await this.page.evaluate(async (wanted, timeoutMs) => {
      const root = document.documentElement;
      root.lang = wanted;
      root.dir = wanted === 'ar' ? 'rtl' : 'ltr';
      const deadline = performance.now() + timeoutMs;
      const contents = () => [...document.querySelectorAll('send-as-gift-panel, gift-claim-card, gift-status')]
        .flatMap((element) => [...element.shadowRoot!.children].filter((child) => child.matches('dialog, .card, .view'))) as HTMLElement[];
      while (contents().some((content) => content.lang !== wanted)) {
        if (performance.now() > deadline) throw new Error(`The elements do not speak ${wanted} after ${timeoutMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    }, lang, TIMEOUT_MS);
    await this.#waitUntilStill();
  }

  async emulate({width, fontSizePx = 16, forcedColors = false}: Emulation) {
    await Promise.all([
      this.page.setViewport({width, height: width > 640 ? 900 : 844}),
      this.#devTools.send('Emulation.setEmulatedMedia', {features: [
        {name: 'forced-colors', value: forcedColors ? 'active' : 'none'}, {name: 'prefers-reduced-motion', value: 'reduce'},
      ]}),
      setDefaultFontSize(this.#devTools, fontSizePx),
    ]);
    await this.page.evaluate(async () => {
      // Elements that depend on the width render in the next frame, and position themselves in the one after it.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    });
  }

  /**
   * Waits until the setup has ended, no animation runs and all images are loaded: faded text has no contrast, and sliding
   * elements no position. Asks in the page, and not in each frame: a frame takes more time than the question.
   */
  async #waitUntilStill() {
    await this.page.evaluate(async (timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      while (!document.documentElement.dataset['setup'] || !isStill()) {
        if (performance.now() > deadline) throw new Error(`The page is not still after ${timeoutMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }

      function isStill() {
        const roots: (Document | ShadowRoot)[] = [document];
        for (const root of roots) for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
        const isMoving = roots.flatMap((root) => root.getAnimations()).some(({playState, effect}) =>
          playState === 'running' && effect?.getComputedTiming().iterations !== Infinity);
        return !isMoving && roots.every((root) => [...root.querySelectorAll('img')].every(({complete}) => complete));
      }
    }, TIMEOUT_MS);
  }

  close() {
    return this.user.close();
  }
}

/** Runs in the page: replaces the state that it shows. Resolves to false if the next state needs a document of its own. */
async function replaceState(url: string): Promise<boolean> {
  const {documentElement: root, body} = document;
  const setup = document.querySelector('#setup')?.textContent ?? '';
  // These two change built-in prototypes, and a failed state may still be at work.
  if (root.dataset['setup'] !== 'done' || /"(?:storageBlocked|offline)":true/.test(setup)) return false;
  await document.querySelector<HTMLElement & {close(): Promise<void>}>('send-as-gift-panel')?.close();
  body.replaceChildren();
  // Parses HTML in spite of `require-trusted-types-for`.
  const request = new XMLHttpRequest();
  request.open('GET', url);
  request.responseType = 'document';
  await new Promise((resolve, reject) => {
    request.onload = resolve;
    request.onerror = () => reject(new Error(`${url} does not load`));
    request.send();
  });
  const next = request.responseXML!;
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
  for (const {name, value} of next.documentElement.attributes) root.setAttribute(name, value);
  document.title = next.title;
  history.replaceState(null, '', url);
  scrollTo(0, 0);
  // Scripts of a parsed document do not run.
  body.replaceChildren(...next.body.childNodes);
  await import(`/states/apply-setup.js?${performance.now()}`);
  return true;
}
