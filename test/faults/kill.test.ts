import assert from 'node:assert/strict';
import {fork, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {calls, claimToken, hashToken, newToken, type CallName} from '../../src/protocol/index.ts';
import {openSqliteStore} from '../../src/server/index.ts';
import {scriptedShop} from '../server/support/catalogue.ts';
import {realKeys} from '../server/support/keys.ts';
import {scriptedPayments} from '../server/support/payments.ts';
import {home, newKey} from '../server/support/world.ts';

const MOST_KILLS = 20;
const PEOPLE = 6;
const LONGEST_MS = 18_000;

type Answer = {status: number; body: Record<string, unknown>};

/** A backend that is killed and started again, while the people outside keep asking until they are answered. */
async function aMortalBackend(file: string) {
  const provider = scriptedPayments();
  const shop = scriptedShop();
  shop.products.get('mug')!.stock = {mug: 1_000_000};
  const sealing = await realKeys();
  const secretKey = newToken('secret');
  const setup = {file, key: sealing.exported, merchantKeyHash: await hashToken(secretKey)};
  const unanswered = new Map<number, (answer: Answer | undefined) => void>();
  let child: ChildProcess | undefined;
  let sent = 0;

  async function start() {
    const born = fork(join(import.meta.dirname, 'support-backend.ts'), {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
    const isReady = new Promise<void>((resolve, reject) => {
      born.once('exit', reject);
      born.on('message', (message: {type: string; id: number; status: number; text: string; part: string; name: string; args: unknown[]}) => {
        if (message.type === 'ready') resolve();
        if (message.type === 'answer') {
          unanswered.get(message.id)?.({status: message.status, body: JSON.parse(message.text) as Answer['body']});
          unanswered.delete(message.id);
        }
        if (message.type === 'outside') void outside(born, message);
      });
    });
    born.send({type: 'setup', setup});
    await isReady;
    child = born;
  }

  // What the outside did stays done, even if whoever asked is dead by then.
  async function outside(asker: ChildProcess, {id, part, name, args}: {id: number; part: string; name: string; args: unknown[]}) {
    const room = (part === 'shop' ? shop.shop : provider.payments) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
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
  async function insist(name: CallName, token: string | undefined, body?: unknown, path: string = calls[name].path): Promise<Answer> {
    const key = newKey();
    const {method} = calls[name];
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
  return {start, kill, insist, provider, shop, sealing, secretKey};
}

test('being killed again and again loses nothing that anyone was told', {timeout: 60_000}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'gifts.db');
  const backend = await aMortalBackend(file);
  const told: {gift: string; end: 'claimed' | 'cancelled'; token: string}[] = [];
  let over = false;

  async function person(turn: number) {
    while (!over) {
      const manage = newToken('manage');
      const claim = await claimToken(manage, 0);
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
        told.push({gift, end: 'cancelled', token: manage});
      } else {
        backend.provider.pay(backend.provider.checkouts.get(`checkout:${gift}`)!.id);
        while ((await backend.insist('gift', manage)).body['state'] === 'draft') {
          if (over) return;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const receipt = newToken('receipt');
        const receiptHash = await hashToken(receipt);
        const wish = {receiptHash, address: await backend.sealing.seal(home, receiptHash), shipTo: {country: 'DE'}};
        const claimed = await backend.insist('claim', claim, wish);
        assert.equal(claimed.status, 200, JSON.stringify(claimed.body));
        told.push({gift, end: 'claimed', token: receipt});
      }
      turn += PEOPLE;
    }
  }

  await backend.start();
  const people = Array.from({length: PEOPLE}, (_, index) => person(index));
  const began = Date.now();
  let kills = 0;
  while (kills < MOST_KILLS && (Date.now() - began < LONGEST_MS || told.length < 20)) {
    await new Promise((resolve) => setTimeout(resolve, 30 + ((kills * 37) % 200)));
    await backend.kill();
    kills++;
    await backend.start();
  }
  await new Promise((resolve) => setTimeout(resolve, 2500));
  over = true;
  await Promise.all(people);
  assert.ok(told.filter((one) => one.end === 'claimed').length >= 5 && told.some((one) => one.end === 'cancelled'), 'people got somewhere');
  for (const {token, end} of told) {
    const {status, body} = await backend.insist(end === 'claimed' ? 'receipt' : 'gift', token);
    assert.equal(status, 200);
    assert.ok(end === 'cancelled' ? body['state'] === 'cancelled' : ['claimed', 'ordered'].includes(body['state'] as string));
  }
  await backend.kill();

  const store = openSqliteStore({file, clock: {now: () => Date.now(), sleep: async () => {}}});
  const {provider, shop} = backend;
  const claimed = told.filter((one) => one.end === 'claimed').map((one) => one.gift);
  const ordered = new Set([...shop.orders.values()].map((order) => order.order.slice(0, 22)));
  assert.equal(ordered.size, shop.orders.size, 'one order a gift');
  await store.read(async (tx) => {
    for (const gift of claimed) {
      const [portion] = await tx.portions(gift);
      const job = await tx.job(gift, 1, 'order');
      assert.ok(job, 'whoever claimed has an order, or one on its way');
      assert.equal(portion!.state === 'ordered', (await tx.ledger(gift)).some((entry) => entry.kind === 'fulfilled'));
      if (portion!.state === 'ordered') assert.ok(ordered.has(gift));
    }
    for (const {gift} of told.filter((one) => one.end === 'cancelled')) {
      const [refund] = await tx.refunds(gift);
      const paid = provider.refunds.get(`refund:${gift}.${refund?.portion}`);
      if (refund?.state === 'refunded') assert.equal(paid?.amount, refund.amount);
      if (paid) assert.equal(refund?.amount, paid.amount);
    }
  });
  await store.close();
  t.diagnostic(`${kills} kills, ${told.length} gifts told of`);
});
