import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';

async function createGroupGift(portions: number, params: Record<string, unknown> = {}) {
  const backend = await createTestBackend();
  const {manage, claim, fetchGift, response} = await backend.createGift({portions, ...params});
  return {backend, manage, claim, fetchGift, response};
}

describe('a gift with several portions', () => {
  test('costs the sum of its portions, and is refused if the page expects another price', async () => {
    const {backend, response, fetchGift} = await createGroupGift(5, {expected: {amount: 12_000, currency: 'EUR'}});
    await using _ = backend;
    assert.deepEqual(response.body.gift.total, {amount: 12_000, currency: 'EUR'});
    assert.equal([...backend.payments.checkouts.values()][0]!.amount.amount, 12_000);
    const {state, portions} = await fetchGift();
    assert.deepEqual([state, portions.map((portion) => portion.state)], ['ready', Array(5).fill('ready')]);
    assert.equal((await backend.createDraft({portions: 5, expected: {amount: 2400, currency: 'EUR'}})).response.code, 'price-mismatch');
    for (const portions of [0, 101, 1.5]) assert.equal((await backend.createDraft({portions})).response.code, 'validation-failed');
  });

  test('needs stock for all portions, when it is drafted and when it is paid', async () => {
    await using backend = await createTestBackend();
    backend.catalog.products.get('mug')!.stock = {mug: 3};
    assert.equal((await backend.createDraft({portions: 4})).response.code, 'item-unavailable');
    const [one, other] = [await backend.createDraft({portions: 2}), await backend.createDraft({portions: 2})];
    await one.pay();
    await other.pay();
    await backend.runDueJobs();
    assert.deepEqual([(await one.fetchGift()).state, (await other.fetchGift()).state], ['ready', 'cancelled']);
    assert.equal((await other.fetchGift()).refunded.amount, 4800);
  });

  test('has five winners when fifty recipients claim five portions at once', async () => {
    const {backend, claim, fetchGift} = await createGroupGift(5);
    await using _ = backend;
    const claims = await Promise.all(Array.from({length: 50}, () => backend.prepareClaim()));
    const responses = await Promise.all(claims.map(({body}) => backend.call('claim', body, {token: claim})));
    const claimed = responses.filter((response) => response.status === 200);
    assert.deepEqual(claimed.map((response) => response.body.portion).sort(), [1, 2, 3, 4, 5]);
    assert.equal(responses.filter((response) => response.code === 'fully-claimed').length, 45);
    await backend.runDueJobs();
    assert.deepEqual([backend.catalog.orders.size, backend.payments.refunds.size], [5, 0]);
    assert.ok((await fetchGift()).portions.every((portion) => portion.state === 'ordered'));
  });

  test('lets each recipient choose a variant while it is in stock', async () => {
    const {backend, claim} = await createGroupGift(3, {product: 'teapot'});
    await using _ = backend;
    assert.equal((await backend.claimGift({claim}, {variant: 'blue'})).response.status, 200);
    assert.equal((await backend.claimGift({claim}, {variant: 'blue'})).response.code, 'item-unavailable');
    assert.equal((await backend.claimGift({claim}, {variant: 'white'})).response.status, 200);
  });

  test('gives no recipient two portions', async () => {
    const {backend, claim, fetchGift} = await createGroupGift(3);
    await using _ = backend;
    const claims = await Promise.all(Array.from({length: 20}, () => backend.prepareClaim()));
    const responses = await Promise.all(claims.map(({body}) => backend.call('claim', body, {token: claim})));
    assert.deepEqual(responses.filter((response) => response.status === 200).map((response) => response.body.portion).sort(), [1, 2, 3]);
    assert.equal(responses.filter((response) => response.code === 'fully-claimed').length, 17);
    const winner = claims[responses.findIndex((response) => response.status === 200)]!;
    assert.equal((await backend.call('claim', winner.body, {token: claim})).status, 200);
    assert.equal((await backend.call('card', undefined, {token: claim})).code, 'fully-claimed');
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 3);
    assert.equal((await fetchGift()).state, 'ready');
  });

  test('opens and declines without changing a portion', async () => {
    const {backend, claim, fetchGift} = await createGroupGift(2);
    await using _ = backend;
    const {receiptHash} = await backend.prepareClaim();
    assert.equal((await backend.call('open', {receiptHash}, {token: claim})).body.state, 'opened');
    assert.equal((await backend.call('card', undefined, {token: claim})).body.state, 'sealed');
    assert.equal((await backend.call('decline', {receiptHash}, {token: claim})).status, 200);
    assert.deepEqual((await fetchGift()).portions.map((portion) => portion.state), ['ready', 'ready']);
    assert.deepEqual((await backend.call('card', undefined, {token: claim})).body.portions, {total: 2, left: 2});
  });

  test('refunds cancelled portions, and closes when the last parcel is delivered', async () => {
    const {backend, manage, claim, fetchGift} = await createGroupGift(3);
    await using _ = backend;
    const {orderId} = await backend.claimGift({claim});
    await backend.runDueJobs();
    await backend.call('cancel', {}, {token: manage});
    await backend.runDueJobs();
    const {state, refunded, portions} = await fetchGift();
    assert.deepEqual([state, refunded.amount], ['ready', 4800]);
    assert.deepEqual(portions.map((portion) => portion.state), ['ordered', 'cancelled', 'cancelled']);
    await backend.call('markDelivered', {}, {...backend.merchant, params: {id: orderId}});
    assert.equal((await fetchGift()).state, 'closed');
    assert.equal(backend.payments.refunds.size, 2);
  });

  test('refunds each unclaimed portion once when the window ends', async () => {
    const {backend, claim, fetchGift} = await createGroupGift(3);
    await using _ = backend;
    await backend.claimGift({claim});
    backend.time.advance(8 * DAY_MS);
    await backend.runDueJobs();
    await backend.runDueJobs();
    assert.equal((await fetchGift()).refunded.amount, 4800);
    assert.equal((await backend.claimGift({claim})).response.code, 'fully-claimed');
  });
});
