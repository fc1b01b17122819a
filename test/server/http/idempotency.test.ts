import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {hashToken, createToken, type EndpointName} from '../../../src/protocol/index.ts';
import {createTestBackend, DAY_MS, createIdempotencyKey, openReadOnly, testAddress} from '../support/test-backend.ts';

describe('a request with the same Idempotency-Key', () => {
  test('gets the outcome of the first, as it is now', async () => {
    await using shop = await createTestBackend();
    const keys = {open: createIdempotencyKey(), claim: createIdempotencyKey()};
    const gift = await shop.createGift();
    const claim = await shop.prepareClaim();
    const opened = await shop.call('open', {receiptHash: claim.receiptHash}, {token: gift.claim, idempotencyKey: keys.open});
    const claimed = await shop.call('claim', claim.body, {token: gift.claim, idempotencyKey: keys.claim});
    assert.deepEqual([opened, claimed].map(({headers}) => headers.get('idempotent-replayed')), [null, null]);
    await shop.runDueJobs();
    const repeatedOpen = await shop.call('open', {receiptHash: claim.receiptHash}, {token: gift.claim, idempotencyKey: keys.open});
    assert.deepEqual([repeatedOpen.status, repeatedOpen.headers.get('idempotent-replayed')], [200, 'true']);
    assert.deepEqual(repeatedOpen.body.product, opened.body.product);
    const repeatedClaim = await shop.call('claim', claim.body, {token: gift.claim, idempotencyKey: keys.claim});
    assert.deepEqual([repeatedClaim.status, repeatedClaim.headers.get('idempotent-replayed')], [200, 'true']);
    assert.deepEqual([claimed.body.state, repeatedClaim.body.state], ['claimed', 'ordered']);
    assert.deepEqual([repeatedClaim.body.gift, repeatedClaim.body.portion], [claimed.body.gift, claimed.body.portion]);
  });

  test('finds no personal data stored: no note, name, thanks, country or tracking number', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'responses-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const file = join(folder, 'gifts.db');
    await using shop = await createTestBackend({file});
    const [note, senderName, thanks, number] = ['note', 'sender', 'thanks', 'tracking'].map((what) => `Canary of the ${what}`);
    const responses: string[] = [];
    const send = async (name: EndpointName, body: unknown, token?: string) => {
      const {bodyText, status} = await shop.call(name, body, {token});
      assert.ok(status < 300, bodyText);
      responses.push(bodyText);
    };
    const gift = await shop.createDraft({note, senderName, portions: 2});
    responses.push(gift.response.bodyText);
    await gift.pay();
    await send('editNote', {note}, gift.manage);
    await send('extend', {}, gift.manage);
    const {body, receipt} = await shop.prepareClaim();
    await send('open', {receiptHash: body.receiptHash}, gift.claim);
    await send('claim', body, gift.claim);
    await shop.runDueJobs();
    await shop.call('markShipped', {number}, {...shop.merchant, params: {id: `${gift.id}.1`}});
    await send('thank', {note: thanks}, receipt);
    await send('cancel', {}, gift.manage);

    const database = openReadOnly(file);
    const stored = database.all('select body from stored_responses').map((row) => String(row['body']));
    database.close();
    assert.equal(stored.length, responses.length + 1);
    for (const canary of [note, senderName, thanks, number, '"DE"']) {
      assert.ok(responses.some((text) => text.includes(canary!)), 'the search would find it');
      assert.ok(!stored.join().includes(canary!), canary);
    }
  });

  test('gets the current gift if the sender repeats it', async () => {
    await using shop = await createTestBackend();
    const idempotencyKey = createIdempotencyKey();
    const gift = await shop.createDraft({}, {idempotencyKey});
    await gift.pay();
    const repeated = await shop.call('draft', gift.body, {idempotencyKey});
    assert.deepEqual([repeated.status, repeated.headers.get('idempotent-replayed')], [201, 'true']);
    assert.deepEqual([repeated.body.gift.id, repeated.body.gift.state, repeated.body.checkout], [gift.id, 'ready', gift.response.body.checkout]);
  });

  test('gets the same problem if the state of the gift caused it', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    await shop.claimGift(gift);
    const claim = await shop.prepareClaim();
    const idempotencyKey = createIdempotencyKey();
    const [first, repeated] = [await shop.call('claim', claim.body, {token: gift.claim, idempotencyKey}), await shop.call('claim', claim.body, {token: gift.claim, idempotencyKey})];
    assert.equal(first.code, 'already-claimed');
    assert.equal(repeated.bodyText, first.bodyText);
    assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
  });

  test('but another body or path is rejected', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const idempotencyKey = createIdempotencyKey();
    await shop.call('editNote', {note: 'One'}, {token: gift.manage, idempotencyKey});
    assert.equal((await shop.call('editNote', {note: 'Two'}, {token: gift.manage, idempotencyKey})).code, 'idempotency-key-reused');
    assert.equal((await shop.call('cancel', {}, {token: gift.manage, idempotencyKey})).code, 'idempotency-key-reused');
    assert.equal((await gift.fetchGift()).note, 'One');
  });

  test('but another token is a request of its own', async () => {
    await using shop = await createTestBackend();
    const [gift, otherGift] = [await shop.createGift(), await shop.createGift()];
    const idempotencyKey = createIdempotencyKey();
    await shop.call('cancel', {}, {token: gift.manage, idempotencyKey});
    const response = await shop.call('cancel', {}, {token: otherGift.manage, idempotencyKey});
    assert.equal(response.body.id, otherGift.id);
  });

  test('is rejected as retryable while the first is in progress', async () => {
    await using shop = await createTestBackend();
    const idempotencyKey = createIdempotencyKey();
    const {body} = await shop.createDraft();
    const fresh = {...body, manageHash: await hashToken(createToken('manage')), claimHash: await hashToken(createToken('claim'))};
    const responses = await Promise.all([shop.call('draft', fresh, {idempotencyKey}), shop.call('draft', fresh, {idempotencyKey})]);
    assert.deepEqual(responses.map(({status}) => status).sort(), [201, 409]);
    const rejected = responses.find(({status}) => status === 409)!;
    assert.equal(rejected.code, 'idempotency-in-progress');
    assert.ok(rejected.problem.retryable && rejected.headers.get('retry-after'));
    assert.equal((await shop.call('draft', fresh, {idempotencyKey})).status, 201);
  });

  test('runs if the first attempt was malformed', async () => {
    await using shop = await createTestBackend();
    const idempotencyKey = createIdempotencyKey();
    const gift = await shop.createGift();
    assert.equal((await shop.call('editNote', '{', {token: gift.manage, idempotencyKey})).code, 'malformed-json');
    assert.equal((await shop.call('editNote', {note: 5}, {token: gift.manage, idempotencyKey})).code, 'validation-failed');
    assert.equal((await shop.call('editNote', {note: 'Yes'}, {token: gift.manage, idempotencyKey})).status, 200);
  });

  test('runs again after seven days, without a second effect', async () => {
    await using shop = await createTestBackend({policy: {claimWindowSeconds: 30 * 86_400}});
    const gift = await shop.createGift();
    const {body, response} = await shop.claimGift(gift);
    shop.time.advance(8 * DAY_MS);
    await shop.runDueJobs();
    const repeated = await shop.call('claim', body, {token: gift.claim});
    assert.equal(repeated.headers.get('idempotent-replayed'), null);
    assert.equal(repeated.body.claimedAt, response.body.claimedAt);
    assert.equal(shop.catalog.orders.size, 1);
  });

  test('needs a valid key', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const send = (key?: string) => shop.backend.fetch(new Request('https://gifts.example/v1/gift/cancel', {method: 'POST',
      headers: {authorization: `Bearer ${gift.manage}`, ...(key !== undefined && {'idempotency-key': key})}}));
    assert.equal(((await (await send()).json()) as {code: string}).code, 'idempotency-key-missing');
    for (const key of ['short', 'x'.repeat(129), 'with spaces in the key', '']) {
      assert.equal(((await (await send(key)).json()) as {code: string}).code, 'idempotency-key-invalid', key);
    }
    assert.equal((await send('a'.repeat(16))).status, 200, 'an endpoint without parameters needs no body');
  });
});

