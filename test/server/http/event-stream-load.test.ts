/** The event stream over real sockets: many readers, slow readers, and broken connections. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import timers from 'node:timers/promises';
import {describe, test, type TestContext} from 'node:test';
import {deriveClaimToken, hashToken, createToken} from '../../../src/protocol/index.ts';
import {startTestServer} from '../../support/test-server.ts';

const STREAMS = 500;

async function serveGift(t: TestContext) {
  const server = await startTestServer({config: {limits: {
    streamsPerToken: STREAMS, streamsPerAddress: STREAMS, streams: STREAMS,
    readsPerMinute: 100_000, writesPerMinute: 100_000, draftsPerMinute: 100_000, draftsPerDay: 100_000, maxWaitMs: 60_000,
  }}});
  t.after(() => server.close());
  const manage = createToken('manage');
  const claim = await deriveClaimToken(manage, 0);
  const call = async (method: string, path: string, token?: string, body?: object) => {
    const response = await fetch(server.directUrl + path, {
      method,
      headers: {
        ...(token && {authorization: `Bearer ${token}`}),
        ...(body && {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()}),
      },
      ...(body && {body: JSON.stringify(body)}),
    });
    return {status: response.status, body: await response.json() as {checkout: {url: string}}};
  };
  const {body: {checkout}} = await call('POST', '/v1/gifts', undefined, {
    product: 'mug', senderName: 'Ana', note: '', manageHash: await hashToken(manage), claimHash: await hashToken(claim), returnUrl: 'http://shop.test/mug',
  });
  await server.pay(checkout.url);
  const open = async () => call('POST', '/v1/claim/open', claim, {receiptHash: await hashToken(createToken('receipt'))});
  return {server, manage, open};
}

/** Opens a stream over a socket that can stop reading. */
async function openStream(serverUrl: string, token: string): Promise<{socket: Socket; received: () => string}> {
  const {hostname, port} = new URL(serverUrl);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (bytes) => { text += String(bytes); });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`GET /v1/gift/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  return {socket, received: () => text};
}

const waitUntil = async (condition: () => boolean, message: string) => {
  for (const end = performance.now() + 10_000; !condition(); await timers.setTimeout(20)) assert.ok(performance.now() < end, message);
};

describe(`${STREAMS} event streams`, () => {
  test('get a change at once, although half of them are slow, and free every timer and slot when their connections break', async (t) => {
    const {server, manage, open} = await serveGift(t);
    const countTimers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const timersBefore = countTimers();
    const all = await Promise.all(Array.from({length: STREAMS}, () => openStream(server.directUrl, manage)));
    await waitUntil(() => all.every(({received}) => received().includes('data: ')), 'every stream gets its first event');
    assert.equal((await fetch(`${server.directUrl}/v1/gift/events`, {headers: {authorization: `Bearer ${manage}`}})).status, 503);
    const [slow, quick] = [all.slice(0, STREAMS / 2), all.slice(STREAMS / 2)];
    for (const {socket} of slow) socket.pause();
    const lengths = quick.map(({received}) => received().length);
    const startedAt = performance.now();
    assert.equal((await open()).status, 200);
    await waitUntil(() => quick.every(({received}, index) => received().length > lengths[index]!), 'every quick reader gets the change');
    const durationMs = performance.now() - startedAt;
    assert.ok(durationMs < 3_000, `received after ${Math.round(durationMs)} ms`);

    for (const {socket} of all) socket.destroy();
    await waitUntil(() => countTimers() <= timersBefore + 10, 'no timer is left');
    const reopened = await Promise.all(Array.from({length: STREAMS}, () => openStream(server.directUrl, manage)));
    await waitUntil(() => reopened.every(({received}) => received().includes('data: ')), 'every slot is free again');
    for (const {socket} of reopened) socket.destroy();
  });

  test('end when the backend closes, and do not delay it', async (t) => {
    const {server, manage} = await serveGift(t);
    const all = await Promise.all(Array.from({length: 50}, () => openStream(server.directUrl, manage)));
    await waitUntil(() => all.every(({received}) => received().includes('data: ')), 'every stream gets its first event');
    const startedAt = performance.now();
    await server.restart();
    const durationMs = performance.now() - startedAt;
    assert.ok(durationMs < 3_000, `closed after ${Math.round(durationMs)} ms`);
    await waitUntil(() => all.every(({received}) => received().endsWith('0\r\n\r\n')), 'each stream ends with the last chunk');
    for (const {socket} of all) socket.destroy();
  });
});
