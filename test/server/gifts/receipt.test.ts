import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, testAddress} from '../support/test-backend.ts';

async function createClaimedGift(file = ':memory:') {
  const backend = await createTestBackend({file});
  const gift = await backend.createGift();
  const {receipt, orderId, body} = await backend.claimGift(gift);
  const fetchReceipt = async () => (await backend.call('receipt', undefined, {token: receipt})).body;
  return {backend, gift, receipt, orderId, body, fetchReceipt};
}

describe('a recipient', () => {
  test('corrects the address until the order is placed, and the shop gets the latest one', async () => {
    const {backend, receipt, fetchReceipt} = await createClaimedGift();
    await using _ = backend;
    assert.equal((await fetchReceipt()).can.correctAddress, true);
    const moved = await backend.prepareClaim({receipt, address: {...testAddress, country: 'FR', postalCode: '75001'}, shipTo: {country: 'FR', postalCode: '75001'}});
    const {receiptHash: _hash, ...correction} = moved.body;
    const corrected = await backend.call('correctAddress', correction, {token: receipt});
    assert.equal(corrected.status, 200, corrected.bodyText);
    assert.equal(corrected.body.shipTo!.country, 'FR');
    await backend.runDueJobs();
    assert.equal([...backend.catalog.orders.values()][0]!.address.postalCode, '75001');
    const late = await backend.call('correctAddress', correction, {token: receipt});
    assert.equal(late.problem.currentState, 'ordered');
    assert.equal((await fetchReceipt()).can.correctAddress, false);
  });

  test('cannot correct an address that the shop may have received, even if its response was lost', async () => {
    const {backend, receipt, body, fetchReceipt} = await createClaimedGift();
    await using _ = backend;
    const {receiptHash: _hash, ...correction} = body;
    backend.catalog.queueFaults('lose-response');
    await backend.runDueJobs();
    assert.equal((await fetchReceipt()).state, 'claimed');
    assert.equal((await fetchReceipt()).can.correctAddress, false);
    backend.time.advance(60_001);
    assert.equal((await backend.call('correctAddress', correction, {token: receipt})).code, 'state-conflict');
  });

  test('cannot correct the address to one that is undeliverable', async () => {
    const {backend, receipt} = await createClaimedGift();
    await using _ = backend;
    const prepared = await backend.prepareClaim({receipt, address: {...testAddress, city: undefined}});
    const {receiptHash: _hash, ...correction} = prepared.body;
    assert.equal((await backend.call('correctAddress', correction, {token: receipt})).code, 'address-undeliverable');
  });

  test('thanks the sender once, with a note or an emoji', async () => {
    const {backend, gift, receipt, fetchReceipt} = await createClaimedGift();
    await using _ = backend;
    assert.equal((await backend.call('thank', {}, {token: receipt})).problem.errors![0]!.pointer, '/note');
    assert.equal((await fetchReceipt()).can.thank, true);
    assert.equal((await backend.call('thank', {emoji: '💙'}, {token: receipt})).status, 200);
    assert.equal((await backend.call('thank', {emoji: '💙'}, {token: receipt})).status, 200);
    assert.equal((await backend.call('thank', {emoji: '👎'}, {token: receipt})).code, 'state-conflict');
    assert.equal((await fetchReceipt()).can.thank, false);
    assert.equal((await gift.fetchGift()).portions[0]!.thanks!.emoji, '💙');
  });

  test('erases the address, the thanks and every stored response', async () => {
    const {backend, gift, receipt, orderId, fetchReceipt} = await createClaimedGift();
    await using _ = backend;
    await backend.runDueJobs();
    const params = {id: orderId};
    await backend.call('thank', {note: 'Danke'}, {token: receipt});
    assert.equal((await fetchReceipt()).can.erase, false, 'a parcel in preparation needs its address');
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
    assert.equal((await fetchReceipt()).state, 'shipped');
    assert.equal((await backend.call('markDelivered', {}, {...backend.merchant, params})).body.state, 'delivered', 'the parcel is delivered nevertheless');
  });

  test('is erased from the database files within a minute', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'erased-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const {backend, receipt, orderId, body} = await createClaimedGift(join(folder, 'gifts.db'));
    await using _ = backend;
    const address = String(body.address);
    const note = 'A sentence that occurs nowhere else';
    await backend.call('thank', {note}, {token: receipt});
    const found = (text: string) => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
    assert.ok(found(note) && found(address), 'the search finds what is stored');
    await backend.runDueJobs();
    await backend.call('markShipped', {}, {...backend.merchant, params: {id: orderId}});
    assert.equal((await backend.call('erase', {}, {token: receipt})).body.erased, true);
    backend.time.advance(59_000);
    await backend.runDueJobs();
    assert.ok(!found(note) && !found(address));
  });

  test('who erases before the order is placed gets no parcel, and the sender is refunded', async () => {
    const {backend, gift, receipt} = await createClaimedGift();
    await using _ = backend;
    assert.equal((await backend.call('erase', {}, {token: receipt})).body.state, 'unavailable');
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 0);
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('cannot erase while it is unknown whether the shop has the order', async () => {
    const {backend, receipt} = await createClaimedGift();
    await using _ = backend;
    backend.catalog.queueFaults('lose-response');
    await backend.runDueJobs();
    assert.equal((await backend.call('erase', {}, {token: receipt})).code, 'state-conflict');
    backend.time.advance(60_000);
    await backend.runDueJobs();
    assert.equal((await backend.call('erase', {}, {token: receipt})).problem.currentState, 'ordered');
  });

  test('is erased 30 days after an order that the shop gave up', async () => {
    const {backend, orderId} = await createClaimedGift();
    await using _ = backend;
    await backend.runDueJobs();
    await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
    backend.time.advance(31 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await backend.call('shipping', undefined, {...backend.merchant, params: {id: orderId}})).code, 'personal-data-erased');
  });

  test('is erased automatically 30 days after delivery', async () => {
    const {backend, orderId, fetchReceipt} = await createClaimedGift();
    await using _ = backend;
    await backend.runDueJobs();
    await backend.call('markDelivered', {}, {...backend.merchant, params: {id: orderId}});
    backend.time.advance(29 * DAY_MS);
    await backend.runDueJobs();
    assert.ok((await fetchReceipt()).shipTo);
    backend.time.advance(2 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await fetchReceipt()).shipTo, undefined);
    assert.equal((await backend.call('shipping', undefined, {...backend.merchant, params: {id: orderId}})).code, 'personal-data-erased');
  });
});
