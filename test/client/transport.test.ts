import {expect} from '@open-wc/testing';
import type {GiftError} from '../../src/client/gift-error.ts';
import {sleep, type RetryOptions} from '../../src/client/retry.ts';
import {Transport} from '../../src/client/transport.ts';

type FakeReply = Response | 'network error' | 'never';

/** A transport whose network returns these replies in turn. */
function createFakeTransport(replies: FakeReply[], retry: Partial<RetryOptions> = {}) {
  const sent: Request[] = [];
  const times: number[] = [];
  const transport = new Transport({
    backend: 'https://gifts.example/',
    retry: {baseDelayMs: 20, maxDelayMs: 80, random: () => 1, ...retry},
    fetch: async (input, init) => {
      sent.push(new Request(input, init));
      times.push(performance.now());
      const reply = replies.shift() ?? 'network error';
      if (reply === 'network error') throw new TypeError('Failed to fetch');
      if (reply === 'never') return new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)));
      return reply;
    },
  });
  return {transport, sent, times};
}

const problemResponse = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({type: 'about:blank', title: 'No.', status, ...body}), {status, headers});
const okResponse = () => Response.json({hello: 'you'});
const expectError = async (promise: Promise<unknown>) => promise.then(
  () => { throw new Error('The request was expected to fail.'); }, (error: unknown) => error as GiftError);

const write = {method: 'POST', path: '/v1/gifts', body: '{"a":1}', idempotencyKey: 'k'.repeat(20), token: `gm_${'a'.repeat(43)}`} as const;

describe('the transport', () => {
  it('sends the same body and the same idempotency key on every attempt', async () => {
    const {transport, sent} = createFakeTransport(['network error', problemResponse(503), okResponse()]);
    await transport.send(write);
    expect(await Promise.all(sent.map((request) => request.text()))).to.deep.equal(['{"a":1}', '{"a":1}', '{"a":1}']);
    expect(sent.map(({headers}) => headers.get('idempotency-key'))).to.deep.equal(Array(3).fill('k'.repeat(20)));
    expect(sent[0]!.headers.get('authorization')).to.match(/^Bearer gm_/);
    expect(sent[0]!.credentials).to.equal('omit');
    expect(sent[0]!.url).to.equal('https://gifts.example/v1/gifts');
  });

  it('gives up after four attempts and reports that the outcome is unknown', async () => {
    const {transport, sent} = createFakeTransport([]);
    const error = await expectError(transport.send(write));
    expect(sent).to.have.lengthOf(4);
    expect(error).to.include({code: 'network', outcomeUnknown: true});
  });

  it('does not report an unknown outcome for a read', async () => {
    const {transport} = createFakeTransport([]);
    expect((await expectError(transport.send({method: 'GET', path: '/v1/shop'}))).outcomeUnknown).to.equal(false);
  });

  for (const [status, body, attempts] of [
    [408, {}, 4], [425, {}, 4], [429, {}, 4], [500, {}, 4], [502, {}, 4], [409, {code: 'idempotency-in-progress', retryable: true}, 4],
    [400, {code: 'validation-failed'}, 1], [404, {code: 'not-found'}, 1], [409, {code: 'already-claimed'}, 1], [410, {code: 'gift-expired'}, 1],
    [500, {code: 'internal', retryable: false}, 1],
  ] as const) {
    it(`${attempts === 1 ? 'does not retry' : 'retries'} ${status} ${'code' in body ? body.code : ''}`, async () => {
      const {transport, sent} = createFakeTransport([1, 2, 3, 4].map(() => problemResponse(status, body)), {baseDelayMs: 1});
      await expectError(transport.send(write));
      expect(sent).to.have.lengthOf(attempts);
    });
  }

  it('prefers the detail of a problem to its title, which says the same of every request', async () => {
    const {transport} = createFakeTransport([
      problemResponse(404, {code: 'not-found', title: 'General.', detail: 'Exact.'}),
      problemResponse(404, {code: 'not-found', title: 'General.'}),
    ]);
    expect((await expectError(transport.send(write))).message).to.equal('Exact.');
    expect((await expectError(transport.send(write))).message).to.equal('General.');
  });

  it('waits at least as long as Retry-After', async () => {
    const {transport, times} = createFakeTransport([problemResponse(429, {}, {'retry-after': '1'}), okResponse()], {random: () => 0});
    await transport.send(write);
    expect(times[1]! - times[0]!).to.be.at.least(995);
  });

  it('does not wait for a retry that would exceed the timeout', async () => {
    const {transport, sent} = createFakeTransport([problemResponse(429, {}, {'retry-after': '60'}), okResponse()]);
    const error = await expectError(transport.send(write));
    expect(sent).to.have.lengthOf(1);
    expect(error.retryAfterMs).to.equal(60_000);
  });

  it('ends an attempt that takes too long and retries', async () => {
    const {transport, sent} = createFakeTransport(['never', okResponse()], {attemptTimeoutMs: 30});
    await transport.send(write);
    expect(sent).to.have.lengthOf(2);
  });

  it('stops within 50 ms of an abort, while sending and while waiting', async () => {
    for (const replies of [['never'], ['network error']] as FakeReply[][]) {
      const {transport} = createFakeTransport(replies, {baseDelayMs: 5_000, maxDelayMs: 5_000});
      const controller = new AbortController();
      const sending = expectError(transport.send({...write, signal: controller.signal}));
      await sleep(20);
      const abortedAt = performance.now();
      controller.abort();
      expect((await sending).code).to.equal('aborted');
      expect(performance.now() - abortedAt).to.be.below(50);
    }
  });

  it('leaves no listener on a long-lived signal', async () => {
    const controller = new AbortController();
    let listeners = 0;
    const {signal} = controller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = ((...input: Parameters<typeof add>) => { listeners++; add(...input); }) as typeof add;
    signal.removeEventListener = ((...input: Parameters<typeof remove>) => { listeners--; remove(...input); }) as typeof remove;
    const {transport} = createFakeTransport(['network error', okResponse()], {baseDelayMs: 1});
    await transport.send({...write, signal});
    expect(listeners).to.equal(0);
  });

  it('reports a truncated response as a network error, and one that is not JSON as invalid', async () => {
    const truncated = new Response(new ReadableStream({start: (controller) => controller.error(new TypeError('terminated'))}));
    expect((await expectError(createFakeTransport([truncated], {maxAttempts: 1}).transport.send(write))).code).to.equal('network');
    expect((await expectError(createFakeTransport([new Response('<p>hello')], {maxAttempts: 1}).transport.send(write))).code).to.equal('invalid-response');
  });

  it('tolerates a problem document whose fields have the wrong types', async () => {
    const malformed = problemResponse(422, {code: 7, title: null, retryable: 'yes', errors: [{pointer: 1}, null, {pointer: '/note', code: 'x'}], currentState: {}});
    const error = await expectError(createFakeTransport([malformed]).transport.send(write));
    expect(error).to.include({code: 'invalid-response', status: 422, retryable: false});
  });

  it('carries no token, address or body on an error', async () => {
    const error = await expectError(createFakeTransport([problemResponse(422, {code: 'address-undeliverable'})]).transport.send(write));
    expect(JSON.stringify(error) + error.message + error.stack).not.to.contain('gm_').and.not.to.contain('"a":1');
  });
});
