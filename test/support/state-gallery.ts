/** The demo’s page of all states, and somebody who looks at one after the other. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {listen} from 'send-as-gift/server/node';
import type {Browser, CDPSession, Page} from 'puppeteer-core';
import {createMerchantClient} from '../../demo/merchant-client.ts';
import {createDemoShop} from '../../demo/app.ts';
import {stateUrl, type ViewOptions} from '../../demo/states/view-options.ts';
import {createStateGallery} from '../../demo/states/index.ts';
import type {State} from '../../demo/states/state.ts';
import {openBrowser, BrowserUser} from './browser-user.ts';

export interface Gallery {
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

/** The demo shop with its states, and a browser to look at them. */
export async function startGallery(): Promise<Gallery> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gallery-'));
  // The shop has to know its own address, and that is known only once it listens.
  const app: {fetch?: (request: Request) => Promise<Response>} = {};
  const [listening, browser] = await Promise.all([
    listen({fetch: (request) => app.fetch!(request), port: 0, host: '127.0.0.1'}), openBrowser(),
  ]);
  const shopUrl = `http://localhost:${listening.port}`;
  const states = createStateGallery({shopUrl, port: 0, dataDir});
  app.fetch = createDemoShop({shopUrl, backendUrl: shopUrl, products: [], merchant: createMerchantClient(shopUrl, ''), mailFolder: dataDir, states});
  return {
    url: shopUrl, browser,
    async close() {
      await browser.close();
      await listening.close(100);
      await states.close();
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}

/** How long a state may take to come to the screen; milliseconds. */
const TIMEOUT_MS = 20_000;

/** One page, used again and again: every state clears away what the one before it kept. */
export class GalleryVisitor {
  readonly user: BrowserUser;
  readonly #url: string;
  #cdp: CDPSession | undefined;

  private constructor(user: BrowserUser, url: string) {
    this.user = user;
    this.#url = url;
  }

  static async create({browser, url}: Gallery, viewport = {width: 390, height: 844}) {
    const person = await BrowserUser.create(browser, {viewport});
    // Nobody reads these answers, and there are thousands.
    person.page.removeAllListeners('response');
    return new GalleryVisitor(person, url);
  }

  get page(): Page {
    return this.user.page;
  }

  /** Goes to a state and presses what wants a person’s own press. */
  async openState({name, trustedClicks = [], expectText}: State, {lang = 'en', theme = 'light', dir = 'ltr'}: Partial<ViewOptions> = {}) {
    const address = stateUrl(name, {lang, theme, dir});
    // What a press has changed is made anew.
    await this.page.goto(`${this.#url}${address}${trustedClicks.length ? `${address.includes('?') ? '&' : '?'}anew` : ''}`, {waitUntil: 'load'});
    await this.page.waitForSelector('html[data-stage]', {timeout: TIMEOUT_MS});
    const setupError = await this.page.$eval('#trouble', (trouble) => ((trouble as HTMLElement).hidden ? '' : trouble.textContent));
    if (setupError) throw new Error(setupError);
    for (const press of trustedClicks) await this.user.click(press[lang]);
    if (lang === 'en' && expectText) await this.user.expectText(expectText);
    await this.waitUntilStill();
  }

  /** A screen of this width; text of this size in percent; the colours of a system that forces its own. */
  async emulate({width, text = 100, forcedColors = false}: {width: number; text?: number; forcedColors?: boolean}) {
    await this.page.setViewport({width, height: width > 640 ? 900 : 844});
    this.#cdp ??= await this.page.createCDPSession();
    await this.#cdp.send('Emulation.setEmulatedMedia', {features: [
      {name: 'forced-colors', value: forcedColors ? 'active' : 'none'}, {name: 'prefers-reduced-motion', value: 'reduce'},
    ]});
    await this.page.evaluate(async (size) => {
      document.documentElement.style.setProperty('font-size', size);
      // What follows the width is drawn in the next frame, and places itself in the one after.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    }, text === 100 ? '' : `${text}%`);
  }

  /** Once nothing moves: half-faded words have no contrast to measure, and what slides is not where it will be. */
  async waitUntilStill() {
    await this.page.waitForFunction(() => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      const moving = roots.flatMap((root) => root.getAnimations()).some(({playState, effect}) =>
        playState === 'running' && effect?.getComputedTiming().iterations !== Infinity);
      return !moving && roots.every((root) => [...root.querySelectorAll('img')].every(({complete}) => complete));
    }, {timeout: TIMEOUT_MS, polling: 'raf'});
  }

  close() {
    return this.user.close();
  }
}
