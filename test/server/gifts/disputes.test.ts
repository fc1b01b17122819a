import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {LedgerAccount} from '../../../src/server/storage/storage.ts';
import {createBackendWithMail} from '../support/mail.ts';
import {createTestBackend, DAY_MS, type TestBackend} from '../support/test-backend.ts';

const balance = async (backend: TestBackend, giftId: string) => {
  const balances: Partial<Record<LedgerAccount, number>> = {};
  for (const {fromAccount, toAccount, amount} of await backend.storage.read((tx) => tx.listLedgerEntries(giftId))) {
    balances[fromAccount] = (balances[fromAccount] ?? 0) - amount;
    balances[toAccount] = (balances[toAccount] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(balances).filter(([account, amount]) => account !== 'provider' && amount !== 0));
};
const alertsOf = async (backend: TestBackend) => (await backend.call('alerts', undefined, backend.merchant)).body.alerts.map(({kind}) => kind);
const notify = (backend: TestBackend, gift: {paymentId(): string}) => backend.deliverWebhook({payment: gift.paymentId()});

describe('a dispute', () => {
  test('stops an unclaimed gift, says so without accusing, and refunds nothing twice', async () => {
    await using backend = await createBackendWithMail();
    const gift = await backend.createPaidGift();
    backend.payments.dispute(gift.paymentId());
    assert.equal((await notify(backend, gift)).status, 200);
    await backend.runDueJobs();
    const {state, endReason, can} = await gift.fetchGift();
    assert.deepEqual([state, endReason, can.cancel], ['cancelled', 'payment-disputed', false]);
    const card = await backend.call('card', undefined, {token: gift.claim});
    assert.deepEqual([card.status, card.code], [410, 'gift-stopped']);
    assert.equal((await backend.claimGift(gift)).response.code, 'gift-stopped');
    assert.deepEqual(await balance(backend, gift.id), {disputed: 2400});
    assert.equal(backend.payments.refunds.size, 0);
    assert.deepEqual(await alertsOf(backend), []);
    assert.match(backend.fakeMail.ofKind('stopped')[0]!.text, /can’t be accepted any more/);
    await notify(backend, gift);
    await backend.runDueJobs();
    assert.equal(backend.fakeMail.ofKind('stopped').length, 1);
  });

  test('that the merchant wins refunds the gift that it stopped', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.payments.dispute(gift.paymentId());
    await notify(backend, gift);
    backend.payments.dispute(gift.paymentId(), 'won');
    for (let round = 0; round < 2; round++) await notify(backend, gift);
    await backend.runDueJobs();
    assert.deepEqual(await balance(backend, gift.id), {refunded: 2400});
    assert.equal(backend.payments.refunds.size, 1);
  });

  test('that the merchant loses leaves the money with the payer', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.payments.dispute(gift.paymentId(), 'lost');
    await notify(backend, gift);
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.deepEqual(await balance(backend, gift.id), {disputed: 2400});
    assert.equal(backend.payments.refunds.size, 0);
  });

  test('about a claimed gift that is not shipped alerts the merchant, who decides', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    backend.payments.dispute(gift.paymentId());
    await notify(backend, gift);
    assert.deepEqual(await alertsOf(backend), ['dispute']);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ordered');
    assert.deepEqual(await balance(backend, gift.id), {disputed: 2400});
    assert.equal((await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}})).status, 200);
    await backend.runDueJobs();
    assert.equal(backend.payments.refunds.size, 0, 'the bank has the money already');
    backend.payments.dispute(gift.paymentId(), 'won');
    await notify(backend, gift);
    await backend.runDueJobs();
    assert.deepEqual(await balance(backend, gift.id), {refunded: 2400});
    assert.deepEqual(await alertsOf(backend), []);
  });

  test('before the shop takes the order does not block it', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId} = await backend.claimGift(gift);
    backend.payments.dispute(gift.paymentId());
    await notify(backend, gift);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ordered');
    backend.payments.dispute(gift.paymentId(), 'won');
    await notify(backend, gift);
    assert.deepEqual(await balance(backend, gift.id), {fulfilled: 2400});
    assert.equal((await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}})).status, 200);
    await backend.runDueJobs();
    assert.deepEqual(await balance(backend, gift.id), {refunded: 2400}, 'cancelling the order afterwards refunds it');
  });

  test('about a part that the merchant loses returns the rest of what it stopped, but not what is claimed', async () => {
    const cases = [[1000, {disputed: 1000, fulfilled: 2400, refunded: 3800}], [5000, {disputed: 5000, fulfilled: 2200}]] as const;
    for (const [amount, expected] of cases) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift({portions: 3});
      const {orderId} = await backend.claimGift(gift);
      for (const state of ['open', 'lost'] as const) {
        backend.payments.dispute(gift.paymentId(), state, {amount, currency: 'EUR'});
        await notify(backend, gift);
        assert.equal(backend.payments.refunds.size, 0);
      }
      for (let round = 0; round < 2; round++) {
        await backend.runDueJobs();
        backend.time.advance(DAY_MS);
      }
      assert.deepEqual(await balance(backend, gift.id), expected);
      await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
      for (let round = 0; round < 2; round++) {
        await backend.runDueJobs();
        backend.time.advance(DAY_MS);
      }
      assert.deepEqual(await balance(backend, gift.id), {disputed: amount, refunded: 7200 - amount}, 'everything is back once the order is cancelled');
    }
  });

  test('that is followed by another one settles a refund together with it', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.payments.queueFaults('refund', 'fail');
    await backend.call('cancel', {}, {token: gift.manage});
    await backend.runDueJobs();
    backend.payments.paymentOf(gift.paymentId()).disputes = ['dp_1', 'dp_2'].map((id) => ({id, amount: {amount: 1200, currency: 'EUR'}, state: 'lost'}));
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.deepEqual(await balance(backend, gift.id), {disputed: 2400});
    assert.equal(backend.payments.refunds.size, 0);
    assert.deepEqual((await backend.storage.read((tx) => tx.listRefunds(gift.id))).map(({state}) => state), ['refunded']);
  });

  test('about a shipped gift is recorded', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    await backend.call('markShipped', {}, {...backend.merchant, params: {id: orderId}});
    backend.payments.dispute(gift.paymentId(), 'lost');
    await notify(backend, gift);
    assert.deepEqual(await alertsOf(backend), []);
    assert.deepEqual(await balance(backend, gift.id), {disputed: 2400});
  });

  test('while a refund waits is not paid a second time', async () => {
    for (const [outcome, expected, refunds] of [['lost', {disputed: 2400}, 0], ['won', {refunded: 2400}, 1]] as const) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      backend.payments.queueFaults('refund', 'fail');
      await backend.call('cancel', {}, {token: gift.manage});
      await backend.runDueJobs();
      backend.payments.dispute(gift.paymentId());
      backend.time.advance(DAY_MS);
      await backend.runDueJobs();
      assert.equal(backend.payments.refunds.size, 0);
      backend.payments.dispute(gift.paymentId(), outcome);
      backend.time.advance(DAY_MS);
      await backend.runDueJobs();
      assert.deepEqual(await balance(backend, gift.id), expected, outcome);
      assert.equal(backend.payments.refunds.size, refunds);
    }
  });

  test('that is won after it had settled a refund asks the merchant what to do with the money', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.payments.queueFaults('refund', 'fail');
    await backend.call('cancel', {}, {token: gift.manage});
    await backend.runDueJobs();
    for (const state of ['lost', 'won'] as const) {
      backend.payments.dispute(gift.paymentId(), state);
      await notify(backend, gift);
      backend.time.advance(DAY_MS);
      await backend.runDueJobs();
    }
    assert.deepEqual(await balance(backend, gift.id), {held: 2400});
    assert.deepEqual(await alertsOf(backend), ['ledger-mismatch']);
    assert.equal(backend.payments.refunds.size, 0);
  });

  test('about a part of the payment leaves the rest to be refunded, however it ends', async () => {
    for (const [outcome, expected] of [['lost', {refunded: 4800, disputed: 2400}], ['won', {refunded: 7200}]] as const) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift({portions: 3});
      const part = {amount: 2400, currency: 'EUR'};
      backend.payments.dispute(gift.paymentId(), 'open', part);
      await notify(backend, gift);
      await backend.runDueJobs();
      assert.deepEqual(await balance(backend, gift.id), {held: 4800, disputed: 2400});
      backend.payments.dispute(gift.paymentId(), outcome, part);
      for (let round = 0; round < 2; round++) await notify(backend, gift);
      await backend.runDueJobs();
      assert.deepEqual(await balance(backend, gift.id), expected, outcome);
    }
  });

  test('about a group stops what is unclaimed, and alerts for what is not shipped', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({portions: 3});
    await backend.claimGift(gift);
    await backend.runDueJobs();
    backend.payments.dispute(gift.paymentId());
    await notify(backend, gift);
    assert.deepEqual((await gift.fetchGift()).portions.map(({state}) => state), ['ordered', 'cancelled', 'cancelled']);
    assert.deepEqual(await alertsOf(backend), ['dispute']);
    assert.deepEqual(await balance(backend, gift.id), {disputed: 7200});
    backend.payments.dispute(gift.paymentId(), 'won');
    await notify(backend, gift);
    await backend.runDueJobs();
    assert.deepEqual(await balance(backend, gift.id), {fulfilled: 2400, refunded: 4800});
  });
});

describe('an inquiry or a fraud warning', () => {
  for (const kind of ['inquiry', 'fraud warning'] as const) {
    const report = (backend: TestBackend, gift: {paymentId(): string}) => {
      if (kind === 'inquiry') backend.payments.dispute(gift.paymentId(), 'inquiry');
      else backend.payments.paymentOf(gift.paymentId()).fraudWarning = true;
    };

    test(`(${kind}) stops and refunds an unclaimed gift, found without a webhook`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      report(backend, gift);
      backend.time.advance(DAY_MS);
      await backend.runDueJobs();
      assert.deepEqual([(await gift.fetchGift()).endReason, (await gift.fetchGift()).refunded.amount], ['payment-disputed', 2400]);
      assert.deepEqual(await balance(backend, gift.id), {refunded: 2400});
    });

    test(`(${kind}) about a claimed gift alerts the merchant, once`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      await backend.claimGift(gift);
      await backend.runDueJobs();
      report(backend, gift);
      for (let round = 0; round < 3; round++) await notify(backend, gift);
      assert.deepEqual(await alertsOf(backend), [kind === 'inquiry' ? 'dispute' : 'fraud-warning']);
      assert.deepEqual(await balance(backend, gift.id), {fulfilled: 2400});
    });
  }
});
