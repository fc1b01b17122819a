import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {describe, test, type TestContext} from 'node:test';
import {Problem, problems, type ProblemCode} from '../../../src/protocol/index.ts';
import {listen, type ListenOptions} from '../../../src/server/node/listen.ts';

const respond: ListenOptions['fetch'] = async () => new Response('done');

async function startServer(t: TestContext, fetch: ListenOptions['fetch'] = respond) {
  const server = await listen({port: 0, host: '127.0.0.1', fetch});
  t.after(() => server.close(0));
  return server;
}

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {open: () => open(), opened};
}

/** Sends bytes as they are, and returns what the server sends until it closes the connection. */
async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (bytes) => { received += String(bytes); });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(request);
  await once(socket, 'close');
  return received;
}

function assertProblem(response: string, code: ProblemCode) {
  const [head = '', body = ''] = response.split('\r\n\r\n');
  const {status, retryable} = problems[code];
  assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} \\w`));
  assert.match(head, /^content-type: application\/problem\+json\r?$/im);
  const problem = Problem.parse(JSON.parse(body));
  assert.deepEqual([problem.code, problem.status, problem.retryable], [code, status, retryable]);
}

describe('listen', () => {
  test('passes on the request and the address of its sender', async (t) => {
    const server = await startServer(t, async (request, client) => Response.json(
      {method: request.method, path: new URL(request.url).pathname, body: await request.text(), ...client}));
    assert.equal(server.url, `http://127.0.0.1:${server.port}`);
    const response = await fetch(`${server.url}/a/b?c`, {method: 'POST', body: 'ä'});
    assert.deepEqual(await response.json(), {method: 'POST', path: '/a/b', body: 'ä', address: '127.0.0.1'});
  });

  test('leaves the Request and Response of an embedding application as they are', async (t) => {
    const before = [Request, Response];
    const server = await startServer(t);
    await fetch(server.url);
    await server.close();
    assert.deepEqual([Request, Response], before);
  });

  test('finishes open requests before it closes, and accepts no new one', async (t) => {
    const handlerStarted = createGate();
    const handlerMayEnd = createGate();
    const server = await startServer(t, async () => {
      handlerStarted.open();
      await handlerMayEnd.opened;
      return new Response('done');
    });
    const response = fetch(server.url);
    await handlerStarted.opened;
    const closed = server.close();
    await assert.rejects(fetch(server.url));
    handlerMayEnd.open();
    assert.equal(await (await response).text(), 'done');
    await closed;
  });

  test('closes a connection whose request never ends', async (t) => {
    const server = await startServer(t);
    const slow = connect(server.port, '127.0.0.1');
    slow.on('error', () => undefined);
    await once(slow, 'connect');
    slow.write('GET / HTTP/1.1\r\nHost: a\r\n');
    const start = performance.now();
    await server.close(200);
    assert.ok(performance.now() - start < 2_000);
    slow.destroy();
  });

  test('rejects if the port is taken', async (t) => {
    const server = await startServer(t);
    await assert.rejects(listen({port: server.port, host: '127.0.0.1', fetch: respond}), {code: 'EADDRINUSE'});
  });
});

describe('a request that reaches no handler gets a problem document', () => {
  const malformed = {
    'no HTTP at all': 'hello\r\n\r\n',
    'a header without a colon': 'GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n',
    'two lengths': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    'no Host header': 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'an invalid Host header': 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
  };
  for (const [name, request] of Object.entries(malformed)) {
    test(`400 for ${name}`, async (t) => {
      const server = await startServer(t, async () => assert.fail('the handler ran'));
      assertProblem(await exchange(server.port, request), 'malformed-request');
    });
  }

  test('431 for too many header bytes', async (t) => {
    const server = await startServer(t);
    const request = `GET / HTTP/1.1\r\nHost: a\r\nX-Padding: ${'x'.repeat(17_000)}\r\n\r\n`;
    assertProblem(await exchange(server.port, request), 'headers-too-large');
  });

  test('417 for an unknown expectation, while 100-continue works', async (t) => {
    const server = await startServer(t, async (request) => new Response(await request.text()));
    const request = (expect: string) => `POST / HTTP/1.1\r\nHost: a\r\nExpect: ${expect}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi`;
    assertProblem(await exchange(server.port, request('a miracle')), 'expectation-failed');
    assert.match(await exchange(server.port, request('100-continue')), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*hi$/);
  });

  test('500 if the handler itself rejects', async (t) => {
    const server = await startServer(t, async () => { throw new TypeError('secret detail'); });
    const response = await exchange(server.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assertProblem(response, 'internal');
    assert.doesNotMatch(response, /secret/);
  });

  test('a response that has begun is cut off, not mixed with a problem document', async (t) => {
    const bodyBegun = createGate();
    const server = await startServer(t, async () => new Response(new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('the beginning')),
      pull: () => bodyBegun.open(),
    })));
    const socket = connect(server.port, '127.0.0.1');
    let received = '';
    socket.on('data', (bytes) => { received += String(bytes); });
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await bodyBegun.opened;
    while (!received.includes('the beginning')) await once(socket, 'data');
    socket.write('nonsense\r\n\r\n');
    await once(socket, 'close');
    assert.match(received, /the beginning/);
    assert.doesNotMatch(received, /malformed-request/);
  });
});
