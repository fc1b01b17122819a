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
import {stateUrl, type ViewOptions} from '../../demo/states/view-options.ts';
import {BrowserUser, openBrowser} from './browser-user.ts';
import {setDefaultFontSize} from './font-size-plugin.ts';

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
    listen({fetch: (request: Request) => shop.fetch!(request), port: 0, host: '127.0.0.1'}), openBrowser(),
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

/** How long a state may take to appear. */
const TIMEOUT_MS = 20_000;

export interface Emulation {
  /** Width of the viewport, in CSS pixels. */
  width: number;
  /** The reader's own font size; 16 pixels by default. */
  fontSizePx?: number;
  forcedColors?: boolean;
}

/** Visits states in one page: each state removes what the one before it stored. */
export class GalleryVisitor {
  readonly user: BrowserUser;
  readonly #url: string;
  #devTools: CDPSession | undefined;

  private constructor(user: BrowserUser, url: string) {
    this.user = user;
    this.#url = url;
  }

  static async create({browser, url}: Gallery, viewport = {width: 390, height: 844}) {
    const user = await BrowserUser.create(browser, {viewport});
    // Nothing reads these responses, and there are thousands.
    user.page.removeAllListeners('response');
    return new GalleryVisitor(user, url);
  }

  get page(): Page {
    return this.user.page;
  }

  /** Opens a state and performs its trusted clicks. */
  async openState({name, trustedClicks = [], expectText}: State, {lang = 'en', theme = 'light', dir = 'ltr'}: Partial<ViewOptions> = {}) {
    const path = stateUrl(name, {lang, theme, dir});
    // A click changes the gift, so the state is created again.
    await this.page.goto(`${this.#url}${path}${trustedClicks.length ? `${path.includes('?') ? '&' : '?'}refresh` : ''}`, {waitUntil: 'load'});
    await this.page.waitForSelector('html[data-setup]', {timeout: TIMEOUT_MS});
    const setupError = await this.page.$eval('#setup-error', (error) => ((error as HTMLElement).hidden ? '' : error.textContent));
    if (setupError) throw new Error(setupError);
    for (const label of trustedClicks) await this.user.click(label[lang]);
    if (lang === 'en' && expectText) await this.user.expectText(expectText);
    await this.waitUntilStill();
  }

  async emulate({width, fontSizePx = 16, forcedColors = false}: Emulation) {
    await this.page.setViewport({width, height: width > 640 ? 900 : 844});
    this.#devTools ??= await this.page.createCDPSession();
    await this.#devTools.send('Emulation.setEmulatedMedia', {features: [
      {name: 'forced-colors', value: forcedColors ? 'active' : 'none'}, {name: 'prefers-reduced-motion', value: 'reduce'},
    ]});
    await setDefaultFontSize(this.#devTools, fontSizePx);
    await this.page.evaluate(async () => {
      // Elements that depend on the width render in the next frame, and position themselves in the one after it.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    });
  }

  /** Waits until no animation runs and all images are loaded: faded text has no contrast, and sliding elements no position. */
  async waitUntilStill() {
    await this.page.waitForFunction(() => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      const isMoving = roots.flatMap((root) => root.getAnimations()).some(({playState, effect}) =>
        playState === 'running' && effect?.getComputedTiming().iterations !== Infinity);
      return !isMoving && roots.every((root) => [...root.querySelectorAll('img')].every(({complete}) => complete));
    }, {timeout: TIMEOUT_MS, polling: 'raf'});
  }

  close() {
    return this.user.close();
  }
}
