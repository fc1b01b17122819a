import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {createTestBackend, DAY_MS, HOUR_MS} from '../support/test-backend.ts';

const START = Date.UTC(2026, 10, 22);
const inBerlin = (at: number) => ({at: new Date(at).toISOString(), timeZone: 'Europe/Berlin'});

async function createScheduledGift(params: Record<string, unknown> = {}) {
  const backend = await createTestBackend();
  const gift = await backend.createGift({sendAt: inBerlin(START + 3 * DAY_MS), ...params});
  return {backend, gift};
}

describe('a scheduled gift', () => {
  test('can be neither opened nor claimed before its send time, which its link tells', async () => {
    const {backend, gift} = await createScheduledGift({secret: true});
    await using _ = backend;
    const {state, sendAt, claimDeadline, can, portions} = await gift.fetchGift();
    assert.deepEqual([state, sendAt, claimDeadline], ['scheduled', inBerlin(START + 3 * DAY_MS), undefined]);
    assert.deepEqual([can.cancel, can.replaceLink, can.editNote, portions[0]!.state], [true, true, true, 'waiting']);
    const card = (await backend.call('card', undefined, {token: gift.claim})).body;
    assert.deepEqual([card.state, card.sendAt, card.product, card.portions.left], ['scheduled', inBerlin(START + 3 * DAY_MS).at, undefined, 1]);
    const {body, receiptHash} = await backend.prepareClaim();
    for (const [name, request] of [['open', {receiptHash}], ['claim', body], ['decline', {receiptHash}]] as const) {
      const {code, problem} = await backend.call(name, request, {token: gift.claim});
      assert.deepEqual([code, problem.currentState], ['state-conflict', 'scheduled'], name);
    }
  });

  test('is ready at its send time, when its claim window starts', async () => {
    const {backend, gift} = await createScheduledGift();
    await using _ = backend;
    // Payment checks are due in between.
    let {nextAt} = await backend.runDueJobs();
    while (nextAt! < START + 3 * DAY_MS) {
      backend.time.set(nextAt!);
      ({nextAt} = await backend.runDueJobs());
    }
    assert.equal(nextAt, START + 3 * DAY_MS);
    backend.time.set(START + 3 * DAY_MS - 1);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'scheduled');
    backend.time.advance(1);
    await backend.runDueJobs();
    const {state, claimDeadline} = await gift.fetchGift();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 10 * DAY_MS).toISOString()]);
    const card = (await backend.call('card', undefined, {token: gift.claim})).body;
    assert.deepEqual([card.state, card.sendAt], ['sealed', undefined]);
    assert.equal((await backend.claimGift(gift)).response.status, 200);
  });

  test('keeps its whole window if the backend was down at the send time', async () => {
    const {backend, gift} = await createScheduledGift({portions: 3});
    await using _ = backend;
    backend.time.advance(30 * DAY_MS);
    await Promise.all([backend.runDueJobs(), backend.runDueJobs()]);
    const {state, claimDeadline, portions} = await gift.fetchGift();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 37 * DAY_MS).toISOString()]);
    assert.ok(portions.every((portion) => portion.state === 'ready'));
    backend.time.advance(7 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 7200);
  });

  test('that is paid after its send time is ready at once', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft({sendAt: inBerlin(START + HOUR_MS)});
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).body.state, 'unpaid');
    backend.time.advance(2 * HOUR_MS);
    await gift.pay();
    const {state, claimDeadline} = await gift.fetchGift();
    assert.deepEqual([state, claimDeadline], ['ready', new Date(START + 2 * HOUR_MS + 7 * DAY_MS).toISOString()]);
  });

  test('can be cancelled, edited and given another link while it waits', async () => {
    const {backend, gift} = await createScheduledGift({portions: 2});
    await using _ = backend;
    assert.equal((await backend.call('editNote', {note: 'Sooner than you think'}, {token: gift.manage})).body.note, 'Sooner than you think');
    const next = await deriveClaimToken(gift.manage, 1);
    await backend.call('createLink', {claimHash: await hashToken(next), replace: true}, {token: gift.manage});
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'link-replaced');
    assert.equal((await backend.call('card', undefined, {token: next})).body.state, 'scheduled');
    assert.equal((await backend.call('cancel', {}, {token: gift.manage})).body.state, 'cancelled');
    await backend.runDueJobs();
    backend.time.advance(5 * DAY_MS);
    await backend.runDueJobs();
    const {state, refunded} = await gift.fetchGift();
    assert.deepEqual([state, refunded.amount, backend.payments.refunds.size], ['cancelled', 4800, 2]);
    assert.equal((await backend.call('card', undefined, {token: next})).code, 'gift-cancelled');
    assert.deepEqual(await backend.storage.read((tx) => tx.listStockCounts('mug')), [{productRef: 'mug', variants: '["mug"]', held: 0, ordered: 0}]);
  });

  test('cannot be cancelled if the policy forbids it', async () => {
    await using backend = await createTestBackend({policy: {senderMayCancel: 'never'}});
    const gift = await backend.createGift({sendAt: inBerlin(START + DAY_MS)});
    assert.equal((await gift.fetchGift()).can.cancel, false);
    const {code, problem} = await backend.call('cancel', {}, {token: gift.manage});
    assert.deepEqual([code, problem.currentState], ['state-conflict', 'scheduled']);
  });

  test('that is cancelled at its send time is either sent or refunded', async () => {
    for (const first of ['cancel', 'work'] as const) {
      const {backend, gift} = await createScheduledGift();
      await using _ = backend;
      backend.time.advance(3 * DAY_MS);
      const cancel = () => backend.call('cancel', {}, {token: gift.manage});
      await Promise.all(first === 'cancel' ? [cancel(), backend.runDueJobs()] : [backend.runDueJobs(), cancel()]);
      await backend.runDueJobs();
      const {state, refunded} = await gift.fetchGift();
      assert.deepEqual([state, refunded.amount], ['cancelled', 2400], first);
    }
  });

  test('needs a send time within the next 180 days, in an IANA time zone', async () => {
    await using backend = await createTestBackend();
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
      const {response} = await backend.createDraft({sendAt});
      assert.deepEqual([response.status, response.problem.errors], [400, [{pointer: '/sendAt', code}]], called);
    }
    for (const timeZone of ['UTC', 'America/Argentina/Buenos_Aires', 'Asia/Shanghai']) {
      assert.equal((await backend.createDraft({sendAt: {at, timeZone}})).response.status, 201, timeZone);
    }
    const furthest = await backend.createDraft({sendAt: inBerlin(START + 180 * DAY_MS)});
    assert.equal(furthest.response.status, 201);
    assert.equal((await backend.call('draft', {...furthest.body, sendAt: inBerlin(START + DAY_MS)})).code, 'state-conflict');
  });
});
