/** The demo’s page of all states, and somebody who looks at one after the other. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {listen} from 'send-as-gift/server/node';
import type {Browser, CDPSession, Page} from 'puppeteer-core';
import {merchantFor} from '../../demo/merchant.ts';
import {teaAndClay} from '../../demo/shop.ts';
import {addressOf, type Dress} from '../../demo/states/dress.ts';
import {everyState} from '../../demo/states/index.ts';
import type {State} from '../../demo/states/state.ts';
import {openBrowser, Person} from './people.ts';

export interface Gallery {
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

/** The demo shop with its states, and a browser to look at them. */
export async function aGallery(): Promise<Gallery> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gallery-'));
  // The shop has to know its own address, and that is known only once it listens.
  const late: {shop?: (request: Request) => Promise<Response>} = {};
  const [listening, browser] = await Promise.all([
    listen({fetch: (request) => late.shop!(request), port: 0, host: '127.0.0.1'}), openBrowser(),
  ]);
  const shopUrl = `http://localhost:${listening.port}`;
  const states = everyState({shopUrl, port: 0, dataDir});
  late.shop = teaAndClay({shopUrl, backendUrl: shopUrl, products: [], merchant: merchantFor(shopUrl, ''), mails: dataDir, states});
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
const PATIENCE_MS = 20_000;

/** One page, used again and again: every state clears away what the one before it kept. */
export class Visitor {
  readonly person: Person;
  readonly #url: string;
  #wire: CDPSession | undefined;

  private constructor(person: Person, url: string) {
    this.person = person;
    this.#url = url;
  }

  static async arrive({browser, url}: Gallery, screen = {width: 390, height: 844}) {
    const person = await Person.arrive(browser, {screen});
    // Nobody reads these answers, and there are thousands.
    person.page.removeAllListeners('response');
    return new Visitor(person, url);
  }

  get page(): Page {
    return this.person.page;
  }

  /** Goes to a state and presses what wants a person’s own press. */
  async looksAt({name, presses = [], sees}: State, {lang = 'en', theme = 'light', dir = 'ltr'}: Partial<Dress> = {}) {
    const address = addressOf(name, {lang, theme, dir});
    // What a press has changed is made anew.
    await this.page.goto(`${this.#url}${address}${presses.length ? `${address.includes('?') ? '&' : '?'}anew` : ''}`, {waitUntil: 'load'});
    await this.page.waitForSelector('html[data-stage]', {timeout: PATIENCE_MS});
    const lost = await this.page.$eval('#trouble', (trouble) => ((trouble as HTMLElement).hidden ? '' : trouble.textContent));
    if (lost) throw new Error(lost);
    for (const press of presses) await this.person.presses(press[lang]);
    if (lang === 'en' && sees) await this.person.sees(sees);
    await this.settled();
  }

  /** A screen of this width; text of this size in percent; the colours of a system that forces its own. */
  async wears({width, text = 100, forcedColours = false}: {width: number; text?: number; forcedColours?: boolean}) {
    await this.page.setViewport({width, height: width > 640 ? 900 : 844});
    this.#wire ??= await this.page.createCDPSession();
    await this.#wire.send('Emulation.setEmulatedMedia', {features: [
      {name: 'forced-colors', value: forcedColours ? 'active' : 'none'}, {name: 'prefers-reduced-motion', value: 'reduce'},
    ]});
    await this.page.evaluate(async (size) => {
      document.documentElement.style.setProperty('font-size', size);
      // What follows the width is drawn in the next frame, and places itself in the one after.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    }, text === 100 ? '' : `${text}%`);
  }

  /** Once nothing moves: half-faded words have no contrast to measure, and what slides is not where it will be. */
  async settled() {
    await this.page.waitForFunction(() => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      const moving = roots.flatMap((root) => root.getAnimations()).some(({playState, effect}) =>
        playState === 'running' && effect?.getComputedTiming().iterations !== Infinity);
      return !moving && roots.every((root) => [...root.querySelectorAll('img')].every(({complete}) => complete));
    }, {timeout: PATIENCE_MS, polling: 'raf'});
  }

  leaves() {
    return this.person.leaves();
  }
}
