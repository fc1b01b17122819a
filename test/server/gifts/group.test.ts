import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';

async function aGroup(portions: number, wish: Record<string, unknown> = {}) {
  const backend = await createTestBackend();
  const {manage, claim, fetchGift, response} = await backend.createGift({portions, ...wish});
  return {backend, manage, claim, look: fetchGift, answer: response};
}

describe('a gift for several', () => {
  test('costs what its portions cost together, and is refused where a page thinks otherwise', async () => {
    const {backend, answer, look} = await aGroup(5, {expected: {amount: 12_000, currency: 'EUR'}});
    await using _ = backend;
    assert.deepEqual(answer.body.gift.total, {amount: 12_000, currency: 'EUR'});
    assert.equal([...backend.payments.checkouts.values()][0]!.amount.amount, 12_000);
    const {state, portions} = await look();
    assert.deepEqual([state, portions.map((portion) => portion.state)], ['ready', Array(5).fill('ready')]);
    assert.equal((await backend.createDraft({portions: 5, expected: {amount: 2400, currency: 'EUR'}})).response.code, 'price-mismatch');
    for (const portions of [0, 101, 1.5]) assert.equal((await backend.createDraft({portions})).response.code, 'validation-failed');
  });

  test('needs stock for everybody, from the draft and again when it is paid', async () => {
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

  test('has exactly five winners when fifty reach for five portions at once', async () => {
    const {backend, claim, look} = await aGroup(5);
    await using _ = backend;
    const wishes = await Promise.all(Array.from({length: 50}, () => backend.prepareClaim()));
    const answers = await Promise.all(wishes.map(({body}) => backend.call('claim', body, {token: claim})));
    assert.deepEqual(answers.filter((answer) => answer.status === 200).map((answer) => answer.body.portion).sort(), [1, 2, 3, 4, 5]);
    assert.equal(answers.filter((answer) => answer.code === 'fully-claimed').length, 45);
    await backend.runDueJobs();
    assert.deepEqual([backend.catalog.orders.size, backend.payments.refunds.size], [5, 0]);
    assert.ok((await look()).portions.every((portion) => portion.state === 'ordered'));
  });

  test('lets each choose while there is enough of what they choose', async () => {
    const {backend, claim} = await aGroup(3, {product: 'teapot'});
    await using _ = backend;
    assert.equal((await backend.claimGift({claim}, {variant: 'blue'})).response.status, 200);
    assert.equal((await backend.claimGift({claim}, {variant: 'blue'})).response.code, 'item-unavailable');
    assert.equal((await backend.claimGift({claim}, {variant: 'white'})).response.status, 200);
  });

  test('goes to as many people as it has portions, and to nobody twice', async () => {
    const {backend, claim, look} = await aGroup(3);
    await using _ = backend;
    const wishes = await Promise.all(Array.from({length: 20}, () => backend.prepareClaim()));
    const answers = await Promise.all(wishes.map(({body}) => backend.call('claim', body, {token: claim})));
    assert.deepEqual(answers.filter((answer) => answer.status === 200).map((answer) => answer.body.portion).sort(), [1, 2, 3]);
    assert.equal(answers.filter((answer) => answer.code === 'fully-claimed').length, 17);
    const winner = wishes[answers.findIndex((answer) => answer.status === 200)]!;
    assert.equal((await backend.call('claim', winner.body, {token: claim})).status, 200);
    assert.equal((await backend.call('card', undefined, {token: claim})).code, 'fully-claimed');
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 3);
    assert.equal((await look()).state, 'ready');
  });

  test('opens and declines without touching a portion', async () => {
    const {backend, claim, look} = await aGroup(2);
    await using _ = backend;
    const {receiptHash} = await backend.prepareClaim();
    assert.equal((await backend.call('open', {receiptHash}, {token: claim})).body.state, 'opened');
    assert.equal((await backend.call('card', undefined, {token: claim})).body.state, 'sealed');
    assert.equal((await backend.call('decline', {receiptHash}, {token: claim})).status, 200);
    assert.deepEqual((await look()).portions.map((portion) => portion.state), ['ready', 'ready']);
    assert.deepEqual((await backend.call('card', undefined, {token: claim})).body.portions, {total: 2, left: 2});
  });

  test('gives the sender back what nobody took, and ends when the last parcel has arrived', async () => {
    const {backend, manage, claim, look} = await aGroup(3);
    await using _ = backend;
    const {orderId} = await backend.claimGift({claim});
    await backend.runDueJobs();
    await backend.call('cancel', {}, {token: manage});
    await backend.runDueJobs();
    const {state, refunded, portions} = await look();
    assert.deepEqual([state, refunded.amount], ['ready', 4800]);
    assert.deepEqual(portions.map((portion) => portion.state), ['ordered', 'cancelled', 'cancelled']);
    await backend.call('markDelivered', {}, {...backend.merchant, params: {id: orderId}});
    assert.equal((await look()).state, 'closed');
    assert.equal(backend.payments.refunds.size, 2);
  });

  test('refunds each unclaimed portion once when the window is over', async () => {
    const {backend, claim, look} = await aGroup(3);
    await using _ = backend;
    await backend.claimGift({claim});
    backend.time.advance(8 * DAY_MS);
    await backend.runDueJobs();
    await backend.runDueJobs();
    assert.equal((await look()).refunded.amount, 4800);
    assert.equal((await backend.claimGift({claim})).response.code, 'fully-claimed');
  });
});
