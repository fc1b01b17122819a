import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {endpoints, createToken, Shop} from '../../../src/protocol/index.ts';
import {createTestBackend, BACKEND, assertProblem, createIdempotencyKey, SHOP_PAGE, type TestBackend} from '../support/test-backend.ts';

const send = ({backend}: TestBackend, path: string, init: RequestInit & {duplex?: 'half'} = {}) => backend.fetch(new Request(BACKEND + path, init));
const problemCode = async (response: Response) => {
  const body = await response.json() as {code: string};
  assertProblem(response, body);
  return body.code;
};

describe('the HTTP interface', () => {
  test('returns the shop and its products without a token', async () => {
    await using shop = await createTestBackend();
    const {body, headers} = await shop.call('shop');
    assert.equal(Shop.parse(body).fulfillmentKey.kid, 'key-1');
    assert.deepEqual(body.features, ['group', 'secret', 'passcode', 'schedule', 'extend', 'events']);
    assert.equal(headers.get('cache-control'), 'no-cache');
    const teapot = (await shop.call('product', undefined, {params: {ref: 'teapot'}})).body;
    assert.equal(teapot.variants.length, 3);
    assert.ok(!('stock' in teapot));
    assert.equal((await shop.call('product', undefined, {params: {ref: 'voucher'}})).body.reason, 'not-giftable');
  });

  test('names a product that the catalog does not have', async () => {
    await using shop = await createTestBackend();
    const unknown = await shop.call('product', undefined, {params: {ref: 'unicorn'}});
    assert.equal(unknown.code, 'not-found');
    assert.equal(unknown.problem.detail, 'The catalog has no product "unicorn". Use the ref of one of its products.');
    const malformed = await shop.call('product', undefined, {params: {ref: '%'}});
    assert.equal(malformed.code, 'not-found');
    assert.equal(malformed.problem.detail, undefined);
  });

  test('returns 304 if the caller has the current version', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const first = await shop.call('gift', undefined, {token: gift.manage});
    const etag = first.headers.get('etag')!;
    assert.match(etag, /^"[0-9a-f]+"$/);
    for (const ifNoneMatch of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      assert.equal((await shop.call('gift', undefined, {token: gift.manage, headers: {'if-none-match': ifNoneMatch}})).status, 304);
    }
    assert.equal(first.headers.get('cache-control'), 'no-store');
    await shop.claimGift(gift);
    assert.equal((await shop.call('gift', undefined, {token: gift.manage, headers: {'if-none-match': etag}})).status, 200);
  });

  test('allows the listed origins; pages of others can read why they are refused', async () => {
    await using shop = await createTestBackend();
    const callFrom = (origin: string) => shop.call('product', undefined, {params: {ref: 'mug'}, headers: {origin}});
    const allowed = await callFrom(SHOP_PAGE);
    assert.equal(allowed.status, 200);
    assert.equal(allowed.headers.get('access-control-allow-origin'), SHOP_PAGE);
    assert.match(allowed.headers.get('access-control-expose-headers')!, /ETag.*X-Request-Id/);
    assert.equal((await callFrom(BACKEND)).status, 200);
    for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null', `${SHOP_PAGE}:444`]) {
      const refused = await callFrom(origin);
      assert.equal(refused.code, 'origin-not-allowed', origin);
      assert.equal(refused.problem.detail, `The origin ${origin} is not allowed. Add it to allowedOrigins in the configuration of the backend.`);
      assert.equal(refused.headers.get('vary'), 'Origin');
    }
    for (const noOrigin of ['https://evil.example/path', '<b>needle</b>', 'x'.repeat(4_000)]) {
      const refused = await callFrom(noOrigin);
      assert.equal(refused.code, 'origin-not-allowed');
      assert.equal(refused.problem.detail, undefined, 'only an origin is repeated');
    }
    const withoutOrigin = await shop.call('shop');
    assert.equal(withoutOrigin.headers.get('access-control-allow-origin'), null);
    assert.equal(withoutOrigin.headers.get('vary'), 'Origin');
    const unchanged = await shop.call('shop', undefined, {headers: {origin: SHOP_PAGE, 'if-none-match': '*'}});
    assert.equal(unchanged.status, 304);
    assert.equal(unchanged.headers.get('access-control-allow-origin'), SHOP_PAGE, 'without it, the page cannot read the 304');
  });

  test('keeps merchant endpoints out of browsers', async () => {
    await using shop = await createTestBackend();
    for (const headers of [{origin: SHOP_PAGE}, {'sec-fetch-site': 'same-origin'}] as Record<string, string>[]) {
      const response = await shop.call('orders', undefined, {...shop.merchant, headers});
      assert.equal(response.code, 'secret-key-in-browser');
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.equal(response.headers.get('vary'), 'Origin');
    }
    assert.equal((await shop.call('orders', undefined, shop.merchant)).status, 200);
  });

  test('refuses a secret key from a browser at every endpoint, also where it takes no credential', async () => {
    await using shop = await createTestBackend();
    for (const [name, {method, path}] of Object.entries(endpoints)) {
      const response = await send(shop, path.replace(/\{\w+\}/, 'mug'), {method, headers: {
        origin: SHOP_PAGE, authorization: `Bearer ${shop.merchant.token}`, 'content-type': 'application/json', 'idempotency-key': createIdempotencyKey(),
      }});
      assert.equal(await problemCode(response), 'secret-key-in-browser', name);
    }
    for (const path of ['/v1/payments/scripted/webhooks', '/v1/openapi.json', '/nowhere']) {
      const response = await send(shop, path, {headers: {'sec-fetch-site': 'none', authorization: `bearer  ${shop.merchant.token}`}});
      assert.equal(await problemCode(response), 'secret-key-in-browser', path);
    }
    const fromServer = await send(shop, '/v1/shop', {headers: {authorization: `Bearer ${shop.merchant.token}`}});
    assert.equal(fromServer.status, 200);
  });

  test('lets the page read that its secret key was refused, so that its developer sees why', async () => {
    await using shop = await createTestBackend();
    const response = await send(shop, '/v1/shop', {headers: {origin: SHOP_PAGE, authorization: `Bearer ${shop.merchant.token}`}});
    assert.equal(await problemCode(response), 'secret-key-in-browser');
    assert.equal(response.headers.get('access-control-allow-origin'), SHOP_PAGE);
  });

  test('answers the preflight of any page, except for merchant endpoints', async () => {
    await using shop = await createTestBackend();
    const open = await send(shop, '/v1/gifts', {method: 'OPTIONS', headers: {origin: 'https://any.example', 'access-control-request-method': 'POST'}});
    assert.equal(open.status, 204);
    assert.match(open.headers.get('access-control-allow-headers')!, /Idempotency-Key/);
    assert.equal(open.headers.get('access-control-allow-origin'), '*');
    assert.equal(open.headers.get('allow'), 'POST, OPTIONS');
    const forMerchants = await send(shop, '/v1/orders', {method: 'OPTIONS', headers: {origin: SHOP_PAGE}});
    assert.equal(forMerchants.status, 204);
    assert.equal(forMerchants.headers.get('allow'), 'GET, HEAD, OPTIONS');
    for (const name of ['origin', 'methods', 'headers']) assert.equal(forMerchants.headers.get(`access-control-allow-${name}`), null);
  });

  test('returns 405 with the allowed methods', async () => {
    await using shop = await createTestBackend();
    const response = await send(shop, '/v1/gift', {method: 'DELETE'});
    assert.equal(response.headers.get('allow'), 'GET, PATCH, HEAD, OPTIONS');
    assert.equal(await problemCode(response), 'method-not-allowed');
    assert.equal(await problemCode(await send(shop, '/healthz', {method: 'POST'})), 'method-not-allowed');
    assert.equal(await problemCode(await send(shop, '/v1/payments/scripted/webhooks')), 'method-not-allowed');
  });

  test('responds to HEAD as to GET, without the body', async () => {
    await using shop = await createTestBackend();
    const [head, get] = [await send(shop, '/v1/shop', {method: 'HEAD'}), await send(shop, '/v1/shop')];
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    for (const name of ['etag', 'content-type', 'cache-control', 'vary']) assert.equal(head.headers.get(name), get.headers.get(name), name);
    assert.equal(Number(head.headers.get('content-length')), (await get.arrayBuffer()).byteLength);
  });

  test('returns 404 for unknown paths', async () => {
    await using shop = await createTestBackend();
    for (const path of ['/', '/v1', '/v1/', '/v2/shop', '/v1/gift/', '/v1/nowhere', '/%00', '/v1/products/', '//v1/shop']) {
      assert.equal(await problemCode(await send(shop, path)), 'not-found', path);
    }
  });

  const post = (body: BodyInit, headers: Record<string, string> = {}) => ({method: 'POST', body, duplex: 'half' as const,
    headers: {'content-type': 'application/json', 'idempotency-key': createIdempotencyKey(), ...headers}});

  test('accepts only JSON objects in UTF-8', async () => {
    await using shop = await createTestBackend();
    for (const text of ['{', 'null', '[]', '"x"', '1', '{"note":"\\ud800"}', '{"__proto__":{"admin":true}}', '{"a":{"constructor":1}}', '[['.repeat(9000), '']) {
      assert.equal(await problemCode(await send(shop, '/v1/gifts', post(text))), 'malformed-json', text.slice(0, 20));
    }
    assert.equal(await problemCode(await send(shop, '/v1/gifts', post(new Uint8Array([0x7b, 0xff, 0x7d])))), 'malformed-json');
    assert.equal(await problemCode(await send(shop, '/v1/gifts', post('{}'))), 'validation-failed');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/jsonp']) {
      assert.equal(await problemCode(await send(shop, '/v1/gifts', post('{}', {'content-type': type}))), 'unsupported-media-type', type);
    }
    assert.equal(await problemCode(await send(shop, '/v1/gifts', post('{}', {'content-type': 'application/json; charset=UTF-8'}))), 'validation-failed');
  });

  test('stops reading a body that is too large, whatever its Content-Length says', async () => {
    await using shop = await createTestBackend();
    assert.equal(await problemCode(await send(shop, '/v1/gifts', post('x'.repeat(32 * 1024 + 1)))), 'body-too-large');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({pull: (controller) => {
      sent += 4096;
      controller.enqueue(new Uint8Array(4096));
    }});
    assert.equal(await problemCode(await send(shop, '/v1/gifts', post(endless))), 'body-too-large');
    assert.ok(sent < 64 * 1024, 'it was not read to its end');
    const understated = post('x'.repeat(32 * 1024 + 1), {'content-length': '2'});
    assert.equal(await problemCode(await send(shop, '/v1/gifts', understated)), 'body-too-large');
    assert.equal(await problemCode(await send(shop, '/v1/gifts', post('{}', {'content-length': '99999999'}))), 'body-too-large');
  });

  test('never repeats input in a problem', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const response = await shop.call('claim', {receiptHash: 'needle-in-haystack', address: 'needle', shipTo: {country: 'needle', needle: 1}}, {token: gift.claim});
    assert.equal(response.code, 'validation-failed');
    assert.ok(!response.bodyText.includes('needle'));
    assert.deepEqual(response.problem.errors!.map((error) => error.pointer), ['/receiptHash', '/address', '/shipTo/country']);
  });

  test('requires a complete token of the right kind', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const codeFor = async (authorization: string) => problemCode(await send(shop, '/v1/gift', {headers: {authorization}}));
    assert.equal(await problemCode(await send(shop, '/v1/gift')), 'credential-missing');
    for (const authorization of [`Bearer ${gift.claim}`, `Bearer ${gift.manage.slice(0, -1)}`, `Basic ${gift.manage}`, 'Bearer', `Bearer ${gift.manage} x`]) {
      assert.equal(await codeFor(authorization), 'credential-invalid');
    }
    assert.equal(await codeFor(`Bearer ${createToken('manage')}`), 'not-found');
  });

  test('reports liveness and readiness', async () => {
    await using shop = await createTestBackend();
    assert.equal((await send(shop, '/healthz')).status, 200);
    const ready = await send(shop, '/readyz');
    assert.deepEqual(await ready.json(), {ready: true, checks: {accepting: true, storage: true, clock: true, key: true}});
    await using broken = await createTestBackend({wrapStorage: (store) => ({...store, check: () => Promise.reject(new Error('gone'))})});
    assert.equal((await send(broken, '/readyz')).status, 503);
    assert.equal((await send(broken, '/healthz')).status, 200);
  });

  test('is not ready once its shutdown has begun', async () => {
    await using shop = await createTestBackend();
    shop.backend.beginShutdown();
    const response = await send(shop, '/readyz');
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), {ready: false, checks: {accepting: false, storage: true, clock: true, key: true}});
  });

  test('checks the storage, which writes to the disk, once in five seconds', async () => {
    let checks = 0;
    await using shop = await createTestBackend({wrapStorage: (store) => ({...store, check: async () => void checks++})});
    await Promise.all(Array.from({length: 10}, () => send(shop, '/readyz')));
    assert.equal(checks, 1);
    shop.time.advance(5_000);
    await send(shop, '/readyz');
    assert.equal(checks, 2);
  });

  test('describes every endpoint in OpenAPI 3.1', async () => {
    await using shop = await createTestBackend();
    const document = await (await send(shop, '/v1/openapi.json')).json() as {openapi: string; paths: Record<string, Record<string, {operationId: string}>>};
    assert.equal(document.openapi, '3.1.0');
    for (const [name, call] of Object.entries(endpoints)) {
      assert.equal(document.paths[call.path]?.[call.method.toLowerCase()]?.operationId, name);
    }
  });

  test('hides the cause of an unexpected error, and logs only its class and location', async () => {
    await using shop = await createTestBackend({wrapStorage: (store) => ({...store, read: () => Promise.reject(new TypeError('secret detail'))})});
    const response = await shop.call('gift', undefined, {token: createToken('manage')});
    assert.equal(response.code, 'internal');
    const entry = shop.logs.find(({status}) => status === 500)!;
    assert.match(entry.error!, /^TypeError [\w.-]+\.ts:\d+$/);
    assert.ok(!JSON.stringify([shop.logs, response.bodyText]).includes('secret detail'));
  });

  test('returns a problem even if something other than an error is thrown', async () => {
    await using shop = await createTestBackend({options: {pages: async () => { throw 'secret detail'; }}});
    const response = await send(shop, '/g/abc');
    assert.equal(await problemCode(response), 'internal');
    assert.ok(response.headers.get('x-request-id'));
    const entry = shop.logs.at(-1)!;
    assert.deepEqual([entry.status, entry.code, entry.error], [500, 'internal', 'string']);
  });

  test('logs each request once, with the path template instead of the path', async () => {
    await using shop = await createTestBackend();
    const response = await send(shop, '/v1/products/mug?needle', {headers: {'x-request-id': 'needle'}});
    await send(shop, '/v1/payments/needle/webhooks', {method: 'POST'});
    await send(shop, '/needle', {method: 'NEEDLE'});
    assert.deepEqual(shop.logs.map(({event, method, route, status, code}) => ({event, method, route, status, code})), [
      {event: 'request', method: 'GET', route: '/v1/products/{ref}', status: 200, code: undefined},
      {event: 'request', method: 'POST', route: '/v1/payments/{provider}/webhooks', status: 404, code: 'not-found'},
      {event: 'request', method: 'other', route: undefined, status: 404, code: 'not-found'},
    ]);
    assert.equal(shop.logs[0]!.requestId, response.headers.get('x-request-id'));
    assert.ok(!JSON.stringify(shop.logs).includes('needle'));
  });

  test('leaves paths outside of the API to the hosted pages', async () => {
    await using shop = await createTestBackend({options: {pages: async (request) => (request.url.includes('/g/') ? new Response('<html>') : undefined)}});
    assert.equal(await (await send(shop, '/g/abc')).text(), '<html>');
    assert.equal((await send(shop, '/x/abc')).status, 404);
  });
});
