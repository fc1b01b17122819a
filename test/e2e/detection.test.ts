import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';

describe('one tag on the pages of shop systems', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  const apiCalls = () => env.backend.proxy.requests.filter(({method, path}) => method !== 'OPTIONS' && path.startsWith('/v1/')).length;
  const drafts = () => env.backend.proxy.requests.filter(({method, path, status}) => method === 'POST' && path === '/v1/gifts' && status === 201)
    .map(({requestBody}) => JSON.parse(requestBody) as {product: string; variant?: string});

  /** Waits until there is one button, right after the control with this text. */
  const expectPlaced = ({page}: BrowserUser, label: string) => page.waitForFunction((text) => {
    const [button, ...others] = document.querySelectorAll('send-as-gift');
    return others.length === 0 && button?.previousElementSibling?.textContent === text;
  }, {timeout: 60_000}, label);

  /** Pays for the gift in the open panel, and returns to the shop. */
  async function pay(user: BrowserUser, label: string) {
    await user.type('From', 'Ana');
    await user.click(label);
    await user.expectText('Test payment');
    await user.click('Pay');
    await user.expectText('It’s wrapped');
  }

  const isChecked = (user: BrowserUser, name: string) => user.page.waitForSelector(`::-p-aria([name="${name}"][role="radio"])`, {timeout: 60_000})
    .then((radio) => radio!.evaluate((input) => (input as HTMLInputElement).checked));

  test('Shopify: places one button, opens the chosen variant, and drafts its gift', async () => {
    const ana = await env.openUser();
    const before = apiCalls();
    await ana.goto(`${env.shopUrl}/shopify/products/teapot`);
    await expectPlaced(ana, 'Add to cart');
    assert.equal(apiCalls(), before, 'nothing is asked before a pointer reaches the button');
    await ana.select('Glaze', '42');
    await ana.click('Send as a gift');
    await ana.expectText('Kyusu teapot');
    assert.equal(await isChecked(ana, 'Sand'), true);
    await pay(ana, 'Pay €48 and get the link');
    const {product, variant} = drafts().at(-1)!;
    assert.deepEqual({product, variant}, {product: 'teapot', variant: 'sand'});
    assert.deepEqual(ana.errors, []);
    await ana.close();
  });

  test('Shopify: follows the page’s variant until the panel opens, then the sender’s', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/shopify/products/teapot`);
    await ana.click('Send as a gift');
    await ana.expectText('Kyusu teapot');
    assert.equal(await isChecked(ana, 'Indigo'), true);
    await ana.page.evaluate(() => { document.querySelector<HTMLSelectElement>('[name="id"]')!.value = '42'; });
    assert.equal(await isChecked(ana, 'Indigo'), true, 'the open panel stays as it is');
    await ana.click('Close');
    await ana.click('Send as a gift');
    await ana.expectText('Kyusu teapot');
    assert.equal(await isChecked(ana, 'Sand'), true);
    await ana.close();
  });

  test('WooCommerce: takes the chosen variation, and none before there is one', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/woocommerce/product/sampler`);
    await expectPlaced(ana, 'Add to basket');
    await ana.select('Size', '12');
    await ana.click('Send as a gift');
    await ana.expectText('Tea sampler');
    await pay(ana, 'Pay €39 and get the link');
    const {product, variant} = drafts().at(-1)!;
    assert.deepEqual({product, variant}, {product: 'sampler', variant: 'large'});
    await ana.close();
  });

  test('JSON-LD of a single-page shop: one button per product, none elsewhere, and it says so once if the catalog has no such product', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/spa`);
    await ana.click('About page');
    await ana.expectText('About us');
    await ana.click('Mug page');
    await expectPlaced(ana, 'Add to cart');
    await ana.click('Other page');
    await ana.expectText('Something else');
    await expectPlaced(ana, 'Add to cart');
    await ana.page.hover('send-as-gift');
    await ana.expectText('This item can’t be sent as a gift.');
    await ana.page.hover('h1');
    await ana.page.hover('send-as-gift');
    const said = ana.warnings.filter((text) => text.includes('product-not-found'));
    assert.equal(said.length, 1);
    assert.match(said[0]!, /docs\/errors\.md#product-not-found$/);
    await ana.click('About page');
    await ana.page.waitForFunction(() => !document.querySelector('send-as-gift'), {timeout: 60_000});
    await ana.click('Mug page');
    await ana.expectText('Morning mug');
    await expectPlaced(ana, 'Add to cart');
    await ana.click('Send as a gift');
    await ana.expectText('From');
    await ana.type('From', 'Ana');
    await ana.click('Pay €24 and get the link');
    await ana.expectText('Test payment');
    assert.equal(drafts().at(-1)!.product, 'mug');
    assert.deepEqual(ana.errors, []);
    await ana.close();
  });
});
