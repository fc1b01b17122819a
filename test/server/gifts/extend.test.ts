import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, createIdempotencyKey, type TestBackend} from '../support/test-backend.ts';

const START = Date.UTC(2026, 10, 22);
const day = (number: number) => new Date(START + number * DAY_MS).toISOString();
const extend = (backend: TestBackend, {manage}: {manage: string}, idempotencyKey = createIdempotencyKey()) =>
  backend.call('extend', {}, {token: manage, idempotencyKey});

describe('extending the claim window', () => {
  test('adds one window, as often as the policy allows, and the gift can be claimed in it', async () => {
    await using backend = await createTestBackend({policy: {senderMayExtend: 2}});
    const gift = await backend.createGift();
    const before = await gift.fetchGift();
    assert.deepEqual([before.can.extend, before.extendableUntil], [true, day(14)]);
    const key = createIdempotencyKey();
    const [first, again] = [await extend(backend, gift, key), await extend(backend, gift, key)];
    assert.deepEqual([first.body.claimDeadline, first.body.can.extend, again.bodyText === first.bodyText], [day(14), true, true]);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).body.claimDeadline, day(14));
    const second = await extend(backend, gift);
    assert.equal(first.body.extendableUntil, day(21));
    assert.deepEqual([second.body.claimDeadline, second.body.can.extend, second.body.extendableUntil], [day(21), false, undefined]);
    assert.equal((await extend(backend, gift)).code, 'state-conflict');
    backend.time.advance(20 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await backend.claimGift(gift)).response.status, 200);
  });

  test('works until the deadline, and not from the deadline on', async () => {
    await using backend = await createTestBackend();
    const [early, late] = [await backend.createGift(), await backend.createGift()];
    backend.time.advance(7 * DAY_MS - 1);
    assert.equal((await extend(backend, early)).body.claimDeadline, day(14));
    backend.time.advance(1);
    assert.equal((await late.fetchGift()).can.extend, false);
    assert.equal((await extend(backend, late)).code, 'state-conflict');
    await backend.runDueJobs();
    assert.deepEqual([(await early.fetchGift()).portions[0]!.state, (await late.fetchGift()).portions[0]!.state], ['ready', 'expired']);
    backend.time.advance(7 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await early.fetchGift()).refunded.amount, 2400);
  });

  test('extends once when many requests, the worker and a claim run at once', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.time.advance(7 * DAY_MS - 1);
    const {body} = await backend.prepareClaim();
    const [, claim, ...responses] = await Promise.all([
      backend.runDueJobs(), backend.call('claim', body, {token: gift.claim}), ...Array.from({length: 9}, () => extend(backend, gift)),
    ]);
    assert.equal(claim.status, 200);
    const refused = responses.filter((response) => response.code === 'state-conflict');
    const done = responses.filter((response) => response.status === 200);
    assert.equal(refused.length + done.length, 9);
    // None if the claim came first.
    assert.ok(done.length <= 1, `${done.length} responses extended`);
    assert.equal((await gift.fetchGift()).can.extend, false);
  });

  test('never extends beyond 180 days in total', async () => {
    await using backend = await createTestBackend({policy: {claimWindowSeconds: 100 * 86_400, senderMayExtend: 100}});
    const gift = await backend.createGift({sendAt: {at: day(10), timeZone: 'UTC'}});
    assert.equal((await extend(backend, gift)).problem.currentState, 'scheduled', 'there is no window yet');
    backend.time.advance(10 * DAY_MS);
    await backend.runDueJobs();
    const {body} = await extend(backend, gift);
    assert.deepEqual([body.claimDeadline, body.can.extend], [day(190), false]);
    assert.equal((await extend(backend, gift)).code, 'state-conflict');
  });

  test('reports in advance the deadline that an extension sets, and none if there can be no extension', async () => {
    await using backend = await createTestBackend({policy: {claimWindowSeconds: 100 * 86_400, senderMayExtend: 2}});
    const gift = await backend.createGift();
    const {extendableUntil} = await gift.fetchGift();
    assert.equal(extendableUntil, day(180), 'the total limit is shorter than two windows');
    const extended = (await extend(backend, gift)).body;
    assert.deepEqual([extended.claimDeadline, extended.can.extend, extended.extendableUntil], [extendableUntil, false, undefined]);
    assert.equal((await (await backend.createDraft()).fetchGift()).extendableUntil, undefined);
  });

  test('is refused if the policy does not allow it, before payment, and once nothing is left to claim', async () => {
    await using strict = await createTestBackend({policy: {senderMayExtend: 0}});
    assert.equal((await extend(strict, await strict.createGift())).code, 'state-conflict');
    await using backend = await createTestBackend();
    const gifts = [await backend.createDraft(), await backend.createGift(), await backend.createGift()];
    await backend.claimGift(gifts[1]!);
    await backend.call('cancel', {}, {token: gifts[2]!.manage});
    for (const gift of gifts) {
      assert.equal((await gift.fetchGift()).can.extend, false);
      assert.equal((await extend(backend, gift)).code, 'state-conflict');
    }
    assert.equal((await backend.call('extend', {}, {token: gifts[1]!.claim})).code, 'credential-invalid');
  });

  test('extends the unclaimed portions of a group', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({portions: 3});
    await backend.claimGift(gift);
    assert.equal((await extend(backend, gift)).body.claimDeadline, day(14));
    backend.time.advance(10 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await backend.claimGift(gift)).response.body.portion, 2);
    backend.time.advance(4 * DAY_MS);
    await backend.runDueJobs();
    const {portions, refunded} = await gift.fetchGift();
    assert.deepEqual(portions.map((portion) => portion.state), ['ordered', 'ordered', 'expired']);
    assert.equal(refunded.amount, 2400);
  });
});
