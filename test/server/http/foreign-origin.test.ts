import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {endpoints, type Endpoint, type EndpointName} from '../../../src/protocol/index.ts';
import {createSigningBackend, signRaw, createSigningKey} from '../support/descriptors.ts';
import {SHOP_PAGE, unlimitedRates} from '../support/test-backend.ts';

const MAGAZINE = 'https://magazine.example';
const fromMagazine = {headers: {origin: MAGAZINE}};
const returnUrl = `${MAGAZINE}/articles/7?page=2`;

describe('a page of another origin', () => {
  test('sells what is signed, follows the gift and cancels it', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign();
    const shown = await backend.call('product', undefined, {params: {ref: product}, ...fromMagazine});
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('access-control-allow-origin'), '*');
    assert.equal((await backend.call('shop', undefined, fromMagazine)).status, 200);
    const gift = await backend.createDraft({product, returnUrl}, fromMagazine);
    assert.equal(gift.response.status, 201, gift.response.bodyText);
    assert.equal([...backend.payments.checkouts.values()][0]!.returnUrl, returnUrl);
    await gift.pay();
    const sender = {token: gift.manage, ...fromMagazine};
    assert.equal((await backend.call('gift', undefined, sender)).body.state, 'ready');
    assert.equal((await backend.call('editNote', {note: 'Another'}, sender)).status, 200);
    assert.equal((await backend.call('cancel', {}, sender)).body.state, 'cancelled');
  });

  test('is answered by its preflight before the product is known, and may read why it is refused', async () => {
    await using backend = await createSigningBackend();
    const preflight = await backend.backend.fetch(new Request('https://gifts.example/v1/gifts', {
      method: 'OPTIONS', headers: {origin: MAGAZINE, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,idempotency-key'},
    }));
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
    assert.equal(preflight.headers.get('access-control-allow-credentials'), null);
    const {response} = await backend.createDraft({product: signRaw(createSigningKey()), returnUrl}, fromMagazine);
    assert.equal(response.code, 'descriptor-key-unknown');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('vary')!, /Origin/);
  });

  test('sells nothing of the catalog', async () => {
    await using backend = await createSigningBackend();
    for (const product of ['mug', 'unicorn', 'SAGP1.a.b.c', 'sagp2.a.b.c']) {
      assert.equal((await backend.call('product', undefined, {params: {ref: product}, ...fromMagazine})).code, 'origin-not-allowed');
      assert.equal((await backend.createDraft({product, returnUrl}, fromMagazine)).response.code, 'origin-not-allowed');
    }
    for (const product of [undefined, null, 7, ['sagp1.'], {}]) {
      assert.equal((await backend.createDraft({product, returnUrl}, fromMagazine)).response.code, 'origin-not-allowed', String(product));
    }
    assert.equal(backend.payments.checkouts.size, 0);
  });

  test('gets the payer back to its own pages or to the shop’s, never to a third site', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign();
    const draft = async (url: string, headers: Record<string, string> = {origin: MAGAZINE}) =>
      (await backend.createDraft({product, returnUrl: url}, {headers})).response.status;
    assert.equal(await draft(`${SHOP_PAGE}/thanks`), 201);
    for (const elsewhere of ['https://evil.example/', 'https://magazine.example.evil.example/', 'http://magazine.example/', 'https://evil.example@magazine.example/', 'https://magazine.example:444/']) {
      assert.equal(await draft(elsewhere), 403, elsewhere);
    }
    assert.equal(await draft(returnUrl, {}), 403, 'without an origin, only the shop’s pages');
    assert.equal(await draft(returnUrl, {origin: SHOP_PAGE}), 403, 'an allowed page has no reason to name another');
    assert.equal(await draft(returnUrl, {origin: 'null'}), 403, 'a sandboxed frame has no origin to return to');
  });

  test('sees gifts that were drafted from its origin, and no others', async () => {
    await using backend = await createSigningBackend();
    const product = backend.sign();
    const [own, shops] = [await backend.createDraft({product, returnUrl}, fromMagazine), await backend.createDraft({product})];
    await Promise.all([own.pay(), shops.pay()]);
    for (const origin of ['https://evil.example', 'http://magazine.example', 'null']) {
      for (const name of ['gift', 'cancel', 'extend'] as const) {
        assert.equal((await backend.call(name, {}, {token: own.manage, headers: {origin}})).code, 'origin-not-allowed', `${name} ${origin}`);
      }
    }
    assert.equal((await backend.call('gift', undefined, {token: shops.manage, ...fromMagazine})).code, 'origin-not-allowed');
    assert.equal((await own.fetchGift()).state, 'ready');
    const stream = await backend.backend.fetch(new Request('https://gifts.example/v1/gift/events', {headers: {origin: MAGAZINE, authorization: `Bearer ${own.manage}`}}));
    assert.equal(stream.status, 200);
    await stream.body!.cancel();
  });

  test('reaches no endpoint of a recipient or of the merchant, whoever drafted the gift', async () => {
    await using backend = await createSigningBackend();
    const gift = await backend.createDraft({product: backend.sign(), returnUrl}, fromMagazine);
    await gift.pay();
    const {receipt} = await backend.claimGift(gift);
    for (const [name, {credential, method}] of Object.entries<Endpoint>(endpoints)) {
      if (credential.length === 0 || credential.includes('manage')) continue;
      const token = credential.includes('secret') ? backend.merchant.token : credential.includes('claim') ? gift.claim : receipt;
      const response = await backend.call(name as EndpointName, method === 'GET' ? undefined : {}, {token, params: {id: 'x'}, ...fromMagazine});
      assert.equal(response.code, credential.includes('secret') ? 'secret-key-in-browser' : 'origin-not-allowed', name);
    }
    const events = await backend.backend.fetch(new Request('https://gifts.example/v1/gift/events', {headers: {origin: MAGAZINE, authorization: `Bearer ${receipt}`}}));
    assert.equal(events.status, 403);
  });

  test('has rate limits of its own: it can’t use up what a visitor needs on the shop’s pages', async () => {
    await using backend = await createSigningBackend({options: {limits: {...unlimitedRates, draftsPerMinute: 3, readsPerMinute: 1}}});
    const product = backend.sign();
    const codes = async (count: number, work: () => Promise<{code: string | undefined}>) => {
      const found = [];
      for (let index = 0; index < count; index++) found.push((await work()).code);
      return found;
    };
    const drafts = await codes(4, async () => (await backend.createDraft({product: 'mug', returnUrl}, fromMagazine)).response);
    assert.deepEqual(drafts, ['origin-not-allowed', 'origin-not-allowed', 'origin-not-allowed', 'rate-limited']);
    const other = {headers: {origin: 'https://another.example'}};
    assert.equal((await backend.createDraft({product, returnUrl: 'https://another.example/'}, other)).response.code, 'rate-limited', 'all other sites share one limit');
    assert.equal((await backend.createDraft({product})).response.status, 201);
    const reads = await codes(11, () => backend.call('product', undefined, {params: {ref: product}, ...fromMagazine}));
    assert.deepEqual([reads.indexOf('rate-limited'), reads.filter((code) => code === undefined).length], [10, 10]);
    assert.equal((await backend.call('product', undefined, {params: {ref: product}})).status, 200);
  });
});
