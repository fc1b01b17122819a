import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {hashToken, createToken} from '../../../src/protocol/index.ts';
import {createGiftBackend, openSqliteStorage} from '../../../src/server/index.ts';
import {createTestBackend, BACKEND, CANARY, DAY_MS, testAddress, createIdempotencyKey} from '../support/test-backend.ts';

describe('a claim', () => {
  test('returns the same receipt to the same recipient, and `already-claimed` to everybody else', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {receipt, response, body} = await backend.claimGift(gift);
    const again = await backend.call('claim', body, {token: gift.claim});
    assert.deepEqual(again.body, response.body);
    const encryptedAgain = await backend.prepareClaim({receipt});
    assert.equal((await backend.call('claim', encryptedAgain.body, {token: gift.claim})).status, 200);
    assert.equal((await backend.claimGift(gift)).response.code, 'already-claimed');
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'already-claimed');
    const other = await hashToken(createToken('receipt'));
    assert.equal((await backend.call('open', {receiptHash: other}, {token: gift.claim})).code, 'already-claimed');
    assert.equal((await backend.call('decline', {receiptHash: other}, {token: gift.claim})).code, 'already-claimed');
    assert.equal(backend.publicResponses.some((text) => text.includes('10115')), false, 'no response contains it');
    assert.ok(!JSON.stringify(await gift.fetchGift()).includes('10115'));
  });

  test('works without opening the gift first', async () => {
    await using backend = await createTestBackend();
    assert.equal((await backend.claimGift(await backend.createGift())).response.status, 200);
  });

  test('has one winner when fifty recipients claim at once', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const claims = await Promise.all(Array.from({length: 50}, () => backend.prepareClaim()));
    const responses = await Promise.all(claims.map(({body}) => backend.call('claim', body, {token: gift.claim})));
    assert.equal(responses.filter((response) => response.status === 200).length, 1);
    assert.equal(responses.filter((response) => response.code === 'already-claimed').length, 49);
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 1);
  });

  test('has one winner when fifty recipients claim at once on two backends with one database file', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const file = join(folder, 'gifts.db');
    await using backend = await createTestBackend({file});
    const storage = openSqliteStorage({file, clock: backend.time.clock});
    const other = createGiftBackend({...backend.settings, storage});
    const gift = await backend.createGift();
    const claims = await Promise.all(Array.from({length: 50}, () => backend.prepareClaim()));
    const statuses = await Promise.all(claims.map(async ({body}, index) => {
      if (index % 2) return (await backend.call('claim', body, {token: gift.claim})).status;
      const response = await other.fetch(new Request(`${BACKEND}/v1/claim`, {
        method: 'POST', body: JSON.stringify(body),
        headers: {authorization: `Bearer ${gift.claim}`, 'content-type': 'application/json', 'idempotency-key': createIdempotencyKey()},
      }));
      return response.status;
    }));
    assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 409).length], [1, 49]);
    await Promise.all([backend.runDueJobs(), other.runDueJobs()]);
    assert.equal(backend.catalog.orders.size, 1);
    assert.equal([...backend.catalog.orders.values()][0]!.requests, 1);
    await storage.close();
  });

  test('succeeds one millisecond before the deadline and fails at the deadline', async () => {
    for (const [early, outcome] of [[1, undefined], [0, 'gift-expired'], [-1, 'gift-expired']] as const) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      const deadline = Date.parse((await gift.fetchGift()).claimDeadline!);
      const prepared = await backend.prepareClaim();
      backend.time.set(deadline - early);
      if (early > 0) await backend.runDueJobs();
      assert.equal((await backend.call('claim', prepared.body, {token: gift.claim})).code, outcome);
      backend.time.advance(2);
      await backend.runDueJobs();
      assert.equal((await gift.fetchGift()).portions[0]!.state, outcome ? 'expired' : 'ordered');
    }
  });

  test('and expiry have one outcome, whichever comes first', async () => {
    for (let round = 0; round < 30; round++) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      const {claimDeadline} = await gift.fetchGift();
      backend.time.set(Date.parse(claimDeadline!) - 1);
      const prepared = await backend.prepareClaim();
      const later = async () => {
        for (let step = 0; step < round % 6; step++) await Promise.resolve();
        backend.time.advance(1);
        await backend.runDueJobs();
      };
      const [response] = await Promise.all([backend.call('claim', prepared.body, {token: gift.claim}), later()]);
      backend.time.advance(1000);
      await backend.runDueJobs();
      const {portions, refunded} = await gift.fetchGift();
      const won = response.status === 200;
      assert.equal(portions[0]!.state, won ? 'ordered' : 'expired');
      assert.equal(refunded.amount, won ? 0 : 2400);
      assert.equal(backend.catalog.orders.size, won ? 1 : 0);
    }
  });

  test('is refused with a code of its own if the address is encrypted to a retired key', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {body, receiptHash} = await backend.prepareClaim();
    const address = await backend.testKeys.encryptToRetiredKey(testAddress, receiptHash);
    assert.equal((await backend.call('claim', {...body, address}, {token: gift.claim})).code, 'fulfillment-key-retired');
  });

  const undeliverable: [string, Record<string, unknown>, string, unknown?][] = [
    ['another country in the encrypted address', {country: 'FR'}, '/shipTo/country'],
    ['another postal code in the encrypted address', {postalCode: '20095'}, '/shipTo/postalCode'],
    ['no city', {city: undefined}, '/address/city'],
  ];
  for (const [what, change, pointer] of undeliverable) {
    test(`is refused with ${what}, before anything changes`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      const {response} = await backend.claimGift(gift, {address: {...testAddress, ...change}});
      assert.equal(response.code, 'address-undeliverable');
      assert.equal(response.problem.errors![0]!.pointer, pointer);
      assert.equal((await gift.fetchGift()).portions[0]!.state, 'ready');
    });
  }

  test('needs no city in a city state', async () => {
    await using backend = await createTestBackend();
    const address = {name: 'Lee', country: 'SG', postalCode: '018956', street: ['1 Bayfront']};
    const {response} = await backend.claimGift(await backend.createGift(), {address, shipTo: {country: 'SG', postalCode: '018 956'}});
    assert.equal(response.status, 200);
  });

  test('is refused for a country that the shop does not serve', async () => {
    await using backend = await createTestBackend();
    const {response} = await backend.claimGift(await backend.createGift(), {address: {...testAddress, country: 'US'}, shipTo: {country: 'US'}});
    assert.equal(response.code, 'country-not-served');
  });

  test('is refused with an address that is encrypted for another claim', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const [one, other] = [await backend.prepareClaim(), await backend.prepareClaim()];
    const stolen = await backend.call('claim', {...other.body, address: one.body.address}, {token: gift.claim});
    assert.deepEqual(stolen.problem.errors, [{pointer: '/address', code: 'encrypted-for-another-claim'}]);
    const broken = await backend.call('claim', {...other.body, address: 'e30..YQ.YQ.YQ'}, {token: gift.claim});
    assert.deepEqual(broken.problem.errors, [{pointer: '/address', code: 'not-encrypted'}]);
  });

  test('is refused if the receipt hash belongs to another gift', async () => {
    await using backend = await createTestBackend();
    const receipt = createToken('receipt');
    await backend.claimGift(await backend.createGift(), {receipt});
    const second = await backend.createGift();
    const {response} = await backend.claimGift(second, {receipt});
    assert.deepEqual(response.problem.errors, [{pointer: '/receiptHash', code: 'taken'}]);
    assert.equal((await second.fetchGift()).portions[0]!.state, 'ready');
  });

  test('is a conflict when it is repeated with another address', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {receipt} = await backend.claimGift(gift);
    const corrected = await backend.prepareClaim({receipt, address: {...testAddress, street: ['Corrected Street 2']}});
    const again = await backend.call('claim', corrected.body, {token: gift.claim});
    assert.equal(again.code, 'state-conflict');
    assert.equal(again.problem.currentState, 'claimed');
    const {receiptHash: _hash, ...correction} = corrected.body;
    assert.equal((await backend.call('correctAddress', correction, {token: receipt})).status, 200);
    await backend.runDueJobs();
    assert.deepEqual([...backend.catalog.orders.values()][0]!.address.street, ['Corrected Street 2']);
  });

  test('is rate-limited per link, whatever receipt hashes are sent', async () => {
    await using backend = await createTestBackend({options: {limits: {writesPerMinute: 1}}});
    const gift = await backend.createGift();
    const codes = [];
    for (let i = 0; i < 12; i++) codes.push((await backend.call('open', {receiptHash: await hashToken(createToken('receipt'))}, {token: gift.claim})).status);
    assert.deepEqual([...new Set(codes)], [200, 429]);
  });

  test('lets the recipient choose among the variants at the paid price', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot'});
    const {receiptHash} = await backend.prepareClaim();
    const {body} = await backend.call('open', {receiptHash}, {token: gift.claim});
    assert.deepEqual(body.variants!.map(({ref, available}) => [ref, available]), [['white', true], ['blue', true], ['black', false]]);
    assert.equal((await backend.claimGift(gift)).response.problem.errors![0]!.pointer, '/variant');
    assert.equal((await backend.claimGift(gift, {variant: 'black'})).response.code, 'item-unavailable');
    assert.equal((await backend.claimGift(gift, {variant: 'pink'})).response.code, 'item-unavailable');
    const {response} = await backend.claimGift(gift, {variant: 'blue'});
    assert.deepEqual(response.body.product.variant, {ref: 'blue', title: 'BLUE'});
    const other = await backend.createGift({product: 'teapot'});
    assert.equal((await backend.claimGift(other, {variant: 'blue'})).response.code, 'item-unavailable', 'the only blue one is taken');
    await backend.runDueJobs();
    assert.equal([...backend.catalog.orders.values()][0]!.variant, 'blue');
    assert.equal((await gift.fetchGift()).product.variant, undefined, 'the sender does not learn the choice');
  });

  test('can replace the sender’s variant by another at the same price that is in stock', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot', variant: 'white'});
    const {receiptHash} = await backend.prepareClaim();
    const {body} = await backend.call('open', {receiptHash}, {token: gift.claim});
    assert.equal(body.product!.variant!.ref, 'white');
    assert.deepEqual(body.variants!.map(({ref, available}) => [ref, available]), [['white', true], ['blue', true], ['black', false]]);
    assert.equal((await backend.claimGift(gift, {variant: 'black'})).response.code, 'item-unavailable');
    const {response} = await backend.claimGift(gift, {variant: 'blue'});
    assert.deepEqual(response.body.product.variant, {ref: 'blue', title: 'BLUE'});
    const other = await backend.createGift({product: 'teapot', variant: 'white'});
    assert.equal((await backend.claimGift(other)).response.body.product.variant!.ref, 'white', 'without a choice it is what the sender chose');
    await backend.runDueJobs();
    assert.deepEqual([...backend.catalog.orders.values()].map(({variant}) => variant).toSorted(), ['blue', 'white']);
  });

  test('needs no choice if only one variant at the price was left when the gift was drafted', async () => {
    await using backend = await createTestBackend();
    backend.catalog.products.get('sampler')!.variants[1]!.available = false;
    const gift = await backend.createGift({product: 'sampler'});
    assert.deepEqual((await gift.fetchGift()).product.variant, {ref: 'small', title: 'SMALL'});
    const {receiptHash} = await backend.prepareClaim();
    assert.deepEqual((await backend.call('open', {receiptHash}, {token: gift.claim})).body.variants, []);
    assert.equal((await backend.claimGift(gift)).response.status, 200);
  });

  test('is refused for a variant at another price', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'sampler', variant: 'small'});
    assert.equal((await backend.claimGift(gift, {variant: 'large'})).response.code, 'item-unavailable');
    assert.equal((await backend.claimGift(gift, {variant: 'small'})).response.status, 200);
  });

  test('leaves no plain address in the database files', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const {readFileSync, readdirSync} = await import('node:fs');
    await using backend = await createTestBackend({file: join(folder, 'gifts.db')});
    const gift = await backend.createGift();
    const {receipt, orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    await backend.call('decryptShipping', {}, {...backend.merchant, params: {id: orderId}});
    await backend.call('thank', {note: 'Danke', emoji: ''}, {token: receipt});
    const files = readdirSync(folder);
    assert.ok(files.length >= 2);
    for (const name of files) assert.ok(!readFileSync(join(folder, name)).includes(CANARY), name);
  });
});

