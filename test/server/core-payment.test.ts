import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {aBackend, DAY} from './support/world.ts';

describe('a payment', () => {
  test('makes the gift ready once, whether notices come twice, late, or not at all', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft();
    await shop.notice(gift.checkout());
    assert.equal((await gift.look()).state, 'draft', 'a notice alone moves nothing');
    shop.provider.pay(gift.checkout());
    await Promise.all([shop.notice(gift.checkout()), shop.notice(gift.checkout()), shop.work()]);
    assert.equal((await shop.notice(gift.checkout())).status, 200);
    const {state, claimDeadline, paidAt} = await gift.look();
    assert.equal(state, 'ready');
    assert.equal(Date.parse(claimDeadline!) - Date.parse(paidAt!), 7 * DAY);
    const silent = await shop.draft();
    shop.provider.pay(silent.checkout());
    shop.time.pass(4000);
    await shop.work();
    assert.equal((await silent.look()).state, 'ready');
  });

  test('is believed only from the provider, and a notice for nothing harms nothing', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft();
    assert.equal((await shop.notice(gift.checkout(), 'forged')).status, 401);
    assert.equal((await shop.notice('co_unknown')).status, 200);
    const other = await shop.backend.fetch(new Request('https://gifts.example/v1/payments/other/notices', {method: 'POST', body: '{}'}));
    assert.equal(other.status, 404);
  });

  test('whose look-up fails is looked up again', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft();
    shop.provider.next('settle', 'fails', 'loses-answer');
    shop.provider.pay(gift.checkout());
    assert.equal((await shop.notice(gift.checkout())).status, 200);
    for (let round = 0; round < 4; round++) {
      shop.time.pass(10_000);
      await shop.work();
    }
    assert.equal((await gift.look()).state, 'ready');
  });

  test('waits for a shop that can’t be asked for its stock', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft();
    shop.shop.down(true);
    await gift.pay();
    assert.equal((await gift.look()).state, 'draft');
    shop.shop.down(false);
    shop.time.pass(10_000);
    await shop.work();
    assert.equal((await gift.look()).state, 'ready');
  });

  for (const [what, amount] of [
    ['too little', {amount: 2399, currency: 'EUR'}], ['too much', {amount: 2401, currency: 'EUR'}], ['another currency', {amount: 2400, currency: 'USD'}],
  ] as const) {
    test(`of ${what} goes back whole, and the gift is cancelled`, async () => {
      await using shop = await aBackend();
      const gift = await shop.draft();
      await gift.pay(amount);
      await shop.work();
      const {state, refunded, portions} = await gift.look();
      assert.equal(state, 'cancelled');
      assert.deepEqual(refunded, amount);
      assert.equal(portions[0]!.state, 'cancelled');
    });
  }

  test('for the last one that somebody else got goes back', async () => {
    await using shop = await aBackend();
    const first = await shop.draft({product: 'last-cup'});
    const second = await shop.draft({product: 'last-cup'});
    await first.pay();
    await second.pay();
    await shop.work();
    assert.equal((await first.look()).state, 'ready');
    assert.equal((await second.look()).state, 'cancelled');
    assert.equal((await second.look()).refunded.amount, 1500);
    assert.equal((await shop.draft({product: 'last-cup'})).answer.code, 'item-unavailable');
    assert.equal((await shop.call('product', undefined, {params: {ref: 'last-cup'}})).body.reason, 'sold-out');
    await shop.call('cancel', {}, {token: first.manage});
    assert.equal((await shop.draft({product: 'last-cup'})).answer.status, 201, 'what was held is free again');
  });

  test('holds stock for choices too: six teapots of one price are six, whoever chooses', async () => {
    await using shop = await aBackend();
    for (let number = 0; number < 6; number++) await shop.aGift({product: 'teapot'});
    assert.equal((await shop.draft({product: 'teapot'})).answer.code, 'item-unavailable');
    assert.equal((await shop.draft({product: 'teapot', variant: 'white'})).answer.code, 'item-unavailable');
  });

  for (const late of ['cancelled', 'abandoned'] as const) {
    test(`that succeeds after the gift was ${late} goes back, once`, async () => {
      await using shop = await aBackend();
      const gift = await shop.draft();
      if (late === 'cancelled') await shop.call('cancel', {}, {token: gift.manage});
      else shop.time.pass(DAY);
      await shop.work();
      assert.equal((await gift.look()).state, late);
      await gift.pay();
      assert.equal((await shop.notice(gift.checkout())).status, 200);
      await shop.work();
      const {state, refunded} = await gift.look();
      assert.equal(state, late);
      assert.equal(refunded.amount, 2400);
      assert.equal(shop.provider.refunds.size, 1);
    });
  }

  test('made between the cancelling and the closing of the checkout goes back', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft();
    await shop.call('cancel', {}, {token: gift.manage});
    shop.provider.pay(gift.checkout());
    shop.provider.next('close', 'fails');
    await shop.work();
    shop.time.pass(60_000);
    await shop.work();
    assert.equal((await gift.look()).refunded.amount, 2400);
  });
});

describe('a refund', () => {
  async function cancelled(...faults: ('fails' | 'loses-answer')[]) {
    const shop = await aBackend();
    const gift = await shop.aGift();
    shop.provider.next('refund', ...faults);
    await shop.call('cancel', {}, {token: gift.manage});
    return {shop, gift};
  }

  test('is paid exactly once, however often the answer is lost', async () => {
    const {shop, gift} = await cancelled('loses-answer', 'fails', 'loses-answer', 'loses-answer');
    await using _ = shop;
    assert.equal((await gift.look()).refundPending.amount, 2400);
    for (let round = 0; round < 6; round++) {
      await shop.work();
      shop.time.pass(11 * 60_000);
    }
    assert.deepEqual([...shop.provider.refunds.values()].map((refund) => refund.amount), [2400]);
    const {refunded, refundPending} = await gift.look();
    assert.equal(refunded.amount, 2400);
    assert.equal(refundPending.amount, 0);
  });

  test('is tried for ever while the provider is down, ten minutes apart at most', async () => {
    const {shop, gift} = await cancelled(...Array<'fails'>(40).fill('fails'));
    await using _ = shop;
    for (let round = 0; round < 41; round++) {
      const {nextAt} = await shop.work();
      if (nextAt === undefined) break;
      assert.ok(nextAt - shop.time.now() <= 600_000);
      shop.time.set(nextAt);
    }
    assert.equal((await gift.look()).refunded.amount, 2400);
  });

  test('that takes its time is asked about until it arrives', async () => {
    const {shop, gift} = await cancelled();
    await using _ = shop;
    shop.provider.refundsEnd('pending');
    await shop.work();
    assert.equal((await gift.look()).refundPending.amount, 2400);
    shop.provider.settleRefunds('refunded');
    shop.time.pass(60_000);
    await shop.work();
    assert.equal((await gift.look()).refunded.amount, 2400);
    assert.equal([...shop.provider.refunds.values()][0]!.asked, 1);
  });

  test('that the provider will never pay stands as failed, and is logged', async () => {
    const {shop, gift} = await cancelled();
    await using _ = shop;
    shop.provider.refundsEnd('failed');
    await shop.work();
    const rows = await shop.store.read((tx) => tx.refunds(gift.id));
    assert.equal(rows[0]!.state, 'failed');
    assert.ok(shop.logs.some((line) => line.code === 'refund-failed'));
    assert.equal((await gift.look()).refundPending.amount, 2400, 'it is still owed, and stays in sight');
  });
});
