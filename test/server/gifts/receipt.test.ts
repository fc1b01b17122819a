import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, testAddress} from '../support/test-backend.ts';

async function aClaimedGift(file = ':memory:') {
  const shop = await createTestBackend({file});
  const gift = await shop.aGift();
  const {receipt, orderId, body} = await shop.claimed(gift);
  const see = async () => (await shop.call('receipt', undefined, {token: receipt})).body;
  return {shop, gift, receipt, order: orderId, body, see};
}

describe('a recipient', () => {
  test('may correct the address until the shop is asked, and the shop gets the newest', async () => {
    const {shop, receipt, see} = await aClaimedGift();
    await using _ = shop;
    assert.equal((await see()).can.correctAddress, true);
    const moved = await shop.claiming({receipt, address: {...testAddress, country: 'FR', postalCode: '75001'}, shipTo: {country: 'FR', postalCode: '75001'}});
    const {receiptHash: _hash, ...correction} = moved.body;
    const corrected = await shop.call('correctAddress', correction, {token: receipt});
    assert.equal(corrected.status, 200, corrected.bodyText);
    assert.equal(corrected.body.shipTo!.country, 'FR');
    await shop.runDueJobs();
    assert.equal([...shop.shop.orders.values()][0]!.address.postalCode, '75001');
    const late = await shop.call('correctAddress', correction, {token: receipt});
    assert.equal(late.problem.currentState, 'ordered');
    assert.equal((await see()).can.correctAddress, false);
  });

  test('can’t correct what the shop may have taken, though its answer was lost: the parcel would go the old way', async () => {
    const {shop, receipt, body, see} = await aClaimedGift();
    await using _ = shop;
    const {receiptHash: _hash, ...correction} = body;
    shop.shop.queueFaults('lose-response');
    await shop.runDueJobs();
    assert.equal((await see()).state, 'claimed');
    assert.equal((await see()).can.correctAddress, false);
    shop.time.advance(60_001);
    assert.equal((await shop.call('correctAddress', correction, {token: receipt})).code, 'state-conflict');
  });

  test('can’t correct to where nobody delivers', async () => {
    const {shop, receipt} = await aClaimedGift();
    await using _ = shop;
    const wish = await shop.claiming({receipt, address: {...testAddress, city: undefined}});
    const {receiptHash: _hash, ...correction} = wish.body;
    assert.equal((await shop.call('correctAddress', correction, {token: receipt})).code, 'address-undeliverable');
  });

  test('thanks once, with words or a sign', async () => {
    const {shop, gift, receipt, see} = await aClaimedGift();
    await using _ = shop;
    assert.equal((await shop.call('thank', {}, {token: receipt})).problem.errors![0]!.pointer, '/note');
    assert.equal((await see()).can.thank, true);
    assert.equal((await shop.call('thank', {emoji: '💙'}, {token: receipt})).status, 200);
    assert.equal((await shop.call('thank', {emoji: '💙'}, {token: receipt})).status, 200);
    assert.equal((await shop.call('thank', {emoji: '👎'}, {token: receipt})).code, 'state-conflict');
    assert.equal((await see()).can.thank, false);
    assert.equal((await gift.fetchGift()).portions[0]!.thanks!.emoji, '💙');
  });

  test('is forgotten on request: address, thanks and every kept answer', async () => {
    const {shop, gift, receipt, order, see} = await aClaimedGift();
    await using _ = shop;
    await shop.runDueJobs();
    const params = {id: order};
    await shop.call('thank', {note: 'Danke'}, {token: receipt});
    assert.equal((await see()).can.erase, false, 'a parcel that is being made ready needs its address');
    assert.equal((await shop.call('erase', {}, {token: receipt})).problem.currentState, 'ordered');
    await shop.call('markShipped', {}, {...shop.secret, params});
    const erased = await shop.call('erase', {}, {token: receipt});
    assert.equal(erased.body.erased, true);
    assert.equal(erased.body.shipTo, undefined);
    assert.deepEqual(erased.body.can, {correctAddress: false, thank: false, erase: false});
    assert.equal((await shop.call('erase', {}, {token: receipt})).status, 200);
    assert.equal((await shop.call('shipping', undefined, {...shop.secret, params})).code, 'personal-data-erased');
    assert.equal((await shop.call('decryptShipping', {}, {...shop.secret, params})).code, 'personal-data-erased');
    assert.equal((await shop.call('thank', {note: 'Danke'}, {token: receipt})).code, 'personal-data-erased');
    assert.equal((await gift.fetchGift()).portions[0]!.thanks, undefined);
    assert.equal((await see()).state, 'shipped');
    assert.equal((await shop.call('markDelivered', {}, {...shop.secret, params})).body.state, 'delivered', 'the parcel goes its way');
  });

  test('is gone from the files as well once the hour is over', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'erased-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const {shop, receipt, body} = await aClaimedGift(join(folder, 'gifts.db'));
    await using _ = shop;
    const address = String(body.address);
    const words = 'Nobody else has ever said it like this';
    await shop.call('thank', {note: words}, {token: receipt});
    const found = (text: string) => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
    assert.ok(found(words) && found(address), 'the search finds what is there');
    await shop.call('erase', {}, {token: receipt});
    shop.time.advance(2 * 3600_000);
    await shop.runDueJobs();
    assert.ok(!found(words) && !found(address));
  });

  test('forgotten before the shop was asked gets no parcel, and the sender gets the money', async () => {
    const {shop, gift, receipt} = await aClaimedGift();
    await using _ = shop;
    assert.equal((await shop.call('erase', {}, {token: receipt})).body.state, 'unavailable');
    await shop.runDueJobs();
    assert.equal(shop.shop.orders.size, 0);
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('can’t be forgotten while nobody knows whether the shop took the order', async () => {
    const {shop, receipt} = await aClaimedGift();
    await using _ = shop;
    shop.shop.queueFaults('lose-response');
    await shop.runDueJobs();
    assert.equal((await shop.call('erase', {}, {token: receipt})).code, 'state-conflict');
    shop.time.advance(60_000);
    await shop.runDueJobs();
    assert.equal((await shop.call('erase', {}, {token: receipt})).problem.currentState, 'ordered');
  });

  test('is forgotten thirty days after an order that the shop gave up, too', async () => {
    const {shop, order} = await aClaimedGift();
    await using _ = shop;
    await shop.runDueJobs();
    await shop.call('cancelOrder', {}, {...shop.secret, params: {id: order}});
    shop.time.advance(31 * DAY_MS);
    await shop.runDueJobs();
    assert.equal((await shop.call('shipping', undefined, {...shop.secret, params: {id: order}})).code, 'personal-data-erased');
  });

  test('is forgotten thirty days after delivery without asking', async () => {
    const {shop, order, see} = await aClaimedGift();
    await using _ = shop;
    await shop.runDueJobs();
    await shop.call('markDelivered', {}, {...shop.secret, params: {id: order}});
    shop.time.advance(29 * DAY_MS);
    await shop.runDueJobs();
    assert.ok((await see()).shipTo);
    shop.time.advance(2 * DAY_MS);
    await shop.runDueJobs();
    assert.equal((await see()).shipTo, undefined);
    assert.equal((await shop.call('shipping', undefined, {...shop.secret, params: {id: order}})).code, 'personal-data-erased');
  });
});