describe('a claim card', () => {
  test('is the same for every visitor, and looking changes nothing', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const responses = await Promise.all(Array.from({length: 5}, () => backend.call('card', undefined, {token: gift.claim})));
    assert.equal(new Set(responses.map((response) => response.bodyText)).size, 1);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ready');
  });

  test('shows the product to everyone with the link once it is opened', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot'});
    for (let time = 0; time < 2; time++) {
      const {receiptHash} = await backend.prepareClaim();
      assert.equal((await backend.call('open', {receiptHash}, {token: gift.claim})).body.product!.title, 'Teapot');
    }
    const {body} = await backend.call('card', undefined, {token: gift.claim});
    assert.equal(body.state, 'opened');
    assert.equal(body.variants!.length, 3);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'opened');
  });

  test('reports an ended window, before and after the worker expires it', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {receiptHash} = await backend.prepareClaim();
    backend.time.advance(7 * DAY_MS);
    for (const isExpired of [false, true]) {
      if (isExpired) await backend.runDueJobs();
      assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'gift-expired');
      assert.equal((await backend.call('open', {receiptHash}, {token: gift.claim})).code, 'gift-expired');
      assert.equal((await backend.call('decline', {receiptHash}, {token: gift.claim})).code, 'gift-expired');
    }
    const {state, portions, refunded} = await gift.fetchGift();
    assert.deepEqual([state, portions[0]!.state, refunded.amount], ['closed', 'expired', 2400]);
  });

  test('that is declined refunds the payer and passes the note to the sender', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {receiptHash} = await backend.prepareClaim();
    const params = {receiptHash, note: 'Too kind!'};
    assert.equal((await backend.call('decline', params, {token: gift.claim})).body.state, 'declined');
    assert.equal((await backend.call('decline', params, {token: gift.claim})).body.state, 'declined', 'a repetition is no error');
    const late = await backend.claimGift(gift);
    assert.equal(late.response.code, 'state-conflict');
    assert.equal(late.response.problem.currentState, 'declined');
    await backend.runDueJobs();
    const {state, portions, refunded} = await gift.fetchGift();
    assert.deepEqual([state, portions[0]!.state, portions[0]!.thanks?.note, refunded.amount], ['closed', 'declined', 'Too kind!', 2400]);
  });

  test('returns 404 for an unknown token', async () => {
    await using backend = await createTestBackend();
    const unknown = await backend.call('card', undefined, {token: createToken('claim')});
    const elsewhere = await backend.backend.fetch(new Request(`${BACKEND}/v1/nowhere`));
    assert.equal(unknown.code, 'not-found');
    assert.equal(unknown.bodyText, await elsewhere.text());
  });
});
