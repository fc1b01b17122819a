import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
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
  const warnings: string[] = [];
  const running = await startBackend({
    config, products: sampleProducts, dataDir, log: (line) => logLines.push(line), warn: (message) => warnings.push(message),
  });
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
  return {running, createDraft, getGift, logLines, warnings};
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

  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

  function allowEveryRight(t: TestContext) {
    const before = process.umask(0);
    t.after(() => process.umask(before));
  }

  function assertPrivateFiles(folder: string) {
    const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
    assert.ok(files.length > 5);
    for (const {parentPath, name} of files) assert.equal(mode(join(parentPath, name)), '600', name);
  }

  test('creates folders and files that only this user can read', async (t) => {
    allowEveryRight(t);
    const folder = join(createFolder(t), 'new/data');
    const {running, createDraft, warnings} = await startTestBackend(folder);
    t.after(() => running.close());
    await createDraft();
    assert.deepEqual([mode(folder), mode(join(folder, 'keys'))], ['700', '700']);
    assertPrivateFiles(folder);
    assert.deepEqual(warnings, []);
  });

  test('leaves the rights on a folder that exists, warns if others can read it, and keeps its files from them', async (t) => {
    allowEveryRight(t);
    const folder = createFolder(t);
    chmodSync(folder, 0o755);
    const {running, createDraft, warnings} = await startTestBackend(folder);
    t.after(() => running.close());
    await createDraft();
    assert.equal(mode(folder), '755');
    assertPrivateFiles(folder);
    assert.equal(warnings.length, 1);
    assert.ok(warnings[0]!.includes(`chmod 700 ${folder}`), warnings[0]);
  });

  test('shows a new secret key before it stores the hash, so that a crash in between loses nothing', async (t) => {
    const folder = createFolder(t);
    const hashFile = join(folder, 'keys/merchant-key-hash');
    const start = (showSecretKey: (key: string) => void) =>
      startBackend({config: sampleConfig, products: sampleProducts, dataDir: folder, log: () => {}, showSecretKey});
    const shown: string[] = [];
    await assert.rejects(start((key) => {
      shown.push(key);
      assert.equal(existsSync(hashFile), false);
      throw new Error('The terminal is gone.');
    }), /terminal is gone/);
    assert.equal(existsSync(hashFile), false);
    const running = await start((key) => shown.push(key));
    t.after(() => running.close());
    assert.notEqual(shown[1], shown[0]);
    assert.equal(readFileSync(hashFile, 'utf8').trim(), await hashToken(shown[1]!));
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
