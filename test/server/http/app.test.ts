import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {endpoints, createToken, Shop} from '../../../src/protocol/index.ts';
import {createTestBackend, BACKEND, assertProblem, createIdempotencyKey, SHOP_PAGE, type TestBackend} from '../support/test-backend.ts';

const ask = (shop: TestBackend, path: string, init: RequestInit & {duplex?: 'half'} = {}) => shop.backend.fetch(new Request(BACKEND + path, init));
const codeOf = async (response: Response) => {
  const body = await response.json() as {code: string};
  assertProblem(response, body);
  return body.code;
};

describe('the door', () => {
  test('tells anybody about the shop and its products', async () => {
    await using shop = await createTestBackend();
    const {body, headers} = await shop.call('shop');
    assert.equal(Shop.parse(body).fulfillmentKey.kid, 'key-1');
    assert.deepEqual(body.features, ['group', 'secret', 'passcode', 'schedule', 'extend', 'events']);
    assert.equal(headers.get('cache-control'), 'no-cache');
    const teapot = (await shop.call('product', undefined, {params: {ref: 'teapot'}})).body;
    assert.equal(teapot.variants.length, 3);
    assert.ok(!('stock' in teapot));
    assert.equal((await shop.call('product', undefined, {params: {ref: 'voucher'}})).body.reason, 'not-giftable');
    assert.equal((await shop.call('product', undefined, {params: {ref: 'unicorn'}})).code, 'not-found');
    assert.equal((await shop.call('product', undefined, {params: {ref: '%'}})).code, 'not-found');
  });

  test('answers “not modified” to who has seen it', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const first = await shop.call('gift', undefined, {token: gift.manage});
    const etag = first.headers.get('etag')!;
    assert.match(etag, /^"[0-9a-f]+"$/);
    for (const seen of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      assert.equal((await shop.call('gift', undefined, {token: gift.manage, headers: {'if-none-match': seen}})).status, 304);
    }
    assert.equal(first.headers.get('cache-control'), 'no-store');
    await shop.claimGift(gift);
    assert.equal((await shop.call('gift', undefined, {token: gift.manage, headers: {'if-none-match': etag}})).status, 200);
  });

  test('knows the pages that may call, and tells the others so that they can read it', async () => {
    await using shop = await createTestBackend();
    const from = (origin: string) => shop.call('shop', undefined, {headers: {origin}});
    const allowed = await from(SHOP_PAGE);
    assert.equal(allowed.status, 200);
    assert.equal(allowed.headers.get('access-control-allow-origin'), SHOP_PAGE);
    assert.match(allowed.headers.get('access-control-expose-headers')!, /ETag.*X-Request-Id/);
    assert.equal((await from(BACKEND)).status, 200);
    for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null', `${SHOP_PAGE}:444`]) {
      const refused = await from(origin);
      assert.equal(refused.code, 'origin-not-allowed', origin);
      assert.equal(refused.headers.get('vary'), 'Origin');
    }
    const none = await shop.call('shop');
    assert.equal(none.headers.get('access-control-allow-origin'), null);
    assert.equal(none.headers.get('vary'), 'Origin');
  });

  test('lets every page ask beforehand, but not for the merchant’s calls', async () => {
    await using shop = await createTestBackend();
    const open = await ask(shop, '/v1/gifts', {method: 'OPTIONS', headers: {origin: 'https://any.example', 'access-control-request-method': 'POST'}});
    assert.equal(open.status, 204);
    assert.match(open.headers.get('access-control-allow-headers')!, /Idempotency-Key/);
    const secret = await ask(shop, '/v1/orders', {method: 'OPTIONS', headers: {origin: SHOP_PAGE}});
    assert.equal(secret.headers.get('access-control-allow-origin'), null);
  });

  test('says which methods an address takes', async () => {
    await using shop = await createTestBackend();
    const wrong = await ask(shop, '/v1/gift', {method: 'DELETE'});
    assert.equal(wrong.headers.get('allow'), 'GET, PATCH, HEAD, OPTIONS');
    assert.equal(await codeOf(wrong), 'method-not-allowed');
    assert.equal(await codeOf(await ask(shop, '/healthz', {method: 'POST'})), 'method-not-allowed');
    assert.equal(await codeOf(await ask(shop, '/v1/payments/scripted/webhooks')), 'method-not-allowed');
    const head = await ask(shop, '/v1/shop', {method: 'HEAD'});
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
  });

  test('finds nothing where there is nothing', async () => {
    await using shop = await createTestBackend();
    for (const path of ['/', '/v1', '/v1/', '/v2/shop', '/v1/gift/', '/v1/nowhere', '/%00', '/v1/products/', '//v1/shop']) {
      assert.equal(await codeOf(await ask(shop, path)), 'not-found', path);
    }
  });

  const post = (body: BodyInit, headers: Record<string, string> = {}) => ({method: 'POST', body, duplex: 'half' as const,
    headers: {'content-type': 'application/json', 'idempotency-key': createIdempotencyKey(), ...headers}});

  test('reads JSON objects only', async () => {
    await using shop = await createTestBackend();
    for (const text of ['{', 'null', '[]', '"x"', '1', '{"note":"\\ud800"}', '{"__proto__":{"admin":true}}', '{"a":{"constructor":1}}', '[['.repeat(9000), '']) {
      assert.equal(await codeOf(await ask(shop, '/v1/gifts', post(text))), 'malformed-json', text.slice(0, 20));
    }
    assert.equal(await codeOf(await ask(shop, '/v1/gifts', post(new Uint8Array([0x7b, 0xff, 0x7d])))), 'malformed-json');
    assert.equal(await codeOf(await ask(shop, '/v1/gifts', post('{}'))), 'validation-failed');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/jsonp']) {
      assert.equal(await codeOf(await ask(shop, '/v1/gifts', post('{}', {'content-type': type}))), 'unsupported-media-type', type);
    }
    assert.equal(await codeOf(await ask(shop, '/v1/gifts', post('{}', {'content-type': 'application/json; charset=UTF-8'}))), 'validation-failed');
  });

  test('stops reading a body that is too large, whatever length it claims', async () => {
    await using shop = await createTestBackend();
    assert.equal(await codeOf(await ask(shop, '/v1/gifts', post('x'.repeat(32 * 1024 + 1)))), 'body-too-large');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({pull: (controller) => {
      sent += 4096;
      controller.enqueue(new Uint8Array(4096));
    }});
    assert.equal(await codeOf(await ask(shop, '/v1/gifts', post(endless))), 'body-too-large');
    assert.ok(sent < 64 * 1024, 'it was not read to its end');
    assert.equal(await codeOf(await ask(shop, '/v1/gifts', post('{}', {'content-length': '99999999'}))), 'body-too-large');
  });

  test('never echoes what was sent', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const answer = await shop.call('claim', {receiptHash: 'needle-in-haystack', address: 'needle', shipTo: {country: 'needle', needle: 1}}, {token: gift.claim});
    assert.equal(answer.code, 'validation-failed');
    assert.ok(!answer.bodyText.includes('needle'));
    assert.deepEqual(answer.problem.errors!.map((error) => error.pointer), ['/receiptHash', '/address', '/shipTo/country']);
  });

  test('wants the right kind of token, whole', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const of = async (authorization: string) => codeOf(await ask(shop, '/v1/gift', {headers: {authorization}}));
    assert.equal(await codeOf(await ask(shop, '/v1/gift')), 'credential-missing');
    for (const wrong of [`Bearer ${gift.claim}`, `Bearer ${gift.manage.slice(0, -1)}`, `Basic ${gift.manage}`, 'Bearer', `Bearer ${gift.manage} x`]) {
      assert.equal(await of(wrong), 'credential-invalid');
    }
    assert.equal(await of(`Bearer ${createToken('manage')}`), 'not-found');
  });

  test('says that it is alive and able, and when it is not', async () => {
    await using shop = await createTestBackend();
    assert.equal((await ask(shop, '/healthz')).status, 200);
    const ready = await ask(shop, '/readyz');
    assert.deepEqual(await ready.json(), {ready: true, checks: {store: true, clock: true, key: true}});
    await using broken = await createTestBackend({wrapStorage: (store) => ({...store, check: () => Promise.reject(new Error('gone'))})});
    assert.equal((await ask(broken, '/readyz')).status, 503);
    assert.equal((await ask(broken, '/healthz')).status, 200);
  });

  test('describes every call in OpenAPI 3.1', async () => {
    await using shop = await createTestBackend();
    const document = await (await ask(shop, '/v1/openapi.json')).json() as {openapi: string; paths: Record<string, Record<string, {operationId: string}>>};
    assert.equal(document.openapi, '3.1.0');
    for (const [name, call] of Object.entries(endpoints)) {
      assert.equal(document.paths[call.path]?.[call.method.toLowerCase()]?.operationId, name);
    }
  });

  test('hides what broke, and logs only its class and place', async () => {
    await using shop = await createTestBackend({wrapStorage: (store) => ({...store, read: () => Promise.reject(new TypeError('secret detail'))})});
    const answer = await shop.call('gift', undefined, {token: createToken('manage')});
    assert.equal(answer.code, 'internal');
    const line = shop.logs.find((one) => one.status === 500)!;
    assert.match(line.error!, /^TypeError [\w.-]+\.ts:\d+$/);
    assert.ok(!JSON.stringify([shop.logs, answer.bodyText]).includes('secret detail'));
  });

  test('lets the hosted pages answer where the protocol has nothing', async () => {
    await using shop = await createTestBackend({options: {pages: async (request) => (request.url.includes('/g/') ? new Response('<html>') : undefined)}});
    assert.equal(await (await ask(shop, '/g/abc')).text(), '<html>');
    assert.equal((await ask(shop, '/x/abc')).status, 404);
  });
});

