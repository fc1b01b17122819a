import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';

describe('a payment', () => {
  test('makes the gift ready once, whether notices come twice, late, or not at all', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft();
    await shop.notice(gift.checkout());
    assert.equal((await gift.fetchGift()).state, 'draft', 'a notice alone moves nothing');
    shop.provider.pay(gift.checkout());
    await Promise.all([shop.notice(gift.checkout()), shop.notice(gift.checkout()), shop.runDueJobs()]);
    assert.equal((await shop.notice(gift.checkout())).status, 200);
    const {state, claimDeadline, paidAt} = await gift.fetchGift();
    assert.equal(state, 'ready');
    assert.equal(Date.parse(claimDeadline!) - Date.parse(paidAt!), 7 * DAY_MS);
    const silent = await shop.draft();
    shop.provider.pay(silent.checkout());
    shop.time.advance(4000);
    await shop.runDueJobs();
    assert.equal((await silent.fetchGift()).state, 'ready');
  });

  test('is believed only from the provider, and a notice for nothing harms nothing', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft();
    assert.equal((await shop.notice(gift.checkout(), 'forged')).status, 401);
    assert.equal((await shop.notice('co_unknown')).status, 200);
    const other = await shop.backend.fetch(new Request('https://gifts.example/v1/payments/other/webhooks', {method: 'POST', body: '{}'}));
    assert.equal(other.status, 404);
  });

  test('whose look-up fails is looked up again', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft();
    shop.provider.queueFaults('retrieveCheckout', 'fail', 'lose-response');
    shop.provider.pay(gift.checkout());
    assert.equal((await shop.notice(gift.checkout())).status, 200);
    for (let round = 0; round < 4; round++) {
      shop.time.advance(10_000);
      await shop.runDueJobs();
    }
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  test('waits for a shop that can’t be asked for its stock', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft();
    shop.shop.setDown(true);
    await gift.pay();
    assert.equal((await gift.fetchGift()).state, 'draft');
    shop.shop.setDown(false);
    shop.time.advance(10_000);
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  for (const [what, amount] of [
    ['too little', {amount: 2399, currency: 'EUR'}], ['too much', {amount: 2401, currency: 'EUR'}], ['another currency', {amount: 2400, currency: 'USD'}],
  ] as const) {
    test(`of ${what} goes back whole, and the gift is cancelled`, async () => {
      await using shop = await createTestBackend();
      const gift = await shop.draft();
      await gift.pay(amount);
      await shop.runDueJobs();
      const {state, refunded, portions} = await gift.fetchGift();
      assert.equal(state, 'cancelled');
      assert.deepEqual(refunded, amount);
      assert.equal(portions[0]!.state, 'cancelled');
    });
  }

  test('for the last one that somebody else got goes back', async () => {
    await using shop = await createTestBackend();
    const first = await shop.draft({product: 'last-cup'});
    const second = await shop.draft({product: 'last-cup'});
    await first.pay();
    await second.pay();
    await shop.runDueJobs();
    assert.equal((await first.fetchGift()).state, 'ready');
    assert.equal((await second.fetchGift()).state, 'cancelled');
    assert.equal((await second.fetchGift()).refunded.amount, 1500);
    assert.equal((await shop.draft({product: 'last-cup'})).answer.code, 'item-unavailable');
    assert.equal((await shop.call('product', undefined, {params: {ref: 'last-cup'}})).body.reason, 'sold-out');
    await shop.call('cancel', {}, {token: first.manage});
    assert.equal((await shop.draft({product: 'last-cup'})).answer.status, 201, 'what was held is free again');
  });

  test('holds stock for choices too: six teapots of one price are six, whoever chooses', async () => {
    await using shop = await createTestBackend();
    for (let number = 0; number < 6; number++) await shop.aGift({product: 'teapot'});
    assert.equal((await shop.draft({product: 'teapot'})).answer.code, 'item-unavailable');
    assert.equal((await shop.draft({product: 'teapot', variant: 'white'})).answer.code, 'item-unavailable');
  });

  for (const late of ['cancelled', 'abandoned'] as const) {
    test(`that succeeds after the gift was ${late} goes back, once`, async () => {
      await using shop = await createTestBackend();
      const gift = await shop.draft();
      if (late === 'cancelled') await shop.call('cancel', {}, {token: gift.manage});
      else shop.time.advance(DAY_MS);
      await shop.runDueJobs();
      assert.equal((await gift.fetchGift()).state, late);
      await gift.pay();
      assert.equal((await shop.notice(gift.checkout())).status, 200);
      await shop.runDueJobs();
      const {state, refunded} = await gift.fetchGift();
      assert.equal(state, late);
      assert.equal(refunded.amount, 2400);
      assert.equal(shop.provider.refunds.size, 1);
    });
  }

  test('made between the cancelling and the closing of the checkout goes back', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft();
    await shop.call('cancel', {}, {token: gift.manage});
    shop.provider.pay(gift.checkout());
    shop.provider.queueFaults('expireCheckout', 'fail');
    await shop.runDueJobs();
    shop.time.advance(60_000);
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });
});

describe('a refund', () => {
  async function cancelled(...faults: ('fail' | 'lose-response')[]) {
    const shop = await createTestBackend();
    const gift = await shop.aGift();
    shop.provider.queueFaults('refund', ...faults);
    await shop.call('cancel', {}, {token: gift.manage});
    return {shop, gift};
  }

  test('is paid exactly once, however often the answer is lost', async () => {
    const {shop, gift} = await cancelled('lose-response', 'fail', 'lose-response', 'lose-response');
    await using _ = shop;
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400);
    for (let round = 0; round < 6; round++) {
      await shop.runDueJobs();
      shop.time.advance(11 * 60_000);
    }
    assert.deepEqual([...shop.provider.refunds.values()].map((refund) => refund.amount), [2400]);
    const {refunded, refundPending} = await gift.fetchGift();
    assert.equal(refunded.amount, 2400);
    assert.equal(refundPending.amount, 0);
  });

  test('is tried for ever while the provider is down, ten minutes apart at most', async () => {
    const {shop, gift} = await cancelled(...Array<'fail'>(40).fill('fail'));
    await using _ = shop;
    for (let round = 0; round < 41; round++) {
      const {nextAt} = await shop.runDueJobs();
      if (nextAt === undefined) break;
      assert.ok(nextAt - shop.time.now() <= 600_000);
      shop.time.set(nextAt);
    }
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('that takes its time is asked about until it arrives', async () => {
    const {shop, gift} = await cancelled();
    await using _ = shop;
    shop.provider.nextRefundState('pending');
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400);
    shop.provider.resolveRefunds('refunded');
    shop.time.advance(60_000);
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.equal([...shop.provider.refunds.values()][0]!.requests, 1);
  });

  test('that the provider will never pay stands as failed, and is logged', async () => {
    const {shop, gift} = await cancelled();
    await using _ = shop;
    shop.provider.nextRefundState('failed');
    await shop.runDueJobs();
    const rows = await shop.store.read((tx) => tx.listRefunds(gift.id));
    assert.equal(rows[0]!.state, 'failed');
    assert.ok(shop.logs.some((line) => line.code === 'refund-failed'));
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400, 'it is still owed, and stays in sight');
  });
});
