import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {hashToken, createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, DAY_MS, createIdempotencyKey} from '../support/test-backend.ts';

describe('a request with the same Idempotency-Key', () => {
  test('gets the same bytes, even if the gift has changed since', async () => {
    await using shop = await createTestBackend();
    const keys = {draft: createIdempotencyKey(), open: createIdempotencyKey(), claim: createIdempotencyKey()};
    const gift = await shop.createDraft({}, {idempotencyKey: keys.draft});
    await gift.pay();
    const claim = await shop.prepareClaim();
    const opened = await shop.call('open', {receiptHash: claim.receiptHash}, {token: gift.claim, idempotencyKey: keys.open});
    const claimed = await shop.call('claim', claim.body, {token: gift.claim, idempotencyKey: keys.claim});
    await shop.runDueJobs();
    for (const [name, body, idempotencyKey, first] of [['draft', gift.body, keys.draft, gift.response],
      ['open', {receiptHash: claim.receiptHash}, keys.open, opened], ['claim', claim.body, keys.claim, claimed]] as const) {
      const repeated = await shop.call(name, body, {token: name === 'draft' ? undefined : gift.claim, idempotencyKey});
      assert.equal(repeated.status, first.status);
      assert.equal(repeated.bodyText, first.bodyText);
      assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
      assert.equal(first.headers.get('idempotent-replayed'), null);
    }
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
