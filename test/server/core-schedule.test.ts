import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {claimToken, hashToken} from '../../src/protocol/index.ts';
import {aBackend, DAY, HOUR} from './support/world.ts';

const START = Date.UTC(2026, 10, 22);
const inBerlin = (at: number) => ({at: new Date(at).toISOString(), timeZone: 'Europe/Berlin'});

async function aScheduledGift(wish: Record<string, unknown> = {}) {
  const shop = await aBackend();
  const gift = await shop.aGift({sendAt: inBerlin(START + 3 * DAY), ...wish});
  return {shop, gift};
}

describe('a gift with a date', () => {
  test('waits for it: its link says when, and neither opens nor claims before', async () => {
    const {shop, gift} = await aScheduledGift({secret: true});
    await using _ = shop;
    const {state, sendAt, claimDeadline, can, portions} = await gift.look();
    assert.deepEqual([state, sendAt, claimDeadline], ['scheduled', inBerlin(START + 3 * DAY), undefined]);
    assert.deepEqual([can.cancel, can.replaceLink, can.editNote, portions[0]!.state], [true, true, true, 'waiting']);
    const card = (await shop.call('card', undefined, {token: gift.claim})).body;
    assert.deepEqual([card.state, card.sendAt, card.product, card.portions.left], ['scheduled', inBerlin(START + 3 * DAY).at, undefined, 1]);
    const {body, receiptHash} = await shop.claiming();
    for (const [name, request] of [['open', {receiptHash}], ['claim', body], ['decline', {receiptHash}]] as const) {
      const {code, problem} = await shop.call(name, request, {token: gift.claim});
      assert.deepEqual([code, problem.currentState], ['state-conflict', 'scheduled'], name);
    }
  });

  test('is ready at that very moment, and its window counts from there', async () => {
    const {shop, gift} = await aScheduledGift();
    await using _ = shop;
    assert.equal((await shop.work()).nextAt, START + 3 * DAY);
    shop.time.pass(3 * DAY - 1);
    await shop.work();
    assert.equal((await gift.look()).state, 'scheduled');
    shop.time.pass(1);
    await shop.work();
    const {state, claimDeadline} = await gift.look();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 10 * DAY).toISOString()]);
    const card = (await shop.call('card', undefined, {token: gift.claim})).body;
    assert.deepEqual([card.state, card.sendAt], ['sealed', undefined]);
    assert.equal((await shop.claimed(gift)).answer.status, 200);
  });

  test('loses nothing of its window when the backend slept at the moment', async () => {
    const {shop, gift} = await aScheduledGift({portions: 3});
    await using _ = shop;
    shop.time.pass(30 * DAY);
    await Promise.all([shop.work(), shop.work()]);
    const {state, claimDeadline, portions} = await gift.look();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 37 * DAY).toISOString()]);
    assert.ok(portions.every((portion) => portion.state === 'ready'));
    shop.time.pass(7 * DAY);
    await shop.work();
    assert.equal((await gift.look()).refunded.amount, 7200);
  });

  test('that is paid only after its moment is ready at once', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft({sendAt: inBerlin(START + HOUR)});
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).body.state, 'unpaid');
    shop.time.pass(2 * HOUR);
    await gift.pay();
    const {state, claimDeadline} = await gift.look();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 2 * HOUR + 7 * DAY).toISOString()]);
  });

  test('can be taken back, reworded and given another link while it waits', async () => {
    const {shop, gift} = await aScheduledGift({portions: 2});
    await using _ = shop;
    assert.equal((await shop.call('editNote', {note: 'Sooner than you think'}, {token: gift.manage})).body.note, 'Sooner than you think');
    const next = await claimToken(gift.manage, 1);
    await shop.call('link', {claimHash: await hashToken(next), replace: true}, {token: gift.manage});
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'link-replaced');
    assert.equal((await shop.call('card', undefined, {token: next})).body.state, 'scheduled');
    assert.equal((await shop.call('cancel', {}, {token: gift.manage})).body.state, 'cancelled');
    await shop.work();
    shop.time.pass(5 * DAY);
    await shop.work();
    const {state, refunded} = await gift.look();
    assert.deepEqual([state, refunded.amount, shop.provider.refunds.size], ['cancelled', 4800, 2]);
    assert.equal((await shop.call('card', undefined, {token: next})).code, 'gift-cancelled');
    assert.deepEqual(await shop.store.read((tx) => tx.holds('mug')), []);
  });

  test('stays where the policy lets nobody take back', async () => {
    await using shop = await aBackend({policy: {senderMayCancel: 'never'}});
    const gift = await shop.aGift({sendAt: inBerlin(START + DAY)});
    assert.equal((await gift.look()).can.cancel, false);
    const {code, problem} = await shop.call('cancel', {}, {token: gift.manage});
    assert.deepEqual([code, problem.currentState], ['state-conflict', 'scheduled']);
  });

  test('taken back at the very moment it would go out either goes or comes back, and its money with it', async () => {
    for (const first of ['cancel', 'work'] as const) {
      const {shop, gift} = await aScheduledGift();
      await using _ = shop;
      shop.time.pass(3 * DAY);
      const cancel = () => shop.call('cancel', {}, {token: gift.manage});
      await Promise.all(first === 'cancel' ? [cancel(), shop.work()] : [shop.work(), cancel()]);
      await shop.work();
      const {state, refunded} = await gift.look();
      assert.deepEqual([state, refunded.amount], ['cancelled', 2400], first);
    }
  });

  test('needs a moment ahead, half a year at most, in a time zone that exists', async () => {
    await using shop = await aBackend();
    const at = new Date(START + DAY).toISOString();
    const wrong: [string, {at: string; timeZone: string}, string][] = [
      ['now', inBerlin(START), 'past'], ['yesterday', inBerlin(START - DAY), 'past'],
      ['too far', inBerlin(START + 180 * DAY + 1), 'too-far'],
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
    const furthest = await shop.draft({sendAt: inBerlin(START + 180 * DAY)});
    assert.equal(furthest.answer.status, 201);
    assert.equal((await shop.call('draft', {...furthest.body, sendAt: inBerlin(START + DAY)})).code, 'state-conflict');
  });
});
