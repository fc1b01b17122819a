/** What a wrong page sees on the console, with an address in the docs, and what its visitors see. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {slugify} from '../../demo/docs/slug.ts';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {root} from '../support/module-graph.ts';

const DOCS = 'https://github.com/send-as-gift/send-as-gift/blob/main/';
const UNAVAILABLE = 'This can’t be sent as a gift right now.';

/** Whether an address leads to a heading of a file in this repository. */
function existsInDocs(address: string) {
  const [file = '', anchor] = address.slice(DOCS.length).split('#');
  const toSlug = slugify();
  return address.startsWith(DOCS)
    && [...readFileSync(join(root, file), 'utf8').matchAll(/^#+ (.+)$/gm)].some(([, heading]) => toSlug(heading!) === anchor);
}

describe('a page with a mistake', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  /** Opens a page with this content below the script tag. */
  async function openPage(content: string, prepare: (user: BrowserUser) => Promise<unknown> = async () => undefined) {
    const user = await env.openUser();
    await prepare(user);
    await user.goto(`${env.shopUrl}/elsewhere`);
    await user.page.evaluate((markup) => { document.body.innerHTML = markup; }, content);
    return user;
  }

  /** The only message of a page: its code, once its address is known to exist. */
  async function readMessage(user: BrowserUser): Promise<string> {
    for (let tries = 0; user.warnings.length === 0 && tries < 600; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(user.warnings.length, 1, user.warnings.join('\n'));
    const [, code, address] = /^<[a-z-]+> ([a-z-]+): .+ See (\S+)$/.exec(user.warnings[0]!) ?? [];
    assert.ok(code, user.warnings[0]);
    assert.ok(address?.endsWith(`#${code}`) && existsInDocs(address), address);
    assert.deepEqual(user.errors, []);
    return code;
  }

  const button = (attributes: string) => `<send-as-gift ${attributes}></send-as-gift>`;

  for (const [mistake, attributes, code] of [
    ['has no backend', 'product="mug"', 'backend-missing'],
    ['has a backend that is not a URL', 'backend="https://" product="mug"', 'backend-invalid'],
  ] as const) {
    test(`${mistake}: the button is disabled and says so`, async () => {
      const user = await openPage(button(attributes));
      await user.click('Send as a gift');
      await user.expectText(UNAVAILABLE);
      assert.equal(await readMessage(user), code);
      await user.close();
    });
  }

  test('names a product that the catalog does not have: the button says so', async () => {
    const user = await openPage(button(`backend="${env.backend.url}" product="cnadle"`));
    await user.click('Send as a gift');
    await user.expectText('The shop has no product “cnadle”.');
    assert.equal(await readMessage(user), 'product-not-found');
    await user.close();
  });

  test('is not listed in allowedOrigins: the button says so', async () => {
    const user = await env.openUser();
    // Another host name of the same shop.
    await user.goto(`${env.shopUrl.replace('127.0.0.1', 'localhost')}/products/mug`);
    await user.click('Send as a gift');
    await user.expectText('The shop doesn’t offer gifts on this page.');
    assert.equal(await readMessage(user), 'origin-not-allowed');
    await user.close();
  });

  test('has an attribute with an unknown value: it is ignored', async () => {
    const user = await openPage(button(`backend="${env.backend.url}" product="mug" appearance="filed"`));
    await user.click('Send as a gift');
    await user.expectText('Pay €24 and get the link');
    assert.equal(await readMessage(user), 'attribute-invalid');
    await user.close();
  });

  test('names a variant that does not exist: the panel asks for another', async () => {
    const user = await openPage(button(`backend="${env.backend.url}" product="teapot" variant="lagre"`));
    await user.click('Send as a gift');
    await user.expectText('The style you chose isn’t available here. Choose another.');
    assert.equal(await readMessage(user), 'variant-unavailable');
    await user.close();
  });

  test('uses https with a backend that does not: the button says so to a pointer', async () => {
    const user = await env.openUser();
    // No certificate is needed: the answers come from here.
    await user.page.setRequestInterception(true);
    user.page.on('request', (request) => {
      const {protocol, pathname} = new URL(request.url());
      if (protocol === 'http:') return void request.continue();
      if (pathname === '/') {
        return void request.respond({contentType: 'text/html', body: `<!doctype html><link rel="icon" href="data:,">
          <script type="module" src="/send-as-gift/send-as-gift.js"></script>${button('backend="http://gifts.example" product="mug"')}`});
      }
      void fetch(env.shopUrl + pathname).then(async (response) => request.respond({
        status: response.status, contentType: 'text/javascript', body: Buffer.from(await response.arrayBuffer()),
      }));
    });
    await user.goto('https://shop.example/');
    // A click may come before the button knows: the panel then shows that there is no connection.
    await (await user.page.waitForSelector('send-as-gift >>> button'))!.hover();
    await user.expectText('This can’t be sent as a gift right now.');
    assert.equal(await readMessage(user), 'backend-insecure');
    await user.close();
  });

  test('is open in a browser that blocks storage: gifts can be sent', async () => {
    const user = await openPage(button(`backend="${env.backend.url}" product="mug"`), ({page}) => page.evaluateOnNewDocument(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {get: () => { throw new DOMException('Access is denied.', 'SecurityError'); }});
      }
    }));
    await user.click('Send as a gift');
    await user.expectText('Pay €24 and get the link');
    assert.equal(await readMessage(user), 'storage-blocked');
    await user.close();
  });

  test('is open in a browser that blocks requests to the backend: the panel offers another try', async () => {
    const user = await openPage(button(`backend="${env.backend.url}" product="mug"`), async ({page}) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => void (request.url().includes('/v1/') ? request.abort('blockedbyclient') : request.continue()));
    });
    await user.click('Send as a gift');
    await user.expectText('Try again');
    assert.equal(await readMessage(user), 'backend-unreachable');
    await user.close();
  });

  test('is open in a browser without Intl.Segmenter: gifts can be sent, and a note is still limited', async () => {
    const user = await openPage(button(`backend="${env.backend.url}" product="mug"`), ({page}) => page.evaluateOnNewDocument(() => {
      Reflect.deleteProperty(Intl, 'Segmenter');
    }));
    await user.click('Send as a gift');
    await user.type('From', 'Ana');
    await user.click('Pay €24 and get the link');
    await user.expectText('Test payment');
    assert.equal(await readMessage(user), 'segmenter-missing');
    await user.close();
  });
});
