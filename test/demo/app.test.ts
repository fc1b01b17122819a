/** The demo shop on a real backend. */
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {createMerchantClient, type Alert, type AlertKind, type MerchantClient} from '../../demo/merchant-client.ts';
import products from '../../demo/products.json' with {type: 'json'};
import {loadOrCreateSecretKey} from '../../demo/secret-key.ts';
import {createDemoShop} from '../../demo/app.ts';
import {createGiftId} from '../../src/protocol/index.ts';
import {startBackend} from '../../src/server/node/start.ts';
import {waitUntil} from '../server/support/wait-until.ts';
import {createClaimedOrder} from '../support/claimed-order.ts';

const shopUrl = 'http://localhost:4400';

async function startDemo(t: TestContext) {
  const dataDir = mkdtempSync(join(tmpdir(), 'gift-demo-'));
  const secret = loadOrCreateSecretKey(dataDir);
  const running = await startBackend({
    config: {
      shop: {name: 'Tea & Clay', domain: 'localhost:4400', url: `${shopUrl}/`, currency: 'EUR', shipsTo: ['DE']},
      allowedOrigins: [shopUrl], catalog: 'products.json', payments: {provider: 'test'}, merchantKeyHash: secret.hash,
      mail: {developmentFolder: join(dataDir, 'mails'), from: 'Tea & Clay <gifts@tea.example>'},
    },
    configDir: fileURLToPath(new URL('../../demo/', import.meta.url)), dataDir, log: () => undefined,
  });
  t.after(async () => {
    await running.close();
    rmSync(dataDir, {recursive: true, force: true});
  });
  const shop = createDemoShop({shopUrl, backendUrl: running.url, products, merchant: createMerchantClient(running.url, secret.key), mailFolder: join(dataDir, 'mails')});
  const visit = (path: string, init?: RequestInit) => shop(new Request(shopUrl + path, init));
  const read = async (path: string) => (await visit(path)).text();
  /** Clicks a button of the orders page, from a page of the given origin. */
  const clickOrderButton = async (action: string, origin = shopUrl) => {
    const page = await read('/orders');
    const form = new RegExp(`action="(/orders/[^"]+/${action}[^"]*)">\\s*<input type="hidden" name="key" value="([^"]+)"`).exec(page);
    assert.ok(form, `there is no button for ${action}`);
    return visit(form[1]!, {method: 'POST', body: new URLSearchParams({key: form[2]!}), headers: {Origin: origin}});
  };
  return {dataDir, running, visit, read, clickOrderButton};
}

/** Ana pays for a teapot, and Bo accepts it. */
const createClaimedTeapot = ({running}: Awaited<ReturnType<typeof startDemo>>) => createClaimedOrder({
  backendUrl: running.url, shopUrl, product: 'teapot', variant: 'ink', runDueJobs: () => running.runDueJobs(),
});

