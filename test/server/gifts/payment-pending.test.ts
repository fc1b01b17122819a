import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, HOUR_MS} from '../support/test-backend.ts';

describe('a checkout that is completed but not paid yet', () => {
  test('is shown as pending, can’t be paid again, and outlives the draft', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.payLater(gift.checkout());
    await backend.sendWebhook(gift.checkout());
    const pending = await gift.fetchGift();
    assert.deepEqual([pending.state, pending.paymentPending, pending.checkout], ['draft', true, undefined]);
    backend.time.advance(3 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'draft');
    backend.payments.pay(gift.checkout());
    backend.time.advance(HOUR_MS);
    await backend.runDueJobs();
    const paid = await gift.fetchGift();
    assert.deepEqual([paid.state, paid.paymentPending], ['ready', false]);
  });

  test('ends the draft if the bank refuses', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.payLater(gift.checkout());
    await backend.sendWebhook(gift.checkout());
    backend.payments.byId(gift.checkout()).state = 'closed';
    await backend.sendWebhook(gift.checkout());
    const {state, paymentPending} = await gift.fetchGift();
    assert.deepEqual([state, paymentPending], ['abandoned', false]);
  });

  test('is refunded if it is paid after the sender has cancelled, however late', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.payLater(gift.checkout());
    await backend.sendWebhook(gift.checkout());
    assert.equal((await backend.call('cancel', {}, {token: gift.manage})).status, 200);
    for (let day = 0; day < 4; day++) {
      await backend.runDueJobs();
      backend.time.advance(DAY_MS);
    }
    backend.payments.pay(gift.checkout());
    await backend.runDueJobs();
    await backend.runDueJobs();
    const {state, refunded} = await gift.fetchGift();
    assert.deepEqual([state, refunded.amount], ['cancelled', 2400]);
  });
});

describe('a payment webhook', () => {
  test('is handled once per event', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.pay(gift.checkout());
    let retrieved = 0;
    for (const call of ['retrieveCheckout', 'retrievePayment'] as const) {
      const original = backend.payments.payments[call] as (id: string) => Promise<never>;
      backend.payments.payments[call] = (id: string) => { retrieved++; return original(id); };
    }
    const event = {id: 'evt_1', checkout: gift.checkout()};
    for (let delivery = 0; delivery < 5; delivery++) assert.equal((await backend.deliverWebhook(event)).status, 200);
    assert.equal(retrieved, 1);
    await backend.deliverWebhook({...event, id: 'evt_2'});
    assert.equal(retrieved, 2);
  });

  test('whose handling failed is handled by the next delivery', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.pay(gift.checkout());
    backend.payments.queueFaults('retrieveCheckout', 'fail');
    const event = {id: 'evt_1', checkout: gift.checkout()};
    assert.equal((await backend.deliverWebhook(event)).status, 200);
    assert.equal((await gift.fetchGift()).state, 'draft');
    await backend.deliverWebhook(event);
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  test('with a wrong signature is a problem document, counted as a failed authentication', async () => {
    await using backend = await createTestBackend({options: {limits: {failedAuthPerMinute: 3, failedAuthPerHour: 3}}});
    const gift = await backend.createDraft();
    backend.payments.pay(gift.checkout());
    const codes: number[] = [];
    for (let delivery = 0; delivery < 5; delivery++) codes.push((await backend.deliverWebhook({checkout: gift.checkout()}, 'theirs')).status);
    assert.deepEqual(codes, [401, 401, 401, 429, 429]);
    assert.equal((await gift.fetchGift()).state, 'draft');
  });

  test('about nothing we know, or about no gift, is acknowledged', async () => {
    await using backend = await createTestBackend();
    for (const event of [{id: 'evt_1'}, {id: 'evt_2', payment: 'pay_of_another_shop'}, {checkout: 'co_unknown'}]) {
      assert.equal((await backend.deliverWebhook(event)).status, 200);
    }
  });
});
