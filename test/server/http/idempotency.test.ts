import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {hashToken, createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, DAY_MS, createIdempotencyKey} from '../support/test-backend.ts';

describe('the same request again', () => {
  test('gets the same bytes, whatever has happened since', async () => {
    await using shop = await createTestBackend();
    const keys = {draft: createIdempotencyKey(), open: createIdempotencyKey(), claim: createIdempotencyKey()};
    const gift = await shop.createDraft({}, {idempotencyKey: keys.draft});
    await gift.pay();
    const wish = await shop.prepareClaim();
    const opened = await shop.call('open', {receiptHash: wish.receiptHash}, {token: gift.claim, idempotencyKey: keys.open});
    const claimed = await shop.call('claim', wish.body, {token: gift.claim, idempotencyKey: keys.claim});
    await shop.runDueJobs();
    for (const [name, body, idempotencyKey, first] of [['draft', gift.body, keys.draft, gift.response],
      ['open', {receiptHash: wish.receiptHash}, keys.open, opened], ['claim', wish.body, keys.claim, claimed]] as const) {
      const again = await shop.call(name, body, {token: name === 'draft' ? undefined : gift.claim, idempotencyKey});
      assert.equal(again.status, first.status);
      assert.equal(again.bodyText, first.bodyText);
      assert.equal(again.headers.get('idempotent-replayed'), 'true');
      assert.equal(first.headers.get('idempotent-replayed'), null);
    }
  });

  test('gets the same refusal, when the gift’s state refused it', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    await shop.claimGift(gift);
    const wish = await shop.prepareClaim();
    const idempotencyKey = createIdempotencyKey();
    const [first, again] = [await shop.call('claim', wish.body, {token: gift.claim, idempotencyKey}), await shop.call('claim', wish.body, {token: gift.claim, idempotencyKey})];
    assert.equal(first.code, 'already-claimed');
    assert.equal(again.bodyText, first.bodyText);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
  });

  test('with another body is refused', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const idempotencyKey = createIdempotencyKey();
    await shop.call('editNote', {note: 'One'}, {token: gift.manage, idempotencyKey});
    assert.equal((await shop.call('editNote', {note: 'Two'}, {token: gift.manage, idempotencyKey})).code, 'idempotency-key-reused');
    assert.equal((await shop.call('cancel', {}, {token: gift.manage, idempotencyKey})).code, 'idempotency-key-reused');
    assert.equal((await gift.fetchGift()).note, 'One');
  });

  test('by somebody else with the same key is their own', async () => {
    await using shop = await createTestBackend();
    const [one, other] = [await shop.createGift(), await shop.createGift()];
    const idempotencyKey = createIdempotencyKey();
    await shop.call('cancel', {}, {token: one.manage, idempotencyKey});
    const answer = await shop.call('cancel', {}, {token: other.manage, idempotencyKey});
    assert.equal(answer.body.id, other.id);
  });

  test('while the first is still being worked on waits its turn', async () => {
    await using shop = await createTestBackend();
    const idempotencyKey = createIdempotencyKey();
    const {body} = await shop.createDraft();
    const fresh = {...body, manageHash: await hashToken(createToken('manage')), claimHash: await hashToken(createToken('claim'))};
    const answers = await Promise.all([shop.call('draft', fresh, {idempotencyKey}), shop.call('draft', fresh, {idempotencyKey})]);
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409]);
    const waiting = answers.find((answer) => answer.status === 409)!;
    assert.equal(waiting.code, 'idempotency-in-progress');
    assert.ok(waiting.problem.retryable && waiting.headers.get('retry-after'));
    assert.equal((await shop.call('draft', fresh, {idempotencyKey})).status, 201);
  });

  test('is executed when the first try was malformed, unknown, or failed', async () => {
    await using shop = await createTestBackend();
    const idempotencyKey = createIdempotencyKey();
    const gift = await shop.createGift();
    assert.equal((await shop.call('editNote', '{', {token: gift.manage, idempotencyKey})).code, 'malformed-json');
    assert.equal((await shop.call('editNote', {note: 5}, {token: gift.manage, idempotencyKey})).code, 'validation-failed');
    assert.equal((await shop.call('editNote', {note: 'Yes'}, {token: gift.manage, idempotencyKey})).status, 200);
  });

  test('is forgotten after seven days, and still does no harm', async () => {
    await using shop = await createTestBackend({policy: {claimWindowSeconds: 30 * 86_400}});
    const gift = await shop.createGift();
    const {body, response} = await shop.claimGift(gift);
    shop.time.advance(8 * DAY_MS);
    await shop.runDueJobs();
    const again = await shop.call('claim', body, {token: gift.claim});
    assert.equal(again.headers.get('idempotent-replayed'), null);
    assert.equal(again.body.claimedAt, response.body.claimedAt);
    assert.equal(shop.catalog.orders.size, 1);
  });

  test('needs a key, and a proper one', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const send = (key?: string) => shop.backend.fetch(new Request('https://gifts.example/v1/gift/cancel', {method: 'POST',
      headers: {authorization: `Bearer ${gift.manage}`, ...(key !== undefined && {'idempotency-key': key})}}));
    assert.equal(((await (await send()).json()) as {code: string}).code, 'idempotency-key-missing');
    for (const key of ['short', 'x'.repeat(129), 'with spaces in the key', '']) {
      assert.equal(((await (await send(key)).json()) as {code: string}).code, 'idempotency-key-invalid', key);
    }
    assert.equal((await send('a'.repeat(16))).status, 200, 'a call that says nothing needs no body');
  });
});