describe('the demo shop', () => {
  test('serves the documentation, its assets and its list for language models', async (t) => {
    const {visit, read} = await startDemo(t);
    assert.match(await read('/docs'), /<h1 id="send-as-gift">/);
    assert.match(await read('/docs/recipes/shopify'), /<h1 id="shopify">/);
    assert.equal(await read('/llms.txt'), await read('/docs/llms.txt'));
    for (const [, path] of (await read('/docs/playground')).matchAll(/(?:src|href)="(\/docs\/[^"]+\.(?:js|css))"/g)) assert.equal((await visit(path!)).status, 200, path);
    assert.equal((await visit('/docs/nowhere')).status, 404);
    assert.equal((await visit('/docs', {method: 'POST'})).status, 405);
  });

  test('lists five products, each with a gift button on its page', async (t) => {
    const {read, running} = await startDemo(t);
    const listing = await read('/');
    assert.equal(products.length, 5);
    for (const {ref, title} of products) {
      assert.ok(listing.includes(`/products/${ref}`));
      const page = await read(`/products/${ref}`);
      assert.ok(page.includes(title));
      assert.ok(page.includes(`<send-as-gift backend="${running.url}" product="${ref}"`));
      const json = /<script type="application\/ld\+json">(.*)<\/script>/.exec(page)![1]!;
      assert.equal((JSON.parse(json) as {sku: string}).sku, ref);
    }
  });

  test('has a page without a gift button, whose structured data leads to product and variant', async (t) => {
    const {read, visit, running} = await startDemo(t);
    const page = await read('/one-tag/teapot');
    assert.ok(page.includes(`src="/send-as-gift/send-as-gift.js" data-backend="${running.url}" data-auto>`));
    assert.ok(!page.includes('<send-as-gift'));
    const {offers} = JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(page)![1]!) as {offers: {sku: string; url: string}[]};
    assert.match(offers[1]!.url, /\/one-tag\/teapot\?variant=ink$/);
    const found = await (await fetch(`${running.url}/v1/products/${encodeURIComponent(`sku:${offers[1]!.sku}`)}`)).json() as {ref: string; variant: string};
    assert.deepEqual([found.ref, found.variant], ['teapot', 'ink']);
    assert.equal((await visit('/one-tag/nothing')).status, 404);
    assert.ok(!(await read('/products/teapot')).includes('data-auto'));
  });

  test('has products with one price, several prices, one variant, not giftable and sold out', async (t) => {
    const {running} = await startDemo(t);
    const prices = (ref: string) => new Set(products.find((product) => product.ref === ref)!.variants.map(({price}) => price.amount)).size;
    assert.deepEqual([prices('teapot'), prices('sampler'), prices('mug')], [1, 3, 1]);
    const reason = async (ref: string) => (await (await fetch(`${running.url}/v1/products/${ref}`)).json() as {reason?: string}).reason;
    assert.deepEqual(await Promise.all(['teapot', 'tasting', 'bowl'].map(reason)), [undefined, 'not-giftable', 'sold-out']);
  });

  test('keeps the chosen language on every link', async (t) => {
    const {read} = await startDemo(t);
    const page = await read('/?lang=zh-CN');
    assert.match(page, /<html lang="zh-CN">/);
    assert.match(page, /href="\/products\/teapot\?lang=zh-CN"/);
    assert.match(await read('/products/teapot?lang=zh-CN'), /加入购物车/);
    assert.match(await read('/?lang=xx'), /<html lang="en">/);
  });

  test('serves claim and status pages and images, and nothing else', async (t) => {
    const {visit, read, running} = await startDemo(t);
    assert.ok((await read('/claim')).includes(`<gift-claim-card backend="${running.url}">`));
    assert.ok((await read('/gifts')).includes(`<gift-status backend="${running.url}">`));
    for (const product of products) {
      const picture = await visit(product.image);
      assert.equal(picture.headers.get('Content-Type'), 'image/svg+xml');
      assert.equal(picture.headers.get('Access-Control-Allow-Origin'), '*');
    }
    for (const path of ['/nothing', '/products/nothing', '/images/nothing.svg', '/images/..%2fserver.ts', '/server.ts', '/products.json', '/claim/x']) {
      assert.equal((await visit(path)).status, 404, path);
    }
    assert.equal((await visit('/', {method: 'POST'})).status, 405);
  });

  test('has an article with a gift button in both languages', async (t) => {
    const {read, visit, running} = await startDemo(t);
    const [, path] = /href="(\/articles\/[^"?]+)"/.exec(await read('/'))!;
    const page = await read(path!);
    assert.match(page, /The weight of a cup<\/h1>/);
    assert.ok(page.includes(`<send-as-gift backend="${running.url}" product="mug">`));
    assert.match(await read(`${path}?lang=zh-CN`), /一只杯子的分量<\/h1>/);
    assert.equal((await visit('/articles/another')).status, 404);
  });

  test('unfurls gift links by oEmbed once, and no other URL', async (t) => {
    const {visit, running} = await startDemo(t);
    const unfurl = (url: string) => visit(`/unfurl?url=${encodeURIComponent(url)}`);
    const gift = `${running.url}/g/${createGiftId()}`;
    assert.deepEqual(await (await unfurl(gift)).json(), {title: 'A gift is waiting for you', shop: 'Tea & Clay', image: `${gift}/card.png`});
    for (const none of ['https://evil.example/g/AAAAAAAAAAAAAAAAAAAAAA', `${running.url}/m/AAAAAAAAAAAAAAAAAAAAAA`, 'nothing', '']) {
      assert.equal((await unfurl(none)).status, 404, none);
    }
    await running.close();
    assert.equal((await unfurl(gift)).status, 200, 'what was asked once is kept');
    assert.equal((await unfurl(`${running.url}/g/${createGiftId()}`)).status, 503, 'the link stays a link');
  });

  test('allows only its own scripts', async (t) => {
    const {visit, running} = await startDemo(t);
    const {headers} = await visit('/');
    const policy = headers.get('Content-Security-Policy')!;
    for (const part of ["default-src 'none'", "script-src 'self';", "style-src 'self';", `connect-src 'self' ${running.url};`, "require-trusted-types-for 'script'"]) {
      assert.ok(policy.includes(part), part);
    }
  });
});

