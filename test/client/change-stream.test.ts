import {expect} from '@open-wc/testing';
import {createChangeStream, type OpenStream} from '../../src/client/change-stream.ts';
import {poll} from '../../src/client/poll.ts';
import {createEventParser, readEvents} from '../../src/client/sse.ts';
import {Transport} from '../../src/client/transport.ts';
import {waitFor} from '../support/wait.ts';

const wait = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));
const neverAborted = () => new AbortController().signal;

describe('an event stream', () => {
  const countEvents = (...chunks: string[]) => {
    let events = 0;
    const parse = createEventParser(() => events++);
    chunks.forEach(parse);
    return events;
  };

  it('has one event for each group of data lines that an empty line ends, however it is split into chunks', () => {
    expect(countEvents('data: {"sequence":1}\n\n')).to.equal(1);
    expect(countEvents(':\n\n', ': still there\n\n', '\n\n\n', 'id: 4\nretry: 10\n\n')).to.equal(0);
    expect(countEvents('event: x\ndata: 1\ndata: 2\n\ndata\n\n')).to.equal(2);
    const text = ':\r\n\r\ndata: 1\r\n\r\ndata: 2\r\ndata: 3\r\n\r\n:\n\ndata: 4\n\n';
    for (let size = 1; size <= text.length; size++) {
      expect(countEvents(...text.match(new RegExp(`[^]{1,${size}}`, 'g'))!), `in chunks of ${size}`).to.equal(3);
    }
    expect(countEvents('data: cut off\n')).to.equal(0);
    expect(countEvents('database: no\n\n')).to.equal(0);
  });

  const openStream = async (respond: () => Promise<Response>) => {
    let events = 0;
    const transport = new Transport({backend: 'https://gifts.example', fetch: respond as typeof fetch});
    return {retryable: await readEvents(transport, 'gm_x', () => events++, neverAborted()), events};
  };
  const stream = (text: string) => new Response(text, {headers: {'content-type': 'text/event-stream'}});

  it('can be opened again after it ended, broke off or was limited, but not if the backend has none', async () => {
    expect(await openStream(async () => stream('data: 1\n\ndata: 2\n\n'))).to.deep.equal({retryable: true, events: 2});
    expect(await openStream(async () => { throw new TypeError('network'); })).to.deep.equal({retryable: true, events: 0});
    expect((await openStream(async () => new Response('{}', {status: 429}))).retryable).to.equal(true);
    expect((await openStream(async () => new Response('', {status: 503}))).retryable).to.equal(true);
    expect((await openStream(async () => new Response('{}', {status: 404}))).retryable).to.equal(false);
    expect((await openStream(async () => new Response('<html>'))).retryable).to.equal(false);
  });

  it('closes when the page is hidden for good, because the back/forward cache would keep its connection', async () => {
    const signals: AbortSignal[] = [];
    const open: OpenStream = (_, signal) => {
      signals.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(true)));
    };
    const changes = createChangeStream(open);
    await changes.waitForChange(1, neverAborted());
    expect(signals.map(({aborted}) => aborted)).to.deep.equal([false]);
    dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    expect(signals[0]!.aborted).to.equal(true);
    await changes.waitForChange(1, neverAborted());
    await changes.waitForChange(1, neverAborted());
    expect(signals, 'it opens again when the page returns').to.have.lengthOf(2);
    changes.close();
  });

  it('sends its token in a header and stops when aborted', async () => {
    let sent: [string, RequestInit] | undefined;
    const controller = new AbortController();
    const respond = async (url: string, init: RequestInit) => {
      sent = [url, init];
      return new Response(new ReadableStream({start: (out) => init.signal!.addEventListener('abort', () => out.error(init.signal!.reason))}),
        {headers: {'content-type': 'text/event-stream'}});
    };
    const transport = new Transport({backend: 'https://gifts.example/', fetch: respond as typeof fetch});
    const reading = readEvents(transport, 'gm_x', () => {}, controller.signal);
    await wait();
    expect(sent![0]).to.equal('https://gifts.example/v1/gift/events');
    expect(new Headers(sent![1].headers).get('authorization')).to.equal('Bearer gm_x');
    controller.abort();
    await reading;
  });
});

