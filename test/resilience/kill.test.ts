import assert from 'node:assert/strict';
import {fork, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {endpoints, deriveClaimToken, hashToken, createToken, type EndpointName} from '../../src/protocol/index.ts';
import {openSqliteStorage} from '../../src/server/index.ts';
import {bundleForNode} from '../support/bundle.ts';
import {createFakeCatalog} from '../server/support/catalog.ts';
import {createTestKeys} from '../server/support/keys.ts';
import {createFakePayments} from '../server/support/payments.ts';
import {testAddress, createIdempotencyKey} from '../server/support/test-backend.ts';

const MAX_KILLS = 20;
const USERS = 6;
const MAX_RUN_MS = 18_000;

type JsonResponse = {status: number; body: Record<string, unknown>};

/**
 * A backend in a child process that can be killed and started again. Its payment provider and shop live in this
 * process, and its clients repeat each request until it is answered.
 */
async function createKillableBackend(module: string, file: string, signal: AbortSignal) {
  const payments = createFakePayments();
  const catalog = createFakeCatalog();
  catalog.products.get('mug')!.stock = {mug: 1_000_000};
  const testKeys = await createTestKeys();
  const secretKey = createToken('secret');
  const setup = {file, key: testKeys.exported, merchantKeyHash: await hashToken(secretKey)};
  const unanswered = new Map<number, (response: JsonResponse | undefined) => void>();
  let child: ChildProcess | undefined;
  let requestCount = 0;

  async function start() {
    const starting = fork(module, {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
    const isReady = new Promise<void>((resolve, reject) => {
      starting.once('exit', reject);
      starting.on('message', (message: {type: string; id: number; status: number; text: string; part: string; name: string; args: unknown[]}) => {
        if (message.type === 'ready') resolve();
        if (message.type === 'response') {
          unanswered.get(message.id)?.({status: message.status, body: JSON.parse(message.text) as JsonResponse['body']});
          unanswered.delete(message.id);
        }
        if (message.type === 'call') void callFake(starting, message);
      });
    });
    starting.send({type: 'setup', setup});
    await isReady;
    child = starting;
  }

  // The effect stays, even if the child that called has been killed by then.
  async function callFake(caller: ChildProcess, {id, part, name, args}: {id: number; part: string; name: string; args: unknown[]}) {
    const fake = (part === 'catalog' ? catalog.catalog : payments.payments) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const outcome = await fake[name]!(...args).then((result) => ({result}), () => ({error: 'failed'}));
    if (caller.connected) caller.send({type: 'result', id, ...outcome}, () => {});
  }

  async function kill() {
    const killed = child;
    if (!killed) return;
    child = undefined;
    const hasExited = new Promise((resolve) => killed.once('exit', resolve));
    killed.kill('SIGKILL');
    await hasExited;
    for (const [id, resolve] of unanswered) {
      unanswered.delete(id);
      resolve(undefined);
    }
  }

  /** Repeats a request with one idempotency key until it is answered, or until the test has ended. */
  async function callUntilAnswered(name: EndpointName, token: string | undefined, body?: unknown): Promise<JsonResponse> {
    const key = createIdempotencyKey();
    const {method, path} = endpoints[name];
    for (;;) {
      signal.throwIfAborted();
      const running = child;
      if (!running?.connected) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      const id = ++requestCount;
      const response = await new Promise<JsonResponse | undefined>((resolve) => {
        unanswered.set(id, resolve);
        running.send({type: 'request', id, method, url: `https://gifts.example${path}`,
          headers: {...(token && {authorization: `Bearer ${token}`}), ...(method !== 'GET' && {'idempotency-key': key, 'content-type': 'application/json'})},
          ...(method !== 'GET' && {body: JSON.stringify(body ?? {})})}, (error) => error && resolve(undefined));
      });
      if (response && response.status < 500 && response.body['code'] !== 'idempotency-in-progress') return response;
    }
  }
  return {start, kill, callUntilAnswered, payments, catalog, testKeys};
}

test('loses nothing that it acknowledged when it is killed again and again', {timeout: 180_000}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'gifts.db');
  const bundle = await bundleForNode('test/resilience/child-backend.ts');
  t.after(bundle.remove);
  const backend = await createKillableBackend(bundle.file, file, t.signal);
  t.after(() => backend.kill());
  const acknowledged: {giftId: string; end: 'claimed' | 'cancelled'; token: string}[] = [];
  const acknowledgedAs = (end: 'claimed' | 'cancelled') => acknowledged.filter((one) => one.end === end).map(({giftId}) => giftId);
  let isOver = false;

  async function runUser(turn: number) {
    while (!isOver) {
      const manage = createToken('manage');
      const claim = await deriveClaimToken(manage, 0);
      const drafted = await backend.callUntilAnswered('draft', undefined, {product: 'mug', senderName: 'Grace', returnUrl: 'https://shop.example/',
        manageHash: await hashToken(manage), claimHash: await hashToken(claim)});
      assert.equal(drafted.status, 201, JSON.stringify(drafted.body));
      const giftId = (drafted.body['gift'] as {id: string}).id;
      const noted = await backend.callUntilAnswered('editNote', manage, {note: `from ${turn}`});
      assert.equal(noted.status, 200);
      if (turn % 3 === 0) {
        // Half of them pay just before they cancel.
        if (turn % 2 === 0) backend.payments.pay(backend.payments.checkouts.get(`checkout:${giftId}`)!.id);
        assert.equal((await backend.callUntilAnswered('cancel', manage)).status, 200);
        acknowledged.push({giftId, end: 'cancelled', token: manage});
      } else {
        backend.payments.pay(backend.payments.checkouts.get(`checkout:${giftId}`)!.id);
        while ((await backend.callUntilAnswered('gift', manage)).body['state'] === 'draft') {
          if (isOver) return;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const receipt = createToken('receipt');
        const receiptHash = await hashToken(receipt);
        const params = {receiptHash, address: await backend.testKeys.encryptAddress(testAddress, receiptHash), shipTo: {country: 'DE'}};
        const claimed = await backend.callUntilAnswered('claim', claim, params);
        assert.equal(claimed.status, 200, JSON.stringify(claimed.body));
        acknowledged.push({giftId, end: 'claimed', token: receipt});
      }
      turn += USERS;
    }
  }

  await backend.start();
  const users = Promise.all(Array.from({length: USERS}, (_, index) => runUser(index)));
  users.catch(() => {});
  const startedAt = Date.now();
  let kills = 0;
  while (kills < MAX_KILLS && (Date.now() - startedAt < MAX_RUN_MS || acknowledged.length < 20)) {
    await new Promise((resolve) => setTimeout(resolve, 30 + ((kills * 37) % 200)));
    t.signal.throwIfAborted();
    await backend.kill();
    kills++;
    await backend.start();
  }
  while (acknowledgedAs('claimed').length < 5 || acknowledgedAs('cancelled').length === 0) {
    t.signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  isOver = true;
  await users;
  assert.ok(kills > 5, 'it was killed often enough');
  for (const {token, end} of acknowledged) {
    const {status, body} = await backend.callUntilAnswered(end === 'claimed' ? 'receipt' : 'gift', token);
    assert.equal(status, 200);
    assert.ok(end === 'cancelled' ? body['state'] === 'cancelled' : ['claimed', 'ordered'].includes(body['state'] as string));
  }
  await backend.kill();

  const storage = openSqliteStorage({file, clock: {now: () => Date.now(), sleep: async () => {}}});
  const {payments, catalog} = backend;
  const ordered = new Set([...catalog.orders.values()].map((order) => order.orderId.slice(0, 22)));
  assert.equal(ordered.size, catalog.orders.size, 'one order per gift');
  await storage.read(async (tx) => {
    for (const giftId of acknowledgedAs('claimed')) {
      const [portion] = await tx.listPortions(giftId);
      const job = await tx.findJob(giftId, 1, 'place-order');
      assert.ok(job, 'a claimed gift has an order, or a job that places it');
      assert.equal(portion!.state === 'ordered', (await tx.listLedgerEntries(giftId)).some((entry) => entry.kind === 'fulfilled'));
      if (portion!.state === 'ordered') assert.ok(ordered.has(giftId));
    }
    for (const giftId of acknowledgedAs('cancelled')) {
      const [refund] = await tx.listRefunds(giftId);
      const paid = payments.refunds.get(`refund:${giftId}.${refund?.portion}.1`);
      if (refund?.state === 'refunded') assert.equal(paid?.amount.amount, refund.amount);
      if (paid) assert.equal(refund?.amount, paid.amount.amount);
    }
  });
  await storage.close();
  t.diagnostic(`${kills} kills, ${acknowledged.length} acknowledged gifts`);
});
