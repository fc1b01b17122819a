import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken, createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, createTestClock, DAY_MS} from '../support/test-backend.ts';

describe('a sender', () => {
  test('cancels the gift until it is claimed, and is refunded once', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    assert.deepEqual((await gift.fetchGift()).can, {cancel: true, replaceLink: true, changePasscode: false, editNote: true, extend: true});
    const cancelled = await backend.call('cancel', {}, {token: gift.manage});
    assert.equal(cancelled.body.state, 'cancelled');
    assert.equal(cancelled.body.refundPending.amount, 2400);
    assert.equal((await backend.call('cancel', {}, {token: gift.manage})).body.state, 'cancelled');
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'gift-cancelled');
    assert.equal((await backend.claimGift(gift)).response.code, 'gift-cancelled');
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.equal(backend.payments.refunds.size, 1);
  });

  test('can make a further link the only one: all others are replaced', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const second = await deriveClaimToken(gift.manage, 1);
    const claimHash = await hashToken(second);
    assert.equal((await backend.call('createLink', {claimHash, replace: false}, {token: gift.manage})).status, 200);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).status, 200, 'both links show it');
    assert.equal((await backend.call('createLink', {claimHash, replace: true}, {token: gift.manage})).status, 200);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'link-replaced');
    assert.equal((await backend.claimGift(gift)).response.code, 'link-replaced');
    assert.equal((await backend.call('card', undefined, {token: second})).status, 200);
  });

  test('is refunded for an expired gift even while the shop hangs on another order', async () => {
    const time = createTestClock();
    const clock = {...time.clock, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 100))};
    await using backend = await createTestBackend({options: {clock}});
    const waiting = await backend.createGift();
    await backend.claimGift(await backend.createGift());
    backend.catalog.queueFaults('hang');
    backend.time.advance(8 * DAY_MS);
    time.advance(8 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await waiting.fetchGift()).portions[0]!.state, 'expired');
    assert.equal((await waiting.fetchGift()).refunded.amount, 2400);
    assert.ok(backend.logs.some(({error}) => error?.startsWith('TimeoutError')));
  });

  test('cannot cancel a claimed gift', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    await backend.claimGift(gift);
    const refused = await backend.call('cancel', {}, {token: gift.manage});
    assert.equal(refused.code, 'state-conflict');
    assert.equal(refused.problem.currentState, 'claimed');
    const {can} = await gift.fetchGift();
    assert.deepEqual(can, {cancel: false, replaceLink: false, changePasscode: false, editNote: false, extend: false});
  });

  test('cannot cancel if the policy forbids it, except a draft', async () => {
    await using backend = await createTestBackend({policy: {senderMayCancel: 'never'}});
    const gift = await backend.createGift();
    assert.equal((await backend.call('cancel', {}, {token: gift.manage})).code, 'state-conflict');
    assert.equal((await gift.fetchGift()).can.cancel, false);
    const draft = await backend.createDraft();
    assert.equal((await backend.call('cancel', {}, {token: draft.manage})).body.state, 'cancelled');
    await backend.runDueJobs();
    assert.equal(backend.payments.byId(draft.checkout()).state, 'closed');
  });

  test('cancelling while a recipient claims has one outcome', async () => {
    for (let round = 0; round < 20; round++) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      const prepared = await backend.prepareClaim();
      const both = [() => backend.call('claim', prepared.body, {token: gift.claim}), () => backend.call('cancel', {}, {token: gift.manage})];
      if (round % 2) both.reverse();
      const responses = await Promise.all(both.map((request) => request()));
      assert.equal(responses.filter((response) => response.status === 200).length, 1);
      await backend.runDueJobs();
      assert.equal(backend.catalog.orders.size + backend.payments.refunds.size, 1);
    }
  });

  test('replaces all links by a new one, and the old ones say so', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const second = await deriveClaimToken(gift.manage, 1);
    const more = await backend.call('createLink', {claimHash: await hashToken(second), replace: false}, {token: gift.manage});
    assert.equal(more.body.linkNumber, 1);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).status, 200);
    const third = await deriveClaimToken(gift.manage, 2);
    const params = {claimHash: await hashToken(third), replace: true};
    assert.equal((await backend.call('createLink', params, {token: gift.manage})).body.linkNumber, 2);
    assert.equal((await backend.call('createLink', params, {token: gift.manage})).body.linkNumber, 2, 'a repetition adds no link');
    for (const old of [gift.claim, second]) {
      assert.equal((await backend.call('card', undefined, {token: old})).code, 'link-replaced');
      assert.equal((await backend.claimGift({claim: old})).response.code, 'link-replaced');
    }
    const revived = await backend.call('createLink', {claimHash: await hashToken(second), replace: false}, {token: gift.manage});
    assert.equal(revived.code, 'link-replaced');
    assert.equal((await backend.claimGift({claim: third})).response.status, 200);
    const late = await backend.call('createLink', {claimHash: await hashToken(createToken('claim')), replace: true}, {token: gift.manage});
    assert.equal(late.code, 'state-conflict');
  });

  test('cannot register a token hash of another gift as a link', async () => {
    await using backend = await createTestBackend();
    const [one, other] = [await backend.createGift(), await backend.createGift()];
    const taken = await backend.call('createLink', {claimHash: other.body.claimHash, replace: true}, {token: one.manage});
    assert.deepEqual(taken.problem.errors, [{pointer: '/claimHash', code: 'taken'}]);
    assert.equal((await backend.call('card', undefined, {token: one.claim})).status, 200);
  });

  test('edits the note until the gift is opened', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    assert.equal((await backend.call('editNote', {note: 'Sooner'}, {token: gift.manage})).body.note, 'Sooner');
    await gift.pay();
    assert.equal((await backend.call('editNote', {note: 'Better'}, {token: gift.manage})).body.note, 'Better');
    const {receiptHash} = await backend.prepareClaim();
    assert.equal((await backend.call('open', {receiptHash}, {token: gift.claim})).body.note, 'Better');
    const late = await backend.call('editNote', {note: 'Best'}, {token: gift.manage});
    assert.equal(late.problem.currentState, 'opened');
    assert.equal((await backend.call('editNote', {note: 'Better'}, {token: gift.manage})).status, 200, 'the same note changes nothing');
  });

  test('sees the sequence grow with every change, and only then', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {sequence} = await gift.fetchGift();
    assert.equal((await gift.fetchGift()).sequence, sequence);
    await backend.claimGift(gift);
    const claimed = (await gift.fetchGift()).sequence;
    await backend.runDueJobs();
    assert.ok(claimed > sequence && (await gift.fetchGift()).sequence > claimed);
  });

  test('sees nothing of the recipient but the thanks', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot'});
    const {orderId} = await backend.claimGift(gift, {variant: 'blue'});
    await backend.runDueJobs();
    await backend.call('markShipped', {carrier: 'DHL', number: 'TRACK-1'}, {...backend.merchant, params: {id: orderId}});
    const view = JSON.stringify(await gift.fetchGift());
    for (const secret of ['DE', '10115', 'blue', 'BLUE', 'DHL', 'TRACK-1', 'G-1001']) assert.ok(!view.includes(`"${secret}"`), secret);
  });

  test('is refunded for what nobody claimed in time, even if the backend was down', async () => {
    await using backend = await createTestBackend();
    const gifts = [await backend.createGift(), await backend.createGift(), await backend.createGift()];
    backend.time.advance(30 * DAY_MS);
    await backend.runDueJobs();
    await backend.runDueJobs();
    for (const gift of gifts) assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.equal(backend.payments.refunds.size, 3);
  });
});
