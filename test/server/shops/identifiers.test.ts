import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {parseIdentifiers} from '../../../src/protocol/index.ts';
import type {Catalog} from '../../../src/server/ports.ts';
import {fileShop} from '../../../src/server/shops/file/index.ts';
import {CatalogError, validateProducts, type CatalogInput} from '../../../src/server/shops/file/products.ts';
import {createFakeCatalog} from '../support/catalog.ts';
import {createTestBackend} from '../support/test-backend.ts';

const variant = (ref: string, more: Partial<CatalogInput[number]['variants'][number]> = {}) =>
  ({ref, title: ref, price: {amount: 900, currency: 'EUR'}, stock: 5, ...more});

const catalog: CatalogInput = [
  {
    ref: 'teapot', title: 'Teapot', sku: 'TEA', url: '/products/teapot', variants: [
      variant('small', {sku: 'TEA-S', gtin: '4006381333931', url: '/products/teapot?variant=1'}),
      variant('large', {sku: 'TEA-L', url: '/products/teapot?variant=2'}),
    ],
  },
  {ref: 'mug', title: 'Mug', gtin: '96385074', url: 'https://tea.example/mug/', variants: [variant('small')]},
  {ref: 'bowl', title: 'Bowl', url: '/bowls', variants: [variant('bowl', {sku: 'mug-2'})]},
  {ref: 'dish', title: 'Dish', url: '/bowls', variants: [variant('dish')]},
];

function createShop(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-shop-'));
  const shop = fileShop({products: catalog, ordersFile: join(folder, 'orders.db'), baseUrl: 'https://tea.example/', currency: 'EUR'});
  t.after(() => {
    shop.close();
    rmSync(folder, {recursive: true, force: true});
  });
  return shop;
}

describe('identifiers in the file shop', () => {
  const cases: [string, {ref: string; variant?: string} | undefined][] = [
    ['sku:TEA', {ref: 'teapot'}],
    ['sku:TEA-L', {ref: 'teapot', variant: 'large'}],
    ['gtin:04006381333931', {ref: 'teapot', variant: 'small'}],
    ['gtin:4006381333931', {ref: 'teapot', variant: 'small'}],
    ['gtin:00000096385074', {ref: 'mug'}],
    ['url:http://tea.example/products/teapot/?utm_source=mail#buy', {ref: 'teapot'}],
    ['url:https://tea.example/products/teapot?variant=2', {ref: 'teapot', variant: 'large'}],
    ['url:https://tea.example/products/teapot?variant=9', undefined],
    ['url:https://tea.example/mug', {ref: 'mug'}],
    ['url:https://other.example/mug', undefined],
    ['url:https://tea.example/bowls', undefined],
    // Without a `sku`, the ref is the SKU.
    ['sku:mug', {ref: 'mug'}],
    ['sku:dish', {ref: 'dish'}],
    ['sku:mug-2', {ref: 'bowl', variant: 'bowl'}],
    ['sku:teapot', undefined],
    ['sku:small', {ref: 'mug', variant: 'small'}],
    ['sku:unknown sku:TEA-S sku:mug', {ref: 'teapot', variant: 'small'}],
    ['sku:__proto__ sku:constructor', undefined],
  ];
  for (const [list, expected] of cases) {
    test(`${list} is ${expected ? [expected.ref, expected.variant].filter(Boolean).join(', ') : 'nothing'}`, async (t) => {
      assert.deepEqual(await createShop(t).findProduct!(parseIdentifiers(list)!), expected);
    });
  }

  test('two variants can’t have the same SKU or GTIN; a product may have that of its only variant', () => {
    const check = (...products: CatalogInput) => validateProducts(products, 'EUR');
    const one = (ref: string, more: object, inVariant: object = {}): CatalogInput[number] => ({ref, title: ref, variants: [variant('one', inVariant)], ...more});
    check(one('cup', {sku: 'A'}, {sku: 'A'}));
    assert.throws(() => check(one('cup', {}, {sku: 'A'}), one('jug', {}, {sku: 'A'})), (error) =>
      error instanceof CatalogError && /^Product "jug": another one has the sku "A"/.test(error.message));
    assert.throws(() => check(one('cup', {}, {gtin: '4006381333931'}), one('jug', {}, {gtin: '04006381333931'})), /another one has the gtin/);
    assert.throws(() => check(one('cup', {gtin: '4006381333932'})), /gtin must be a GTIN of 8, 12, 13 or 14 digits whose check digit is right/);
  });
});

describe('GET /v1/products/{identifiers}', () => {
  const get = async (t: TestContext, list: string, findProduct?: Catalog['findProduct']) => {
    const fixture = await createTestBackend({options: {catalog: {...createFakeCatalog().catalog, findProduct}}});
    t.after(() => fixture.close());
    const response = await fixture.backend.fetch(new Request(`https://gifts.test/v1/products/${encodeURIComponent(list)}`));
    return {status: response.status, body: await response.json() as Record<string, unknown>};
  };

  test('returns the product with its own ref, and the variant that was named', async (t) => {
    const seen: unknown[] = [];
    const {status, body} = await get(t, 'sku:A%20B url:https://tea.example/?a=b', async (identifiers) => {
      seen.push(...identifiers);
      return {ref: 'teapot', variant: 'blue'};
    });
    assert.deepEqual([status, body['ref'], body['variant']], [200, 'teapot', 'blue']);
    assert.deepEqual(seen, [{kind: 'sku', value: 'A B'}, {kind: 'url', value: 'https://tea.example/?a=b'}]);
  });

  test('is 404 for what the catalog does not know, for a catalog without findProduct, and for a malformed list', async (t) => {
    for (const [list, find] of [['sku:none', async () => undefined], ['sku:none', undefined], ['sku:', undefined], ['sku:a mug', undefined]] as const) {
      const {status, body} = await get(t, list, find);
      assert.deepEqual([status, body['code']], [404, 'not-found'], list);
    }
  });
});