describe('the payer’s mailbox', () => {
  test('lists mails newest first and shows one in a sandboxed frame', async (t) => {
    const demo = await startDemo(t);
    assert.match(await demo.read('/mailbox'), /No mail yet/);
    await createClaimedTeapot(demo);
    let page = '';
    await waitUntil(async () => {
      await demo.running.sendDueMail();
      page = await demo.read('/mailbox');
      return page.includes('Accepted: Round teapot');
    }, 'the mail, which the backend’s own loop may be sending already');
    assert.match(page, /to ana@post\.example/);
    const [, name] = /src="\/mailbox\/([0-9a-f]{40})"/.exec(page)!;
    const letter = await demo.visit(`/mailbox/${name}`);
    assert.match(letter.headers.get('Content-Security-Policy')!, /^default-src 'none';.*sandbox allow-popups/);
    const text = await letter.text();
    assert.match(text, /Your gift has been accepted/);
    assert.match(text, new RegExp(`href="${demo.running.url}/m/[\\w-]{22}#gm_[\\w-]{43}"`));
    assert.match(await demo.read('/mailbox?lang=zh-CN'), /这里代替付款人的邮箱/);
  });

  test('is available only on this machine and serves no other file', async (t) => {
    const demo = await startDemo(t);
    for (const path of ['/mailbox/x', '/mailbox/..%2fshop-secret-key', `/mailbox/${'0'.repeat(40)}`, '/mailbox/a/b']) {
      assert.equal((await demo.visit(path)).status, 404, path);
    }
    const shop = createDemoShop({shopUrl, backendUrl: '', products, merchant: createMerchantClient('', 'sk_'), mailFolder: join(demo.dataDir, 'mails')});
    assert.equal((await shop(new Request('http://evil.example:4400/mailbox'))).status, 404);
  });
});

