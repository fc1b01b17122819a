/** The adapter of docs/payments.md, on a real backend. */
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {bankTransfer} from '../../../docs/examples/bank-transfer.ts';
import {createToken, deriveClaimToken, hashToken, type Gift} from '../../../src/protocol/index.ts';
import {systemClock} from '../../../src/server/node/clock.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {startBackend} from '../../../src/server/node/start.ts';

const PUBLIC_URL = 'http://localhost:4499';
const SHOP = 'http://localhost:4400';
const DAY_MS = 86_400_000;

async function startShop(t: TestContext) {
  const dataDir = mkdtempSync(join(tmpdir(), 'gift-bank-'));
  const bank = bankTransfer({publicUrl: PUBLIC_URL, iban: 'DE02 1203'});
  const time = {offset: 0};
  const backend = await startBackend({
    config: {...sampleConfig, publicUrl: PUBLIC_URL, payments: {}}, products: sampleProducts, dataDir, log: () => {},
    listen: false, runJobs: false,
    payments: bank.payments, clock: {...systemClock, now: () => Date.now() + time.offset},
  });
  t.after(async () => {
    await backend.close();
    rmSync(dataDir, {recursive: true, force: true});
  });
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await backend.fetch(new Request(PUBLIC_URL + path, {
      method,
      headers: {
        Origin: SHOP, ...(token !== undefined && {Authorization: `Bearer ${token}`}),
        ...(body !== undefined && {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()}),
      },
      ...(body !== undefined && {body: JSON.stringify(body)}),
    }));
    assert.ok(response.ok, await response.clone().text());
    return response.json();
  };
  const runJobs = async () => {
    while ((await backend.runDueJobs()).done > 0);
  };
  const createDraft = async () => {
    const manage = createToken('manage');
    const {gift, checkout} = await call('POST', '/v1/gifts', {
      product: 'sample', senderName: 'Ana', returnUrl: `${SHOP}/back`, manageHash: await hashToken(manage),
      claimHash: await hashToken(await deriveClaimToken(manage, 0)),
    }) as {gift: Gift; checkout: {url: string}};
    return {id: gift.id, manage, url: checkout.url, key: decodeURIComponent(checkout.url.split('/').at(-1)!)};
  };
  const getGift = async (manage: string) => await call('GET', '/v1/gift', undefined, manage) as Gift;
  const visit = (url: string, method = 'GET') => backend.fetch(new Request(url, {method}));
  return {bank, time, runJobs, createDraft, getGift, visit, call};
}

describe('the bank transfer of docs/payments.md', () => {
  test('stands there as it is tested here', () => {
    const read = (file: string) => readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
    assert.ok(read('payments.md').includes('```ts\n' + read('examples/bank-transfer.ts') + '```\n'));
  });

  test('is pending for days, then paid, and refunded after a cancel', async (t) => {
    const {bank, time, runJobs, createDraft, getGift, visit, call} = await startShop(t);
    const {manage, url, key, id} = await createDraft();
    assert.match(await (await visit(url)).text(), new RegExp(`12 EUR to DE02 1203,\\s+reference ${id}`));
    const ordered = await visit(url, 'POST');
    assert.deepEqual([ordered.status, ordered.headers.get('Location')], [303, `${SHOP}/back`]);
    time.offset += 3 * DAY_MS;
    await runJobs();
    const waiting = await getGift(manage);
    assert.deepEqual([waiting.state, waiting.paymentPending], ['draft', true]);

    bank.confirm(key);
    time.offset += DAY_MS;
    await runJobs();
    assert.equal((await getGift(manage)).state, 'ready');

    await call('POST', '/v1/gift/cancel', {}, manage);
    await runJobs();
    assert.equal((await getGift(manage)).refundPending.amount, 1200);
    const [refund] = (await bank.payments.retrievePayment(key)).refunds;
    assert.equal((await bank.payments.refund({key: refund!.key!, paymentId: key, amount: refund!.amount})).id, refund!.id, 'the same key is the same refund');
    bank.confirmRefund(key, refund!.key!);
    time.offset += DAY_MS;
    await runJobs();
    const refunded = await getGift(manage);
    assert.deepEqual([refunded.refunded.amount, refunded.refundPending.amount], [1200, 0]);
  });

  test('ends a checkout that nobody has paid for', async (t) => {
    const {bank, time, runJobs, createDraft, getGift} = await startShop(t);
    const {manage, key} = await createDraft();
    time.offset += 2 * DAY_MS;
    await runJobs();
    assert.equal((await getGift(manage)).state, 'abandoned');
    assert.deepEqual(await bank.payments.retrieveCheckout(key), {state: 'closed'});
  });

  test('returns the same checkout for the same key, and none for an unknown page', async (t) => {
    const {bank, visit} = await startShop(t);
    const request = {
      key: 'k', giftId: 'g', title: 'Tea', amount: {amount: 100, currency: 'EUR'}, capture: 'charge', returnUrl: SHOP, expiresAt: 5, language: 'en',
    } as const;
    assert.deepEqual(await bank.payments.createCheckout({...request, expiresAt: 9}), await bank.payments.createCheckout(request));
    assert.equal((await visit(`${PUBLIC_URL}/bank-transfer/nothing`)).status, 404);
    await assert.rejects(bank.payments.retrieveCheckout('nothing'), /no such transfer/);
  });
});
