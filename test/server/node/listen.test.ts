/** The bridge to node:http, the round of work, the log, and what an older Node is told. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {describe, test} from 'node:test';
import {systemClock} from '../../../src/server/node/clock.ts';
import {listen} from '../../../src/server/node/listen.ts';
import {createJsonLog} from '../../../src/server/node/log.ts';
import {unsupportedNodeMessage} from '../../../src/server/node/node-version.ts';
import type {LogEntry} from '../../../src/server/ports.ts';
import {startLoop} from '../../../src/server/node/loop.ts';

describe('the server', () => {
  test('hands on what was sent, and from where', async (t) => {
    const server = await listen({
      port: 0, host: '127.0.0.1',
      fetch: async (request, from) => Response.json(
        {method: request.method, path: new URL(request.url).pathname, body: await request.text(), ...from}),
    });
    t.after(() => server.close());
    assert.equal(server.url, `http://127.0.0.1:${server.port}`);
    const answer = await fetch(`${server.url}/a/b?c`, {method: 'POST', body: 'ä'});
    assert.deepEqual(await answer.json(), {method: 'POST', path: '/a/b', body: 'ä', address: '127.0.0.1'});
  });

  test('leaves an embedding app its own Request and Response', async () => {
    const [ours, theirs] = [Request, Response];
    const server = await listen({port: 0, host: '127.0.0.1', fetch: async () => new Response()});
    await fetch(server.url);
    await server.close();
    assert.equal(Request, ours);
    assert.equal(Response, theirs);
  });

  test('lets an answer under way finish before it ends, and takes no new request', async () => {
    let go = () => {};
    const held = new Promise<void>((done) => (go = done));
    let arrived = () => {};
    const here = new Promise<void>((done) => (arrived = done));
    const server = await listen({port: 0, host: '127.0.0.1', fetch: async () => {
      arrived();
      await held;
      return new Response('done');
    }});
    const answer = fetch(server.url);
    await here;
    const closed = server.close();
    await assert.rejects(fetch(server.url));
    go();
    assert.equal(await (await answer).text(), 'done');
    await closed;
  });

  test('cuts off who never finishes', async () => {
    const server = await listen({port: 0, host: '127.0.0.1', fetch: async () => new Response()});
    const slow = connect(server.port, '127.0.0.1');
    slow.on('error', () => undefined);
    await once(slow, 'connect');
    slow.write('GET / HTTP/1.1\r\nHost: a\r\n');
    const start = performance.now();
    await server.close(200);
    assert.ok(performance.now() - start < 2_000);
    slow.destroy();
  });

  test('says which port is taken by failing', async () => {
    const server = await listen({port: 0, host: '127.0.0.1', fetch: async () => new Response()});
    await assert.rejects(listen({port: server.port, host: '127.0.0.1', fetch: async () => new Response()}), {code: 'EADDRINUSE'});
    await server.close();
  });
});

describe('the work', () => {
  test('goes on after a failure, one round at a time, and ends when it is told to', async () => {
    let running = 0;
    let rounds = 0;
    const lines: LogEntry[] = [];
    let third = () => {};
    const enough = new Promise<void>((done) => (third = done));
    const working = startLoop({
      async runDueJobs() {
        assert.equal(++running, 1);
        rounds++;
        await systemClock.sleep(5);
        running--;
        if (rounds === 1) throw new TypeError('token gm_secret');
        if (rounds >= 3) third();
        return {done: rounds < 3 ? 1 : 0, nextAt: systemClock.now() + 1};
      },
    }, {clock: {now: systemClock.now, sleep: (_, signal) => systemClock.sleep(1, signal)}, log: (line) => lines.push(line)});
    await enough;
    await working.stop();
    const after = rounds;
    await systemClock.sleep(30);
    assert.equal(rounds, after);
    assert.deepEqual(lines, [{event: 'worker', error: 'TypeError'}]);
  });
});

describe('the log', () => {
  test('holds only what is allowed, whatever it is given', () => {
    const written: string[] = [];
    const log = createJsonLog((line) => written.push(line), () => 0);
    log({event: 'request', route: '/v1/claim', status: 200, token: 'gc_secret', note: 'happy birthday'} as LogEntry);
    assert.deepEqual(written, ['{"time":"1970-01-01T00:00:00.000Z","event":"request","route":"/v1/claim","status":200}\n']);
  });
});

test('an older Node is told plainly what is needed', () => {
  assert.match(unsupportedNodeMessage('20.20.2')!, /needs Node 22\.13 or newer.*this is Node 20\.20\.2/);
  assert.match(unsupportedNodeMessage('22.12.0')!, /22\.12\.0/);
  for (const version of ['22.13.0', '22.20.1', '23.0.0', '24.21.0', '100.0.0']) assert.equal(unsupportedNodeMessage(version), undefined, version);
});