describe('the merchant', () => {
  test('sees an order, its address only on request, and updates its state', async (t) => {
    const demo = await startDemo(t);
    assert.match(await demo.read('/orders'), /No order yet/);
    const {state} = await createClaimedTeapot(demo);
    const page = await demo.read('/orders');
    assert.match(page, /G-1001/);
    assert.match(page, /Ink blue/);
    assert.match(page, /For &lt;slow&gt; mornings/);
    assert.equal(page.includes('Canary'), false);

    const opened = await demo.clickOrderButton('address');
    assert.equal(opened.headers.get('Cache-Control'), 'no-store');
    assert.match(await opened.text(), /Canary Row 7/);
    assert.equal((await demo.read('/orders')).includes('Canary'), false);

    assert.equal((await demo.clickOrderButton('shipped')).status, 303);
    assert.equal(await state(), 'shipped');
    assert.equal((await demo.clickOrderButton('delivered')).status, 303);
    assert.equal(await state(), 'delivered');
  });

  test('sees what to do about each open alert, tries again or settles it, and sees nothing if there is none', async () => {
    const alert = (kind: AlertKind | 'unknown', more: Partial<Alert> = {}): Alert =>
      ({id: `g.1.${kind}`, kind, gift: 'g', createdAt: '2026-11-29T08:00:00.000Z', can: {retry: false}, ...more});
    let alerts: Alert[] = [];
    const updates: unknown[][] = [];
    const merchant: MerchantClient = {
      ...createMerchantClient('', ''),
      orders: async () => ({ok: true, value: {orders: []}}),
      alerts: async () => ({ok: true, value: {alerts}}),
      updateAlert: async (...update) => (updates.push(update), {ok: true, value: alerts[0]!}),
    };
    const shop = createDemoShop({shopUrl, backendUrl: '', products, merchant, mailFolder: ''});
    const read = async (query = '') => (await shop(new Request(`${shopUrl}/orders${query}`))).text();
    assert.doesNotMatch(await read(), /class="alerts"|need you|needs you/);

    alerts = [
      alert('refund-failed', {amount: {amount: 4800, currency: 'EUR'}, can: {retry: true}}), alert('dispute', {order: 'g.1'}),
      ...(['payment-mismatch', 'fraud-warning', 'order-refused', 'ledger-mismatch', 'unknown'] as const).map((kind) => alert(kind)),
    ];
    const page = await read();
    assert.match(page, /7 things need you/);
    assert.match(page, /A refund failed <span class="state">€48/);
    assert.match(page, /Try it again; or pay it another way, and then choose “Done”\./);
    assert.match(page, /answer the dispute at your payment provider/);
    assert.match(page, /<a href="#g\.1">its order<\/a>/);
    assert.equal(page.match(/>Try again</g)?.length, 1, 'only what can be tried again');
    assert.equal(page.match(/>Done</g)?.length, alerts.length);
    assert.doesNotMatch(await read('?after=1'), /class="alerts"/);
    assert.match(await read('?lang=zh-CN'), /有 7 件事需要处理/);

    const click = (action: string, origin = shopUrl) => shop(new Request(`${shopUrl}/orders/alerts/g.1.refund-failed/${action}?lang=en`,
      {method: 'POST', body: new URLSearchParams({key: 'k'.repeat(16)}), headers: {Origin: origin}}));
    assert.equal((await click('resolve', 'https://evil.example')).status, 403);
    assert.equal((await click('delete')).status, 404);
    assert.equal((await click('retry')).headers.get('Location'), '/orders?lang=en');
    assert.equal((await click('resolve')).status, 303);
    assert.deepEqual(updates, ['retry', 'resolve'].map((action) => ['g.1.refund-failed', action, 'k'.repeat(16)]));
  });

  test('is protected from other origins and host names', async (t) => {
    const demo = await startDemo(t);
    const {state} = await createClaimedTeapot(demo);
    assert.equal((await demo.clickOrderButton('shipped', 'https://evil.example')).status, 403);
    assert.equal((await demo.clickOrderButton('address', 'null')).status, 403);
    assert.equal(await state(), 'ordered');
    assert.equal((await demo.visit('/orders/x/address')).status, 404);
    const shop = createDemoShop({shopUrl, backendUrl: demo.running.url, products, merchant: createMerchantClient(demo.running.url, 'sk_'), mailFolder: ''});
    assert.equal((await shop(new Request('http://evil.example:4400/orders'))).status, 404);
  });

  test('sees an error message if the backend is unreachable', async (t) => {
    const demo = await startDemo(t);
    const shop = createDemoShop({shopUrl, backendUrl: demo.running.url, products, merchant: createMerchantClient('http://127.0.0.1:9', 'sk_'), mailFolder: ''});
    const response = await shop(new Request(`${shopUrl}/orders`));
    assert.equal(response.status, 502);
    assert.match(await response.text(), /can’t be reached/);
  });

  test('stores a secret key that no other user can read', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gift-demo-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const first = loadOrCreateSecretKey(folder);
    assert.deepEqual(loadOrCreateSecretKey(folder), first);
    assert.equal(statSync(join(folder, 'shop-secret-key')).mode & 0o777, 0o600);
    assert.equal(readFileSync(join(folder, 'shop-secret-key'), 'utf8').trim(), first.key);
  });
});
