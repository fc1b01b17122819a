/** A whole backend on a real database, a clock that we move, and people who hold real tokens. */
import assert from 'node:assert/strict';
import {DatabaseSync} from 'node:sqlite';
import {calls, claimToken, hashToken, newToken, Problem, problems, type Address, type AnswerOf, type CallName, type Policy}
  from '../../../src/protocol/index.ts';
import {createGiftBackend, openSqliteStore, type BackendOptions, type Clock, type LogLine, type ShopInfo, type Store} from '../../../src/server/index.ts';
import {scriptedShop} from './catalogue.ts';
import {realKeys} from './keys.ts';
import {scriptedPayments} from './payments.ts';

export const SHOP_PAGE = 'https://shop.example';
export const BACKEND = 'https://gifts.example';
/** What must never be found anywhere but inside the seal. */
export const CANARY = 'Kanarienvogel';

export const home: Address = {
  name: `Ada ${CANARY}`, country: 'DE', postalCode: '10115', city: `${CANARY}stadt`, street: [`${CANARY}straße 1`], phone: '+4930123456',
};

export type Answer<Name extends CallName = CallName> = {
  status: number;
  headers: Headers;
  text: string;
  body: AnswerOf<Name>;
  code: string | undefined;
  problem: Problem;
};

interface Sending {
  token?: string;
  key?: string;
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  from?: string;
}

export const shopInfo: ShopInfo = {
  name: 'Tea & Clay', domain: 'shop.example', locales: ['en'], currency: 'EUR', shipsTo: ['DE', 'FR', 'SG'],
  policy: {claimWindowSeconds: 7 * 86_400, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included', payment: 'charge'},
};

export interface WorldOptions {
  file?: string;
  policy?: Partial<Policy>;
  options?: Partial<BackendOptions>;
  wrapStore?: (store: Store) => Store;
}

/** Short waits pass at once; only a limit on a neighbour is this long. */
export const longOnly: Clock['sleep'] = async (ms, signal) => {
  if (ms < 10_000) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal?.addEventListener('abort', () => resolve(clearTimeout(timer)), {once: true});
  });
};

export function aClock(start = Date.UTC(2026, 10, 22)) {
  let now = start;
  const clock: Clock = {now: () => now, sleep: longOnly};
  return {clock, pass: (ms: number) => void (now += ms), set: (to: number) => void (now = to), now: () => now};
}

const shared = realKeys();
let keyCount = 0;
export const newKey = () => `key-${String(++keyCount).padStart(20, '0')}`;
export const HOUR = 3600_000;
export const DAY = 24 * HOUR;
const wide = {
  wrongTokensPerMinute: 1e6, wrongTokensPerHour: 1e6, draftsPerMinute: 1e6,
  readsPerMinute: 1e6, writesPerMinute: 1e6, claimsPerMinute: 1e6,
};

