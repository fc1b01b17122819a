import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend, testAddress} from '../support/test-backend.ts';

describe('the lifecycle of a gift', () => {
  test('leads from the draft to the delivery', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    assert.equal(gift.response.status, 201);
    assert.equal(gift.response.body.gift.state, 'draft');
    assert.equal(gift.response.body.gift.checkout?.url, gift.response.body.checkout.url);
    assert.deepEqual(gift.response.body.gift.total, {amount: 2400, currency: 'EUR'});
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).body.state, 'unpaid');

    await gift.pay();
    assert.equal((await gift.fetchGift()).state, 'ready');

    const sealed = await backend.call('card', undefined, {token: gift.claim});
    assert.equal(sealed.body.state, 'sealed');
    assert.ok(!('product' in sealed.body) && !sealed.bodyText.includes('2400'));

    const {receiptHash} = await backend.prepareClaim();
    const opened = await backend.call('open', {receiptHash}, {token: gift.claim});
    assert.equal(opened.body.state, 'opened');
    assert.equal(opened.body.product?.title, 'Mug');
    assert.ok(!opened.bodyText.includes('2400'));

    const {receipt, response, orderId} = await backend.claimGift(gift);
    assert.equal(response.status, 200, response.bodyText);
    assert.equal(response.body.state, 'claimed');
    assert.deepEqual(response.body.shipTo, {country: 'DE'});

    await backend.runDueJobs();
    assert.equal((await backend.call('receipt', undefined, {token: receipt})).body.state, 'ordered');
    const placed = [...backend.catalog.orders.values()];
    assert.equal(placed.length, 1);
    assert.deepEqual(placed[0]!.address, testAddress);

    const {body: {orders}} = await backend.call('orders', undefined, backend.merchant);
    assert.equal(orders[0]!.id, orderId);
    assert.equal(orders[0]!.shopOrder, 'G-1001');
    const tracking = {carrier: 'DHL', number: '123', url: 'https://dhl.example/123'};
    assert.equal((await backend.call('markShipped', tracking, {...backend.merchant, params: {id: orderId}})).body.state, 'shipped');
    assert.deepEqual((await backend.call('receipt', undefined, {token: receipt})).body.tracking, tracking);
    assert.equal((await backend.call('markDelivered', {}, {...backend.merchant, params: {id: orderId}})).body.state, 'delivered');
    assert.equal((await gift.fetchGift()).state, 'closed');

    const thanked = await backend.call('thank', {note: 'Lovely!', emoji: '💙'}, {token: receipt});
    assert.equal(thanked.status, 200, thanked.bodyText);
    assert.deepEqual((await gift.fetchGift()).portions[0]!.thanks, {note: 'Lovely!', emoji: '💙'});
    const ledger = await backend.storage.read((tx) => tx.listLedgerEntries(gift.id));
    assert.deepEqual(ledger.map((entry) => entry.kind), ['captured', 'fulfilled']);
  });
});
