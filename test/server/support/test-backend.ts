/** A whole backend on a real database, with real tokens and a clock that the tests move. */
import assert from 'node:assert/strict';
import {DatabaseSync} from 'node:sqlite';
import {
  createToken, deriveClaimToken, endpoints, hashToken, Problem, problems, type Address, type EndpointName, type Policy, type ResponseOf,
} from '../../../src/protocol/index.ts';
import {
  createGiftBackend, openSqliteStorage, type BackendOptions, type Clock, type Keys, type LogEntry, type ShopConfig, type Storage,
} from '../../../src/server/index.ts';
import {createFakeCatalog} from './catalog.ts';
import {createTestKeys} from './keys.ts';
import {createFakePayments} from './payments.ts';

export const SHOP_PAGE = 'https://shop.example';
export const BACKEND = 'https://gifts.example';
/** Part of the test address: must occur nowhere but in the encrypted address. */
export const CANARY = 'Kanarienvogel';

export const testAddress: Address = {
  name: `Ada ${CANARY}`, country: 'DE', postalCode: '10115', city: `${CANARY}stadt`, street: [`${CANARY}straße 1`], phone: '+4930123456',
};

export type TestResponse<Name extends EndpointName = EndpointName> = {
  status: number;
  headers: Headers;
  bodyText: string;
  body: ResponseOf<Name>;
  code: string | undefined;
  problem: Problem;
};

interface CallOptions {
  token?: string;
  idempotencyKey?: string;
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  clientAddress?: string;
}

export const shopConfig: ShopConfig = {
  name: 'Tea & Clay', domain: 'shop.example', locales: ['en'], currency: 'EUR', shipsTo: ['DE', 'FR', 'SG'],
  policy: {claimWindowSeconds: 7 * 86_400, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included', payment: 'charge'},
};

export interface TestBackendOptions {
  file?: string;
  policy?: Partial<Policy>;
  options?: Partial<BackendOptions>;
  checkSignature?: Keys['checkSignature'];
  wrapStorage?: (storage: Storage) => Storage;
}

/** Sleeps only for timeouts of calls to other systems, which are long; short waits end at once. */
export const onlyLongSleeps: Clock['sleep'] = async (ms, signal) => {
  if (ms < 10_000) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal?.addEventListener('abort', () => resolve(clearTimeout(timer)), {once: true});
  });
};

export function createTestClock(start = Date.UTC(2026, 10, 22)) {
  let now = start;
  const clock: Clock = {now: () => now, sleep: onlyLongSleeps};
  return {clock, advance: (ms: number) => void (now += ms), set: (to: number) => void (now = to), now: () => now};
}

const sharedKeys = createTestKeys();
let keyCount = 0;
export const createIdempotencyKey = () => `key-${String(++keyCount).padStart(20, '0')}`;
export const HOUR_MS = 3600_000;
export const DAY_MS = 24 * HOUR_MS;
export const unlimitedRates = {
  failedAuthPerMinute: 1e6, failedAuthPerHour: 1e6, draftsPerMinute: 1e6, draftsPerDay: 1e6,
  readsPerMinute: 1e6, writesPerMinute: 1e6, claimsPerMinute: 1e6,
};