describe('a merchant’s request with the same Idempotency-Key', () => {
  const merchantEndpoints = ['decryptShipping', 'markShipped', 'markDelivered', 'cancelOrder'] as const;
  type MerchantEndpoint = (typeof merchantEndpoints)[number];
  const bodies: Record<MerchantEndpoint, unknown> = {decryptShipping: {}, markShipped: {carrier: 'Post'}, markDelivered: {}, cancelOrder: {}};

  async function createOrders(file?: string) {
    const shop = await createTestBackend({file});
    const ids = [];
    for (let order = 0; order < 2; order++) ids.push((await shop.claimGift(await shop.createGift())).orderId);
    await shop.runDueJobs();
    const [id = '', otherId = ''] = ids;
    const send = <Name extends MerchantEndpoint>(name: Name, idempotencyKey: string,
      {orderId = id, body = bodies[name]}: {orderId?: string; body?: unknown} = {}) =>
      shop.call(name, body, {...shop.merchant, params: {id: orderId}, idempotencyKey});
    return {shop, otherId, send, sequence: async () => (await shop.storage.read((tx) => tx.findGift(id.split('.')[0]!)))!.sequence};
  }

  for (const name of merchantEndpoints) {
    test(`runs ${name} once, although its response is not stored`, async () => {
      const {shop, send, sequence} = await createOrders();
      await using _ = shop;
      const idempotencyKey = createIdempotencyKey();
      const before = await sequence();
      const responses = await Promise.all(Array.from({length: 5}, () => send(name, idempotencyKey)));
      const [first, ...others] = responses.sort((a, b) => a.status - b.status) as [(typeof responses)[0], ...typeof responses];
      const wasSkipped = ({code, headers}: (typeof responses)[0]) => code === 'idempotency-in-progress' || headers.has('idempotent-replayed');
      assert.ok(first.status === 200 && others.every(wasSkipped));
      shop.time.advance(60_000);
      const repeated = await send(name, idempotencyKey);
      assert.deepEqual([repeated.bodyText, repeated.headers.get('idempotent-replayed')], [first.bodyText, 'true']);
      assert.equal(await sequence(), before + (name === 'decryptShipping' ? 0 : 1));
    });

    test(`is refused by ${name} for another body or another order`, async () => {
      const {shop, otherId, send} = await createOrders();
      await using _ = shop;
      const idempotencyKey = createIdempotencyKey();
      assert.equal((await send(name, idempotencyKey)).status, 200);
      assert.equal((await send(name, idempotencyKey, {orderId: otherId})).code, 'idempotency-key-reused');
      assert.equal((await send(name, idempotencyKey, {body: {carrier: 'Another'}})).code, 'idempotency-key-reused');
      assert.equal((await send(name, createIdempotencyKey(), {orderId: otherId})).status, 200);
    });
  }

  test('gets the current order, after a later report as well', async () => {
    const {shop, send} = await createOrders();
    await using _ = shop;
    const idempotencyKey = createIdempotencyKey();
    assert.equal((await send('markShipped', idempotencyKey)).body.state, 'shipped');
    await send('markDelivered', createIdempotencyKey());
    assert.deepEqual([(await send('markShipped', idempotencyKey)).body].map(({state, tracking}) => [state, tracking]), [['delivered', {carrier: 'Post'}]]);
  });

  test('records one access to an address, and stores neither the address nor the order', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const file = join(folder, 'gifts.db');
    const {shop, send} = await createOrders(file);
    await using _ = shop;
    const idempotencyKey = createIdempotencyKey();
    const first = await send('decryptShipping', idempotencyKey);
    await send('markShipped', createIdempotencyKey());
    shop.time.advance(60_000);
    for (let again = 0; again < 4; again++) assert.equal((await send('decryptShipping', idempotencyKey)).bodyText, first.bodyText);
    assert.deepEqual(first.body.address, testAddress);
    const database = openReadOnly(file);
    assert.equal(database.all('select * from address_access_log').length, 1);
    const stored = database.all(`select body from stored_responses
      where scope = (select scope from stored_responses where body like '%auditedAt%')`);
    assert.ok(stored.length === 2 && !/Kanarienvogel|10115|shipTo/.test(JSON.stringify(stored)));
    database.close();
  });
});

