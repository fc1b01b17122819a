import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {aBackend, home} from './support/world.ts';

describe('one gift, whole', () => {
  test('walks from a draft to the doorbell', async () => {
    await using shop = await aBackend();
    const gift = await shop.draft();
    assert.equal(gift.answer.status, 201);
    assert.equal(gift.answer.body.gift.state, 'draft');
    assert.equal(gift.answer.body.gift.checkout?.url, gift.answer.body.checkout.url);
    assert.deepEqual(gift.answer.body.gift.total, {amount: 2400, currency: 'EUR'});
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).body.state, 'unpaid');

    await gift.pay();
    assert.equal((await gift.look()).state, 'ready');

    const sealed = await shop.call('card', undefined, {token: gift.claim});
    assert.equal(sealed.body.state, 'sealed');
    assert.ok(!('product' in sealed.body) && !sealed.text.includes('2400'));

    const {receiptHash} = await shop.claiming();
    const opened = await shop.call('open', {receiptHash}, {token: gift.claim});
    assert.equal(opened.body.state, 'opened');
    assert.equal(opened.body.product?.title, 'Mug');
    assert.ok(!opened.text.includes('2400'));

    const {receipt, answer, order} = await shop.claimed(gift);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.body.state, 'claimed');
    assert.deepEqual(answer.body.shipTo, {country: 'DE'});

    await shop.work();
    assert.equal((await shop.call('receipt', undefined, {token: receipt})).body.state, 'ordered');
    const placed = [...shop.shop.orders.values()];
    assert.equal(placed.length, 1);
    assert.deepEqual(placed[0]!.address, home);

    const {body: {orders}} = await shop.call('orders', undefined, shop.secret);
    assert.equal(orders[0]!.id, order);
    assert.equal(orders[0]!.shopOrder, 'G-1001');
    const tracking = {carrier: 'DHL', number: '123', url: 'https://dhl.example/123'};
    assert.equal((await shop.call('shipped', tracking, {...shop.secret, params: {id: order}})).body.state, 'shipped');
    assert.deepEqual((await shop.call('receipt', undefined, {token: receipt})).body.tracking, tracking);
    assert.equal((await shop.call('delivered', {}, {...shop.secret, params: {id: order}})).body.state, 'delivered');
    assert.equal((await gift.look()).state, 'closed');

    const thanked = await shop.call('thank', {note: 'Lovely!', emoji: '💙'}, {token: receipt});
    assert.equal(thanked.status, 200, thanked.text);
    assert.deepEqual((await gift.look()).portions[0]!.thanks, {note: 'Lovely!', emoji: '💙'});
    const ledger = await shop.store.read((tx) => tx.ledger(gift.id));
    assert.deepEqual(ledger.map((entry) => entry.kind), ['captured', 'fulfilled']);
  });
});
