import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {connect} from 'node:net';
import {describe, test, type TestContext} from 'node:test';
import {listen} from '../../../src/server/node/listen.ts';
import {shedLoad} from '../../../src/server/node/load-shedding.ts';
import type {LogEntry} from '../../../src/server/ports.ts';
import {assertProblem} from '../support/test-backend.ts';

const MAX_WAIT_MS = 500;

/** A queue on an event loop and a clock that the test turns. */
function createQueue() {
  let time = 0;
  let turns: (() => void)[] = [];
  const responses = new Map<string, {headersSent: boolean}>();
  const begun: string[] = [];
  const refused: string[] = [];
  const log: LogEntry[] = [];
  const handle = shedLoad(({method, url}) => begun.push(`${method} ${url}`), {
    maxWaitMs: MAX_WAIT_MS, now: () => time, log: (entry) => log.push(entry),
    onNextTurn: (callback) => turns.push(callback), onTimeout: (callback) => turns.push(callback),
  });
  return {
    begun, refused, log,
    respond: (request: string) => { responses.get(request)!.headersSent = true; },
    arrive(...requests: string[]) {
      for (const request of requests) {
        const [method, url] = request.split(' ');
        const outgoing = {headersSent: false, destroyed: request.endsWith('/gone'), writeHead: () => outgoing, end: () => refused.push(request)};
        responses.set(request, outgoing);
        handle({method, url} as IncomingMessage, outgoing as unknown as ServerResponse);
      }
    },
    /** Eight turns of the event loop that take `ms`. Returns whether there was anything to do. */
    turn(ms = 0) {
      const isBusy = turns.length > 0;
      time += ms;
      for (let count = 0; count < 8; count++) {
        const callbacks = turns;
        turns = [];
        for (const callback of callbacks) callback();
      }
      return isBusy;
    },
  };
}

describe('load shedding', () => {
  test('begins one request every eight turns of the event loop, in order, and writes before reads', () => {
    const {arrive, turn, begun} = createQueue();
    arrive('GET /v1/1', 'HEAD /v1/2', 'POST /v1/1', 'PATCH /v1/2');
    assert.deepEqual(begun, []);
    for (const count of [1, 2, 3]) {
      turn();
      assert.equal(begun.length, count);
    }
    arrive('POST /v1/3');
    while (turn());
    assert.deepEqual(begun, ['POST /v1/1', 'PATCH /v1/2', 'GET /v1/1', 'POST /v1/3', 'HEAD /v1/2']);
  });

  test('never delays pages, files, health checks and preflights', () => {
    const {arrive, begun} = createQueue();
    const requests = ['GET /', 'GET /assets/send-as-gift.js', 'GET /readyz', 'OPTIONS /v1/claim'];
    arrive('GET /v1/1', ...requests);
    assert.deepEqual(begun, requests);
  });

  test('has sixteen requests in work at most, not counting those that wait for another system', () => {
    const {arrive, turn, respond, begun} = createQueue();
    const requests = Array.from({length: 40}, (_, index) => `GET /v1/${index}`);
    arrive(...requests);
    for (let count = 0; count < 30; count++) turn();
    assert.equal(begun.length, 16);
    respond('GET /v1/3');
    respond('GET /v1/15');
    for (let count = 0; count < 30; count++) turn();
    assert.equal(begun.length, 18);
    turn(250);
    for (let count = 0; count < 30; count++) turn();
    assert.equal(begun.length, 34);
  });

  test('does not begin a request whose connection is closed', () => {
    const {arrive, turn, begun} = createQueue();
    arrive('POST /v1/gone', 'POST /v1/1');
    while (turn());
    assert.deepEqual(begun, ['POST /v1/1']);
  });

  test('refuses what has waited too long, and logs it once a second', () => {
    const {arrive, turn, begun, refused, log} = createQueue();
    arrive('GET /v1/1', 'GET /v1/2', 'GET /v1/3');
    turn(MAX_WAIT_MS);
    arrive('POST /v1/1', 'GET /v1/4');
    turn(1);
    assert.deepEqual(begun, ['GET /v1/1', 'POST /v1/1']);
    assert.deepEqual(refused, ['GET /v1/2', 'GET /v1/3']);
    while (turn());
    assert.deepEqual(begun, ['GET /v1/1', 'POST /v1/1', 'GET /v1/4']);
    assert.deepEqual(log, [{event: 'overload', refused: 2}]);
    arrive('GET /v1/5');
    turn(MAX_WAIT_MS + 1);
    assert.equal(log.length, 1);
    arrive('GET /v1/6');
    turn(MAX_WAIT_MS + 1);
    assert.deepEqual(log[1], {event: 'overload', refused: 2});
  });
});

/** A server whose handler needs the processor for 20 ms. */
async function startBusyServer(t: TestContext) {
  const server = await listen({
    port: 0, host: '127.0.0.1',
    wrap: (handle) => shedLoad(handle, {
      maxWaitMs: 300, log: () => {}, now: () => performance.now(), onNextTurn: setImmediate, onTimeout: setTimeout,
    }),
    async fetch() {
      for (const end = performance.now() + 20; performance.now() < end;);
      return new Response('done');
    },
  });
  t.after(() => server.close(0));
  return server;
}

/** Opens connections, then sends one request on each at the same moment. Resolves to the responses. */
async function requestAtOnce(port: number, count: number): Promise<Response[]> {
  const sockets = Array.from({length: count}, () => connect(port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return Promise.all(sockets.map(async (socket) => {
    socket.write('GET /v1/shop HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    let received = '';
    for await (const bytes of socket) received += String(bytes);
    const [head = '', body = ''] = received.split('\r\n\r\n');
    const [statusLine = '', ...headers] = head.split('\r\n');
    return new Response(body, {status: Number(statusLine.split(' ')[1]), headers: headers.map((line) => line.split(': ') as [string, string])});
  }));
}

test('an overloaded server answers what it can, and the rest with a 503 that says when to retry and that a page can read', async (t) => {
  const server = await startBusyServer(t);
  const responses = await requestAtOnce(server.port, 100);
  const refused = responses.filter(({status}) => status === 503);
  assert.ok(refused.length > 0);
  for (const response of refused) {
    const problem = await response.json() as {retryAfterMs: number};
    assertProblem(response, problem);
    assert.equal(problem.retryAfterMs, Number(response.headers.get('retry-after')) * 1_000);
    assert.ok(problem.retryAfterMs >= 1_000 && problem.retryAfterMs <= 3_000);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('access-control-expose-headers')!, /Retry-After/);
  }
  assert.ok(responses.every(({status}) => status === 200 || status === 503));
  const [afterwards] = await requestAtOnce(server.port, 1);
  assert.equal(afterwards!.status, 200, 'the queue is empty again');
});
