/** Whole gifts in the engine that GIFT_ENGINE names: `firefox` or `webkit`. Run by `npm run test:firefox` and `npm run test:webkit`. */
import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';
import {acceptGift, openGift, sendGift} from '../e2e/actions.ts';
import {startShop, type ShopEnvironment} from '../support/e2e-environment.ts';
import {EngineUser, type EnginePage} from '../support/engine-user.ts';
import {findFirefox} from '../support/find-browser.ts';
import {WebKitDriver, type WebDriverPage} from '../support/webdriver.ts';

interface Engine {
  openUser(): Promise<EngineUser>;
  close(): Promise<unknown>;
}

const VIEWPORT = {width: 480, height: 900};

async function startFirefox(): Promise<Engine> {
  const browser = await puppeteer.launch({browser: 'firefox', executablePath: findFirefox(), headless: true});
  return {
    async openUser() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(VIEWPORT);
      return new EngineUser(page as unknown as EnginePage);
    },
    close: () => browser.close(),
  };
}

/** The driver has one session at a time. */
async function startWebKit(): Promise<Engine> {
  const driver = new WebKitDriver();
  await driver.start();
  let page: WebDriverPage | undefined;
  return {
    async openUser() {
      await page?.close();
      page = await driver.open();
      await page.setViewport(VIEWPORT);
      return new EngineUser(page);
    },
    close: () => driver.stop(),
  };
}

const engines: Record<string, () => Promise<Engine>> = {firefox: startFirefox, webkit: startWebKit};
const name = process.env['GIFT_ENGINE'] ?? 'firefox';

describe(`a gift in ${name}`, () => {
  let env: ShopEnvironment;
  let engine: Engine;
  before(async () => { [env, engine] = await Promise.all([startShop(), engines[name]!()]); });
  after(async () => {
    await engine.close();
    await env.close();
  });

  test('is paid, shared, opened on the hosted page and accepted', async () => {
    const ana = await engine.openUser();
    const {link} = await sendGift(ana, env, {});
    const lena = await engine.openUser();
    await openGift(lena, link);
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    const {orders} = await env.backend.callAsMerchant('GET', '/v1/orders') as {orders: {product: {ref: string}}[]};
    assert.deepEqual(orders.map(({product}) => product.ref), ['mug']);
  });

  for (const policy of ['strict', 'hosts'] as const) {
    const form = policy === 'strict' ? 'with a nonce' : 'with a list of hosts';
    test(`runs on the shop’s own pages under the strictest policy ${form}, without a violation`, async () => {
      env.violations.length = 0;
      const ana = await engine.openUser();
      const {link} = await sendGift(ana, env, {query: `?${policy}`});
      await ana.click('Show as a QR code');
      const lena = await engine.openUser();
      await openGift(lena, `${env.shopUrl}/claim?${policy}${link.slice(link.indexOf('#'))}`);
      await acceptGift(lena);
      await lena.expectText('It’s yours');
      assert.deepEqual(env.violations, []);
      // The control: a planted style and a planted HTML sink are reported.
      await lena.page.evaluate(() => {
        document.body.setAttribute('style', 'color: red');
        try {
          document.body.innerHTML = '<p>planted';
        } catch {
          // Trusted Types reject the assignment.
        }
      });
      await lena.expectReports(() => env.violations, [/style-src/, /require-trusted-types-for/]);
    });
  }
});
