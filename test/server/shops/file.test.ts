import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {Product} from '../../../src/protocol/index.ts';
import {systemClock} from '../../../src/server/node/clock.ts';
import type {OrderRequest} from '../../../src/server/ports.ts';
import {fileShop} from '../../../src/server/shops/file/index.ts';
import type {CatalogInput} from '../../../src/server/shops/file/products.ts';

const createCup = (red = 2, blue = 0): CatalogInput[number] => ({
  ref: 'cup', title: 'Cup', image: '/cup.svg', variants: [
    {ref: 'red', title: 'Red', price: {amount: 900, currency: 'EUR'}, stock: red, swatch: '#aa0000'},
    {ref: 'blue', title: 'Blue', price: {amount: 900, currency: 'EUR'}, stock: blue},
  ],
});
const voucher: CatalogInput[number] = {...createCup(), ref: 'voucher', giftable: false};

function createTestCatalog(t: TestContext, products: CatalogInput = [createCup(), voucher]) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-shop-'));
  const file = join(folder, 'products.json');
  const warnings: string[] = [];
  let saves = 0;
  const save = (text: string) => {
    writeFileSync(file, text);
    utimesSync(file, new Date(), new Date(Date.UTC(2026, 0, 1) + 1000 * saves++));
  };
  save(JSON.stringify(products));
  const open = () => fileShop({
    products: file, ordersFile: join(folder, 'shop-orders.db'), baseUrl: 'https://tea.example/', currency: 'EUR',
    clock: systemClock, warn: (message) => warnings.push(message),
  });
  let shop = open();
  t.after(() => {
    shop.close();
    rmSync(folder, {recursive: true, force: true});
  });
  return {
    get shop() { return shop; }, save, warnings, folder,
    restart() {
      shop.close();
      shop = open();
    },
  };
}

const order = (key: string, variant = 'red', productRef = 'cup'): OrderRequest => ({
  key, orderId: `order-${key}`, productRef, variant, unitPrice: {amount: 900, currency: 'EUR'}, shipTo: {country: 'DE'},
  product: {ref: productRef, title: 'Cup'}, isSigned: false,
  address: {name: 'Bo Canary', country: 'DE', city: 'Berlin', street: ['Invalidenstr. 1']},
});