export async function aBackend({file = ':memory:', policy = {}, options = {}, wrapStore = (store) => store}: WorldOptions = {}) {
  const time = aClock();
  const store = openSqliteStore({file, clock: time.clock});
  const sealing = await shared;
  const provider = scriptedPayments();
  const shop = scriptedShop();
  const logs: LogLine[] = [];
  const secretKey = newToken('secret');
  const settings: BackendOptions = {
    shop: {...shopInfo, policy: {...shopInfo.policy, ...policy}},
    allowedOrigins: [SHOP_PAGE], publicUrl: BACKEND, merchantKeyHash: await hashToken(secretKey),
    store: wrapStore(store), catalogue: shop.shop, payments: provider.payments, keys: sealing.keys, clock: time.clock,
    random: {bytes: (count) => crypto.getRandomValues(new Uint8Array(count))}, log: (line) => void logs.push(line), limits: wide,
    ...options,
  };
  const backend = createGiftBackend(settings);
  const seen: string[] = [];

  /** One call as a client makes it; every answer is held against the contract. */
  async function call<Name extends CallName>(name: Name, body?: unknown, {token, key, params = {}, query = '', headers = {}, from = '192.0.2.1'}: Sending = {}): Promise<Answer<Name>> {
    const {method, path, answer, status} = calls[name];
    const address = BACKEND + path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? '')) + query;
    const writes = method !== 'GET';
    const response = await backend.fetch(new Request(address, {
      method,
      headers: {...(token && {authorization: `Bearer ${token}`}), ...(writes && {'idempotency-key': key ?? newKey(), 'content-type': 'application/json'}), ...headers},
      ...(writes && {body: typeof body === 'string' ? body : JSON.stringify(body ?? {})}),
    }), {address: from});
    const text = await response.text();
    if (token && !token.startsWith('sk_') && !token.startsWith('gr_')) seen.push(text);
    assert.ok(response.headers.get('x-request-id'));
    if (response.status === 304) return {status: 304, headers: response.headers, text} as Answer<Name>;
    const read = JSON.parse(text) as Answer<Name>['body'] & {code?: string};
    if (response.ok) {
      assert.equal(response.status, status);
      assert.doesNotThrow(() => answer.parse(read), `${name} answers as the contract says`);
    } else isProblem(response, read);
    const code = response.ok ? undefined : read.code;
    return {status: response.status, headers: response.headers, text, body: read, code, problem: read as unknown as Problem};
  }

  /** A sender with a draft in hand. */
  async function draft(wish: Record<string, unknown> = {}, sending: Sending = {}) {
    const manage = newToken('manage');
    const claim = await claimToken(manage, 0);
    const body = {product: 'mug', senderName: 'Grace', note: 'For you', manageHash: await hashToken(manage), claimHash: await hashToken(claim),
      returnUrl: `${SHOP_PAGE}/products/mug`, ...wish};
    const answer = await call('draft', body, sending);
    const id = answer.body.gift?.id;
    const checkout = () => [...provider.checkouts.values()].find((one) => one.key.endsWith(id))!.id;
    return {answer, manage, claim, id, body, checkout,
      pay: async (amount?: {amount: number; currency: string}, payerMail?: string) => {
        provider.pay(checkout(), amount, payerMail);
        await notice(checkout());
      },
      look: async () => (await call('gift', undefined, {token: manage})).body};
  }

  async function aGift(wish: Record<string, unknown> = {}) {
    const gift = await draft(wish);
    assert.equal(gift.answer.status, 201, gift.answer.text);
    await gift.pay();
    return gift;
  }

  async function notice(checkout: string, signature = 'ours') {
    return backend.fetch(new Request(`${BACKEND}/v1/payments/scripted/notices`, {
      method: 'POST', headers: {'x-signature': signature, 'content-type': 'application/json'}, body: JSON.stringify({checkout})}));
  }

  /** What a recipient's browser would send to claim. */
  async function claiming(wish: {variant?: string; address?: unknown; shipTo?: unknown; receipt?: string} = {}) {
    const receipt = wish.receipt ?? newToken('receipt');
    const receiptHash = await hashToken(receipt);
    const address = await sealing.seal(wish.address ?? home, receiptHash);
    const body = {receiptHash, address, shipTo: wish.shipTo ?? {country: 'DE', postalCode: '10115'}, ...(wish.variant && {variant: wish.variant})};
    return {receipt, receiptHash, body};
  }

  async function claimed(gift: {claim: string}, wish: Parameters<typeof claiming>[0] = {}) {
    const {receipt, body} = await claiming(wish);
    const answer = await call('claim', body, {token: gift.claim});
    return {receipt, answer, body, order: answer.body.gift ? `${answer.body.gift}.${answer.body.portion}` : ''};
  }

  /** Money is neither made nor lost, and every move is one of the table's. */
  async function balance() {
    const gifts = await store.read(async (tx) => {
      const ids = await listGifts();
      return Promise.all(ids.map(async (id) => ({id, ledger: await tx.ledger(id), refunds: await tx.refunds(id)})));
    });
    for (const {id, ledger, refunds} of gifts) {
      const on = (account: string) => ledger.reduce((sum, entry) =>
        sum + (entry.toAccount === account ? entry.amount : 0) - (entry.fromAccount === account ? entry.amount : 0), 0);
      const captured = ledger.filter((entry) => entry.kind === 'captured').reduce((sum, entry) => sum + entry.amount, 0);
      assert.equal(captured, on('fulfilled') + on('refunded') + on('held'), `money of ${id}`);
      assert.ok(on('held') >= 0 && on('fulfilled') >= 0 && on('refunded') >= 0);
      for (const refund of refunds.filter((row) => row.state === 'refunded')) {
        const paid = provider.refunds.get(`refund:${id}.${refund.portion}`);
        assert.equal(paid?.amount, refund.amount, 'what the ledger calls refunded was paid, once');
      }
    }
    const ours = gifts.flatMap(({refunds}) => refunds);
    assert.ok(provider.refunds.size <= ours.length, 'nothing is refunded that is not owed');
  }

  async function listGifts() {
    return [...provider.checkouts.keys()].map((key) => key.slice(-22));
  }

  async function end() {
    await balance();
    assert.ok(!JSON.stringify(logs).includes(CANARY), 'no address reaches a log');
    assert.ok(!seen.join('').includes(CANARY), 'no address reaches a sender or a claim link');
    const tokens = /g[mcr]_[A-Za-z0-9_-]{43}|sk_[A-Za-z0-9_-]{43}/;
    assert.ok(!tokens.test(JSON.stringify(logs)), 'no token reaches a log');
    await store.close();
  }

  const secret = {token: secretKey};
  return {
    backend, call, draft, aGift, notice, claiming, claimed, time, store, provider, shop, logs, secret, sealing, end, seen, settings,
    async work() {
      const worked = await backend.work();
      await backend.sendMail();
      return worked;
    },
    [Symbol.asyncDispose]: end,
  };
}

export type TestBackend = Awaited<ReturnType<typeof aBackend>>;

/** A refusal is exactly what the table of problems says. */
export function isProblem(response: Response, body: unknown): asserts body is Problem {
  const problem = Problem.parse(body);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const rule = problems[problem.code as keyof typeof problems];
  assert.ok(rule, `a known code, not ${problem.code}`);
  assert.equal(response.status, rule.status);
  assert.equal(problem.status, rule.status);
  assert.equal(problem.retryable, rule.retryable);
}

/** Reads the database behind the store's back. */
export function peek(file: string) {
  const database = new DatabaseSync(file, {readOnly: true});
  return {all: (sql: string) => database.prepare(sql).all(), close: () => database.close()};
}
