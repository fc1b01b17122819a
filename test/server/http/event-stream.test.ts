/** The stream that hastens polling: what it says, when, to whom, and that it lets go of everything. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createToken, endpoints} from '../../../src/protocol/index.ts';
import {createGiftBackend} from '../../../src/server/index.ts';
import type {Storage, Transaction} from '../../../src/server/storage/storage.ts';
import {withChangeEvents} from '../../../src/server/storage/change-events.ts';
import {createTestBackend, BACKEND, assertProblem, SHOP_PAGE, type TestBackend} from '../support/test-backend.ts';

/** Somebody who listens: a reader of the words as they come. */
async function listening(shop: TestBackend, token: string, {method = 'GET', from = '192.0.2.1', origin = SHOP_PAGE} = {}) {
  const response = await shop.backend.fetch(
    new Request(`${BACKEND}/v1/gift/events`, {method, headers: {authorization: `Bearer ${token}`, origin}}), {address: from});
  const reader = response.ok && response.body ? response.body.getReader() : undefined;
  const hear = async () => {
    const {done, value} = await reader!.read();
    return done ? 'the end' : new TextDecoder().decode(value);
  };
  const sequence = async () => endpoints.events.response.parse(JSON.parse(/^data: (\{"sequence":\d+\})\n\n$/.exec(await hear())![1]!)).sequence;
  return {response, hear, sequence, leave: () => reader!.cancel(), refusal: async () => {
    const body: unknown = await response.json();
    assertProblem(response, body);
    return body;
  }};
}

