import assert from 'node:assert/strict';
import {fork, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {endpoints, deriveClaimToken, hashToken, createToken, type EndpointName} from '../../src/protocol/index.ts';
import {openSqliteStorage} from '../../src/server/index.ts';
import {createFakeCatalog} from '../server/support/catalog.ts';
import {createTestKeys} from '../server/support/keys.ts';
import {createFakePayments} from '../server/support/payments.ts';
import {testAddress, createIdempotencyKey} from '../server/support/test-backend.ts';

const MAX_KILLS = 20;
const USERS = 6;
const MAX_RUN_MS = 18_000;

type Answer = {status: number; body: Record<string, unknown>};

/** A backend that is killed and started again, while the people outside keep asking until they are answered. */
async function createKillableBackend(file: string) {
  const provider = createFakePayments();
  const shop = createFakeCatalog();
  shop.products.get('mug')!.stock = {mug: 1_000_000};
  const sealing = await createTestKeys();
  const secretKey = createToken('secret');
  const setup = {file, key: sealing.exported, merchantKeyHash: await hashToken(secretKey)};
  const unanswered = new Map<number, (answer: Answer | undefined) => void>();
  let child: ChildProcess | undefined;
  let sent = 0;

  async function start() {
    const born = fork(join(import.meta.dirname, 'child-backend.ts'), {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
    const isReady = new Promise<void>((resolve, reject) => {
      born.once('exit', reject);
      born.on('message', (message: {type: string; id: number; status: number; text: string; part: string; name: string; args: unknown[]}) => {
        if (message.type === 'ready') resolve();
        if (message.type === 'answer') {
          unanswered.get(message.id)?.({status: message.status, body: JSON.parse(message.text) as Answer['body']});
          unanswered.delete(message.id);
        }
        if (message.type === 'outside') void callFake(born, message);
      });
    });
    born.send({type: 'setup', setup});
    await isReady;
    child = born;
  }

  // What the outside did stays done, even if whoever asked is dead by then.
  async function callFake(asker: ChildProcess, {id, part, name, args}: {id: number; part: string; name: string; args: unknown[]}) {
    const room = (part === 'shop' ? shop.catalog : provider.payments) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const said = await room[name]!(...args).then((result) => ({result}), () => ({error: 'failed'}));
    if (asker.connected) asker.send({type: 'outside', id, ...said}, () => {});
  }

  async function kill() {
    const dying = child!;
    child = undefined;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await gone;
    for (const [id, give] of unanswered) {
      unanswered.delete(id);
      give(undefined);
    }
  }

  /** Asks with one key until there is an answer. */
  async function callUntilAnswered(name: EndpointName, token: string | undefined, body?: unknown): Promise<Answer> {
    const key = createIdempotencyKey();
    const {method, path} = endpoints[name];
    for (;;) {
      const living = child;
      if (!living?.connected) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      const id = ++sent;
      const answer = await new Promise<Answer | undefined>((resolve) => {
        unanswered.set(id, resolve);
        living.send({type: 'request', id, method, url: `https://gifts.example${path}`,
          headers: {...(token && {authorization: `Bearer ${token}`}), ...(method !== 'GET' && {'idempotency-key': key, 'content-type': 'application/json'})},
          ...(method !== 'GET' && {body: JSON.stringify(body ?? {})})}, (error) => error && resolve(undefined));
      });
      if (answer && answer.status < 500 && answer.body['code'] !== 'idempotency-in-progress') return answer;
    }
  }
  return {start, kill, insist: callUntilAnswered, provider, shop, sealing, secretKey};
}

test('being killed again and again loses nothing that anyone was told', {timeout: 60_000}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'gifts.db');
  const backend = await createKillableBackend(file);
  const acknowledged: {gift: string; end: 'claimed' | 'cancelled'; token: string}[] = [];
  let over = false;

  async function runUser(turn: number) {
    while (!over) {
      const manage = createToken('manage');
      const claim = await deriveClaimToken(manage, 0);
      const drafted = await backend.insist('draft', undefined, {product: 'mug', senderName: 'Grace', returnUrl: 'https://shop.example/',
        manageHash: await hashToken(manage), claimHash: await hashToken(claim)});
      assert.equal(drafted.status, 201, JSON.stringify(drafted.body));
      const gift = (drafted.body['gift'] as {id: string}).id;
      const noted = await backend.insist('editNote', manage, {note: `from ${turn}`});
      assert.equal(noted.status, 200);
      if (turn % 3 === 0) {
        // Half of them have just paid when they change their mind.
        if (turn % 2 === 0) backend.provider.pay(backend.provider.checkouts.get(`checkout:${gift}`)!.id);
        assert.equal((await backend.insist('cancel', manage)).status, 200);
        acknowledged.push({gift, end: 'cancelled', token: manage});
      } else {
        backend.provider.pay(backend.provider.checkouts.get(`checkout:${gift}`)!.id);
        while ((await backend.insist('gift', manage)).body['state'] === 'draft') {
          if (over) return;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const receipt = createToken('receipt');
        const receiptHash = await hashToken(receipt);
        const wish = {receiptHash, address: await backend.sealing.encryptAddress(testAddress, receiptHash), shipTo: {country: 'DE'}};
        const claimed = await backend.insist('claim', claim, wish);
        assert.equal(claimed.status, 200, JSON.stringify(claimed.body));
        acknowledged.push({gift, end: 'claimed', token: receipt});
      }
      turn += USERS;
    }
  }

  await backend.start();
  const users = Array.from({length: USERS}, (_, index) => runUser(index));
  const began = Date.now();
  let kills = 0;
  while (kills < MAX_KILLS && (Date.now() - began < MAX_RUN_MS || acknowledged.length < 20)) {
    await new Promise((resolve) => setTimeout(resolve, 30 + ((kills * 37) % 200)));
    await backend.kill();
    kills++;
    await backend.start();
  }
  await new Promise((resolve) => setTimeout(resolve, 2500));
  over = true;
  await Promise.all(users);
  assert.ok(acknowledged.filter((one) => one.end === 'claimed').length >= 5 && acknowledged.some((one) => one.end === 'cancelled'), 'people got somewhere');
  for (const {token, end} of acknowledged) {
    const {status, body} = await backend.insist(end === 'claimed' ? 'receipt' : 'gift', token);
    assert.equal(status, 200);
    assert.ok(end === 'cancelled' ? body['state'] === 'cancelled' : ['claimed', 'ordered'].includes(body['state'] as string));
  }
  await backend.kill();

  const store = openSqliteStorage({file, clock: {now: () => Date.now(), sleep: async () => {}}});
  const {provider, shop} = backend;
  const claimed = acknowledged.filter((one) => one.end === 'claimed').map((one) => one.gift);
  const ordered = new Set([...shop.orders.values()].map((order) => order.orderId.slice(0, 22)));
  assert.equal(ordered.size, shop.orders.size, 'one order a gift');
  await store.read(async (tx) => {
    for (const gift of claimed) {
      const [portion] = await tx.listPortions(gift);
      const job = await tx.findJob(gift, 1, 'place-order');
      assert.ok(job, 'whoever claimed has an order, or one on its way');
      assert.equal(portion!.state === 'ordered', (await tx.listLedgerEntries(gift)).some((entry) => entry.kind === 'fulfilled'));
      if (portion!.state === 'ordered') assert.ok(ordered.has(gift));
    }
    for (const {gift} of acknowledged.filter((one) => one.end === 'cancelled')) {
      const [refund] = await tx.listRefunds(gift);
      const paid = provider.refunds.get(`refund:${gift}.${refund?.portion}`);
      if (refund?.state === 'refunded') assert.equal(paid?.amount, refund.amount);
      if (paid) assert.equal(refund?.amount, paid.amount);
    }
  });
  await store.close();
  t.diagnostic(`${kills} kills, ${acknowledged.length} gifts told of`);
});
