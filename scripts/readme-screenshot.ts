/** Takes the screenshot of the README from the demo shop: `npm run screenshot:readme`. */
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'puppeteer-core';
import {openBrowser, BrowserUser} from '../test/support/browser-user.ts';

const root = join(import.meta.dirname, '..');
const port = 4780;
const shop = `http://localhost:${port}`;

async function main() {
  const data = mkdtempSync(join(tmpdir(), 'pictures-'));
  const environment = {...process.env, PORT: String(port), GIFT_DATA: data};
  const demo = spawn(process.execPath, ['demo/server.ts'], {cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit']});
  await new Promise((resolve) => demo.stdout.once('data', resolve));
  const browser = await openBrowser();
  try {
    const [panel, sealed, open] = await takeScreenshots(browser);
    const page = await browser.newPage();
    await page.setViewport({width: 1400, height: 760, deviceScaleFactor: 1});
    await page.setContent(`<style>body { margin: 0; display: flex; gap: 24px; align-items: center; justify-content: center; height: 760px; background: #e9edf5 }
      img { height: 700px; border-radius: 20px; box-shadow: 0 10px 40px #1a2a5022 }</style>
      ${[panel, sealed, open].map((picture) => `<img src="data:image/png;base64,${picture}">`).join('')}`);
    mkdirSync(join(root, 'docs/pictures'), {recursive: true});
    await page.screenshot({path: join(root, 'docs/pictures/gift.png')});
  } finally {
    await browser.close();
    demo.kill('SIGTERM');
    rmSync(data, {recursive: true, force: true});
  }
}

async function takeScreenshots(browser: Browser): Promise<string[]> {
  const waitForAnimations = () => new Promise((resolve) => setTimeout(resolve, 900));
  const screenshot = async (person: BrowserUser, clip?: {x: number; y: number; width: number; height: number}) => {
    await waitForAnimations();
    return person.page.screenshot({encoding: 'base64', ...(clip && {clip})});
  };
  const ana = await BrowserUser.create(browser, {viewport: {width: 1080, height: 820}});
  await ana.goto(`${shop}/products/teapot`);
  await ana.click('Send as a gift');
  await ana.type('From', 'Ana');
  await ana.type('Note', 'For slow mornings.\nCall me when it pours.');
  const panel = await screenshot(ana, {x: 285, y: 0, width: 760, height: 820});
  await ana.click('Pay €48 and get the link');
  await ana.click('Pay');
  await ana.expectText('It’s wrapped');
  const link = await ana.inputValue('The link for your friend');
  const lena = await BrowserUser.create(browser, {viewport: {width: 390, height: 820}, reducedMotion: false});
  await lena.goto(link);
  await lena.expectText('A gift from Ana');
  const sealed = await screenshot(lena);
  await lena.click('Open');
  await lena.expectText('Accept this gift');
  await waitForAnimations();
  return [panel, sealed, await screenshot(lena)];
}

await main();
