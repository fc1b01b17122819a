import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, createIdempotencyKey, type TestBackend} from '../support/test-backend.ts';

const START = Date.UTC(2026, 10, 22);
const day = (number: number) => new Date(START + number * DAY_MS).toISOString();
const extend = (shop: TestBackend, {manage}: {manage: string}, idempotencyKey = createIdempotencyKey()) => shop.call('extend', {}, {token: manage, idempotencyKey});

describe('a sender who gives a friend more time', () => {
  test('adds one window, as often as the policy says, and the friend can claim in it', async () => {
    await using shop = await createTestBackend({policy: {senderMayExtend: 2}});
    const gift = await shop.aGift();
    assert.equal((await gift.fetchGift()).can.extend, true);
    const key = createIdempotencyKey();
    const [first, again] = [await extend(shop, gift, key), await extend(shop, gift, key)];
    assert.deepEqual([first.body.claimDeadline, first.body.can.extend, again.bodyText === first.bodyText], [day(14), true, true]);
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).body.claimDeadline, day(14));
    const second = await extend(shop, gift);
    assert.deepEqual([second.body.claimDeadline, second.body.can.extend], [day(21), false]);
    assert.equal((await extend(shop, gift)).code, 'state-conflict');
    shop.time.advance(20 * DAY_MS);
    await shop.runDueJobs();
    assert.equal((await shop.claimed(gift)).answer.status, 200);
  });

  test('can do so until the last moment of the window, and not from the deadline on', async () => {
    await using shop = await createTestBackend();
    const [early, late] = [await shop.aGift(), await shop.aGift()];
    shop.time.advance(7 * DAY_MS - 1);
    assert.equal((await extend(shop, early)).body.claimDeadline, day(14));
    shop.time.advance(1);
    assert.equal((await late.fetchGift()).can.extend, false);
    assert.equal((await extend(shop, late)).code, 'state-conflict');
    await shop.runDueJobs();
    assert.deepEqual([(await early.fetchGift()).portions[0]!.state, (await late.fetchGift()).portions[0]!.state], ['ready', 'expired']);
    shop.time.advance(7 * DAY_MS);
    await shop.runDueJobs();
    assert.equal((await early.fetchGift()).refunded.amount, 2400);
  });

  test('extends once when many presses, work and a claim come at once', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    shop.time.advance(7 * DAY_MS - 1);
    const {body} = await shop.claiming();
    const [, claim, ...presses] = await Promise.all([
      shop.runDueJobs(), shop.call('claim', body, {token: gift.claim}), ...Array.from({length: 9}, () => extend(shop, gift)),
    ]);
    assert.equal(claim.status, 200);
    const refused = presses.filter((answer) => answer.code === 'state-conflict');
    const done = presses.filter((answer) => answer.status === 200);
    assert.equal(refused.length + done.length, 9);
    // None, where the claim came first.
    assert.ok(done.length <= 1, `${done.length} presses extended`);
    assert.equal((await gift.fetchGift()).can.extend, false);
  });

  test('never comes past 180 days in all', async () => {
    await using shop = await createTestBackend({policy: {claimWindowSeconds: 100 * 86_400, senderMayExtend: 100}});
    const gift = await shop.aGift({sendAt: {at: day(10), timeZone: 'UTC'}});
    assert.equal((await extend(shop, gift)).problem.currentState, 'scheduled', 'there is no window yet');
    shop.time.advance(10 * DAY_MS);
    await shop.runDueJobs();
    const {body} = await extend(shop, gift);
    assert.deepEqual([body.claimDeadline, body.can.extend], [day(190), false]);
    assert.equal((await extend(shop, gift)).code, 'state-conflict');
  });

  test('may not where the policy does not let them, before paying, or once nothing is left to claim', async () => {
    await using strict = await createTestBackend({policy: {senderMayExtend: 0}});
    assert.equal((await extend(strict, await strict.aGift())).code, 'state-conflict');
    await using shop = await createTestBackend();
    const gifts = [await shop.draft(), await shop.aGift(), await shop.aGift()];
    await shop.claimed(gifts[1]!);
    await shop.call('cancel', {}, {token: gifts[2]!.manage});
    for (const gift of gifts) {
      assert.equal((await gift.fetchGift()).can.extend, false);
      assert.equal((await extend(shop, gift)).code, 'state-conflict');
    }
    assert.equal((await shop.call('extend', {}, {token: gifts[1]!.claim})).code, 'credential-invalid');
  });

  test('gives it to those of a group who have not claimed', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift({portions: 3});
    await shop.claimed(gift);
    assert.equal((await extend(shop, gift)).body.claimDeadline, day(14));
    shop.time.advance(10 * DAY_MS);
    await shop.runDueJobs();
    assert.equal((await shop.claimed(gift)).answer.body.portion, 2);
    shop.time.advance(4 * DAY_MS);
    await shop.runDueJobs();
    const {portions, refunded} = await gift.fetchGift();
    assert.deepEqual(portions.map((portion) => portion.state), ['ordered', 'ordered', 'expired']);
    assert.equal(refunded.amount, 2400);
  });
});
