import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {deriveClaimToken, hashToken, createToken, type Gift} from '../../../src/protocol/index.ts';
import type {LogEntry} from '../../../src/server/ports.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {startBackend} from '../../../src/server/node/start.ts';

const shop = 'http://localhost:4400';

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-start-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

async function startTestBackend(dataDir: string, config = sampleConfig) {
  const logLines: LogEntry[] = [];
  const running = await startBackend({config, products: sampleProducts, dataDir, log: (line) => logLines.push(line)});
  const createDraft = async () => {
    const manage = createToken('manage');
    const response = await fetch(`${running.localUrl}/v1/gifts`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), Origin: shop},
      body: JSON.stringify({
        product: 'sample', senderName: 'Ana', returnUrl: `${shop}/back`,
        manageHash: await hashToken(manage), claimHash: await hashToken(await deriveClaimToken(manage, 0)),
      }),
    });
    assert.equal(response.status, 201);
    const {checkout} = await response.json() as {checkout: {url: string}};
    return {manage, checkout};
  };
  const getGift = async (manage: string) => {
    const response = await fetch(`${running.localUrl}/v1/gift`, {headers: {Authorization: `Bearer ${manage}`}});
    return await response.json() as Gift;
  };
  return {running, createDraft, getGift, logLines};
}

const pay = (url: string) => fetch(url, {method: 'POST', body: new URLSearchParams({outcome: 'paid'}), redirect: 'manual'});

describe('startBackend', () => {
  test('has processed the payment when the payer is redirected to the shop', async (t) => {
    const {running, createDraft, getGift, logLines} = await startTestBackend(createFolder(t));
    t.after(() => running.close());
    const {manage, checkout} = await createDraft();
    assert.equal((await getGift(manage)).state, 'draft');
    const back = await pay(checkout.url);
    assert.equal(back.status, 303);
    assert.equal((await getGift(manage)).state, 'ready');
    assert.equal(JSON.stringify(logLines).includes(manage), false);
    assert.equal(JSON.stringify(logLines).includes('Ana'), false);
  });

  test('keeps gift, checkout and keys over a restart', async (t) => {
    const folder = createFolder(t);
    const before = await startTestBackend(folder);
    const {manage} = await before.createDraft();
    const key = await (await fetch(`${before.running.url}/v1/shop`)).json() as {fulfillmentKey: object};
    await before.running.close();

    const after = await startTestBackend(folder);
    t.after(() => after.running.close());
    assert.equal(after.running.secretKey, undefined);
    const again = await (await fetch(`${after.running.url}/v1/shop`)).json() as {fulfillmentKey: object};
    assert.deepEqual(again.fulfillmentKey, key.fulfillmentKey);
    const {state, checkout} = await after.getGift(manage);
    assert.equal(state, 'draft');
    // The port has changed; the checkout has not.
    await pay(after.running.localUrl + new URL(checkout!.url).pathname);
    assert.equal((await after.getGift(manage)).state, 'ready');
  });

  test('releases folder and port when it closes or fails to start', async (t) => {
    const folder = createFolder(t);
    const {running} = await startTestBackend(folder);
    await assert.rejects(startTestBackend(folder), {name: 'FolderInUseError'});
    await assert.rejects(startBackend({config: sampleConfig, products: sampleProducts, dataDir: createFolder(t), port: running.port}), {code: 'EADDRINUSE'});
    await running.close();
    await running.close();
    await assert.rejects(startBackend({config: sampleConfig, products: [{} as never], dataDir: folder}), {name: 'CatalogError'});
    const next = await startTestBackend(folder);
    await next.running.close();
  });

  test('hides its folder and keys from other users, also an existing folder', async (t) => {
    const folder = createFolder(t);
    chmodSync(folder, 0o755);
    const {running} = await startTestBackend(folder);
    t.after(() => running.close());
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    assert.equal(mode(folder), '700');
    assert.equal(mode(join(folder, 'keys')), '700');
    const files = readdirSync(join(folder, 'keys'));
    assert.ok(files.length > 0);
    for (const file of files) assert.equal(mode(join(folder, 'keys', file)), '600', file);
  });

  test('returns a secret key only if it created one', async (t) => {
    const folder = createFolder(t);
    const key = createToken('secret');
    const given = await startTestBackend(folder, {...sampleConfig, merchantKeyHash: await hashToken(key)});
    assert.equal(given.running.secretKey, undefined);
    const orders = await fetch(`${given.running.url}/v1/orders`, {headers: {Authorization: `Bearer ${key}`}});
    assert.equal(orders.status, 200);
    await given.running.close();
  });
});
