/** The documentation of the demo in a browser. */
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {Browser} from 'puppeteer-core';
import {readContents} from '../../demo/docs/contents.ts';
import {findAxeViolations, findLayoutIssues} from '../support/a11y-and-layout.ts';
import {BrowserUser, openBrowser, type BrowserUserOptions} from '../support/browser-user.ts';
import {startDemoServer} from '../support/demo-server.ts';

const paths = ['', ...readContents().flatMap(({pages}) => pages).map(({path}) => `/${path}`)];

describe('the documentation', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let browser: Browser;
  before(async () => { [demo, browser] = await Promise.all([startDemoServer(), openBrowser()]); });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  async function openDocs(path: string, options: BrowserUserOptions = {}) {
    const user = await BrowserUser.create(browser, options);
    await user.goto(`${demo.shopUrl}/docs${path}`);
    return user;
  }

  /** Visits pages on a small phone, and asserts that none has an issue. */
  async function checkPages(pages: readonly string[], {dark, dir}: {dark: boolean; dir: 'ltr' | 'rtl'}) {
    const user = await BrowserUser.create(browser, {viewport: {width: 320, height: 640}, dark});
    const issues: string[] = [];
    for (const path of pages) {
      await user.goto(`${demo.shopUrl}/docs${path}`);
      await user.page.evaluate((direction) => { document.documentElement.dir = direction; }, dir);
      const found = [...await findLayoutIssues(user.page), ...await findAxeViolations(user.page, {contrastOnly: dark})];
      issues.push(...found.map((issue) => `${path}: ${issue}`));
    }
    assert.deepEqual([...issues, ...user.errors, ...user.warnings], []);
    await user.close();
  }

  test('is accessible, fits a small phone and violates no policy, on every page', () => checkPages(paths, {dark: false, dir: 'ltr'}));

  test('has enough space and contrast in the dark and right to left, on pages of each kind', () =>
    checkPages(['', '/styling', '/errors', '/playground', '/recipes/shopify'], {dark: true, dir: 'rtl'}));

  test('does not scroll sideways on a wide screen, and shows contents and headings beside the text', async () => {
    const user = await openDocs('/styling', {viewport: {width: 1440, height: 900}});
    const [width, columns] = await user.page.evaluate(() => [
      document.documentElement.scrollWidth,
      ['.contents', 'main', '.headings'].map((selector) => Math.round(document.querySelector(selector)!.getBoundingClientRect().left)),
    ] as const);
    assert.equal(width, 1440);
    assert.deepEqual(columns.toSorted((a, b) => a - b), columns);
    assert.deepEqual(await findAxeViolations(user.page), []);
    await user.close();
  });

  test('leads by keyboard past the contents to the text', async () => {
    const user = await openDocs('/quick-start');
    await user.page.keyboard.press('Tab');
    await user.page.keyboard.press('Enter');
    await user.page.waitForFunction(() => document.activeElement?.id === 'content');
    await user.close();
  });

  test('opens the panel of a live example, in its own style', async () => {
    const user = await openDocs('/styling', {viewport: {width: 1280, height: 900}});
    assert.equal(await user.page.$eval('send-as-gift.forest', (button) => getComputedStyle(button).getPropertyValue('--gift-accent').trim()), '#0a7d5a');
    await (await user.page.waitForSelector('send-as-gift.forest >>> button'))!.click();
    await user.expectText('Pay €48 and get the link');
    assert.deepEqual([...user.errors, ...user.warnings], []);
    await user.close();
  });

  test('changes the button of the playground, writes the snippet and lists the events', async () => {
    const user = await openDocs('/playground');
    const readCode = () => user.page.$eval('#code', (code) => code.textContent);
    assert.equal(await readCode(), '<send-as-gift backend="https://gifts.your-shop.example" product="teapot"></send-as-gift>');
    await user.select('product', 'mug');
    await user.select('appearance', 'filled');
    await user.type('label', 'Give <it>');
    await user.page.$eval('input[name="--gift-accent"]', (input) => {
      (input as HTMLInputElement).value = '#0a7d5a';
      input.dispatchEvent(new Event('input', {bubbles: true}));
    });
    assert.equal(await readCode(), '<style>\n  send-as-gift {\n    --gift-accent: #0a7d5a;\n  }\n</style>\n'
      + '<send-as-gift backend="https://gifts.your-shop.example" product="mug" appearance="filled">Give &#60;it&#62;</send-as-gift>');
    await user.click('Give <it>');
    await user.expectText('Pay €22 and get the link');
    await user.expectText('gift-before-open');
    await user.page.keyboard.press('Escape');
    await user.click('Reset');
    await user.page.waitForFunction(() => document.querySelector('#code')!.textContent!.includes('product="teapot"'));
    assert.doesNotMatch((await readCode())!, /style|filled|Give/);
    assert.deepEqual([...user.errors, ...user.warnings], []);
    await user.close();
  });
});