describe('the file shop', () => {
  test('returns a product of the protocol with absolute image URLs', async (t) => {
    const {shop} = createTestCatalog(t);
    const product = await shop.getProduct('cup');
    assert.deepEqual(product?.stock, {red: 2, blue: 0});
    assert.equal(product?.image, 'https://tea.example/cup.svg');
    assert.deepEqual(product?.variants.map(({available}) => available), [true, false]);
    assert.equal(product?.giftable, true);
    assert.ok(Product.safeParse(JSON.parse(JSON.stringify(product))).success);
    assert.equal(await shop.getProduct('saucer'), undefined);
  });

  test('gives the reason why a product is not giftable', async (t) => {
    const {shop} = createTestCatalog(t, [createCup(0), voucher]);
    assert.equal((await shop.getProduct('cup'))?.reason, 'sold-out');
    assert.equal((await shop.getProduct('voucher'))?.reason, 'not-giftable');
  });

  test('places one order per key', async (t) => {
    const fixture = createTestCatalog(t);
    const numbers = await Promise.all([1, 2, 3].map(() => fixture.shop.placeOrder(order('a'))));
    assert.deepEqual(numbers, [{number: 'G-1001'}, {number: 'G-1001'}, {number: 'G-1001'}]);
    fixture.restart();
    assert.deepEqual(await fixture.shop.placeOrder(order('a')), {number: 'G-1001'});
    assert.deepEqual(await fixture.shop.placeOrder(order('b')), {number: 'G-1002'});
    assert.deepEqual((await fixture.shop.getProduct('cup'))?.stock, {red: 0, blue: 0});
  });

  test('takes the order of a signed product that the catalog does not have, once, and counts one that it has', async (t) => {
    const {shop} = createTestCatalog(t);
    const print = {...order('print', 'print-7', 'print-7'), isSigned: true};
    const [first, again] = [await shop.placeOrder(print), await shop.placeOrder(print)];
    assert.deepEqual(first, {number: 'G-1001'});
    assert.deepEqual(again, first);
    assert.deepEqual(await shop.placeOrder({...print, key: 'unsigned', isSigned: false}), {unavailable: true});
    await shop.placeOrder({...order('cup'), isSigned: true});
    assert.equal((await shop.getProduct('cup'))!.stock['red'], 1);
  });

  test('subtracts orders from the stock until the figure changes', async (t) => {
    const {shop, save} = createTestCatalog(t);
    await shop.placeOrder(order('a'));
    assert.equal((await shop.getProduct('cup'))?.stock.red, 1);
    save(JSON.stringify([createCup(7), voucher]));
    assert.equal((await shop.getProduct('cup'))?.stock.red, 7);
    await shop.placeOrder(order('b'));
    assert.equal((await shop.getProduct('cup'))?.stock.red, 6);
    save(JSON.stringify([createCup(2), voucher]));
    assert.equal((await shop.getProduct('cup'))?.stock.red, 2, 'the orders before the last change do not count, even for the same figure');
  });

  test('goes on counting when the file is saved with the same figures, or the process starts again', async (t) => {
    const fixture = createTestCatalog(t);
    const fetchStock = async () => (await fixture.shop.getProduct('cup'))?.stock;
    await fixture.shop.placeOrder(order('a'));
    fixture.save(JSON.stringify([createCup(), voucher]));
    assert.deepEqual(await fetchStock(), {red: 1, blue: 0});
    fixture.save(JSON.stringify([{...createCup(), title: 'Better cup'}, voucher], null, 2));
    assert.deepEqual(await fetchStock(), {red: 1, blue: 0});
    fixture.save(JSON.stringify([voucher]));
    assert.equal(await fetchStock(), undefined);
    fixture.save(JSON.stringify([createCup(), voucher]));
    fixture.restart();
    assert.deepEqual(await fetchStock(), {red: 1, blue: 0});
  });

  test('starts a new count of the variants whose figure changes, and of all when the stock date changes', async (t) => {
    const {shop, save} = createTestCatalog(t, [createCup(2, 3)]);
    const fetchStock = async () => (await shop.getProduct('cup'))?.stock;
    await shop.placeOrder(order('a'));
    await shop.placeOrder(order('b', 'blue'));
    save(JSON.stringify([createCup(9, 3)]));
    assert.deepEqual(await fetchStock(), {red: 9, blue: 2});
    await shop.placeOrder(order('c'));
    save(JSON.stringify([{...createCup(9, 3), stockDate: '2026-11-29'}]));
    assert.deepEqual(await fetchStock(), {red: 9, blue: 3});
    await shop.placeOrder(order('d'));
    save(JSON.stringify([{...createCup(9, 3), stockDate: '2026-11-29', title: 'Better cup'}]));
    assert.deepEqual(await fetchStock(), {red: 8, blue: 3});
  });

  test('accepts an order for a sold-out variant, and refuses one that left the catalog', async (t) => {
    const {shop, save} = createTestCatalog(t);
    assert.ok('number' in await shop.placeOrder(order('a', 'blue')));
    assert.deepEqual(await shop.placeOrder(order('b', 'green')), {unavailable: true});
    save(JSON.stringify([voucher]));
    assert.deepEqual(await shop.placeOrder(order('c')), {unavailable: true});
    assert.ok('number' in await shop.placeOrder(order('a', 'blue')));
  });

  test('keeps the last valid catalog while the file is invalid, warns once, and recovers', async (t) => {
    const {shop, save, warnings} = createTestCatalog(t);
    save('[{"ref": "cup"}]');
    assert.equal((await shop.getProduct('cup'))?.title, 'Cup');
    await shop.getProduct('cup');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /products\.json:1: Product "cup": title is missing/);
    save(JSON.stringify([{...createCup(), title: 'Better cup'}]));
    assert.equal((await shop.getProduct('cup'))?.title, 'Better cup');
  });

  test('warns once about each empty version of the file', async (t) => {
    const {shop, save, warnings, folder} = createTestCatalog(t, []);
    const message = `The catalog ${join(folder, 'products.json')} is empty, so nothing can be sent as a gift. Add a product.`;
    assert.deepEqual(warnings, [message]);
    assert.equal(await shop.getProduct('cup'), undefined);
    assert.equal(warnings.length, 1);
    save(JSON.stringify([createCup()]));
    assert.equal((await shop.getProduct('cup'))?.title, 'Cup');
    save('[ ]');
    assert.equal(await shop.getProduct('cup'), undefined);
    assert.deepEqual(warnings, [message, message]);
  });

  test('keeps the last valid catalog while the file is missing', async (t) => {
    const {shop, folder, warnings} = createTestCatalog(t);
    rmSync(join(folder, 'products.json'));
    assert.equal((await shop.getProduct('cup'))?.title, 'Cup');
    await shop.getProduct('cup');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /can't be read/);
  });

  test('throws if the first catalog cannot be read', (t) => {
    const {folder} = createTestCatalog(t);
    assert.throws(() => fileShop({
      products: join(folder, 'nowhere.json'), ordersFile: join(folder, 'o.db'), baseUrl: 'https://tea.example/', currency: 'EUR', clock: systemClock,
    }), /nowhere\.json can't be read/);
  });

  test('stores no address', async (t) => {
    const fixture = createTestCatalog(t);
    await fixture.shop.placeOrder(order('a'));
    for (const name of ['shop-orders.db', 'shop-orders.db-wal']) {
      assert.equal(readFileSync(join(fixture.folder, name)).includes('Canary'), false);
    }
  });
});
