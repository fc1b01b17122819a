import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {waitUntil} from '../support/wait-until.ts';
import {createTestBackend, DAY_MS, type TestBackendOptions} from '../support/test-backend.ts';

/** A backend on a file whose clock is a day ahead, and what a later one with the right clock needs to go on. */
async function createBackendADayAhead(t: TestContext, options: TestBackendOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'gifts.db');
  const ahead = await createTestBackend({...options, file});
  ahead.time.advance(DAY_MS);
  /** Ends the first backend as a crash does, with whatever it has leased. */
  const restart = async () => {
    await ahead.storage.close();
    return createTestBackend({file, options: {keys: ahead.testKeys.keys, payments: ahead.payments.payments}});
  };
  return {ahead, restart};
}

describe('after a clock that was a day ahead is put right', () => {
  test('a claim is ordered at once', async (t) => {
    const {ahead, restart} = await createBackendADayAhead(t);
    const gift = await ahead.createGift();
    assert.equal((await ahead.claimGift(gift)).response.status, 200);
    await using backend = await restart();
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 1);
  });

  test('a claim whose order was leased when the process was killed is ordered at once', async (t) => {
    const {ahead, restart} = await createBackendADayAhead(t);
    let hasAsked = false;
    ahead.catalog.catalog.placeOrder = () => {
      hasAsked = true;
      return new Promise(() => {});
    };
    await ahead.claimGift(await ahead.createGift());
    void ahead.backend.runDueJobs();
    await waitUntil(() => hasAsked, 'the order');
    await using backend = await restart();
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 1);
  });

  test('a refund and a payment are found at once', async (t) => {
    const {ahead, restart} = await createBackendADayAhead(t);
    const cancelled = await ahead.createGift();
    ahead.payments.queueFaults('refund', 'fail');
    await ahead.call('cancel', {}, {token: cancelled.manage});
    await ahead.runDueJobs();
    const paid = await ahead.createDraft();
    ahead.payments.pay(paid.checkout());
    await using backend = await restart();
    await backend.runDueJobs();
    assert.equal((await backend.call('gift', undefined, {token: cancelled.manage})).body.refunded.amount, 2400);
    assert.equal((await backend.call('gift', undefined, {token: paid.manage})).body.state, 'ready');
  });
});
