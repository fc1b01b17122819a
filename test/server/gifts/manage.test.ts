import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken, createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, createTestClock, DAY_MS} from '../support/test-backend.ts';

describe('a sender', () => {
  test('may take the gift back until it is claimed, once, and gets the money', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    assert.deepEqual((await gift.fetchGift()).can, {cancel: true, replaceLink: true, editNote: true, extend: true});
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

  test('may make one more link the only one: every other dies with it', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const second = await deriveClaimToken(gift.manage, 1);
    const claimHash = await hashToken(second);
    assert.equal((await backend.call('createLink', {claimHash, replace: false}, {token: gift.manage})).status, 200);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).status, 200, 'both open it');
    assert.equal((await backend.call('createLink', {claimHash, replace: true}, {token: gift.manage})).status, 200);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'link-replaced');
    assert.equal((await backend.claimGift(gift)).response.code, 'link-replaced');
    assert.equal((await backend.call('card', undefined, {token: second})).status, 200);
  });

  test('gets the money of an expired gift although the shop hangs over another one’s order', async () => {
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

  test('may not take back what has been claimed', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    await backend.claimGift(gift);
    const refused = await backend.call('cancel', {}, {token: gift.manage});
    assert.equal(refused.code, 'state-conflict');
    assert.equal(refused.problem.currentState, 'claimed');
    assert.deepEqual((await gift.fetchGift()).can, {cancel: false, replaceLink: false, editNote: false, extend: false});
  });

  test('may not take back what the policy lets nobody take back, but may drop a draft', async () => {
    await using backend = await createTestBackend({policy: {senderMayCancel: 'never'}});
    const gift = await backend.createGift();
    assert.equal((await backend.call('cancel', {}, {token: gift.manage})).code, 'state-conflict');
    assert.equal((await gift.fetchGift()).can.cancel, false);
    const draft = await backend.createDraft();
    assert.equal((await backend.call('cancel', {}, {token: draft.manage})).body.state, 'cancelled');
    await backend.runDueJobs();
    assert.equal(backend.payments.byId(draft.checkout()).state, 'closed');
  });

  test('cancelling and a friend claiming at the same moment have one outcome', async () => {
    for (let round = 0; round < 20; round++) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      const wish = await backend.prepareClaim();
      const both = [() => backend.call('claim', wish.body, {token: gift.claim}), () => backend.call('cancel', {}, {token: gift.manage})];
      if (round % 2) both.reverse();
      const answers = await Promise.all(both.map((press) => press()));
      assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
      await backend.runDueJobs();
      assert.equal(backend.catalog.orders.size + backend.payments.refunds.size, 1);
    }
  });

  test('makes a new link in place of all, and the old ones say so', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const second = await deriveClaimToken(gift.manage, 1);
    const more = await backend.call('createLink', {claimHash: await hashToken(second), replace: false}, {token: gift.manage});
    assert.equal(more.body.linkNumber, 1);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).status, 200);
    const third = await deriveClaimToken(gift.manage, 2);
    const wish = {claimHash: await hashToken(third), replace: true};
    assert.equal((await backend.call('createLink', wish, {token: gift.manage})).body.linkNumber, 2);
    assert.equal((await backend.call('createLink', wish, {token: gift.manage})).body.linkNumber, 2, 'asking twice makes one');
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

  test('can’t point a link at somebody else’s token', async () => {
    await using backend = await createTestBackend();
    const [one, other] = [await backend.createGift(), await backend.createGift()];
    const taken = await backend.call('createLink', {claimHash: other.body.claimHash, replace: true}, {token: one.manage});
    assert.deepEqual(taken.problem.errors, [{pointer: '/claimHash', code: 'taken'}]);
    assert.equal((await backend.call('card', undefined, {token: one.claim})).status, 200);
  });

  test('may rewrite the note until the box is open', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    assert.equal((await backend.call('editNote', {note: 'Sooner'}, {token: gift.manage})).body.note, 'Sooner');
    await gift.pay();
    assert.equal((await backend.call('editNote', {note: 'Better'}, {token: gift.manage})).body.note, 'Better');
    const {receiptHash} = await backend.prepareClaim();
    assert.equal((await backend.call('open', {receiptHash}, {token: gift.claim})).body.note, 'Better');
    const late = await backend.call('editNote', {note: 'Best'}, {token: gift.manage});
    assert.equal(late.problem.currentState, 'opened');
    assert.equal((await backend.call('editNote', {note: 'Better'}, {token: gift.manage})).status, 200, 'nothing to change is fine');
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

  test('never learns anything of the recipient but a thank-you', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot'});
    const {orderId} = await backend.claimGift(gift, {variant: 'blue'});
    await backend.runDueJobs();
    await backend.call('markShipped', {carrier: 'DHL', number: 'TRACK-1'}, {...backend.merchant, params: {id: orderId}});
    const view = JSON.stringify(await gift.fetchGift());
    for (const secret of ['DE', '10115', 'blue', 'BLUE', 'DHL', 'TRACK-1', 'G-1001']) assert.ok(!view.includes(`"${secret}"`), secret);
  });

  test('gets everything back that nobody claimed in time, also when the backend slept', async () => {
    await using backend = await createTestBackend();
    const gifts = [await backend.createGift(), await backend.createGift(), await backend.createGift()];
    backend.time.advance(30 * DAY_MS);
    await backend.runDueJobs();
    await backend.runDueJobs();
    for (const gift of gifts) assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.equal(backend.payments.refunds.size, 3);
  });
});