describe('limits', () => {
  const usual = {options: {limits: {}}};

  test('slow down whoever guesses tokens, by address, and nobody else', async () => {
    await using shop = await createTestBackend(usual);
    const gift = await shop.createGift();
    const guess = (clientAddress: string, headers = {}) => shop.call('card', undefined, {token: createToken('claim'), clientAddress, headers});
    for (let tries = 0; tries < 10; tries++) assert.equal((await guess('203.0.113.7')).status, 404);
    const limited = await guess('203.0.113.7');
    assert.equal(limited.code, 'rate-limited');
    assert.ok(Number(limited.headers.get('retry-after')) >= 1 && limited.problem.retryAfterMs! > 0);
    assert.equal((await guess('203.0.113.8')).status, 404);
    assert.equal((await guess('203.0.113.7', {'x-forwarded-for': '198.51.100.1'})).code, 'rate-limited', 'an unasked header is not believed');
    assert.equal((await shop.call('card', undefined, {token: gift.claim, clientAddress: '203.0.113.7'})).status, 200);
    shop.time.advance(60_000);
    assert.equal((await guess('203.0.113.7')).status, 404);
  });

  test('count an IPv6 network as one caller', async () => {
    await using shop = await createTestBackend(usual);
    const guess = (clientAddress: string) => shop.call('card', undefined, {token: createToken('claim'), clientAddress});
    for (let tries = 0; tries < 10; tries++) await guess(`2001:db8:1:2::${tries + 1}`);
    assert.equal((await guess('2001:DB8:0001:2:ffff::9')).code, 'rate-limited');
    assert.equal((await guess('2001:db8:1:3::1')).code, 'not-found');
  });

  test('believe as many proxies as there are', async () => {
    await using shop = await createTestBackend({options: {limits: {}, trustedProxies: 1}});
    const guess = (forwarded: string) => shop.call('card', undefined, {token: createToken('claim'), clientAddress: '10.0.0.1', headers: {'x-forwarded-for': forwarded}});
    for (let tries = 0; tries < 10; tries++) await guess(`1.1.1.${tries}, 198.51.100.1`);
    assert.equal((await guess('9.9.9.9, 198.51.100.1')).code, 'rate-limited');
    assert.equal((await guess('9.9.9.9, 198.51.100.2')).code, 'not-found');
  });

  test('a proxy that writes the port as well makes no new caller of each', async () => {
    await using shop = await createTestBackend({options: {trustedProxies: 1, limits: {failedAuthPerMinute: 3}}});
    const guess = (forwarded: string) => shop.call('card', undefined, {token: createToken('claim'), clientAddress: '10.0.0.1', headers: {'x-forwarded-for': forwarded}});
    for (let port = 40_000; port < 40_003; port++) assert.equal((await guess(`198.51.100.7:${port}`)).code, 'not-found');
    assert.equal((await guess('198.51.100.7:40009')).code, 'rate-limited');
    for (let port = 40_000; port < 40_003; port++) assert.equal((await guess(`[2001:db8::${port % 7}]:${port}`)).code, 'not-found');
    assert.equal((await guess('[2001:db8::9]:1')).code, 'rate-limited');
  });

  test('bound drafts by address and reads by token', async () => {
    await using shop = await createTestBackend(usual);
    const gift = await shop.createGift();
    for (let number = 1; number < 30; number++) assert.equal((await shop.createDraft()).response.status, 201);
    assert.equal((await shop.createDraft()).response.code, 'rate-limited');
    for (let reads = 0; reads < 60; reads++) assert.equal((await shop.call('gift', undefined, {token: gift.manage})).status, 200);
    assert.equal((await shop.call('gift', undefined, {token: gift.manage})).code, 'rate-limited');
    const other = await shop.prepareClaim();
    for (let tries = 0; tries < 30; tries++) await shop.call('claim', {...other.body, shipTo: {country: 'US'}}, {token: gift.claim});
    assert.equal((await shop.call('claim', other.body, {token: gift.claim})).code, 'rate-limited');
    assert.equal((await shop.claimGift(gift)).response.status, 200, 'colleagues behind the same address are not held up');
  });
});
