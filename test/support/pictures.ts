/** The picture in the README: `npm run pictures` draws it anew, from the demo shop as it is. */
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'puppeteer-core';
import {openBrowser, Person} from './people.ts';

const root = join(import.meta.dirname, '../..');
const port = 4780;
const shop = `http://localhost:${port}`;

async function main() {
  const data = mkdtempSync(join(tmpdir(), 'pictures-'));
  const demo = spawn(process.execPath, ['demo/server.ts'], {cwd: root, env: {...process.env, PORT: String(port), GIFT_DATA: data}, stdio: ['ignore', 'pipe', 'inherit']});
  await new Promise((resolve) => demo.stdout.once('data', resolve));
  const browser = await openBrowser();
  try {
    const [panel, sealed, open] = await draw(browser);
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

async function draw(browser: Browser): Promise<string[]> {
  const still = () => new Promise((resolve) => setTimeout(resolve, 900));
  const shoot = async (person: Person, clip?: {x: number; y: number; width: number; height: number}) => {
    await still();
    return person.page.screenshot({encoding: 'base64', ...(clip && {clip})});
  };
  const ana = await Person.arrive(browser, {screen: {width: 1080, height: 820}});
  await ana.goes(`${shop}/products/teapot`);
  await ana.presses('Send as a gift');
  await ana.types('From', 'Ana');
  await ana.types('Note', 'For slow mornings.\nCall me when it pours.');
  const panel = await shoot(ana, {x: 285, y: 0, width: 760, height: 820});
  await ana.presses('Pay €48 and get the link');
  await ana.presses('Pay');
  await ana.sees('It’s wrapped');
  const link = await ana.reads('The link for your friend');
  const lena = await Person.arrive(browser, {screen: {width: 390, height: 820}, stillness: false});
  await lena.goes(link);
  await lena.sees('A gift from Ana');
  const sealed = await shoot(lena);
  await lena.presses('Open');
  await lena.sees('Accept this gift');
  await still();
  return [panel, sealed, await shoot(lena)];
}

await main();