describe('the stream of events', () => {
  test('says how far the gift is, and after each change again, to sender and recipient, and nothing else', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const ana = await listening(shop, gift.manage);
    const now = (await gift.fetchGift()).sequence;
    assert.equal(await ana.sequence(), now);
    const next = ana.sequence();
    await shop.call('open', {receiptHash: (await shop.prepareClaim()).receiptHash}, {token: gift.claim});
    assert.equal(await next, now + 1);

    const {receipt} = await shop.claimGift(gift);
    const lena = await listening(shop, receipt);
    const claimed = await lena.sequence();
    assert.equal(await ana.sequence(), claimed);
    await shop.call('thank', {note: 'Lovely'}, {token: receipt});
    assert.deepEqual([await ana.sequence(), await lena.sequence()], [claimed + 1, claimed + 1]);
    await ana.leave();
    await lena.leave();
  });

  test('is told of no other gift’s change, nor of one that was refused', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const other = await shop.createGift();
    const ana = await listening(shop, gift.manage);
    const now = await ana.sequence();
    await shop.call('editNote', {note: 'For another'}, {token: other.manage});
    assert.equal((await shop.call('extend', {}, {token: other.claim})).status, 401);
    const next = ana.sequence();
    await shop.call('editNote', {note: 'For you alone'}, {token: gift.manage});
    assert.equal(await next, now + 1);
    await ana.leave();
  });

  test('loses no change that comes while it looks, and says several at once as one', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const ana = await listening(shop, gift.manage);
    const first = await ana.sequence();
    for (const note of ['one', 'two', 'three']) await shop.call('editNote', {note}, {token: gift.manage});
    assert.equal(await ana.sequence(), first + 3);
    await ana.leave();
  });

  test('is answered like every call of a token: CORS, nothing stored, problems for wrong tokens', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const {response, leave} = await listening(shop, gift.manage);
    const headers = Object.fromEntries(['content-type', 'cache-control', 'x-accel-buffering', 'access-control-allow-origin', 'vary']
      .map((name) => [name, response.headers.get(name)]));
    assert.deepEqual(headers, {'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no',
      'access-control-allow-origin': SHOP_PAGE, vary: 'Origin'});
    await leave();
    const refused = async (token: string, origin?: string) => (await (await listening(shop, token, {origin})).refusal()).code;
    assert.equal(await refused(createToken('manage')), 'not-found');
    assert.equal(await refused(gift.claim), 'credential-invalid');
    assert.equal(await refused(gift.manage, 'https://evil.example'), 'origin-not-allowed');
    assert.equal((await listening(shop, gift.manage, {method: 'POST'})).response.status, 405);
    const head = await listening(shop, gift.manage, {method: 'HEAD'});
    assert.equal(head.response.status, 200);
    assert.equal(head.response.body, null);
  });

  test('is refused beyond its limits, and let in again once somebody has left', async () => {
    const wide = {readsPerMinute: 1e6, writesPerMinute: 1e6, draftsPerMinute: 1e6, failedAuthPerMinute: 1e6, failedAuthPerHour: 1e6};
    await using shop = await createTestBackend({options: {limits: {...wide, streamsPerToken: 2, streamsPerAddress: 3, streams: 4}}});
    const [one, two] = [await shop.createGift(), await shop.createGift()];
    const held = [await listening(shop, one.manage), await listening(shop, one.manage)];
    const refused = async (token: string, from?: string) => (await listening(shop, token, {from})).refusal();
    assert.deepEqual(await refused(one.manage).then(({code, retryAfterMs}) => [code, retryAfterMs]), ['rate-limited', 30_000]);
    held.push(await listening(shop, two.manage));
    assert.equal((await refused(two.manage)).code, 'rate-limited', 'no more from this address');
    held.push(await listening(shop, two.manage, {from: '192.0.2.2'}));
    assert.equal((await refused((await shop.createGift()).manage, '192.0.2.3')).code, 'unavailable', 'no more in all');
    for (const {leave} of held) await leave();
    const again = await listening(shop, one.manage);
    assert.equal(again.response.status, 200);
    await again.leave();
    // What has never been read can be left, too.
    for (let times = 0; times < 20; times++) await (await listening(shop, one.manage)).leave();
  });

  test('finds by its heartbeat what another process changed, lives no longer than it should, and ends when told', async () => {
    const waits: {ms: number; over: () => void}[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => {
      const wait = {ms, over: () => { waits.splice(waits.indexOf(wait) >>> 0, 1); resolve(); }};
      waits.push(wait);
      signal?.addEventListener('abort', wait.over, {once: true});
    });
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const time = shop.time.clock;
    const waiting = createGiftBackend({...shop.settings, clock: {...time, sleep}});
    const asked = {...shop, backend: waiting};
    const ana = await listening(asked, gift.manage);
    const now = await ana.sequence();
    const words = async () => {
      const heard = ana.hear();
      while (!waits.some(({ms}) => ms === 15_000)) await new Promise((resolve) => setImmediate(resolve));
      waits.find(({ms}) => ms === 15_000)!.over();
      return heard;
    };
    assert.equal(await words(), ':\n\n');
    // The other backend on this database knows nothing of our stream.
    await shop.call('editNote', {note: 'From elsewhere'}, {token: gift.manage});
    assert.equal(await words(), `data: {"sequence":${now + 1}}\n\n`);
    waits.find(({ms}) => ms === 600_000)!.over();
    assert.equal(await ana.hear(), 'the end');
    assert.equal(waits.length, 0, 'no wait is left behind');

    const last = await listening(asked, gift.manage);
    await last.sequence();
    waiting.closeStreams();
    assert.equal(await last.hear(), 'the end');
    assert.equal(waits.length, 0);
    assert.equal((await (await listening(asked, gift.manage)).refusal()).code, 'unavailable');
  });

  test('ends without a word when the database can’t be asked', async () => {
    let breaks = false;
    let broken = false;
    await using shop = await createTestBackend({wrapStorage: (store) => ({
      ...store,
      read: (work) => (broken ? Promise.reject(new Error('gone')) : store.read(work)),
      transaction: async (work) => {
        const done = await store.transaction(work);
        broken = breaks;
        return done;
      },
    })});
    const gift = await shop.createGift();
    const ana = await listening(shop, gift.manage);
    await ana.sequence();
    breaks = true;
    await shop.call('editNote', {note: 'The last words'}, {token: gift.manage});
    assert.equal(await ana.hear(), 'the end');
    breaks = broken = false;
  });
});

test('a change is told of once it is durable, and never when it was undone', async () => {
  const told: string[] = [];
  let commits = true;
  const tx = {updateGift: async () => undefined, transitionGift: async (id: string) => id === 'moves', listPortions: async () => []} as unknown as Transaction;
  const store = withChangeEvents({
    async transaction<T>(work: (tx: Transaction) => Promise<T>) {
      const done = await work(tx);
      assert.deepEqual(told, [], 'nothing is told before the commit');
      if (!commits) throw new Error('the commit failed');
      return done;
    },
  } as Storage, (gift) => told.push(gift));
  const touch = (...gifts: string[]) => store.transaction(async (one) => {
    for (const gift of gifts) await one.transitionGift(gift, 'ready');
    await one.updateGift('touched');
    return (await one.listPortions('any')).length;
  });
  commits = false;
  await assert.rejects(touch('moves'));
  assert.deepEqual(told, []);
  commits = true;
  assert.equal(await touch('moves', 'stays', 'moves'), 0);
  assert.deepEqual(told, ['moves', 'touched']);
});
