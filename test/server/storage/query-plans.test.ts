import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {systemClock, systemRandom} from '../../../src/server/node/clock.ts';
import {testPayments} from '../../../src/server/payments/test/index.ts';
import {fileShop} from '../../../src/server/shops/file/index.ts';
import type {Storage, Transaction} from '../../../src/server/storage/storage.ts';
import {createBackendWithMail, manageTokenIn} from '../support/mail.ts';
import {findScans, findScansOfTriggers, recordStatements} from '../support/query-plans.ts';
import {BACKEND, DAY_MS, HOUR_MS} from '../support/test-backend.ts';

const eur = (amount: number) => ({amount, currency: 'EUR'});
const products = ['mug', 'teapot'].map((ref) => ({
  ref, title: ref, variants: ['white', 'blue'].map((variant) => ({ref: variant, title: variant, price: eur(1000), stock: 100})),
}));

/** Notes which functions of the transaction are called. */
function recordCalls(storage: Storage, called: Set<string>, all: Set<string>): Storage {
  const track = (tx: Transaction) => new Proxy(tx, {
    get(target, name: keyof Transaction & string) {
      Object.keys(target).forEach((key) => all.add(key));
      called.add(name);
      return target[name];
    },
  });
  return {
    ...storage,
    transaction: (work) => storage.transaction((tx) => work(track(tx))),
    read: (work) => storage.read((tx) => work(track(tx))),
  };
}

type Backend = Awaited<ReturnType<typeof createBackendWithMail>>;

/** Takes gifts along every path: paid, scheduled, in groups, claimed, declined, cancelled, expired, erased, given up. */
async function runLifecycle(backend: Backend) {
  const {call, claimGift, createPaidGift, merchant, runDueJobs, time} = backend;
  const createGift = (params: Record<string, unknown>) => createPaidGift({product: 'mug', ...params});
  await call('product', undefined, {params: {ref: 'mug'}});
  await backend.createDraft({product: 'mug'});
  const abandoned = await backend.createDraft({product: 'mug', variant: 'white'});
  await call('cancel', {}, {token: abandoned.manage});

  const gift = await createGift({passcode: 'Lapsang-7'});
  const claim = await backend.prepareClaim({variant: 'blue'});
  await call('open', {receiptHash: claim.receiptHash, passcode: 'wrong'}, {token: gift.claim});
  await call('editNote', {note: 'Enjoy'}, {token: gift.manage});
  await call('extend', {}, {token: gift.manage});
  await call('claim', {...claim.body, passcode: 'Lapsang-7'}, {token: gift.claim});
  const {receiptHash: _receiptHash, variant: _variant, ...correction} = claim.body;
  assert.equal((await call('correctAddress', correction, {token: claim.receipt})).status, 200);
  await runDueJobs();
  const params = {id: `${gift.id}.1`};
  await call('shipping', undefined, {...merchant, params});
  await call('decryptShipping', {}, {...merchant, params});
  await call('markShipped', {carrier: 'DHL'}, {...merchant, params});
  await call('markDelivered', {}, {...merchant, params});
  await call('thank', {note: 'Lovely'}, {token: claim.receipt});
  assert.equal((await call('erase', {}, {token: claim.receipt})).status, 200);

  const group = await createGift({portions: 3, variant: 'white'});
  const {orderId} = await claimGift(group, {variant: 'blue'});
  await claimGift(group);
  await runDueJobs();
  await call('cancelOrder', {}, {...merchant, params: {id: orderId}});
  const [first] = (await call('orders', undefined, merchant)).body.orders;
  await call('orders', undefined, {...merchant, query: `?after=${Date.parse(first!.claimedAt)}.${first!.gift}.${first!.portion}`});
  const [paid] = backend.fakeMail.ofKind('paid');
  await call('gift', undefined, {token: manageTokenIn(paid)});
  const next = await deriveClaimToken(group.manage, 1);
  await call('createLink', {claimHash: await hashToken(next), replace: true}, {token: group.manage});
  await call('cancel', {}, {token: group.manage});
  backend.payments.queueFaults('refund', 'fail');

  const declined = await createGift({product: 'teapot'});
  const {receiptHash} = await backend.prepareClaim();
  await call('open', {receiptHash}, {token: declined.claim});
  await call('card', undefined, {token: declined.claim});
  await call('decline', {receiptHash, note: 'No, thank you'}, {token: declined.claim});
  await runPaymentProblems(backend);
  await createGift({sendAt: {at: new Date(time.now() + HOUR_MS).toISOString(), timeZone: 'UTC'}});
  for (const ms of [4000, HOUR_MS, 6 * DAY_MS, 9 * DAY_MS, 40 * DAY_MS, 200 * DAY_MS]) {
    time.advance(ms);
    await runDueJobs();
  }
  await backend.backend.checkReadiness();
}

