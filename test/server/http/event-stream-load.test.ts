/** The stream of events over real sockets: many, slow, and gone without a word. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, test, type TestContext} from 'node:test';
import {deriveClaimToken, hashToken, createToken} from '../../../src/protocol/index.ts';
import {startTestServer} from '../../support/test-server.ts';

const MANY = 500;

async function aServedGift(t: TestContext) {
  const server = await startTestServer({config: {limits: {
    streamsPerToken: MANY, streamsPerAddress: MANY, streams: MANY,
    readsPerMinute: 100_000, writesPerMinute: 100_000, draftsPerMinute: 100_000,
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

/** A browser's end of the line, which may stop to read. */
async function listens(listening: string, token: string): Promise<{socket: Socket; heard: () => string}> {
  const {hostname, port} = new URL(listening);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (bytes) => { text += String(bytes); });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`GET /v1/gift/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  return {socket, heard: () => text};
}

const until = async (is: () => boolean, what: string) => {
  for (const end = performance.now() + 10_000; !is(); await pause(20)) assert.ok(performance.now() < end, what);
};

describe('five hundred listeners', () => {
  test('are told at once, though half of them are slow; and when they drop the line, nothing of them stays', async (t) => {
    const {server, manage, open} = await aServedGift(t);
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const all = await Promise.all(Array.from({length: MANY}, () => listens(server.directUrl, manage)));
    await until(() => all.every(({heard}) => heard().includes('data: ')), 'every listener is greeted');
    assert.equal((await fetch(`${server.directUrl}/v1/gift/events`, {headers: {authorization: `Bearer ${manage}`}})).status, 503);
    const [slow, quick] = [all.slice(0, MANY / 2), all.slice(MANY / 2)];
    for (const {socket} of slow) socket.pause();
    const greeted = quick.map(({heard}) => heard().length);
    const began = performance.now();
    assert.equal((await open()).status, 200);
    await until(() => quick.every(({heard}, index) => heard().length > greeted[index]!), 'every quick listener is told');
    const took = performance.now() - began;
    assert.ok(took < 3_000, `told after ${Math.round(took)} ms`);

    for (const {socket} of all) socket.destroy();
    // The first to come again finds every place free: five hundred more can listen.
    await until(() => timers() <= before + 10, 'no timer is left');
    const again = await Promise.all(Array.from({length: MANY}, () => listens(server.directUrl, manage)));
    await until(() => again.every(({heard}) => heard().includes('data: ')), 'every place is free again');
    for (const {socket} of again) socket.destroy();
  });

  test('keep nobody from ending: they hear the end, and the process is free well within its five seconds', async (t) => {
    const {server, manage} = await aServedGift(t);
    const all = await Promise.all(Array.from({length: 50}, () => listens(server.directUrl, manage)));
    await until(() => all.every(({heard}) => heard().includes('data: ')), 'every listener is greeted');
    const began = performance.now();
    await server.restart();
    const took = performance.now() - began;
    assert.ok(took < 3_000, `ended after ${Math.round(took)} ms`);
    await until(() => all.every(({heard}) => heard().endsWith('0\r\n\r\n')), 'each stream comes to its proper end');
    for (const {socket} of all) socket.destroy();
  });
});
