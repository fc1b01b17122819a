/** A backend inside of another app: without a socket, with parts of the app's own. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {createToken, deriveClaimToken, hashToken, type Gift} from '../../../src/protocol/index.ts';
import type {Catalog, CheckoutRequest, Mail} from '../../../src/server/ports.ts';
import {systemClock} from '../../../src/server/node/clock.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {startBackend, type StartOptions} from '../../../src/server/node/start.ts';
import {createInstantPayments} from '../support/instant-payments.ts';
import {waitUntil} from '../support/wait-until.ts';

const SHOP = 'http://localhost:4400';
const PUBLIC_URL = 'http://localhost:4499';

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-embedding-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

async function startEmbedded(t: TestContext, options: Partial<StartOptions> = {}) {
  const running = await startBackend({
    config: {...sampleConfig, publicUrl: PUBLIC_URL}, products: sampleProducts, dataDir: createFolder(t), log: () => {}, ...options,
    listen: false,
  });
  t.after(() => running.close());
  const createDraft = async () => {
    const manage = createToken('manage');
    const response = await running.fetch(new Request(`${PUBLIC_URL}/v1/gifts`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), Origin: SHOP},
      body: JSON.stringify({
        product: 'sample', senderName: 'Ana', returnUrl: `${SHOP}/back`,
        manageHash: await hashToken(manage), claimHash: await hashToken(await deriveClaimToken(manage, 0)),
      }),
    }));
    assert.equal(response.status, 201, await response.clone().text());
    return {manage, ...await response.json() as {gift: Gift; checkout: {url: string}}};
  };
  const getGift = async (manage: string) =>
    await (await running.fetch(new Request(`${PUBLIC_URL}/v1/gift`, {headers: {Authorization: `Bearer ${manage}`}}))).json() as Gift;
  return {running, createDraft, getGift};
}

describe('startBackend with listen: false', () => {
  test('serves API and pages from fetch, and has no port', async (t) => {
    const {running} = await startEmbedded(t);
    assert.equal(running.url, PUBLIC_URL);
    assert.equal('port' in running, false);
    assert.equal((await (await running.fetch(new Request(`${PUBLIC_URL}/v1/shop`))).json() as {name: string}).name, 'Sample shop');
    assert.equal((await running.fetch(new Request(`${PUBLIC_URL}/g/${'a'.repeat(22)}`))).status, 200);
    assert.match(running.secretKey!, /^sk_/);
    assert.equal((await running.checkReadiness()).ready, true);
    running.beginShutdown();
    assert.equal((await running.checkReadiness()).ready, false);
  });

  test('needs the public URL, and says so before it creates a file', async (t) => {
    const dataDir = join(createFolder(t), 'new');
    await assert.rejects(startBackend({config: sampleConfig, products: sampleProducts, dataDir, listen: false}),
      {name: 'ConfigError', message: /^publicUrl is missing: with listen: false, set it to [^\n]*\.$/});
    assert.throws(() => readdirSync(dataDir), {code: 'ENOENT'});
  });

  test('runs jobs automatically, or only when asked to', async (t) => {
    const automatic = await startEmbedded(t, {payments: createInstantPayments().payments});
    const {manage} = await automatic.createDraft();
    // Nothing reports the payment: a job looks it up.
    await waitUntil(async () => (await automatic.getGift(manage)).state === 'ready', 'the payment to be looked up');

    const time = {offset: 0};
    const asked = await startEmbedded(t, {
      payments: createInstantPayments().payments, runJobs: false, clock: {...systemClock, now: () => Date.now() + time.offset},
    });
    const draft = await asked.createDraft();
    time.offset = 3600_000;
    assert.equal((await asked.getGift(draft.manage)).state, 'draft');
    await asked.running.runDueJobs();
    assert.equal((await asked.getGift(draft.manage)).state, 'ready');
  });
});

describe('startBackend with parts of one’s own', () => {
  const config = {
    shop: {name: 'Theirs', domain: 'theirs.example', currency: 'EUR', shipsTo: ['DE']}, allowedOrigins: [SHOP], publicUrl: PUBLIC_URL,
  };
  const shop: Catalog = {
    getProduct: async (ref) => (ref === 'sample'
      ? {ref, title: 'Theirs', variants: [{ref: 'one', title: 'One', price: {amount: 1200, currency: 'EUR'}, available: true}], giftable: true, stock: {one: 9}}
      : undefined),
    placeOrder: async () => ({number: 'T-1'}),
  };

  test('uses shop, payments and mail instead of those of the config, which needs to name none', async (t) => {
    const mails: string[] = [];
    const mail: Mail = {send: async ({to}) => void mails.push(to)};
    const {payments, control} = createInstantPayments();
    const created: string[] = [];
    const createCheckout = async (request: CheckoutRequest) => (created.push(request.key), payments.createCheckout(request));
    const counted = {...payments, createCheckout};
    const dataDir = createFolder(t);
    const {running, createDraft, getGift} = await startEmbedded(t, {config, products: undefined, shop, payments: counted, mail, dataDir});
    const {manage, gift, checkout} = await createDraft();
    assert.equal(gift.product.title, 'Theirs');
    assert.equal(checkout.url, 'https://pay.example/checkout');
    const webhook = await running.fetch(new Request(`${PUBLIC_URL}/v1/payments/instant/webhooks`, {method: 'POST', body: created[0]}));
    assert.equal(webhook.status, 200);
    assert.equal((await getGift(manage)).state, 'ready');
    await waitUntil(async () => mails.length > 0, 'the mail to the payer');
    assert.deepEqual(mails, ['ana@example.com']);
    assert.deepEqual(readdirSync(dataDir).filter((file) => /shop-orders|test-payments/.test(file)), []);
    await running.close();
    assert.equal(control.closed, 0, 'what the caller passes in stays the caller’s');
  });

  test('names a part that lacks a method, before it creates a file', async (t) => {
    const dataDir = join(createFolder(t), 'new');
    const {payments} = createInstantPayments();
    const start = (parts: object) => startBackend({config, dataDir, listen: false, shop, payments, ...parts} as never);
    await assert.rejects(start({shop: {getProduct() {}}}), {name: 'TypeError', message: /^shop is wrong: .*fileShop\(\).*no placeOrder\.$/});
    await assert.rejects(start({payments: {name: 'x'}}), {name: 'TypeError', message: /^payments is wrong: .*no createCheckout, .* or parseWebhook\.$/});
    await assert.rejects(start({mail: () => {}}), {name: 'TypeError', message: /^mail is wrong: /});
    await assert.rejects(start({shop: undefined}), {name: 'ConfigError', message: /^catalog is missing: /});
    await assert.rejects(start({payments: undefined}), {name: 'ConfigError', message: /^payments is missing: /});
    assert.throws(() => readdirSync(dataDir), {code: 'ENOENT'});
  });

  test('holds money only with a provider that holds it for the whole claim window', async (t) => {
    const holding = {...config, payments: {capture: 'hold' as const}};
    const {payments} = createInstantPayments();
    await assert.rejects(startBackend({config: holding, dataDir: createFolder(t), listen: false, shop, payments}), /instant can't hold money/);
    const forAWeek = {...payments, holdMs: 604_800_000};
    await assert.rejects(startBackend({config: holding, dataDir: createFolder(t), listen: false, shop, payments: forAWeek}),
      /policy\.claimWindowSeconds is too long to hold the money: instant /);
    const forADay = {...holding, policy: {claimWindowSeconds: 86_400}};
    const {running} = await startEmbedded(t, {config: forADay, shop, payments: forAWeek});
    const response = await running.fetch(new Request(`${PUBLIC_URL}/v1/shop`));
    assert.equal((await response.json() as {policy: {payment: string}}).policy.payment, 'hold');
  });
});