describe('when a recipient erases their data', () => {
  test('the sender’s requests are still repeated without effect', async () => {
    await using shop = await createTestBackend({policy: {senderMayExtend: 3}});
    const gift = await shop.createGift({portions: 2});
    const {receipt} = await shop.claimGift(gift);
    const idempotencyKey = createIdempotencyKey();
    const extended = await shop.call('extend', {}, {token: gift.manage, idempotencyKey});
    assert.equal((await shop.call('erase', {}, {token: receipt})).status, 200);
    const repeated = await shop.call('extend', {}, {token: gift.manage, idempotencyKey});
    assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
    assert.equal(repeated.body.claimDeadline, extended.body.claimDeadline);
  });

  test('other recipients’ requests are still repeated without effect', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift({portions: 2});
    const [first, second] = [await shop.claimGift(gift), await shop.prepareClaim()];
    const idempotencyKey = createIdempotencyKey();
    await shop.call('claim', second.body, {token: gift.claim, idempotencyKey});
    await shop.call('erase', {}, {token: first.receipt});
    const repeated = await shop.call('claim', second.body, {token: gift.claim, idempotencyKey});
    assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
  });

  test('a recipient is named only where the endpoint has one', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    assert.equal((await shop.call('extend', {receiptHash: {not: 'a hash'}}, {token: gift.manage})).status, 200);
  });

  test('their words are in no stored response of the sender', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    await using shop = await createTestBackend({file: join(folder, 'gifts.db')});
    const gift = await shop.createGift({portions: 2});
    const {receipt} = await shop.claimGift(gift);
    const note = 'Words that occur nowhere else';
    await shop.call('thank', {note}, {token: receipt});
    assert.ok((await shop.call('extend', {}, {token: gift.manage})).bodyText.includes(note));
    await shop.call('erase', {}, {token: receipt});
    await shop.storage.checkpoint();
    assert.ok(!readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(note)));
  });
});
