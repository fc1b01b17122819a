import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, testAddress} from '../support/test-backend.ts';

describe('a merchant', () => {
  test('gets one order per claim, however often the response is lost', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    await backend.claimGift(gift);
    backend.catalog.queueFaults('lose-response', 'fail', 'lose-response');
    for (let round = 0; round < 5; round++) {
      await backend.runDueJobs();
      backend.time.advance(60_000);
    }
    assert.equal(backend.catalog.orders.size, 1);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ordered');
  });

  test('reports that an order cannot be fulfilled, and the payer is refunded', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {receipt} = await backend.claimGift(gift);
    backend.catalog.setUnavailable(true);
    await backend.runDueJobs();
    assert.equal((await backend.call('receipt', undefined, {token: receipt})).body.state, 'unavailable');
    const {state, refunded} = await gift.fetchGift();
    assert.deepEqual([state, refunded.amount], ['closed', 2400]);
    assert.equal((await backend.claimGift(gift)).response.code, 'already-claimed');
  });

  for (const state of ['claimed', 'ordered', 'shipped'] as const) {
    test(`cancels an order that is ${state}, and the payer is refunded`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createGift();
      const {orderId} = await backend.claimGift(gift);
      const asked = {...backend.merchant, params: {id: orderId}};
      if (state !== 'claimed') await backend.runDueJobs();
      if (state === 'shipped') await backend.call('markShipped', {}, asked);
      assert.equal((await backend.call('cancelOrder', {}, asked)).body.state, 'unavailable');
      assert.equal((await backend.call('cancelOrder', {}, asked)).body.state, 'unavailable');
      await backend.runDueJobs();
      assert.equal((await gift.fetchGift()).refunded.amount, 2400);
      assert.equal(backend.catalog.orders.size, state === 'claimed' ? 0 : 1);
      const kinds = (await backend.storage.read((tx) => tx.listLedgerEntries(gift.id))).map((entry) => entry.kind).sort();
      assert.deepEqual(kinds, state === 'claimed' ? ['captured', 'refunded'] : ['captured', 'fulfilled', 'refunded', 'reopened']);
    });
  }

  test('changes an order’s state only as the transition table allows', async () => {
    await using backend = await createTestBackend();
    const {orderId} = await backend.claimGift(await backend.createGift());
    const asked = {...backend.merchant, params: {id: orderId}};
    assert.equal((await backend.call('markShipped', {}, asked)).problem.currentState, 'claimed');
    assert.equal((await backend.call('markDelivered', {}, asked)).problem.currentState, 'claimed');
    await backend.runDueJobs();
    assert.equal((await backend.call('markDelivered', {}, asked)).body.state, 'delivered', 'a shop may deliver without shipping');
    assert.equal((await backend.call('markDelivered', {}, asked)).status, 200);
    assert.equal((await backend.call('markShipped', {}, asked)).problem.currentState, 'delivered');
    assert.equal((await backend.call('cancelOrder', {}, asked)).problem.currentState, 'delivered');
  });

  test('reads the encrypted address, or decrypts it, which is recorded', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId, body} = await backend.claimGift(gift);
    const asked = {...backend.merchant, params: {id: orderId}};
    const sealed = await backend.call('shipping', undefined, asked);
    assert.deepEqual(sealed.body, {jwe: body.address, kid: 'key-1', receiptHash: body.receiptHash, shipTo: body.shipTo});
    const idempotencyKey = 'one-and-the-same-key';
    const opened = await backend.call('decryptShipping', {}, {...asked, idempotencyKey});
    assert.deepEqual(opened.body.address, testAddress);
    const again = await backend.call('decryptShipping', {}, {...asked, idempotencyKey});
    assert.equal(again.bodyText, opened.bodyText);
  });

  test('pages through the orders, newest first', async () => {
    await using backend = await createTestBackend();
    const all: string[] = [];
    for (let number = 0; number < 53; number++) {
      backend.time.advance(number % 3 ? 1 : 0);
      all.push((await backend.claimGift(await backend.createGift())).orderId);
    }
    const first = await backend.call('orders', undefined, backend.merchant);
    assert.equal(first.body.orders.length, 50);
    const second = await backend.call('orders', undefined, {...backend.merchant, query: `?after=${first.body.next}`});
    assert.equal(second.body.next, undefined);
    const seen = [...first.body.orders, ...second.body.orders];
    assert.deepEqual(seen.map((order) => order.id).sort(), all.sort());
    const times = seen.map((order) => order.claimedAt);
    assert.deepEqual(times, [...times].sort().reverse());
    assert.equal((await backend.call('orders', undefined, {...backend.merchant, query: '?after=nonsense'})).problem.errors![0]!.pointer, '/after');
  });

  test('gets 404 for an unknown order', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    for (const id of [`${gift.id}.1`, `${gift.id}.2`, 'nonsense', '../gift', `${'A'.repeat(22)}.1`]) {
      assert.equal((await backend.call('shipping', undefined, {...backend.merchant, params: {id}})).code, 'not-found', id);
      assert.equal((await backend.call('markShipped', {}, {...backend.merchant, params: {id}})).code, 'not-found', id);
    }
  });

  test('cannot use the secret key from a browser', async () => {
    await using backend = await createTestBackend();
    for (const [name, value] of [['origin', 'https://shop.example'], ['sec-fetch-site', 'same-origin']] as const) {
      const response = await backend.call('orders', undefined, {...backend.merchant, headers: {[name]: value}});
      assert.equal(response.code, 'secret-key-in-browser');
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
    assert.equal((await backend.call('orders', undefined, {token: createToken('secret')})).code, 'not-found');
    assert.equal((await backend.call('orders')).code, 'credential-missing');
    assert.equal((await backend.call('gift', undefined, backend.merchant)).code, 'credential-invalid');
  });
});
