import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';

async function aGroup(portions: number, wish: Record<string, unknown> = {}) {
  const shop = await createTestBackend();
  const {manage, claim, fetchGift, answer} = await shop.aGift({portions, ...wish});
  return {shop, manage, claim, look: fetchGift, answer};
}

describe('a gift for several', () => {
  test('costs what its portions cost together, and is refused where a page thinks otherwise', async () => {
    const {shop, answer, look} = await aGroup(5, {expected: {amount: 12_000, currency: 'EUR'}});
    await using _ = shop;
    assert.deepEqual(answer.body.gift.total, {amount: 12_000, currency: 'EUR'});
    assert.equal([...shop.provider.checkouts.values()][0]!.amount.amount, 12_000);
    const {state, portions} = await look();
    assert.deepEqual([state, portions.map((portion) => portion.state)], ['ready', Array(5).fill('ready')]);
    assert.equal((await shop.draft({portions: 5, expected: {amount: 2400, currency: 'EUR'}})).answer.code, 'price-mismatch');
    for (const portions of [0, 101, 1.5]) assert.equal((await shop.draft({portions})).answer.code, 'validation-failed');
  });

  test('needs stock for everybody, from the draft and again when it is paid', async () => {
    await using shop = await createTestBackend();
    shop.shop.products.get('mug')!.stock = {mug: 3};
    assert.equal((await shop.draft({portions: 4})).answer.code, 'item-unavailable');
    const [one, other] = [await shop.draft({portions: 2}), await shop.draft({portions: 2})];
    await one.pay();
    await other.pay();
    await shop.runDueJobs();
    assert.deepEqual([(await one.fetchGift()).state, (await other.fetchGift()).state], ['ready', 'cancelled']);
    assert.equal((await other.fetchGift()).refunded.amount, 4800);
  });

  test('has exactly five winners when fifty reach for five portions at once', async () => {
    const {shop, claim, look} = await aGroup(5);
    await using _ = shop;
    const wishes = await Promise.all(Array.from({length: 50}, () => shop.claiming()));
    const answers = await Promise.all(wishes.map(({body}) => shop.call('claim', body, {token: claim})));
    assert.deepEqual(answers.filter((answer) => answer.status === 200).map((answer) => answer.body.portion).sort(), [1, 2, 3, 4, 5]);
    assert.equal(answers.filter((answer) => answer.code === 'fully-claimed').length, 45);
    await shop.runDueJobs();
    assert.deepEqual([shop.shop.orders.size, shop.provider.refunds.size], [5, 0]);
    assert.ok((await look()).portions.every((portion) => portion.state === 'ordered'));
  });

  test('lets each choose while there is enough of what they choose', async () => {
    const {shop, claim} = await aGroup(3, {product: 'teapot'});
    await using _ = shop;
    assert.equal((await shop.claimed({claim}, {variant: 'blue'})).answer.status, 200);
    assert.equal((await shop.claimed({claim}, {variant: 'blue'})).answer.code, 'item-unavailable');
    assert.equal((await shop.claimed({claim}, {variant: 'white'})).answer.status, 200);
  });

  test('goes to as many people as it has portions, and to nobody twice', async () => {
    const {shop, claim, look} = await aGroup(3);
    await using _ = shop;
    const wishes = await Promise.all(Array.from({length: 20}, () => shop.claiming()));
    const answers = await Promise.all(wishes.map(({body}) => shop.call('claim', body, {token: claim})));
    assert.deepEqual(answers.filter((answer) => answer.status === 200).map((answer) => answer.body.portion).sort(), [1, 2, 3]);
    assert.equal(answers.filter((answer) => answer.code === 'fully-claimed').length, 17);
    const winner = wishes[answers.findIndex((answer) => answer.status === 200)]!;
    assert.equal((await shop.call('claim', winner.body, {token: claim})).status, 200);
    assert.equal((await shop.call('card', undefined, {token: claim})).code, 'fully-claimed');
    await shop.runDueJobs();
    assert.equal(shop.shop.orders.size, 3);
    assert.equal((await look()).state, 'ready');
  });

  test('opens and declines without touching a portion', async () => {
    const {shop, claim, look} = await aGroup(2);
    await using _ = shop;
    const {receiptHash} = await shop.claiming();
    assert.equal((await shop.call('open', {receiptHash}, {token: claim})).body.state, 'opened');
    assert.equal((await shop.call('card', undefined, {token: claim})).body.state, 'sealed');
    assert.equal((await shop.call('decline', {receiptHash}, {token: claim})).status, 200);
    assert.deepEqual((await look()).portions.map((portion) => portion.state), ['ready', 'ready']);
    assert.deepEqual((await shop.call('card', undefined, {token: claim})).body.portions, {total: 2, left: 2});
  });

  test('gives the sender back what nobody took, and ends when the last parcel has arrived', async () => {
    const {shop, manage, claim, look} = await aGroup(3);
    await using _ = shop;
    const {orderId} = await shop.claimed({claim});
    await shop.runDueJobs();
    await shop.call('cancel', {}, {token: manage});
    await shop.runDueJobs();
    const {state, refunded, portions} = await look();
    assert.deepEqual([state, refunded.amount], ['ready', 4800]);
    assert.deepEqual(portions.map((portion) => portion.state), ['ordered', 'cancelled', 'cancelled']);
    await shop.call('markDelivered', {}, {...shop.secret, params: {id: orderId}});
    assert.equal((await look()).state, 'closed');
    assert.equal(shop.provider.refunds.size, 2);
  });

  test('refunds each unclaimed portion once when the window is over', async () => {
    const {shop, claim, look} = await aGroup(3);
    await using _ = shop;
    await shop.claimed({claim});
    shop.time.advance(8 * DAY_MS);
    await shop.runDueJobs();
    await shop.runDueJobs();
    assert.equal((await look()).refunded.amount, 4800);
    assert.equal((await shop.claimed({claim})).answer.code, 'fully-claimed');
  });
});
