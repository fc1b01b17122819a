import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';

describe('a payment', () => {
  test('makes the gift ready once, whether webhooks arrive twice, late or not at all', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    await backend.sendWebhook(gift.checkout());
    assert.equal((await gift.fetchGift()).state, 'draft', 'a webhook alone changes nothing');
    backend.payments.pay(gift.checkout());
    await Promise.all([backend.sendWebhook(gift.checkout()), backend.sendWebhook(gift.checkout()), backend.runDueJobs()]);
    assert.equal((await backend.sendWebhook(gift.checkout())).status, 200);
    const {state, claimDeadline, paidAt} = await gift.fetchGift();
    assert.equal(state, 'ready');
    assert.equal(Date.parse(claimDeadline!) - Date.parse(paidAt!), 7 * DAY_MS);
    const silent = await backend.createDraft();
    backend.payments.pay(silent.checkout());
    backend.time.advance(4000);
    await backend.runDueJobs();
    assert.equal((await silent.fetchGift()).state, 'ready');
  });

  test('is accepted only from the provider, and a webhook for an unknown checkout changes nothing', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    assert.equal((await backend.sendWebhook(gift.checkout(), 'forged')).status, 401);
    assert.equal((await backend.sendWebhook('co_unknown')).status, 200);
    const other = await backend.backend.fetch(new Request('https://gifts.example/v1/payments/other/webhooks', {method: 'POST', body: '{}'}));
    assert.equal(other.status, 404);
  });

  test('is checked again after a failed check', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.queueFaults('retrieveCheckout', 'fail', 'lose-response');
    backend.payments.pay(gift.checkout());
    assert.equal((await backend.sendWebhook(gift.checkout())).status, 200);
    for (let round = 0; round < 4; round++) {
      backend.time.advance(10_000);
      await backend.runDueJobs();
    }
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  test('waits while the shop is unreachable', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.catalog.setDown(true);
    await gift.pay();
    assert.equal((await gift.fetchGift()).state, 'draft');
    backend.catalog.setDown(false);
    backend.time.advance(10_000);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  test('of a draft that is hours old is applied within five minutes after the shop or the provider is back', async () => {
    await using backend = await createTestBackend();
    const [hinted, found] = [await backend.createDraft(), await backend.createDraft()];
    for (let hour = 0; hour < 4; hour++) {
      backend.time.advance(3600_000);
      await backend.runDueJobs();
    }
    backend.catalog.setDown(true);
    await hinted.pay();
    backend.payments.pay(found.checkout());
    backend.payments.queueFaults('retrieveCheckout', 'fail', 'fail');
    backend.time.advance(4 * 3600_000);
    await backend.runDueJobs();
    assert.deepEqual([(await hinted.fetchGift()).state, (await found.fetchGift()).state], ['draft', 'draft']);
    backend.catalog.setDown(false);
    backend.time.advance(300_000);
    await backend.runDueJobs();
    assert.deepEqual([(await hinted.fetchGift()).state, (await found.fetchGift()).state], ['ready', 'ready']);
  });

  for (const [what, amount] of [
    ['too little', {amount: 2399, currency: 'EUR'}], ['too much', {amount: 2401, currency: 'EUR'}], ['another currency', {amount: 2400, currency: 'USD'}],
  ] as const) {
    test(`of ${what} is refunded in full, and the gift is cancelled`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createDraft();
      await gift.pay(amount);
      await backend.runDueJobs();
      const {state, refunded, portions} = await gift.fetchGift();
      assert.equal(state, 'cancelled');
      assert.deepEqual(refunded, amount);
      assert.equal(portions[0]!.state, 'cancelled');
    });
  }

  test('for a product that has sold out is refunded', async () => {
    await using backend = await createTestBackend();
    const first = await backend.createDraft({product: 'last-cup'});
    const second = await backend.createDraft({product: 'last-cup'});
    await first.pay();
    await second.pay();
    await backend.runDueJobs();
    assert.equal((await first.fetchGift()).state, 'ready');
    assert.equal((await second.fetchGift()).state, 'cancelled');
    assert.equal((await second.fetchGift()).refunded.amount, 1500);
    assert.equal((await backend.createDraft({product: 'last-cup'})).response.code, 'item-unavailable');
    assert.equal((await backend.call('product', undefined, {params: {ref: 'last-cup'}})).body.reason, 'sold-out');
    await backend.call('cancel', {}, {token: first.manage});
    assert.equal((await backend.createDraft({product: 'last-cup'})).response.status, 201, 'the held stock is released');
  });

  test('holds stock for a recipient’s choice: six teapots at one price are six', async () => {
    await using backend = await createTestBackend();
    for (let number = 0; number < 6; number++) await backend.createGift({product: 'teapot'});
    assert.equal((await backend.createDraft({product: 'teapot'})).response.code, 'item-unavailable');
    assert.equal((await backend.createDraft({product: 'teapot', variant: 'white'})).response.code, 'item-unavailable');
  });

  for (const ending of ['cancelled', 'abandoned'] as const) {
    test(`that succeeds after the gift was ${ending} is refunded once`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createDraft();
      if (ending === 'cancelled') await backend.call('cancel', {}, {token: gift.manage});
      else backend.time.advance(DAY_MS);
      await backend.runDueJobs();
      assert.equal((await gift.fetchGift()).state, ending);
      await gift.pay();
      assert.equal((await backend.sendWebhook(gift.checkout())).status, 200);
      await backend.runDueJobs();
      const {state, refunded} = await gift.fetchGift();
      assert.equal(state, ending);
      assert.equal(refunded.amount, 2400);
      assert.equal(backend.payments.refunds.size, 1);
    });
  }

  test('between cancellation and expiry of the checkout is refunded', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    await backend.call('cancel', {}, {token: gift.manage});
    backend.payments.pay(gift.checkout());
    backend.payments.queueFaults('expireCheckout', 'fail');
    await backend.runDueJobs();
    backend.time.advance(60_000);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });
});

