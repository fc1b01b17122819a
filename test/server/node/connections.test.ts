/** What one client can cost. Raw sockets, because no HTTP client pipelines without reading. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {describe, test, type TestContext} from 'node:test';
import {listen, type ListenOptions} from '../../../src/server/node/listen.ts';

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const LONG_MS = 60_000;

async function startServer(t: TestContext, options: Partial<ListenOptions>) {
  const server = await listen({port: 0, host: '127.0.0.1', fetch: async () => new Response('done'), ...options});
  t.after(() => server.close(0));
  return server;
}

async function open(t: TestContext, port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Collects what arrives. `read` resolves when there are that many responses, or to all of them when the connection ends. */
function createReader(socket: Socket) {
  let received = '';
  let ended = false;
  let onChange = () => {};
  socket.on('data', (bytes) => { received += String(bytes); onChange(); });
  socket.on('close', () => { ended = true; onChange(); });
  return async (count = Infinity) => {
    const countResponses = () => received.match(/\r\n\r\n/g)?.length ?? 0;
    while (!ended && countResponses() < count) await new Promise<void>((resolve) => { onChange = resolve; });
    return received.split(/(?=HTTP\/1\.1 )/).filter(Boolean);
  };
}

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {open: () => open(), opened};
}

/** Requests of `/slow` wait until the test lets the oldest respond; all others are answered at once. */
function createHandler() {
  const waiting: ReturnType<typeof createGate>[] = [];
  const counts = {started: 0};
  const fetch = async (request: Request) => {
    if (!request.url.endsWith('/slow')) return new Response('quick');
    counts.started++;
    const gate = createGate();
    waiting.push(gate);
    await gate.opened;
    return new Response('slow');
  };
  return {fetch, counts, respond: () => waiting.shift()!.open()};
}

/** A response that no socket buffer can hold, so it is never written completely to a client that does not read. */
function createHugeResponse(onCancel: () => void) {
  let sent = 0;
  const block = new Uint8Array(64 * 1024);
  return new Response(new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += block.length;
      if (sent > 2 ** 30) controller.close();
      else controller.enqueue(block);
    },
    cancel: onCancel,
  }, {highWaterMark: 0}));
}

describe('a connection', () => {
  test('has one request in work at a time, and is answered in order', async (t) => {
    const {fetch: handle, counts, respond} = createHandler();
    const server = await startServer(t, {fetch: handle});
    const socket = await open(t, server.port);
    const read = createReader(socket);
    socket.write(get('/slow').repeat(5) + get('/last'));
    for (let number = 1; number <= 5; number++) {
      assert.equal((await read(number - 1)).length, number - 1);
      // Another connection is served meanwhile, so this one had its chance to begin the next request.
      assert.equal(await (await fetch(server.url)).text(), 'quick');
      assert.equal(counts.started, number);
      respond();
    }
    const responses = await read(6);
    assert.deepEqual(responses.map((response) => response.split('\r\n\r\n')[1]), [...Array<string>(5).fill('slow'), 'quick']);
  });

  test('is cut off when too many of its requests wait', async (t) => {
    const {fetch: handle, counts} = createHandler();
    const server = await startServer(t, {fetch: handle});
    const socket = await open(t, server.port);
    socket.write(get('/slow').repeat(800));
    assert.deepEqual(await createReader(socket)(), []);
    assert.equal(counts.started, 1);
    assert.equal(await (await fetch(server.url)).text(), 'quick');
  });

  test('that never reads costs one response, and is cut off', async (t) => {
    const CLIENTS = 20;
    let started = 0;
    const allCancelled = createGate();
    let cancelled = 0;
    const server = await startServer(t, {
      responseTimeoutMs: 500,
      async fetch(request) {
        if (!request.url.endsWith('/huge')) return new Response('quick');
        started++;
        return createHugeResponse(() => { if (++cancelled === CLIENTS) allCancelled.open(); });
      },
    });
    const clients = await Promise.all(Array.from({length: CLIENTS}, () => open(t, server.port)));
    for (const client of clients) {
      client.pause();
      client.write(get('/huge').repeat(10));
    }
    await allCancelled.opened;
    assert.equal(started, CLIENTS);
    assert.equal(await (await fetch(server.url)).text(), 'quick');
  });

  test('ends after a thousand requests', async (t) => {
    const server = await startServer(t, {});
    const socket = await open(t, server.port);
    const read = createReader(socket);
    for (let count = 10; count < 1_000; count += 10) {
      socket.write(get('/').repeat(10));
      assert.equal((await read(count)).length, count);
    }
    socket.write(get('/').repeat(10));
    const responses = await read();
    assert.equal(responses.length, 1_000);
    assert.match(responses.at(-1)!, /^connection: close\r$/im);
  });

  test('is refused while as many are open as may be', async (t) => {
    const server = await startServer(t, {maxConnections: 2});
    const [first] = [await open(t, server.port), await open(t, server.port)];
    const refused = await open(t, server.port);
    assert.deepEqual(await createReader(refused)(), []);
    first.end();
    await once(first, 'close');
    const accepted = await open(t, server.port);
    accepted.write(get('/'));
    assert.equal((await createReader(accepted)(1)).length, 1);
  });
});

describe('closing', () => {
  test('does not wait for connections without a request', async (t) => {
    const server = await startServer(t, {});
    // Browsers open a connection before they need it.
    const [unused, idle] = [await open(t, server.port), await open(t, server.port)];
    idle.write(get('/'));
    await createReader(idle)(1);
    const ended = Promise.all([once(unused.resume(), 'close'), once(idle, 'close')]);
    await server.close(LONG_MS);
    await ended;
  });

  test('answers the request in work, says that it is the last, and ends the connection', async (t) => {
    const {fetch: handle, counts, respond} = createHandler();
    const server = await startServer(t, {fetch: handle});
    const socket = await open(t, server.port);
    socket.write(get('/slow').repeat(2));
    assert.equal(await (await fetch(server.url)).text(), 'quick');
    const closed = server.close(LONG_MS);
    respond();
    const responses = await createReader(socket)();
    await closed;
    assert.equal(responses.length, 1);
    assert.match(responses[0]!, /^connection: close\r$/im);
    assert.equal(counts.started, 1);
  });

  test('ends a connection after a response whose headers were sent before', async (t) => {
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const server = await startServer(t, {fetch: async () => new Response(new ReadableStream<Uint8Array>({
      start(streamController) {
        controller = streamController;
        controller.enqueue(new TextEncoder().encode('beginning'));
      },
    }))});
    const socket = await open(t, server.port);
    const read = createReader(socket);
    socket.write(get('/'));
    await read(1);
    const closed = server.close(LONG_MS);
    controller!.close();
    const [response] = await read();
    await closed;
    assert.ok(response!.endsWith('0\r\n\r\n'));
  });
});
