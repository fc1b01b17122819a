import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {createTestBackend, DAY_MS, HOUR_MS, openReadOnly, type TestBackend} from '../support/test-backend.ts';

/** Counts the calls of one operation of the payment provider. */
function countCalls(backend: TestBackend, operation: 'createCheckout' | 'retrieveCheckout' | 'expireCheckout') {
  const {payments} = backend.payments;
  const original = payments[operation] as (input: never) => Promise<never>;
  const counter = {calls: 0};
  payments[operation] = ((input: never) => {
    counter.calls++;
    return original(input);
  }) as never;
  return counter;
}

/** Runs everything that becomes due until then. */
async function runUntil(backend: TestBackend, end: number) {
  for (;;) {
    const {nextAt = Infinity} = await backend.backend.runDueJobs();
    if (backend.time.now() >= end) return;
    backend.time.set(Math.min(end, Math.max(nextAt, backend.time.now() + 1)));
  }
}

describe('a draft that nobody pays', () => {
  test('costs 17 look-ups at the payment provider until it is abandoned after a day', async (t) => {
    await using backend = await createTestBackend();
    const DRAFTS = 20;
    const drafts = [];
    for (let number = 0; number < DRAFTS; number++) drafts.push(await backend.createDraft());
    const [retrieved, expired] = [countCalls(backend, 'retrieveCheckout'), countCalls(backend, 'expireCheckout')];
    await runUntil(backend, backend.time.now() + DAY_MS);
    t.diagnostic(`${(retrieved.calls + expired.calls) / DRAFTS} look-ups per draft`);
    assert.ok(retrieved.calls + expired.calls <= 17 * DRAFTS, `${retrieved.calls + expired.calls} look-ups`);
    for (const draft of drafts) assert.equal((await draft.fetchGift()).state, 'abandoned');
    await runUntil(backend, backend.time.now() + 6 * DAY_MS);
    assert.equal(expired.calls, DRAFTS, 'it is not looked up again');
  });

  test('is looked up soon while it is young: never later than it was old at the previous look-up', async () => {
    await using backend = await createTestBackend();
    await backend.createDraft();
    const start = backend.time.now();
    const {payments} = backend.payments;
    const {retrieveCheckout} = payments;
    const ages: number[] = [];
    payments.retrieveCheckout = (id) => {
      ages.push(backend.time.now() - start);
      return retrieveCheckout(id);
    };
    await runUntil(backend, start + HOUR_MS);
    assert.equal(ages[0], 3000);
    for (const [index, age] of ages.slice(1).entries()) assert.ok(age <= 2 * ages[index]!, `${ages.join()}`);
  });

  test('ends with its checkout if the provider ends that earlier', async () => {
    await using backend = await createTestBackend();
    const {payments} = backend.payments;
    const {createCheckout} = payments;
    payments.createCheckout = async (request) => ({...(await createCheckout(request)), expiresAt: backend.time.now() + HOUR_MS});
    const draft = await backend.createDraft();
    await runUntil(backend, backend.time.now() + HOUR_MS - 1);
    assert.equal((await draft.fetchGift()).state, 'draft');
    await runUntil(backend, backend.time.now() + 1);
    assert.equal((await draft.fetchGift()).state, 'abandoned');
  });

  test('is abandoned in time if the provider never creates its checkout', async () => {
    await using backend = await createTestBackend();
    backend.payments.payments.createCheckout = () => Promise.reject(new Error('no such amount'));
    const created = countCalls(backend, 'createCheckout');
    const {response, body, manage} = await backend.createDraft();
    assert.equal(response.code, 'payment-provider-error');
    await runUntil(backend, backend.time.now() + DAY_MS);
    assert.equal((await backend.call('gift', undefined, {token: manage})).body.state, 'abandoned');
    const callsInTime = created.calls;
    await runUntil(backend, backend.time.now() + 2 * DAY_MS);
    assert.equal((await backend.call('draft', body)).problem.currentState, 'abandoned', 'its checkout is not created any more');
    assert.equal(created.calls, callsInTime);
  });

  test('is cancelled for good although the provider never creates its checkout', async () => {
    await using backend = await createTestBackend();
    backend.payments.payments.createCheckout = () => Promise.reject(new Error('no such amount'));
    const {manage} = await backend.createDraft();
    const {id} = (await backend.call('cancel', {}, {token: manage})).body;
    for (const ms of [0, HOUR_MS, DAY_MS]) {
      backend.time.advance(ms);
      await backend.runDueJobs();
    }
    const job = await backend.storage.read((tx) => tx.findJob(id, 0, 'expire-checkout'));
    assert.ok(job!.completedAt, 'the job that ends the checkout is not retried for ever');
  });

  test('is deleted seven days after its end, with everything that was stored about it', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const file = join(folder, 'gifts.db');
    await using backend = await createTestBackend({file});
    const texts = {note: 'A note that occurs nowhere else', senderName: 'Graciana Hopperova'};
    const readFiles = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join();
    const found = () => Object.values(texts).some((text) => readFiles().includes(text));
    // The next gift is paid, so it stays.
    const paid = await backend.createGift();
    const abandoned = await Promise.all(Array.from({length: 30}, () => backend.createDraft({...texts, portions: 3})));
    const cancelled = await backend.createDraft(texts);
    await backend.call('cancel', {}, {token: cancelled.manage});
    assert.ok(found(), 'the search finds what is stored');
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    const paidLate = await backend.createDraft();
    await backend.call('cancel', {}, {token: paidLate.manage});
    await backend.runDueJobs();
    await paidLate.pay();
    backend.time.advance(7 * DAY_MS - 1);
    await backend.runDueJobs();
    assert.equal((await abandoned[0]!.fetchGift()).state, 'abandoned');
    backend.time.advance(HOUR_MS);
    await backend.runDueJobs();
    for (const {manage, claim} of [...abandoned, cancelled]) {
      assert.equal((await backend.call('gift', undefined, {token: manage})).code, 'not-found');
      assert.equal((await backend.call('card', undefined, {token: claim})).code, 'not-found');
    }
    assert.ok(!found());
    assert.equal((await paid.fetchGift()).state, 'closed');
    assert.equal((await paidLate.fetchGift()).refunded.amount, 2400);
    const database = openReadOnly(file);
    for (const table of ['portions', 'capabilities', 'outbox']) {
      assert.deepEqual(database.all(`select distinct gift_id from ${table} where gift_id not in (select id from gifts)`), [], table);
    }
    assert.deepEqual(database.all('select count(*) as count from gifts').map(({count}) => count), [2]);
    database.close();
  });

  test('is kept as many days as the merchant configures', async () => {
    await using backend = await createTestBackend({options: {retention: {unpaidDraftDays: 1}}});
    const draft = await backend.createDraft();
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.equal((await draft.fetchGift()).state, 'abandoned');
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.equal((await backend.call('gift', undefined, {token: draft.manage})).code, 'not-found');
  });
});