describe('a refund', () => {
  async function cancelled(...faults: ('fail' | 'lose-response')[]) {
    const backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.payments.queueFaults('refund', ...faults);
    await backend.call('cancel', {}, {token: gift.manage});
    return {backend, gift};
  }

  test('is paid once, however often the response is lost', async () => {
    const {backend, gift} = await cancelled('lose-response', 'fail', 'lose-response', 'lose-response');
    await using _ = backend;
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400);
    for (let round = 0; round < 6; round++) {
      await backend.runDueJobs();
      backend.time.advance(11 * 60_000);
    }
    assert.deepEqual([...backend.payments.refunds.values()].map((refund) => refund.amount.amount), [2400]);
    const {refunded, refundPending} = await gift.fetchGift();
    assert.equal(refunded.amount, 2400);
    assert.equal(refundPending.amount, 0);
  });

  test('is retried without end while the provider is down, at most ten minutes apart', async () => {
    const {backend, gift} = await cancelled(...Array<'fail'>(40).fill('fail'));
    await using _ = backend;
    // Payment checks are due in between.
    for (let round = 0; round < 80 && backend.payments.refunds.size === 0; round++) {
      const {nextAt} = await backend.runDueJobs();
      if (backend.payments.refunds.size === 0) assert.ok(nextAt! - backend.time.now() <= 600_000);
      backend.time.set(nextAt!);
    }
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('that is pending is checked until it is paid', async () => {
    const {backend, gift} = await cancelled();
    await using _ = backend;
    backend.payments.nextRefundState('pending');
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400);
    backend.payments.resolveRefunds('refunded');
    backend.time.advance(60_000);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.equal([...backend.payments.refunds.values()][0]!.requests, 1);
  });

  test('that the provider refuses is failed, and logged', async () => {
    const {backend, gift} = await cancelled();
    await using _ = backend;
    backend.payments.nextRefundState('failed');
    await backend.runDueJobs();
    const rows = await backend.storage.read((tx) => tx.listRefunds(gift.id));
    assert.equal(rows[0]!.state, 'failed');
    assert.ok(backend.logs.some((line) => line.code === 'refund-failed'));
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400, 'a refused refund is still owed');
  });
});
