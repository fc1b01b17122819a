/** The commands that call a running backend, against a real one. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test, type TestContext} from 'node:test';
import {CompactEncrypt, importJWK} from 'jose';
import {createToken, deriveClaimToken, hashToken, type FulfillmentKey} from '../../../src/protocol/index.ts';
import {runAlerts} from '../../../src/server/node/commands/alerts.ts';
import {CommandError, UsageError} from '../../../src/server/node/commands/command.ts';
import {runOrders} from '../../../src/server/node/commands/orders.ts';
import {listen} from '../../../src/server/node/listen.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {startBackend, type ListeningBackend} from '../../../src/server/node/start.ts';
import {createInstantPayments} from '../support/instant-payments.ts';

const SHOP = 'http://localhost:4400';
const folder = mkdtempSync(join(tmpdir(), 'gift-commands-'));
const {payments, control} = createInstantPayments();
let backend: ListeningBackend;
before(async () => {
  backend = await startBackend({config: sampleConfig, products: sampleProducts, dataDir: folder, log: () => {}, payments, runJobs: false});
});
after(async () => {
  await backend.close();
  rmSync(folder, {recursive: true, force: true});
});

type Command = typeof runOrders;

async function run(command: Command, args: string[], options: {url?: string; key?: string} = {}): Promise<string> {
  const {url = backend.localUrl, key = backend.secretKey} = options;
  let output = '';
  await command(['--url', url, ...args], {environment: key === undefined ? {} : {GIFT_SECRET_KEY: key}, print: (text) => (output += text)});
  return output;
}

const orders = (...args: string[]) => run(runOrders, args);
const alerts = (...args: string[]) => run(runAlerts, args);

async function call(method: string, path: string, body?: unknown, token?: string) {
  const response = await fetch(backend.localUrl + path, {
    method,
    headers: {
      ...(token?.startsWith('sk_') ? {} : {Origin: SHOP}), ...(token !== undefined && {Authorization: `Bearer ${token}`}),
      ...(body !== undefined && {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()}),
    },
    ...(body !== undefined && {body: JSON.stringify(body)}),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
  return response.json();
}

async function runJobs() {
  while ((await backend.runDueJobs()).done > 0);
}

async function createPaidGift() {
  const manage = createToken('manage');
  const claim = await deriveClaimToken(manage, 0);
  const {gift} = await call('POST', '/v1/gifts', {
    product: 'sample', senderName: 'Ana', manageHash: await hashToken(manage), claimHash: await hashToken(claim), returnUrl: `${SHOP}/back`,
  }) as {gift: {id: string}};
  await fetch(`${backend.localUrl}/v1/payments/instant/webhooks`, {method: 'POST', body: `checkout:${gift.id}`});
  return {id: gift.id, manage, claim};
}

async function createOrder(): Promise<string> {
  const {id, claim} = await createPaidGift();
  const {fulfillmentKey} = await call('GET', '/v1/shop') as {fulfillmentKey: FulfillmentKey};
  const receiptHash = await hashToken(createToken('receipt'));
  await call('POST', '/v1/claim/open', {receiptHash}, claim);
  const address = {name: 'Bo Canary', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Canary Row 7'], phone: '+49301234'};
  const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({v: 1, address})))
    .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: fulfillmentKey.kid, receipt: receiptHash})
    .encrypt(await importJWK(fulfillmentKey, 'ECDH-ES'));
  await call('POST', '/v1/claim', {receiptHash, address: jwe, shipTo: {country: 'DE', postalCode: '10115'}}, claim);
  await runJobs();
  return `${id}.1`;
}

const rejects = (promise: Promise<unknown>, error: typeof CommandError | typeof UsageError, message: RegExp) =>
  assert.rejects(promise, (thrown: Error) => {
    assert.ok(thrown instanceof error, String(thrown));
    assert.match(thrown.message, message);
    return true;
  });

describe('send-as-gift orders', () => {
  test('lists an order, shows its address, ships and delivers it, and refuses what its state does not allow', async () => {
    assert.equal(await orders(), 'There are no orders yet.\n');
    const id = await createOrder();
    const [header, row] = (await orders('list')).split('\n');
    assert.match(header!, /^ID +NUMBER +STATE +CLAIMED \(UTC\) +PRICE +PRODUCT$/);
    assert.match(row!, new RegExp(`^${id} +G-1001 +ordered +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +€12 +A sample to give away$`));
    assert.doesNotMatch(await orders(), /Canary/);

    assert.match(await orders('show', id), /^Bo Canary\nCanary Row 7\n10115 Berlin\nGERMANY\n\n\+49301234\n\nThis access was recorded at [\d: -]+ UTC\.\n$/);
    assert.equal(await orders('ship', id, '--carrier', 'DHL', '--number', '123', '--tracking-url', 'https://dhl.example/123'), `Order ${id} is shipped.\n`);
    const listed = await call('GET', '/v1/orders', undefined, backend.secretKey) as {orders: {tracking?: object}[]};
    assert.deepEqual(listed.orders[0]!.tracking, {carrier: 'DHL', number: '123', url: 'https://dhl.example/123'});
    assert.equal(await orders('deliver', id), `Order ${id} is delivered.\n`);
    await rejects(orders('cancel', id), CommandError, new RegExp(`^Order ${id} is delivered, so it can't be cancelled\\.$`));
    await rejects(orders('ship', id, '--tracking-url', 'dhl'), CommandError, /^--tracking-url must be an absolute https address\.$/);
  });

  test('cancels an order, which refunds the payer', async () => {
    const id = await createOrder();
    const refundsBefore = control.refundKeys.length;
    assert.equal(await orders('cancel', id), `Order ${id} is cancelled; the payer is refunded.\n`);
    await runJobs();
    assert.equal(control.refundKeys.length, refundsBefore + 1);
  });

  test('tells an unknown order, also one whose id begins with a hyphen, from a wrong key', async () => {
    for (const id of ['aaaaaaaaaaaaaaaaaaaaaa.1', '-aaaaaaaaaaaaaaaaaaaaa.1']) {
      await rejects(orders('show', id), CommandError, new RegExp(`^There is no order ${id}: `));
    }
    const key = createToken('secret');
    for (const args of [['list'], ['show', 'aaaaaaaaaaaaaaaaaaaaaa.1']]) {
      await rejects(run(runOrders, args, {key}), CommandError, /^This backend has another secret key than GIFT_SECRET_KEY: /);
    }
    for (const wrong of [undefined, 'sk_short', createToken('manage')]) {
      const key = wrong === undefined ? '' : wrong;
      await rejects(run(runOrders, [], {key}), UsageError, /^GIFT_SECRET_KEY is (missing|not a secret key): /);
    }
  });

  test('sends the key to an https address or to this machine only', async () => {
    await rejects(run(runOrders, [], {url: 'http://gifts.tea.example'}), UsageError, /^--url must begin with https:\/\//);
    await rejects(run(runOrders, [], {url: 'gifts.tea.example'}), UsageError, /^--url must be the address of the backend/);
  });

  test('says so if no backend answers, or something else does', async (t) => {
    const other = await serve(t, async () => new Response('<h1>Hello</h1>'));
    await rejects(run(runOrders, [], {url: other.url}), CommandError, /is not the backend of this version: check --url\.$/);
    await other.close();
    await rejects(run(runOrders, [], {url: other.url}), CommandError, new RegExp(`^No backend answers at ${other.url}: start it, or name another address with --url\\.$`));
  });

  test('lists page by page', async (t) => {
    const list = await call('GET', '/v1/orders', undefined, backend.secretKey) as {orders: object[]};
    const {url} = await serve(t, async (request) =>
      Response.json(new URL(request.url).searchParams.get('after') === '1700.x.1' ? {orders: []} : {orders: list.orders.slice(0, 1), next: '1700.x.1'}));
    assert.match(await run(runOrders, [], {url}), /\n\nNext page: send-as-gift orders list --after 1700\.x\.1\n$/);
    assert.equal(await run(runOrders, ['list', '--after', '1700.x.1'], {url}), 'There are no further orders.\n');
    await rejects(orders('--after', 'nonsense'), CommandError, /^--after is not what an earlier page named/);
  });

  const wrongCalls: [string[], RegExp][] = [
    [['open', 'x.1'], /^send-as-gift orders takes one of: list, show ID, ship ID, deliver ID, cancel ID\./],
    [['show'], /^send-as-gift orders show needs an ID/],
    [['show', 'a.1', 'b.1'], /takes one of/],
    [['show', 'a.1', '--carrier', 'DHL'], /^--carrier belongs to send-as-gift orders ship ID\.$/],
    [['ship', 'a.1', '--carier', 'DHL'], /--carier.*See send-as-gift --help\.$/],
  ];
  for (const [args, pattern] of wrongCalls) {
    test(`explains how to call it: orders ${args.join(' ')}`, () => rejects(orders(...args), UsageError, pattern));
  }
});

describe('send-as-gift alerts', () => {
  test('lists a refund that failed with what to do, tries it again, and resolves what is settled otherwise', async () => {
    assert.equal(await alerts(), 'Nothing needs you.\n');
    control.refundState = 'failed';
    const failRefund = async () => {
      const {id, manage} = await createPaidGift();
      await call('POST', '/v1/gift/cancel', {}, manage);
      await runJobs();
      return id;
    };
    const gift = await failRefund();
    const list = await alerts('list');
    assert.match(list, new RegExp(`^ID +KIND +RAISED \\(UTC\\) +STATE +AMOUNT +ORDER\n${gift}\\.1\\.refund-failed\\S* +refund-failed +[\\d: -]+ open +€12 +`));
    assert.match(list, /\n\nrefund-failed: the payer is owed this money: retry ID, or pay it by other means and resolve ID\.\n$/);

    const id = /^\S+refund-failed\S*/m.exec(list)![0];
    control.refundState = 'refunded';
    assert.match(await alerts('retry', id), /^The refund is tried again\./);
    await runJobs();
    assert.equal(await alerts(), 'Nothing needs you.\n');
    assert.match(await alerts('list', '--all'), new RegExp(`${id} +refund-failed +[\\d: -]+ resolved`));

    control.refundState = 'failed';
    await failRefund();
    const other = /^\S+refund-failed\S*/m.exec(await alerts())![0];
    assert.equal(await alerts('resolve', other), `Alert ${other} is resolved.\n`);
    assert.equal(await alerts(), 'Nothing needs you.\n');
    control.refundState = 'refunded';
  });

  test('names an unknown alert and a wrong call', async () => {
    await rejects(alerts('resolve', '-aaaaaaaaaaaaaaaaaaaaa.1.dispute'), CommandError, /^There is no alert -aaaaaaaaaaaaaaaaaaaaa\.1\.dispute: /);
    await rejects(alerts('retry'), UsageError, /^send-as-gift alerts retry needs an ID/);
    await rejects(alerts('resolve', 'a', '--all'), UsageError, /^--all belongs to send-as-gift alerts list\.$/);
  });
});

async function serve(t: TestContext, fetch: (request: Request) => Promise<Response>) {
  const server = await listen({fetch, port: 0, host: '127.0.0.1'});
  t.after(() => server.close());
  return server;
}