export async function createTestBackend({file = ':memory:', policy = {}, options = {}, checkSignature, wrapStorage = (inner) => inner}: TestBackendOptions = {}) {
  const time = createTestClock();
  const storage = openSqliteStorage({file, clock: time.clock});
  const testKeys = await sharedKeys;
  const payments = createFakePayments(time.now);
  const catalog = createFakeCatalog();
  const logs: LogEntry[] = [];
  const secretKey = createToken('secret');
  const settings: BackendOptions = {
    shop: {...shopConfig, policy: {...shopConfig.policy, ...policy}},
    allowedOrigins: [SHOP_PAGE], publicUrl: BACKEND, merchantKeyHash: await hashToken(secretKey),
    storage: wrapStorage(storage), catalog: catalog.catalog, payments: payments.payments, clock: time.clock,
    keys: {...testKeys.keys, ...(checkSignature && {checkSignature})},
    random: {bytes: (count) => crypto.getRandomValues(new Uint8Array(count))}, log: (entry) => void logs.push(entry),
    limits: unlimitedRates,
    ...options,
  };
  const backend = createGiftBackend(settings);
  const publicResponses: string[] = [];

  /** Calls an endpoint as a client does, and checks the response against its schema. */
  async function call<Name extends EndpointName>(name: Name, body?: unknown, {token, idempotencyKey, params = {}, query = '', headers = {}, clientAddress = '192.0.2.1'}: CallOptions = {}): Promise<TestResponse<Name>> {
    const {method, path, response: schema, status} = endpoints[name];
    const address = BACKEND + path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? '')) + query;
    const writes = method !== 'GET';
    const response = await backend.fetch(new Request(address, {
      method,
      headers: {...(token && {authorization: `Bearer ${token}`}), ...(writes && {'idempotency-key': idempotencyKey ?? createIdempotencyKey(), 'content-type': 'application/json'}), ...headers},
      ...(writes && {body: typeof body === 'string' ? body : JSON.stringify(body ?? {})}),
    }), {address: clientAddress});
    const bodyText = await response.text();
    if (token && !token.startsWith('sk_') && !token.startsWith('gr_')) publicResponses.push(bodyText);
    assert.ok(response.headers.get('x-request-id'));
    if (response.status === 304) return {status: 304, headers: response.headers, bodyText} as TestResponse<Name>;
    const read = JSON.parse(bodyText) as TestResponse<Name>['body'] & {code?: string};
    if (response.ok) {
      assert.equal(response.status, status);
      assert.doesNotThrow(() => schema.parse(read), `the response of ${name} matches its schema`);
    } else assertProblem(response, read);
    const code = response.ok ? undefined : read.code;
    return {status: response.status, headers: response.headers, bodyText, body: read, code, problem: read as unknown as Problem};
  }

  /** Drafts a gift; `pay` pays it and sends the webhook. */
  async function createDraft(overrides: Record<string, unknown> = {}, callOptions: CallOptions = {}) {
    const manage = createToken('manage');
    const claim = await deriveClaimToken(manage, 0);
    const body = {product: 'mug', senderName: 'Grace', note: 'For you', manageHash: await hashToken(manage), claimHash: await hashToken(claim),
      returnUrl: `${SHOP_PAGE}/products/mug`, ...overrides};
    const response = await call('draft', body, callOptions);
    const id = response.body.gift?.id;
    const checkout = () => [...payments.checkouts.values()].find((one) => one.key.endsWith(id))!.id;
    return {response, manage, claim, id, body, checkout,
      paymentId: () => payments.paymentIdOf(checkout()),
      pay: async (amount?: {amount: number; currency: string}, payerMail?: string) => {
        payments.pay(checkout(), amount, payerMail);
        await sendWebhook(checkout());
      },
      fetchGift: async () => (await call('gift', undefined, {token: manage})).body};
  }

  async function createGift(overrides: Record<string, unknown> = {}) {
    const gift = await createDraft(overrides);
    assert.equal(gift.response.status, 201, gift.response.bodyText);
    await gift.pay();
    return gift;
  }

  async function sendWebhook(checkout: string, signature = 'ours') {
    return deliverWebhook({checkout}, signature);
  }

  async function deliverWebhook(event: {id?: string; checkout?: string; payment?: string}, signature = 'ours') {
    return backend.fetch(new Request(`${BACKEND}/v1/payments/scripted/webhooks`, {
      method: 'POST', headers: {'x-signature': signature, 'content-type': 'application/json'}, body: JSON.stringify(event)}));
  }

  /** Creates what a recipient's browser sends to claim. */
  async function prepareClaim(overrides: {variant?: string; address?: unknown; shipTo?: unknown; receipt?: string} = {}) {
    const receipt = overrides.receipt ?? createToken('receipt');
    const receiptHash = await hashToken(receipt);
    const address = await testKeys.encryptAddress(overrides.address ?? testAddress, receiptHash);
    const body = {receiptHash, address, shipTo: overrides.shipTo ?? {country: 'DE', postalCode: '10115'}, ...(overrides.variant && {variant: overrides.variant})};
    return {receipt, receiptHash, body};
  }

  async function claimGift(gift: {claim: string}, overrides: Parameters<typeof prepareClaim>[0] = {}) {
    const {receipt, body} = await prepareClaim(overrides);
    const response = await call('claim', body, {token: gift.claim});
    return {receipt, response, body, orderId: response.body.gift ? `${response.body.gift}.${response.body.portion}` : ''};
  }

  /** Checks that no money is created or lost, and that each refund was paid once. */
  async function assertBalanced() {
    const gifts = await storage.read(async (tx) => {
      const ids = listGiftIds();
      return Promise.all(ids.map(async (id) => ({id, ledger: await tx.listLedgerEntries(id), refunds: await tx.listRefunds(id)})));
    });
    for (const {id, ledger, refunds} of gifts) {
      const on = (account: string) => ledger.reduce((sum, entry) =>
        sum + (entry.toAccount === account ? entry.amount : 0) - (entry.fromAccount === account ? entry.amount : 0), 0);
      const captured = ledger.filter((entry) => entry.kind === 'captured').reduce((sum, entry) => sum + entry.amount, 0);
      const accounts = ['fulfilled', 'refunded', 'held', 'owed', 'disputed'];
      assert.equal(captured, accounts.reduce((sum, account) => sum + on(account), 0), `money of ${id}`);
      for (const account of accounts) assert.ok(on(account) >= 0, `${account} of ${id}`);
      for (const refund of refunds.filter((row) => row.state === 'refunded' && row.covered < row.amount)) {
        const paid = payments.refunds.get(`refund:${id}.${refund.portion}.${refund.attempt}`);
        assert.equal(paid?.amount.amount, refund.amount - refund.covered, 'a refund in the ledger was paid, once');
      }
    }
    const owed = gifts.flatMap(({refunds}) => refunds.map(({attempt}) => attempt)).reduce((sum, attempts) => sum + attempts, 0);
    const ours = [...payments.refunds.values()].filter(({key}) => key !== undefined);
    assert.ok(ours.length <= owed, 'nothing is refunded that is not owed');
  }

  const listGiftIds = () => [...payments.checkouts.keys()].map((key) => key.slice(-22));

  async function close() {
    await assertBalanced();
    assert.ok(!JSON.stringify(logs).includes(CANARY), 'no address reaches a log');
    assert.ok(!publicResponses.join('').includes(CANARY), 'no address reaches a sender or a claim link');
    const tokens = /g[mcr]_[A-Za-z0-9_-]{43}|sk_[A-Za-z0-9_-]{43}/;
    assert.ok(!tokens.test(JSON.stringify(logs)), 'no token reaches a log');
    await storage.close();
  }

  const merchant = {token: secretKey};
  return {
    backend, call, createDraft, createGift, sendWebhook, deliverWebhook, prepareClaim, claimGift, time,
    storage, payments, catalog, logs, merchant, testKeys, close, publicResponses, settings,
    async runDueJobs() {
      const result = await backend.runDueJobs();
      await backend.sendDueMail();
      return result;
    },
    [Symbol.asyncDispose]: close,
  };
}

export type TestBackend = Awaited<ReturnType<typeof createTestBackend>>;

/** Checks a problem document against the table of problems. */
export function assertProblem(response: Response, body: unknown): asserts body is Problem {
  const problem = Problem.parse(body);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const rule = problems[problem.code as keyof typeof problems];
  assert.ok(rule, `unknown code ${problem.code}`);
  assert.equal(response.status, rule.status);
  assert.equal(problem.status, rule.status);
  assert.equal(problem.retryable, rule.retryable);
}

/** Opens the database file directly, to look at its rows. */
export function openReadOnly(file: string) {
  const database = new DatabaseSync(file, {readOnly: true});
  return {all: (sql: string) => database.prepare(sql).all(), close: () => database.close()};
}
