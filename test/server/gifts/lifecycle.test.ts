import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, testAddress} from '../support/test-backend.ts';

describe('one gift, whole', () => {
  test('walks from a draft to the doorbell', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.draft();
    assert.equal(gift.answer.status, 201);
    assert.equal(gift.answer.body.gift.state, 'draft');
    assert.equal(gift.answer.body.gift.checkout?.url, gift.answer.body.checkout.url);
    assert.deepEqual(gift.answer.body.gift.total, {amount: 2400, currency: 'EUR'});
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).body.state, 'unpaid');

    await gift.pay();
    assert.equal((await gift.fetchGift()).state, 'ready');

    const sealed = await shop.call('card', undefined, {token: gift.claim});
    assert.equal(sealed.body.state, 'sealed');
    assert.ok(!('product' in sealed.body) && !sealed.bodyText.includes('2400'));

    const {receiptHash} = await shop.claiming();
    const opened = await shop.call('open', {receiptHash}, {token: gift.claim});
    assert.equal(opened.body.state, 'opened');
    assert.equal(opened.body.product?.title, 'Mug');
    assert.ok(!opened.bodyText.includes('2400'));

    const {receipt, answer, orderId} = await shop.claimed(gift);
    assert.equal(answer.status, 200, answer.bodyText);
    assert.equal(answer.body.state, 'claimed');
    assert.deepEqual(answer.body.shipTo, {country: 'DE'});

    await shop.runDueJobs();
    assert.equal((await shop.call('receipt', undefined, {token: receipt})).body.state, 'ordered');
    const placed = [...shop.shop.orders.values()];
    assert.equal(placed.length, 1);
    assert.deepEqual(placed[0]!.address, testAddress);

    const {body: {orders}} = await shop.call('orders', undefined, shop.secret);
    assert.equal(orders[0]!.id, orderId);
    assert.equal(orders[0]!.shopOrder, 'G-1001');
    const tracking = {carrier: 'DHL', number: '123', url: 'https://dhl.example/123'};
    assert.equal((await shop.call('markShipped', tracking, {...shop.secret, params: {id: orderId}})).body.state, 'shipped');
    assert.deepEqual((await shop.call('receipt', undefined, {token: receipt})).body.tracking, tracking);
    assert.equal((await shop.call('markDelivered', {}, {...shop.secret, params: {id: orderId}})).body.state, 'delivered');
    assert.equal((await gift.fetchGift()).state, 'closed');

    const thanked = await shop.call('thank', {note: 'Lovely!', emoji: '💙'}, {token: receipt});
    assert.equal(thanked.status, 200, thanked.bodyText);
    assert.deepEqual((await gift.fetchGift()).portions[0]!.thanks, {note: 'Lovely!', emoji: '💙'});
    const ledger = await shop.store.read((tx) => tx.listLedgerEntries(gift.id));
    assert.deepEqual(ledger.map((entry) => entry.kind), ['captured', 'fulfilled']);
  });
});
