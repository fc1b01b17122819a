import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createToken, endpoints} from '../../../src/protocol/index.ts';
import {createGiftBackend} from '../../../src/server/index.ts';
import {createTestBackend, BACKEND, assertProblem, SHOP_PAGE, type TestBackend} from '../support/test-backend.ts';

/** Opens an event stream and reads it event by event. */
async function openStream(shop: TestBackend, token: string, {method = 'GET', address = '192.0.2.1', origin = SHOP_PAGE} = {}) {
  const response = await shop.backend.fetch(
    new Request(`${BACKEND}/v1/gift/events`, {method, headers: {authorization: `Bearer ${token}`, origin}}), {address});
  const reader = response.ok && response.body ? response.body.getReader() : undefined;
  const readEvent = async () => {
    const {done, value} = await reader!.read();
    return done ? 'end of stream' : new TextDecoder().decode(value);
  };
  const readSequence = async () => endpoints.events.response.parse(JSON.parse(/^data: (\{"sequence":\d+\})\n\n$/.exec(await readEvent())![1]!)).sequence;
  return {response, readEvent, readSequence, close: () => reader!.cancel(), readProblem: async () => {
    const body: unknown = await response.json();
    assertProblem(response, body);
    return body;
  }};
}

describe('the event stream', () => {
  test('sends the sequence at once and after each change, to sender and recipient', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const sender = await openStream(shop, gift.manage);
    const now = (await gift.fetchGift()).sequence;
    assert.equal(await sender.readSequence(), now);
    const next = sender.readSequence();
    await shop.call('open', {receiptHash: (await shop.prepareClaim()).receiptHash}, {token: gift.claim});
    assert.equal(await next, now + 1);

    const {receipt} = await shop.claimGift(gift);
    const recipient = await openStream(shop, receipt);
    const claimed = await recipient.readSequence();
    assert.equal(await sender.readSequence(), claimed);
    await shop.call('thank', {note: 'Lovely'}, {token: receipt});
    assert.deepEqual([await sender.readSequence(), await recipient.readSequence()], [claimed + 1, claimed + 1]);
    await sender.close();
    await recipient.close();
  });

  test('ignores changes of other gifts and requests that fail', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const other = await shop.createGift();
    const sender = await openStream(shop, gift.manage);
    const now = await sender.readSequence();
    await shop.call('editNote', {note: 'For another'}, {token: other.manage});
    assert.equal((await shop.call('extend', {}, {token: other.claim})).status, 401);
    const next = sender.readSequence();
    await shop.call('editNote', {note: 'For you alone'}, {token: gift.manage});
    assert.equal(await next, now + 1);
    await sender.close();
  });

  test('combines several changes into one event and loses none', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const sender = await openStream(shop, gift.manage);
    const first = await sender.readSequence();
    for (const note of ['one', 'two', 'three']) await shop.call('editNote', {note}, {token: gift.manage});
    assert.equal(await sender.readSequence(), first + 3);
    await sender.close();
  });

  test('has the headers and the problems of every endpoint with a token', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const {response, close} = await openStream(shop, gift.manage);
    const headers = Object.fromEntries(['content-type', 'cache-control', 'x-accel-buffering', 'access-control-allow-origin', 'vary']
      .map((name) => [name, response.headers.get(name)]));
    assert.deepEqual(headers, {'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no',
      'access-control-allow-origin': SHOP_PAGE, vary: 'Origin'});
    await close();
    const problemCode = async (token: string, origin?: string) => (await (await openStream(shop, token, {origin})).readProblem()).code;
    assert.equal(await problemCode(createToken('manage')), 'not-found');
    assert.equal(await problemCode(gift.claim), 'credential-invalid');
    assert.equal(await problemCode(gift.manage, 'https://evil.example'), 'origin-not-allowed');
    assert.equal((await openStream(shop, gift.manage, {method: 'POST'})).response.status, 405);
    const head = await openStream(shop, gift.manage, {method: 'HEAD'});
    assert.equal(head.response.status, 200);
    assert.equal(head.response.body, null);
  });

  test('is limited per token, per address and in total; a closed stream frees its slot', async () => {
    const unlimited = {
      readsPerMinute: 1e6, writesPerMinute: 1e6, draftsPerMinute: 1e6, draftsPerDay: 1e6, failedAuthPerMinute: 1e6, failedAuthPerHour: 1e6,
    };
    await using shop = await createTestBackend({options: {limits: {...unlimited, streamsPerToken: 2, streamsPerAddress: 3, streams: 4}}});
    const [first, second] = [await shop.createGift(), await shop.createGift()];
    const open = [await openStream(shop, first.manage), await openStream(shop, first.manage)];
    const readProblem = async (token: string, address?: string) => (await openStream(shop, token, {address})).readProblem();
    assert.deepEqual(await readProblem(first.manage).then(({code, retryAfterMs}) => [code, retryAfterMs]), ['rate-limited', 30_000]);
    open.push(await openStream(shop, second.manage));
    assert.equal((await readProblem(second.manage)).code, 'rate-limited', 'limit per address');
    open.push(await openStream(shop, second.manage, {address: '192.0.2.2'}));
    assert.equal((await readProblem((await shop.createGift()).manage, '192.0.2.3')).code, 'unavailable', 'limit in total');
    for (const {close} of open) await close();
    const reopened = await openStream(shop, first.manage);
    assert.equal(reopened.response.status, 200);
    await reopened.close();
    // A stream that was never read frees its slot, too.
    for (let times = 0; times < 20; times++) await (await openStream(shop, first.manage)).close();
  });

  test('finds a change of another process at the heartbeat, and ends at its maximum age or on shutdown', async () => {
    const sleeps: {ms: number; end: () => void}[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => {
      const entry = {ms, end: () => { sleeps.splice(sleeps.indexOf(entry) >>> 0, 1); resolve(); }};
      sleeps.push(entry);
      signal?.addEventListener('abort', entry.end, {once: true});
    });
    await using shop = await createTestBackend();
    const gift = await shop.createGift();
    const backend = createGiftBackend({...shop.settings, clock: {...shop.time.clock, sleep}});
    const sameDatabase = {...shop, backend};
    const sender = await openStream(sameDatabase, gift.manage);
    const now = await sender.readSequence();
    const readAtHeartbeat = async () => {
      const event = sender.readEvent();
      while (!sleeps.some(({ms}) => ms === 15_000)) await new Promise((resolve) => setImmediate(resolve));
      sleeps.find(({ms}) => ms === 15_000)!.end();
      return event;
    };
    assert.equal(await readAtHeartbeat(), ':\n\n');
    // The first backend on this database does not know the stream of the second.
    await shop.call('editNote', {note: 'From elsewhere'}, {token: gift.manage});
    assert.equal(await readAtHeartbeat(), `data: {"sequence":${now + 1}}\n\n`);
    sleeps.find(({ms}) => ms === 600_000)!.end();
    assert.equal(await sender.readEvent(), 'end of stream');
    assert.equal(sleeps.length, 0, 'no timer is left behind');

    const last = await openStream(sameDatabase, gift.manage);
    await last.readSequence();
    backend.beginShutdown();
    assert.equal(await last.readEvent(), 'end of stream');
    assert.equal(sleeps.length, 0);
    assert.equal((await (await openStream(sameDatabase, gift.manage)).readProblem()).code, 'unavailable');
  });

  test('ends if the database fails', async () => {
    let breakAfterNext = false;
    let isBroken = false;
    await using shop = await createTestBackend({wrapStorage: (store) => ({
      ...store,
      read: (work) => (isBroken ? Promise.reject(new Error('gone')) : store.read(work)),
      transaction: async (work) => {
        const done = await store.transaction(work);
        isBroken = breakAfterNext;
        return done;
      },
    })});
    const gift = await shop.createGift();
    const sender = await openStream(shop, gift.manage);
    await sender.readSequence();
    breakAfterNext = true;
    await shop.call('editNote', {note: 'The last change'}, {token: gift.manage});
    assert.equal(await sender.readEvent(), 'end of stream');
    breakAfterNext = isBroken = false;
  });
});
