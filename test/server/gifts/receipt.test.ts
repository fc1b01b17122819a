import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, testAddress} from '../support/test-backend.ts';

async function aClaimedGift(file = ':memory:') {
  const backend = await createTestBackend({file});
  const gift = await backend.createGift();
  const {receipt, orderId, body} = await backend.claimGift(gift);
  const see = async () => (await backend.call('receipt', undefined, {token: receipt})).body;
  return {backend, gift, receipt, order: orderId, body, see};
}

describe('a recipient', () => {
  test('may correct the address until the shop is asked, and the shop gets the newest', async () => {
    const {backend, receipt, see} = await aClaimedGift();
    await using _ = backend;
    assert.equal((await see()).can.correctAddress, true);
    const moved = await backend.prepareClaim({receipt, address: {...testAddress, country: 'FR', postalCode: '75001'}, shipTo: {country: 'FR', postalCode: '75001'}});
    const {receiptHash: _hash, ...correction} = moved.body;
    const corrected = await backend.call('correctAddress', correction, {token: receipt});
    assert.equal(corrected.status, 200, corrected.bodyText);
    assert.equal(corrected.body.shipTo!.country, 'FR');
    await backend.runDueJobs();
    assert.equal([...backend.catalog.orders.values()][0]!.address.postalCode, '75001');
    const late = await backend.call('correctAddress', correction, {token: receipt});
    assert.equal(late.problem.currentState, 'ordered');
    assert.equal((await see()).can.correctAddress, false);
  });

  test('can’t correct what the shop may have taken, though its answer was lost: the parcel would go the old way', async () => {
    const {backend, receipt, body, see} = await aClaimedGift();
    await using _ = backend;
    const {receiptHash: _hash, ...correction} = body;
    backend.catalog.queueFaults('lose-response');
    await backend.runDueJobs();
    assert.equal((await see()).state, 'claimed');
    assert.equal((await see()).can.correctAddress, false);
    backend.time.advance(60_001);
    assert.equal((await backend.call('correctAddress', correction, {token: receipt})).code, 'state-conflict');
  });

  test('can’t correct to where nobody delivers', async () => {
    const {backend, receipt} = await aClaimedGift();
    await using _ = backend;
    const wish = await backend.prepareClaim({receipt, address: {...testAddress, city: undefined}});
    const {receiptHash: _hash, ...correction} = wish.body;
    assert.equal((await backend.call('correctAddress', correction, {token: receipt})).code, 'address-undeliverable');
  });

  test('thanks once, with words or a sign', async () => {
    const {backend, gift, receipt, see} = await aClaimedGift();
    await using _ = backend;
    assert.equal((await backend.call('thank', {}, {token: receipt})).problem.errors![0]!.pointer, '/note');
    assert.equal((await see()).can.thank, true);
    assert.equal((await backend.call('thank', {emoji: '💙'}, {token: receipt})).status, 200);
    assert.equal((await backend.call('thank', {emoji: '💙'}, {token: receipt})).status, 200);
    assert.equal((await backend.call('thank', {emoji: '👎'}, {token: receipt})).code, 'state-conflict');
    assert.equal((await see()).can.thank, false);
    assert.equal((await gift.fetchGift()).portions[0]!.thanks!.emoji, '💙');
  });

  test('is forgotten on request: address, thanks and every kept answer', async () => {
    const {backend, gift, receipt, order, see} = await aClaimedGift();
    await using _ = backend;
    await backend.runDueJobs();
    const params = {id: order};
    await backend.call('thank', {note: 'Danke'}, {token: receipt});
    assert.equal((await see()).can.erase, false, 'a parcel that is being made ready needs its address');
    assert.equal((await backend.call('erase', {}, {token: receipt})).problem.currentState, 'ordered');
    await backend.call('markShipped', {}, {...backend.merchant, params});
    const erased = await backend.call('erase', {}, {token: receipt});
    assert.equal(erased.body.erased, true);
    assert.equal(erased.body.shipTo, undefined);
    assert.deepEqual(erased.body.can, {correctAddress: false, thank: false, erase: false});
    assert.equal((await backend.call('erase', {}, {token: receipt})).status, 200);
    assert.equal((await backend.call('shipping', undefined, {...backend.merchant, params})).code, 'personal-data-erased');
    assert.equal((await backend.call('decryptShipping', {}, {...backend.merchant, params})).code, 'personal-data-erased');
    assert.equal((await backend.call('thank', {note: 'Danke'}, {token: receipt})).code, 'personal-data-erased');
    assert.equal((await gift.fetchGift()).portions[0]!.thanks, undefined);
    assert.equal((await see()).state, 'shipped');
    assert.equal((await backend.call('markDelivered', {}, {...backend.merchant, params})).body.state, 'delivered', 'the parcel goes its way');
  });

  test('is gone from the files as well once the hour is over', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'erased-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const {backend, receipt, body} = await aClaimedGift(join(folder, 'gifts.db'));
    await using _ = backend;
    const address = String(body.address);
    const words = 'Nobody else has ever said it like this';
    await backend.call('thank', {note: words}, {token: receipt});
    const found = (text: string) => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
    assert.ok(found(words) && found(address), 'the search finds what is there');
    await backend.call('erase', {}, {token: receipt});
    backend.time.advance(2 * 3600_000);
    await backend.runDueJobs();
    assert.ok(!found(words) && !found(address));
  });

  test('forgotten before the shop was asked gets no parcel, and the sender gets the money', async () => {
    const {backend, gift, receipt} = await aClaimedGift();
    await using _ = backend;
    assert.equal((await backend.call('erase', {}, {token: receipt})).body.state, 'unavailable');
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 0);
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('can’t be forgotten while nobody knows whether the shop took the order', async () => {
    const {backend, receipt} = await aClaimedGift();
    await using _ = backend;
    backend.catalog.queueFaults('lose-response');
    await backend.runDueJobs();
    assert.equal((await backend.call('erase', {}, {token: receipt})).code, 'state-conflict');
    backend.time.advance(60_000);
    await backend.runDueJobs();
    assert.equal((await backend.call('erase', {}, {token: receipt})).problem.currentState, 'ordered');
  });

  test('is forgotten thirty days after an order that the shop gave up, too', async () => {
    const {backend, order} = await aClaimedGift();
    await using _ = backend;
    await backend.runDueJobs();
    await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: order}});
    backend.time.advance(31 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await backend.call('shipping', undefined, {...backend.merchant, params: {id: order}})).code, 'personal-data-erased');
  });

  test('is forgotten thirty days after delivery without asking', async () => {
    const {backend, order, see} = await aClaimedGift();
    await using _ = backend;
    await backend.runDueJobs();
    await backend.call('markDelivered', {}, {...backend.merchant, params: {id: order}});
    backend.time.advance(29 * DAY_MS);
    await backend.runDueJobs();
    assert.ok((await see()).shipTo);
    backend.time.advance(2 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await see()).shipTo, undefined);
    assert.equal((await backend.call('shipping', undefined, {...backend.merchant, params: {id: order}})).code, 'personal-data-erased');
  });
});
