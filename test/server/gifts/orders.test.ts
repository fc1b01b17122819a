import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, testAddress} from '../support/test-backend.ts';

describe('a merchant', () => {
  test('gets one order for one claim, however often the answer is lost', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    await shop.claimed(gift);
    shop.shop.queueFaults('lose-response', 'fail', 'lose-response');
    for (let round = 0; round < 5; round++) {
      await shop.runDueJobs();
      shop.time.advance(60_000);
    }
    assert.equal(shop.shop.orders.size, 1);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ordered');
  });

  test('who can never fulfil it says so, and the payer gets the money', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {receipt} = await shop.claimed(gift);
    shop.shop.setUnavailable(true);
    await shop.runDueJobs();
    assert.equal((await shop.call('receipt', undefined, {token: receipt})).body.state, 'unavailable');
    const {state, refunded} = await gift.fetchGift();
    assert.deepEqual([state, refunded.amount], ['closed', 2400]);
    assert.equal((await shop.claimed(gift)).answer.code, 'already-claimed');
  });

  for (const when of ['claimed', 'ordered', 'shipped'] as const) {
    test(`may give up an order that is ${when}; the money that had been earned goes back`, async () => {
      await using shop = await createTestBackend();
      const gift = await shop.aGift();
      const {orderId} = await shop.claimed(gift);
      const asked = {...shop.secret, params: {id: orderId}};
      if (when !== 'claimed') await shop.runDueJobs();
      if (when === 'shipped') await shop.call('markShipped', {}, asked);
      assert.equal((await shop.call('cancelOrder', {}, asked)).body.state, 'unavailable');
      assert.equal((await shop.call('cancelOrder', {}, asked)).body.state, 'unavailable');
      await shop.runDueJobs();
      assert.equal((await gift.fetchGift()).refunded.amount, 2400);
      assert.equal(shop.shop.orders.size, when === 'claimed' ? 0 : 1);
      const kinds = (await shop.store.read((tx) => tx.listLedgerEntries(gift.id))).map((entry) => entry.kind).sort();
      assert.deepEqual(kinds, when === 'claimed' ? ['captured', 'refunded'] : ['captured', 'fulfilled', 'refunded', 'reopened']);
    });
  }

  test('moves an order only along the table of moves', async () => {
    await using shop = await createTestBackend();
    const {orderId} = await shop.claimed(await shop.aGift());
    const asked = {...shop.secret, params: {id: orderId}};
    assert.equal((await shop.call('markShipped', {}, asked)).problem.currentState, 'claimed');
    assert.equal((await shop.call('markDelivered', {}, asked)).problem.currentState, 'claimed');
    await shop.runDueJobs();
    assert.equal((await shop.call('markDelivered', {}, asked)).body.state, 'delivered', 'a shop may hand it over itself');
    assert.equal((await shop.call('markDelivered', {}, asked)).status, 200);
    assert.equal((await shop.call('markShipped', {}, asked)).problem.currentState, 'delivered');
    assert.equal((await shop.call('cancelOrder', {}, asked)).problem.currentState, 'delivered');
  });

  test('reads the sealed address, or opens it, which is written down', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {orderId, body} = await shop.claimed(gift);
    const asked = {...shop.secret, params: {id: orderId}};
    const sealed = await shop.call('shipping', undefined, asked);
    assert.deepEqual(sealed.body, {jwe: body.address, kid: 'key-1', receiptHash: body.receiptHash, shipTo: body.shipTo});
    const idempotencyKey = 'one-and-the-same-key';
    const opened = await shop.call('decryptShipping', {}, {...asked, idempotencyKey});
    assert.deepEqual(opened.body.address, testAddress);
    const again = await shop.call('decryptShipping', {}, {...asked, idempotencyKey});
    assert.equal(again.headers.get('idempotent-replayed'), null, 'an open address is never kept');
  });

  test('pages through orders, newest first', async () => {
    await using shop = await createTestBackend();
    const all: string[] = [];
    for (let number = 0; number < 53; number++) {
      shop.time.advance(number % 3 ? 1 : 0);
      all.push((await shop.claimed(await shop.aGift())).orderId);
    }
    const first = await shop.call('orders', undefined, shop.secret);
    assert.equal(first.body.orders.length, 50);
    const second = await shop.call('orders', undefined, {...shop.secret, query: `?after=${first.body.next}`});
    assert.equal(second.body.next, undefined);
    const seen = [...first.body.orders, ...second.body.orders];
    assert.deepEqual(seen.map((order) => order.id).sort(), all.sort());
    const times = seen.map((order) => order.claimedAt);
    assert.deepEqual(times, [...times].sort().reverse());
    assert.equal((await shop.call('orders', undefined, {...shop.secret, query: '?after=nonsense'})).problem.errors![0]!.pointer, '/after');
  });

  test('finds nothing under an order that is none', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    for (const id of [`${gift.id}.1`, `${gift.id}.2`, 'nonsense', '../gift', `${'A'.repeat(22)}.1`]) {
      assert.equal((await shop.call('shipping', undefined, {...shop.secret, params: {id}})).code, 'not-found', id);
      assert.equal((await shop.call('markShipped', {}, {...shop.secret, params: {id}})).code, 'not-found', id);
    }
  });

  test('keeps the secret key out of browsers', async () => {
    await using shop = await createTestBackend();
    for (const [name, value] of [['origin', 'https://shop.example'], ['sec-fetch-site', 'same-origin']] as const) {
      const answer = await shop.call('orders', undefined, {...shop.secret, headers: {[name]: value}});
      assert.equal(answer.code, 'secret-key-in-browser');
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
    assert.equal((await shop.call('orders', undefined, {token: createToken('secret')})).code, 'not-found');
    assert.equal((await shop.call('orders')).code, 'credential-missing');
    assert.equal((await shop.call('gift', undefined, shop.secret)).code, 'credential-invalid');
  });
});
