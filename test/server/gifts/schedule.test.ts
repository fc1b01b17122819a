import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {createTestBackend, DAY_MS, HOUR_MS} from '../support/test-backend.ts';

const START = Date.UTC(2026, 10, 22);
const inBerlin = (at: number) => ({at: new Date(at).toISOString(), timeZone: 'Europe/Berlin'});

async function aScheduledGift(wish: Record<string, unknown> = {}) {
  const shop = await createTestBackend();
  const gift = await shop.aGift({sendAt: inBerlin(START + 3 * DAY_MS), ...wish});
  return {shop, gift};
}

describe('a gift with a date', () => {
  test('waits for it: its link says when, and neither opens nor claims before', async () => {
    const {shop, gift} = await aScheduledGift({secret: true});
    await using _ = shop;
    const {state, sendAt, claimDeadline, can, portions} = await gift.fetchGift();
    assert.deepEqual([state, sendAt, claimDeadline], ['scheduled', inBerlin(START + 3 * DAY_MS), undefined]);
    assert.deepEqual([can.cancel, can.replaceLink, can.editNote, portions[0]!.state], [true, true, true, 'waiting']);
    const card = (await shop.call('card', undefined, {token: gift.claim})).body;
    assert.deepEqual([card.state, card.sendAt, card.product, card.portions.left], ['scheduled', inBerlin(START + 3 * DAY_MS).at, undefined, 1]);
    const {body, receiptHash} = await shop.claiming();
    for (const [name, request] of [['open', {receiptHash}], ['claim', body], ['decline', {receiptHash}]] as const) {
      const {code, problem} = await shop.call(name, request, {token: gift.claim});
      assert.deepEqual([code, problem.currentState], ['state-conflict', 'scheduled'], name);
    }
  });

  test('is ready at that very moment, and its window counts from there', async () => {
    const {shop, gift} = await aScheduledGift();
    await using _ = shop;
    assert.equal((await shop.runDueJobs()).nextAt, START + 3 * DAY_MS);
    shop.time.advance(3 * DAY_MS - 1);
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'scheduled');
    shop.time.advance(1);
    await shop.runDueJobs();
    const {state, claimDeadline} = await gift.fetchGift();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 10 * DAY_MS).toISOString()]);
    const card = (await shop.call('card', undefined, {token: gift.claim})).body;
    assert.deepEqual([card.state, card.sendAt], ['sealed', undefined]);
    assert.equal((await shop.claimed(gift)).answer.status, 200);
  });

  test('loses nothing of its window when the backend slept at the moment', async () => {
    const {shop, gift} = await aScheduledGift({portions: 3});
    await using _ = shop;
    shop.time.advance(30 * DAY_MS);
    await Promise.all([shop.runDueJobs(), shop.runDueJobs()]);
    const {state, claimDeadline, portions} = await gift.fetchGift();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 37 * DAY_MS).toISOString()]);
    assert.ok(portions.every((portion) => portion.state === 'ready'));
    shop.time.advance(7 * DAY_MS);
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 7200);
  });

  test('that is paid only after its moment is ready at once', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft({sendAt: inBerlin(START + HOUR_MS)});
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).body.state, 'unpaid');
    shop.time.advance(2 * HOUR_MS);
    await gift.pay();
    const {state, claimDeadline} = await gift.fetchGift();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 2 * HOUR_MS + 7 * DAY_MS).toISOString()]);
  });

  test('can be taken back, reworded and given another link while it waits', async () => {
    const {shop, gift} = await aScheduledGift({portions: 2});
    await using _ = shop;
    assert.equal((await shop.call('editNote', {note: 'Sooner than you think'}, {token: gift.manage})).body.note, 'Sooner than you think');
    const next = await deriveClaimToken(gift.manage, 1);
    await shop.call('createLink', {claimHash: await hashToken(next), replace: true}, {token: gift.manage});
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'link-replaced');
    assert.equal((await shop.call('card', undefined, {token: next})).body.state, 'scheduled');
    assert.equal((await shop.call('cancel', {}, {token: gift.manage})).body.state, 'cancelled');
    await shop.runDueJobs();
    shop.time.advance(5 * DAY_MS);
    await shop.runDueJobs();
    const {state, refunded} = await gift.fetchGift();
    assert.deepEqual([state, refunded.amount, shop.provider.refunds.size], ['cancelled', 4800, 2]);
    assert.equal((await shop.call('card', undefined, {token: next})).code, 'gift-cancelled');
    assert.deepEqual(await shop.store.read((tx) => tx.listStockHolds('mug')), []);
  });

  test('stays where the policy lets nobody take back', async () => {
    await using shop = await createTestBackend({policy: {senderMayCancel: 'never'}});
    const gift = await shop.aGift({sendAt: inBerlin(START + DAY_MS)});
    assert.equal((await gift.fetchGift()).can.cancel, false);
    const {code, problem} = await shop.call('cancel', {}, {token: gift.manage});
    assert.deepEqual([code, problem.currentState], ['state-conflict', 'scheduled']);
  });

  test('taken back at the very moment it would go out either goes or comes back, and its money with it', async () => {
    for (const first of ['cancel', 'work'] as const) {
      const {shop, gift} = await aScheduledGift();
      await using _ = shop;
      shop.time.advance(3 * DAY_MS);
      const cancel = () => shop.call('cancel', {}, {token: gift.manage});
      await Promise.all(first === 'cancel' ? [cancel(), shop.runDueJobs()] : [shop.runDueJobs(), cancel()]);
      await shop.runDueJobs();
      const {state, refunded} = await gift.fetchGift();
      assert.deepEqual([state, refunded.amount], ['cancelled', 2400], first);
    }
  });

  test('needs a moment ahead, half a year at most, in a time zone that exists', async () => {
    await using shop = await createTestBackend();
    const at = new Date(START + DAY_MS).toISOString();
    const wrong: [string, {at: string; timeZone: string}, string][] = [
      ['now', inBerlin(START), 'past'], ['yesterday', inBerlin(START - DAY_MS), 'past'],
      ['too far', inBerlin(START + 180 * DAY_MS + 1), 'too-far'],
      ['no such day', {at: '2027-02-30T00:00:00.000Z', timeZone: 'Europe/Berlin'}, 'invalid'],
      ['no such hour', {at: '2026-11-23T25:00:00.000Z', timeZone: 'Europe/Berlin'}, 'invalid'],
      ...['Europe/Atlantis', '', '+01:00', 'javascript:alert(1)'].map((timeZone) =>
        [`in ${timeZone}`, {at, timeZone}, 'unknown-time-zone'] as [string, {at: string; timeZone: string}, string]),
    ];
    for (const [called, sendAt, code] of wrong) {
      const {answer} = await shop.draft({sendAt});
      assert.deepEqual([answer.status, answer.problem.errors], [400, [{pointer: '/sendAt', code}]], called);
    }
    for (const timeZone of ['UTC', 'America/Argentina/Buenos_Aires', 'Asia/Shanghai']) {
      assert.equal((await shop.draft({sendAt: {at, timeZone}})).answer.status, 201, timeZone);
    }
    const furthest = await shop.draft({sendAt: inBerlin(START + 180 * DAY_MS)});
    assert.equal(furthest.answer.status, 201);
    assert.equal((await shop.call('draft', {...furthest.body, sendAt: inBerlin(START + DAY_MS)})).code, 'state-conflict');
  });
});