describe('polling with an event stream', () => {
  /** A stream that the test controls. */
  function createFakeStream() {
    const opened: {sendEvent: () => void; end: (retryable: boolean) => void; signal: AbortSignal}[] = [];
    const open: OpenStream = (sendEvent, signal) => new Promise((end) => {
      opened.push({sendEvent, end, signal});
      signal.addEventListener('abort', () => end(true));
    });
    return {open, openCount: () => opened.length, latest: () => opened.at(-1)!};
  }

  function startPolling(
    stream: ReturnType<typeof createFakeStream>, {isHidden, minIntervalMs = 5}: {isHidden?: () => boolean; minIntervalMs?: number} = {},
  ) {
    const controller = new AbortController();
    let requests = 0;
    const polling = poll<number>({
      load: async () => ({data: ++requests, etag: undefined}), onData: () => undefined, changes: createChangeStream(stream.open, isHidden),
      whenVisible: (signal) => (isHidden?.() ? new Promise((resolve) => signal.addEventListener('abort', () => resolve())) : Promise.resolve()),
      signal: controller.signal, minIntervalMs, maxIntervalMs: minIntervalMs,
    });
    return {requests: () => requests, stop: () => { controller.abort(); return polling; }};
  }

  it('sends a request at once after an event, and rarely otherwise', async () => {
    const stream = createFakeStream();
    const {requests, stop} = startPolling(stream);
    await waitFor(() => requests() > 3, 'it polls as usual while the stream is silent');
    stream.latest().sendEvent();
    await wait();
    const before = requests();
    await wait(100);
    expect(requests()).to.equal(before);
    stream.latest().sendEvent();
    await wait();
    expect(requests()).to.equal(before + 1);
    expect(stream.openCount()).to.equal(1);
    await stop();
    expect(stream.latest().signal.aborted).to.equal(true);
  });

  it('polls as usual when the stream breaks off, and opens another', async () => {
    const stream = createFakeStream();
    const {requests, stop} = startPolling(stream);
    await wait();
    stream.latest().sendEvent();
    await wait();
    const before = requests();
    stream.latest().end(true);
    await waitFor(() => requests() > before + 2 && stream.openCount() > 1);
    expect(stream.openCount()).to.equal(2);
    await stop();
  });

  it('reopens a silent stream less and less often, and never one that does not exist', async () => {
    const silent = createFakeStream();
    const polling = startPolling(silent, {minIntervalMs: 1});
    while (polling.requests() < 30) {
      await wait(5);
      silent.latest().end(true);
    }
    expect(silent.openCount()).to.be.within(2, 6);
    await polling.stop();

    const missing = createFakeStream();
    const pollingOnly = startPolling(missing, {minIntervalMs: 1});
    await wait();
    missing.latest().end(false);
    await waitFor(() => pollingOnly.requests() > 5);
    expect(missing.openCount()).to.equal(1);
    await pollingOnly.stop();
  });

  it('does not poll faster for a stream that is cut off after its first event each time', async () => {
    let opened = 0;
    const open: OpenStream = async (sendEvent) => {
      opened++;
      await wait(1);
      sendEvent();
      return true;
    };
    const controller = new AbortController();
    let requests = 0;
    const polling = poll<number>({
      load: async () => ({data: ++requests, etag: undefined}), onData: () => undefined, changes: createChangeStream(open),
      signal: controller.signal, minIntervalMs: 40, maxIntervalMs: 40,
    });
    await wait(400);
    controller.abort();
    await polling;
    expect(opened).to.be.within(2, 4);
    expect(requests).to.be.below(18);
  });

  it('closes the stream while the page is hidden', async () => {
    const stream = createFakeStream();
    let hidden = false;
    const {stop} = startPolling(stream, {isHidden: () => hidden});
    await wait();
    stream.latest().sendEvent();
    await wait();
    hidden = true;
    stream.latest().sendEvent();
    await wait();
    expect(stream.openCount() === 1 && stream.latest().signal.aborted).to.equal(true);
    await stop();
  });
});
