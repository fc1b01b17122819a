import assert from 'node:assert/strict';
import {test} from 'node:test';
import {endpoints, createGiftId, createToken, type EndpointName} from '../../src/protocol/index.ts';
import {createTestBackend, BACKEND, assertProblem, createIdempotencyKey, SHOP_PAGE} from '../server/support/test-backend.ts';

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const createHash = () => createGiftId() + createGiftId().slice(1);

const prefixes = {manage: 'gm_', claim: 'gc_', receipt: 'gr_', secret: 'sk_'};

const seed = Number(process.env['GIFT_SEED'] ?? Date.now() % 1e9);
const REQUESTS = 1500;

test(`${REQUESTS} malformed, stale and contradictory requests get a valid response or problem (GIFT_SEED=${seed})`, async () => {
  await using shop = await createTestBackend();
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const maybe = (chance: number) => random() < chance;

  const gift = await shop.createGift({product: 'teapot'});
  const claimed = await shop.createGift();
  const {receipt, orderId, body: claim} = await shop.claimGift(claimed);
  const at = (ms: number) => new Date(shop.time.now() + ms).toISOString();
  const [group, withPasscode, scheduled] = [await shop.createGift({portions: 3}), await shop.createGift({passcode: 'Assam', secret: true}),
    await shop.createGift({sendAt: {at: at(600_000), timeZone: 'Asia/Tokyo'}})];
  const validBodies: Partial<Record<EndpointName, object>> = {
    draft: {...gift.body, portions: 2, secret: true, sendAt: {at: at(86_400_000), timeZone: 'Europe/Berlin'}},
    extend: {}, editNote: {note: 'x'}, cancel: {}, createLink: {claimHash: gift.body.claimHash, replace: false},
    open: {receiptHash: claim.receiptHash, passcode: 'Assam'}, claim, decline: {receiptHash: claim.receiptHash}, correctAddress: claim,
    thank: {note: 'Danke', emoji: '💙'}, markShipped: {carrier: 'DHL'},
  };
  const tokens = [
    gift.manage, gift.claim, claimed.manage, claimed.claim, group.manage, group.claim, withPasscode.claim,
    scheduled.manage, scheduled.claim, receipt, shop.merchant.token, createToken('manage'), createToken('receipt'), 'gm_short', '',
  ];

  const oddPaths = [
    '/', '/v1/%2e%2e/gift', '/v1/gift?x=%ff', '/v1/orders/..%2f/shipping', '/v1/payments/scripted/webhooks', '/readyz', '/v1/openapi.json',
  ];
  const oddValue = (): unknown => pick<unknown>([
    null, true, 0, -1, 1.5, 1e308, '', ' ', '\u0000', '\u202e', '💙'.repeat(600), 'x'.repeat(Math.floor(random() * 20_000)), '\ud800',
    [], {}, [[]],
    {amount: -1, currency: 'EUR'}, {amount: 2 ** 53, currency: 'eur'}, ['a', 'b', 'c', 'd'], 'javascript:alert(1)', 'https://shop.example',
    '2026-11-22T00:00:00.000Z', "'; drop table gifts; --", {toString: 1}, 'A'.repeat(43), 'e30..AA.AA.AA',
  ]);
  const mutate = (value: unknown): unknown => {
    if (maybe(0.15)) return oddValue();
    if (typeof value !== 'object' || value === null) return maybe(0.2) ? oddValue() : value;
    const entries = Object.entries(value).filter(() => !maybe(0.1)).map(([key, inner]) => [key, maybe(0.4) ? mutate(inner) : inner]);
    if (maybe(0.1)) entries.push([pick(['__proto__', 'extra', 'state', 'id', 'toString']), oddValue()]);
    return Object.fromEntries(entries);
  };

  const countByStatus = new Map<number, number>();
  for (let request = 0; request < REQUESTS; request++) {
    const name = pick(Object.keys(endpoints) as EndpointName[]);
    const endpoint = endpoints[name];
    const suitable = tokens.filter((token) => endpoint.credential.some((kind) => token.startsWith(prefixes[kind])));
    const token = maybe(0.7) && suitable.length ? pick(suitable) : pick(tokens);
    const path = maybe(0.05) ? pick(oddPaths)
      : endpoint.path.replace(/\{\w+\}/, () => encodeURIComponent(pick([orderId, 'mug', 'teapot', '%', '0', `${gift.id}.1`, '..', 'x'.repeat(500)])));
    const method = maybe(0.05) ? pick(['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) : endpoint.method;
    const headers: Record<string, string> = {};
    if (!maybe(0.05)) headers['authorization'] = `Bearer ${token}`;
    if (!maybe(0.05)) {
      headers['idempotency-key'] = maybe(0.1) ? pick(['x', 'same-key-every-time-0', '', 'é'.repeat(20)]) : createIdempotencyKey();
    }
    if (!maybe(0.03)) {
      headers['content-type'] = maybe(0.05) ? pick(['text/html', 'application/xml', 'application/json;charset=utf-16']) : 'application/json';
    }
    if (maybe(0.1)) headers['origin'] = pick([SHOP_PAGE, 'null', 'https://evil.example', 'file://']);
    if (maybe(0.05)) headers['if-none-match'] = pick(['*', '""', 'x', '"'.repeat(100)]);
    if (maybe(0.05)) headers['x-forwarded-for'] = pick(['', ',,,', '::1', 'x'.repeat(5000)]);
    const hashes = name === 'draft' && maybe(0.5) ? {manageHash: createHash(), claimHash: createHash()} : {};
    const passcode = name === 'draft' && maybe(0.1) ? {passcode: pick(['Assam', ' ', '１２３４', 'x'.repeat(41)])} : {};
    const value = {...validBodies[name], ...hashes, ...passcode};
    const json = JSON.stringify(maybe(0.4) ? value : mutate(value));
    const body = maybe(0.03) ? json.slice(0, Math.floor(random() * json.length)) : maybe(0.02) ? 'x'.repeat(40_000) : json;
    const takesBody = method !== 'GET' && method !== 'HEAD';
    const address = pick(['192.0.2.1', '::1', '', 'nonsense']);
    const response = await shop.backend.fetch(new Request(BACKEND + path, {method, headers, ...(takesBody && {body})}), {address});
    // An event stream has no end to wait for.
    const isStream = response.headers.get('content-type') === 'text/event-stream';
    if (isStream) await response.body?.cancel();
    const text = isStream ? '' : await response.text();
    countByStatus.set(response.status, (countByStatus.get(response.status) ?? 0) + 1);
    assert.ok(response.status < 500, `${method} ${path} answered ${response.status}: ${text}`);
    if (response.status >= 400 && text !== '') assertProblem(response, JSON.parse(text));
    assert.ok(!/sqlite|\.ts:|node_modules|SQL/i.test(response.status >= 400 ? text : ''), text);
    if (maybe(0.02)) await shop.runDueJobs();
    if (maybe(0.02)) shop.time.advance(Math.floor(random() * 3600_000));
  }
  for (const status of [200, 201, 400, 401, 403, 404, 409]) assert.ok((countByStatus.get(status) ?? 0) > 0, `some responses have status ${status}`);
});
