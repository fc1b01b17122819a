import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {describe, test} from 'node:test';
import type {Order} from '../../../src/protocol/index.ts';
import {createSigningBackend, createSigningKey, print, signPayload, signRaw, TEST_TIME} from '../support/descriptors.ts';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';

type SigningBackend = Awaited<ReturnType<typeof createSigningBackend>>;

/** The codes with which product and draft are refused. */
async function refusals(backend: SigningBackend, product: string) {
  const [shown, drafted] = [await backend.call('product', undefined, {params: {ref: product}}), await backend.createDraft({product})];
  assert.equal(backend.payments.checkouts.size, 0);
  return [shown.code, drafted.response.code];
}

async function assertRefused(backend: SigningBackend, product: string, code: string, message?: string) {
  assert.deepEqual(await refusals(backend, product), [code, code], message);
}

/** The descriptor with its content changed after it was signed. */
function tamper(descriptor: string, changes: Record<string, unknown>) {
  const [prefix, kid, payload, signature] = descriptor.split('.');
  const content = {...JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object, ...changes};
  return [prefix, kid, Buffer.from(JSON.stringify(content)).toString('base64url'), signature].join('.');
}

describe('a signed descriptor', () => {
  test('is a product with the texts, picture and price that were signed, in the catalog or not', async () => {
    await using backend = await createSigningBackend();
    const {body} = await backend.call('product', undefined, {params: {ref: backend.sign({description: 'By hand.', url: 'https://shop.example/print'})}});
    assert.deepEqual(body, {
      ref: 'print-7', title: print.title, description: 'By hand.', url: 'https://shop.example/print', image: print.image, imageAlt: 'A heron', giftable: true,
      variants: [{ref: 'print-7', title: print.title, price: {amount: 9500, currency: 'EUR'}, available: true}],
    });
    const mug = await backend.call('product', undefined, {params: {ref: backend.sign({sku: 'mug', title: 'Our mug', variants: [{ref: 'mug', title: 'One'}]})}});
    assert.deepEqual([mug.body.title, mug.body.variants[0]!.price.amount], ['Our mug', 9500]);
  });

  test('sets the price of the draft; an expected price is compared, never believed', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign();
    const {response} = await backend.createDraft({product, expected: {amount: 9500, currency: 'EUR'}, portions: 1});
    assert.equal(response.status, 201, response.bodyText);
    assert.equal([...backend.payments.checkouts.values()][0]!.amount.amount, 9500);
    const lower = await backend.createDraft({product, expected: {amount: 1, currency: 'EUR'}});
    assert.equal(lower.response.code, 'price-mismatch');
  });

  test('sets a price of its own for a variant, and gives the variant its picture', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign({variants: [
      {ref: 'plain', title: 'Unframed'}, {ref: 'framed', title: 'Framed', amount: 14_000, image: 'https://cdn.example/framed.jpg', swatch: '#aa5500'},
    ]});
    assert.equal((await backend.createDraft({product})).response.problem.errors![0]!.pointer, '/variant');
    const {response} = await backend.createDraft({product, variant: 'framed'});
    const {gift} = response.body;
    assert.deepEqual([gift.total.amount, gift.product.image, gift.product.variant], [14_000, 'https://cdn.example/framed.jpg', {ref: 'framed', title: 'Framed'}]);
    assert.equal((await backend.createDraft({product, variant: 'gold'})).response.code, 'item-unavailable');
  });

  test('is refused if any field was changed, added or removed after it was signed', async () => {
    await using backend = await createSigningBackend();
    const descriptor = backend.sign();
    const changes: Record<string, unknown> = {
      sku: 'mug', title: 'Another', image: 'https://evil.example/x.jpg', imageAlt: 'x', amount: 1, currency: 'JPY', audience: 'https://evil.example',
      issued: 1, expires: 4e9, variants: [{ref: 'cheap', title: 'Cheap', amount: 1}], url: 'https://evil.example/', description: 'x', alg: 'none', title2: 'x',
    };
    for (const [field, value] of Object.entries(changes)) await assertRefused(backend, tamper(descriptor, {[field]: value}), 'descriptor-invalid', field);
    await assertRefused(backend, tamper(descriptor, {image: undefined}), 'descriptor-invalid');
    for (let part = 1; part < 4; part++) {
      const parts = descriptor.split('.');
      parts[part] = (parts[part]!.startsWith('A') ? 'B' : 'A') + parts[part]!.slice(1);
      await assertRefused(backend, parts.join('.'), part === 1 ? 'descriptor-key-unknown' : 'descriptor-invalid', `part ${part}`);
    }
  });

  test('has one signature text: bits that base64url ignores count too', async () => {
    await using backend = await createSigningBackend();
    const descriptor = backend.sign();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(descriptor.at(-1)!);
    const same = descriptor.slice(0, -1) + alphabet[last ^ 1]!;
    assert.deepEqual(Buffer.from(same.slice(-43), 'base64url'), Buffer.from(descriptor.slice(-43), 'base64url'));
    await assertRefused(backend, same, 'descriptor-invalid');
  });

  test('is accepted under one algorithm only', async () => {
    await using backend = await createSigningBackend();
    const [prefix, kid, payload] = backend.sign().split('.');
    const signed = [prefix, kid, payload].join('.');
    const sha512 = createHmac('sha512', Buffer.from(backend.key.split('.')[1]!, 'base64url')).update(signed).digest().subarray(0, 32).toString('base64url');
    const textKey = createHmac('sha256', backend.key).update(signed).digest('base64url');
    const publicKey = createHmac('sha256', JSON.stringify(backend.testKeys.keys.fulfillmentKey)).update(signed).digest('base64url');
    const payloadOnly = createHmac('sha256', Buffer.from(backend.key.split('.')[1]!, 'base64url')).update(payload!).digest('base64url');
    for (const forged of [sha512, textKey, publicKey, payloadOnly, 'A'.repeat(43)]) await assertRefused(backend, `${signed}.${forged}`, 'descriptor-invalid');
    for (const malformed of [`${signed}.`, signed, `${signed}.${sha512}=`, `sagp1..${payload}.${sha512}`, `sagp1.${kid}..${sha512}`, `${signed}.${sha512}.`, 'sagp1.']) {
      const codes = await refusals(backend, malformed);
      assert.ok(codes.every((code) => ['descriptor-malformed', 'validation-failed', 'not-found'].includes(code!)), `${malformed}: ${codes}`);
    }
    // Another version or spelling is a ref of the catalog like any other.
    for (const other of ['SAGP1', 'sagp2', 'sagp0']) {
      assert.deepEqual(await refusals(backend, [other, kid, payload, sha512].join('.')), ['not-found', 'item-unavailable']);
    }
  });

  const mistakes: [string, Record<string, unknown>][] = [
    ['a field that does not exist', {alg: 'HS256'}], ['no SKU', {sku: undefined}], ['a SKU that is a descriptor', {sku: 'sagp1.x'}], ['a SKU with a slash', {sku: 'a/b'}],
    ['no title', {title: undefined}], ['a title of two lines', {title: 'a\nb'}], ['a title that turns the text around', {title: 'a\u202eb'}], ['a long title', {title: 'x'.repeat(201)}],
    ['a script as picture', {image: 'javascript:alert(1)'}], ['a picture in the text', {image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='}],
    ['a fraction', {amount: 0.5}], ['a negative price', {amount: -1}], ['a price as text', {amount: '9500'}], ['a price that no number can hold', {amount: 2 ** 53}],
    ['no variant', {variants: []}], ['the same variant twice', {variants: [{ref: 'a', title: 'A'}, {ref: 'a', title: 'B'}]}],
    ['a variant with a field that does not exist', {variants: [{ref: 'a', title: 'A', price: 1}]}], ['51 variants', {variants: Array.from({length: 51}, (_, at) => ({ref: `${at}`, title: 'x'}))}],
    ['an audience with a path', {audience: 'https://gifts.example/'}], ['times as text', {expires: '2027-01-01'}], ['a time of milliseconds', {expires: TEST_TIME + DAY_MS}],
    ['an end before its beginning', {expires: TEST_TIME / 1000 - 1}], ['a life of more than a year', {expires: TEST_TIME / 1000 + 367 * 86_400}],
  ];
  for (const [mistake, changes] of mistakes) {
    test(`is malformed, although signed, with ${mistake}`, async () => {
      await using backend = await createSigningBackend();
      await assertRefused(backend, backend.sign(changes), 'descriptor-malformed');
    });
  }

  test('is malformed, although signed, if it is no JSON object in UTF-8', async () => {
    await using backend = await createSigningBackend();
    const contents = ['', 'null', '[]', '"text"', '{', '\ufeff{}', new Uint8Array([0x7b, 0xff, 0x7d]), '{"__proto__": {"sku": "mug"}}'];
    for (const content of contents) await assertRefused(backend, signPayload(backend.key, content), 'descriptor-malformed', String(content));
  });

  test('carries any script, and counts its characters as a reader does', async () => {
    await using backend = await createSigningBackend();
    for (const title of ['紫砂壶「一粒珠」', 'إبريق شاي', '👨‍👩‍👧‍👦 mug', 'Crème brûlée', 'ก็', '𝒯ea']) {
      const {body} = await backend.call('product', undefined, {params: {ref: backend.sign({title})}});
      assert.equal(body.title, title);
    }
    assert.equal((await backend.call('product', undefined, {params: {ref: backend.sign({title: '👨‍👩‍👧‍👦'.repeat(50)})}})).status, 200);
  });

  test('is refused by its size before anything else, up to what a request can hold', async () => {
    await using backend = await createSigningBackend();
    const big = backend.sign({description: 'x'.repeat(500), variants: Array.from({length: 50}, (_, at) => ({ref: `variant-${at}`, title: 'A long title of a variant', amount: 100}))});
    assert.ok(big.length > 4000);
    await assertRefused(backend, big, 'descriptor-too-large');
    await assertRefused(backend, `sagp1.${'x'.repeat(4_000)}`, 'descriptor-too-large');
    const huge = await backend.createDraft({product: `sagp1.${'x'.repeat(20_000)}`});
    assert.deepEqual(huge.response.problem.errors, [{pointer: '/product', code: 'too-big'}]);
    assert.equal((await backend.createDraft({product: `sagp1.${'x'.repeat(40_000)}`})).response.code, 'body-too-large');
  });

  test('is refused for another backend, with an unknown key and in another currency', async () => {
    await using backend = await createSigningBackend();
    for (const audience of ['https://other.example', 'http://gifts.example', 'https://gifts.example:444', 'https://shop.example']) {
      await assertRefused(backend, backend.sign({audience}), 'descriptor-audience-mismatch', audience);
    }
    await assertRefused(backend, signRaw(createSigningKey()), 'descriptor-key-unknown');
    const sameId = `${backend.key.split('.')[0]}.${createSigningKey().split('.')[1]}`;
    await assertRefused(backend, signRaw(sameId), 'descriptor-invalid');
    for (const kid of ['__proto__', 'constructor', 'toString']) await assertRefused(backend, signRaw(`${kid}.${backend.key.split('.')[1]}`), 'descriptor-key-unknown');
    await assertRefused(backend, backend.sign({currency: 'JPY'}), 'currency-unsupported');
  });

  test('is refused by a backend whose keys check no signature', async () => {
    await using backend = await createTestBackend();
    const key = createSigningKey();
    assert.equal((await backend.call('product', undefined, {params: {ref: signRaw(key)}})).code, 'not-supported');
    assert.ok(!(await backend.call('shop')).body.features.includes('descriptor'));
    await using signing = await createSigningBackend();
    assert.ok((await signing.call('shop')).body.features.includes('descriptor'));
  });

  test('is valid until the second in which it expires, by the clock of the database', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign({expires: TEST_TIME / 1000 + 60});
    backend.time.set(TEST_TIME + 59_999);
    assert.equal((await backend.call('product', undefined, {params: {ref: product}})).status, 200);
    backend.time.set(TEST_TIME + 60_000);
    await assertRefused(backend, product, 'descriptor-expired');
  });

  test('that expires after the draft changes nothing for its payment, claim and order', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign({expires: TEST_TIME / 1000 + 60, variants: [{ref: 'red', title: 'Red'}, {ref: 'blue', title: 'Blue', image: 'https://cdn.example/blue.jpg'}]});
    const gift = await backend.createDraft({product});
    backend.time.advance(2 * 3_600_000);
    // The lost response is asked for again, also with another idempotency key.
    assert.equal((await backend.call('draft', gift.body)).body.gift.id, gift.id);
    await gift.pay();
    assert.equal((await gift.fetchGift()).state, 'ready');
    const {receiptHash, body} = await backend.prepareClaim({variant: 'blue'});
    const opened = await backend.call('open', {receiptHash}, {token: gift.claim});
    assert.deepEqual(opened.body.variants!.map(({ref, available}) => [ref, available]), [['red', true], ['blue', true]]);
    assert.equal((await backend.call('claim', body, {token: gift.claim})).status, 200);
    await backend.runDueJobs();
    const [placed] = [...backend.catalog.orders.values()];
    assert.deepEqual([placed!.productRef, placed!.variant, placed!.unitPrice.amount, placed!.isSigned], ['print-7', 'blue', 9500, true]);
    assert.deepEqual(placed!.product, {
      ref: 'print-7', title: print.title, image: 'https://cdn.example/blue.jpg', imageAlt: 'A heron', variant: {ref: 'blue', title: 'Blue'},
    });
    const {orders} = (await backend.call('orders', undefined, backend.merchant)).body as {orders: Order[]};
    assert.deepEqual(orders[0]!.product, placed!.product);
    assert.equal(orders[0]!.state, 'ordered');
  });

  test('whose SKU the catalog does not have is not counted; the shop decides with the order', async () => {
    await using backend = await createSigningBackend();
    const gifts = [];
    for (let count = 0; count < 3; count++) gifts.push(await backend.createGift({product: backend.sign(), portions: 100}));
    assert.equal((await gifts[2]!.fetchGift()).state, 'ready');
    backend.catalog.setUnavailable(true);
    await backend.claimGift(gifts[0]!);
    await backend.runDueJobs();
    assert.equal((await gifts[0]!.fetchGift()).portions[0]!.state, 'unavailable');
  });

  test('whose SKU the catalog has sells no more than its stock, together with the catalog’s own gifts', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign({sku: 'last-cup', variants: [{ref: 'cup', title: 'Cup'}]});
    const [signed, own] = [await backend.createDraft({product}), await backend.createDraft({product: 'last-cup'})];
    await Promise.all([signed.pay(), own.pay()]);
    await backend.runDueJobs();
    const states = [(await signed.fetchGift()).state, (await own.fetchGift()).state].sort();
    assert.deepEqual(states, ['cancelled', 'ready']);
    const shown = await backend.call('product', undefined, {params: {ref: product}});
    assert.deepEqual([shown.body.giftable, shown.body.reason], [false, 'sold-out']);
    assert.equal((await backend.createDraft({product})).response.code, 'item-unavailable');
  });

  test('stops selling when the catalog says that its SKU is no gift; a variant that only was signed is not counted', async () => {
    await using backend = await createSigningBackend();
    assert.equal((await backend.createDraft({product: backend.sign({sku: 'voucher'})})).response.code, 'not-giftable');
    assert.equal((await backend.createDraft({product: backend.sign({sku: 'vase', variants: [{ref: 'one', title: 'One'}]})})).response.code, 'item-unavailable');
    assert.equal((await backend.createDraft({product: backend.sign({sku: 'vase', variants: [{ref: 'second', title: 'Second choice'}]})})).response.status, 201);
    // A shop that counts nothing may still say that a variant is gone.
    const mug = backend.catalog.products.get('mug')!;
    backend.catalog.products.set('mug', {...mug, stock: {}, variants: [{...mug.variants[0]!, available: false}]});
    assert.equal((await backend.createDraft({product: backend.sign({sku: 'mug', variants: [{ref: 'mug', title: 'One'}]})})).response.code, 'item-unavailable');
    backend.catalog.setDown(true);
    assert.equal((await backend.createDraft({product: backend.sign()})).response.code, 'shop-error');
  });

  test('creates one gift when eleven requests with it arrive at once', async () => {
    await using backend = await createSigningBackend();
    const {body} = await backend.createDraft({product: backend.sign()});
    const responses = await Promise.all(Array.from({length: 11}, () => backend.call('draft', body)));
    assert.equal(new Set(responses.map((response) => response.body.gift.id)).size, 1);
    assert.equal(backend.payments.checkouts.size, 1);
    const other = await backend.call('draft', {...body, product: backend.sign({amount: 1})});
    assert.equal(other.code, 'state-conflict');
  });
});