/** A refund that the bank returns and that is paid again, a hold, and events of the provider. */
async function runPaymentProblems({call, createPaidGift, createDraft, deliverWebhook, merchant, payments, runDueJobs, time}: Backend) {
  const gift = await createPaidGift({product: 'mug'});
  await call('cancel', {}, {token: gift.manage});
  for (let round = 0; round < 3; round++) {
    await runDueJobs();
    time.advance(10_000);
  }
  for (const refund of payments.refunds.values()) if (refund.paymentId === gift.paymentId()) refund.state = 'failed';
  await deliverWebhook({id: 'evt_1', payment: gift.paymentId()});
  const {alerts} = (await call('alerts', undefined, merchant)).body;
  await call('alerts', undefined, {...merchant, query: `?all=true&after=${Date.parse(alerts[0]!.createdAt)}.${alerts[0]!.id}`});
  for (const {id} of alerts) await call('retryAlert', {}, {...merchant, params: {id}});
  await runDueJobs();
  const disputed = await createDraft({product: 'mug'});
  await disputed.pay();
  payments.dispute(disputed.paymentId());
  await deliverWebhook({id: 'evt_2', payment: disputed.paymentId()});
}

/** Drives the test payment provider, whose database is its own. */
async function runPayments(folder: string) {
  const payments = testPayments({
    file: join(folder, 'test-payments.db'), publicUrl: BACKEND, webhookKey: new Uint8Array(32), clock: systemClock, random: systemRandom,
    deliverWebhook: async () => new Response('{}'),
  });
  const createCheckout = (key: string) => payments.createCheckout({
    key, giftId: key, title: 'Mug', capture: 'charge', language: 'en', amount: eur(1000), returnUrl: 'https://shop.example/', expiresAt: systemClock.now() + HOUR_MS,
  });
  const {id, url} = await createCheckout('gift-1');
  await payments.pages(new Request(url, {method: 'POST', body: new URLSearchParams({outcome: 'paid'})}));
  const status = await payments.retrieveCheckout(id);
  assert.equal(status.state, 'paid');
  if (status.state === 'paid') {
    const {paymentId} = status;
    await payments.refund({key: 'refund-1', paymentId, amount: eur(500)});
    await payments.controls.failRefund('refund-1');
    await payments.controls.dispute(paymentId, 'open');
    await payments.controls.closeDispute(paymentId, 'won');
    await payments.controls.warnOfFraud(paymentId);
    await payments.controls.refundInDashboard(paymentId, eur(500));
    await payments.retrievePayment(paymentId);
  }
  await payments.expireCheckout((await createCheckout('gift-2')).id);
  return payments;
}

describe('the plan of every statement of the server', () => {
  test('reads no whole table, during gifts of every kind', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gift-plans-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    const catalogFile = join(folder, 'products.json');
    writeFileSync(catalogFile, JSON.stringify(products));
    const recorder = recordStatements();
    t.after(() => recorder.stop());
    const [called, all] = [new Set<string>(), new Set<string>()];
    const catalog = fileShop({
      products: catalogFile, ordersFile: join(folder, 'shop-orders.db'), baseUrl: 'https://shop.example/', currency: 'EUR', clock: systemClock,
    });
    const payments = await runPayments(folder);
    const file = join(folder, 'gifts.db');
    {
      const wrapStorage = (storage: Storage) => recordCalls(storage, called, all);
      await using backend = await createBackendWithMail({file, options: {catalog}, wrapStorage});
      await runLifecycle(backend);
      recorder.stop();
      assert.deepEqual([...all].filter((name) => !called.has(name)), [], 'every query ran');
      const statements = recorder.statements();
      assert.deepEqual(findScans(statements), []);
      const {database} = statements.find(({sql}) => sql.includes('portions'))!;
      assert.deepEqual(findScansOfTriggers(database), []);

      // The test sees an index that is missing.
      database.exec('drop index portions_by_deadline');
      const found = findScans(statements);
      assert.ok(found.length > 0 && found.every((line) => line.startsWith('SCAN portions')), found.join('\n'));
      database.exec('create table claims (gift_id text, portion integer)');
      database.exec('create trigger claims_once before insert on claims when exists (select 1 from claims where gift_id = new.gift_id) begin select 1; end');
      assert.deepEqual(findScansOfTriggers(database), ['SCAN claims: trigger claims_once']);
    }
    catalog.close();
    payments.close();
  });
});
