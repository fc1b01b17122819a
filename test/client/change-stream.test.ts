import {expect} from '@open-wc/testing';
import {createEventParser, readEvents} from '../../src/client/sse.ts';
import {createChangeStream, type OpenStream} from '../../src/client/change-stream.ts';
import {Transport} from '../../src/client/transport.ts';
import {poll} from '../../src/client/poll.ts';

const soon = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));
const neverAborted = () => new AbortController().signal;

describe('a stream of events', () => {
  const countEvents = (...chunks: string[]) => {
    let heard = 0;
    const read = createEventParser(() => heard++);
    chunks.forEach(read);
    return heard;
  };

  it('is an event for each lines of data that an empty line ends, however it is cut', () => {
    expect(countEvents('data: {"sequence":1}\n\n')).to.equal(1);
    expect(countEvents(':\n\n', ': still there\n\n', '\n\n\n', 'id: 4\nretry: 10\n\n')).to.equal(0);
    expect(countEvents('event: x\ndata: 1\ndata: 2\n\ndata\n\n')).to.equal(2);
    const text = ':\r\n\r\ndata: 1\r\n\r\ndata: 2\r\ndata: 3\r\n\r\n:\n\ndata: 4\n\n';
    for (let size = 1; size <= text.length; size++) {
      expect(countEvents(...text.match(new RegExp(`[^]{1,${size}}`, 'g'))!), `in pieces of ${size}`).to.equal(3);
    }
    expect(countEvents('data: cut off\n')).to.equal(0);
    expect(countEvents('database: no\n\n')).to.equal(0);
  });

  const openStream = async (answer: () => Promise<Response>) => {
    let heard = 0;
    const transport = new Transport({backend: 'https://gifts.example', fetch: answer as typeof fetch});
    return {again: await readEvents(transport, 'gm_x', () => heard++, neverAborted()), heard};
  };
  const stream = (text: string) => new Response(text, {headers: {'content-type': 'text/event-stream'}});

  it('is asked for again when it ended, broke off or was too much, and never where there is none', async () => {
    expect(await openStream(async () => stream('data: 1\n\ndata: 2\n\n'))).to.deep.equal({again: true, heard: 2});
    expect(await openStream(async () => { throw new TypeError('network'); })).to.deep.equal({again: true, heard: 0});
    expect((await openStream(async () => new Response('{}', {status: 429}))).again).to.equal(true);
    expect((await openStream(async () => new Response('', {status: 503}))).again).to.equal(true);
    expect((await openStream(async () => new Response('{}', {status: 404}))).again).to.equal(false);
    expect((await openStream(async () => new Response('<html>'))).again).to.equal(false);
  });

  it('is let go of when the page is left, since a page kept for the back button would hold its line', async () => {
    const signals: AbortSignal[] = [];
    const listening: OpenStream = (_, signal) => {
      signals.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(true)));
    };
    const stream = createChangeStream(listening);
    await stream.waitForChange(1, neverAborted());
    expect(signals.map(({aborted}) => aborted)).to.deep.equal([false]);
    dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    expect(signals[0]!.aborted).to.equal(true);
    await stream.waitForChange(1, neverAborted());
    await stream.waitForChange(1, neverAborted());
    expect(signals, 'back again, it listens again').to.have.lengthOf(2);
    stream.close();
  });

  it('sends its token in a header, and stops when told', async () => {
    let sent: [string, RequestInit] | undefined;
    const stopping = new AbortController();
    const answer = async (url: string, init: RequestInit) => {
      sent = [url, init];
      return new Response(new ReadableStream({start: (out) => init.signal!.addEventListener('abort', () => out.error(init.signal!.reason))}),
        {headers: {'content-type': 'text/event-stream'}});
    };
    const listening = readEvents(new Transport({backend: 'https://gifts.example/', fetch: answer as typeof fetch}), 'gm_x', () => {}, stopping.signal);
    await soon();
    expect(sent![0]).to.equal('https://gifts.example/v1/gift/events');
    expect(new Headers(sent![1].headers).get('authorization')).to.equal('Bearer gm_x');
    stopping.abort();
    await listening;
  });
});

describe('following something that is hastened', () => {
  /** A stream that the test speaks through, and a count of how often it was asked for. */
  function createFakeStream() {
    const now: {heard: () => void; end: (again: boolean) => void; signal: AbortSignal}[] = [];
    const listening: OpenStream = (heard, signal) => new Promise((end) => {
      now.push({heard, end, signal});
      signal.addEventListener('abort', () => end(true));
    });
    return {listening, opened: () => now.length, latest: () => now.at(-1)!};
  }

  function startPolling(stream: ReturnType<typeof createFakeStream>, {hidden, firstMs: minIntervalMs = 5}: {hidden?: () => boolean; firstMs?: number} = {}) {
    const stopping = new AbortController();
    let openStream = 0;
    const following = poll<number>({
      fetch: async () => ({data: ++openStream, etag: undefined}), onData: () => undefined, changes: createChangeStream(stream.listening, hidden),
      whenVisible: (signal) => (hidden?.() ? new Promise((resolve) => signal.addEventListener('abort', () => resolve())) : Promise.resolve()),
      signal: stopping.signal, minIntervalMs, maxIntervalMs: minIntervalMs,
    });
    return {openStream: () => openStream, stop: () => { stopping.abort(); return following; }};
  }

  it('asks at once when there is news, and hardly ever otherwise', async () => {
    const stream = createFakeStream();
    const {openStream, stop} = startPolling(stream);
    await soon(60);
    const polled = openStream();
    expect(polled, 'as long as the stream is silent it asks as without one').to.be.greaterThan(3);
    stream.latest().heard();
    await soon();
    const before = openStream();
    await soon(100);
    expect(openStream()).to.equal(before);
    stream.latest().heard();
    await soon();
    expect(openStream()).to.equal(before + 1);
    expect(stream.opened()).to.equal(1);
    await stop();
    expect(stream.latest().signal.aborted).to.equal(true);
  });

  it('asks as ever when the stream breaks off, and opens another', async () => {
    const stream = createFakeStream();
    const {openStream, stop} = startPolling(stream);
    await soon();
    stream.latest().heard();
    await soon();
    const before = openStream();
    stream.latest().end(true);
    await soon(60);
    expect(openStream()).to.be.greaterThan(before + 2);
    expect(stream.opened()).to.equal(2);
    await stop();
  });

  it('asks for a silent stream less and less often, and not again for one that is not there', async () => {
    const silent = createFakeStream();
    const following = startPolling(silent, {firstMs: 1});
    for (let times = 0; times < 30; times++) {
      await soon(5);
      silent.latest().end(true);
    }
    expect(following.openStream()).to.be.greaterThan(20);
    expect(silent.opened()).to.be.within(2, 6);
    await following.stop();

    const none = createFakeStream();
    const polling = startPolling(none, {firstMs: 1});
    await soon();
    none.latest().end(false);
    await soon(60);
    expect(none.opened()).to.equal(1);
    expect(polling.openStream()).to.be.greaterThan(5);
    await polling.stop();
  });

  it('asks no faster for a stream that something on its way cuts off after its first word', async () => {
    let opened = 0;
    const cut: OpenStream = async (heard) => {
      opened++;
      await soon(1);
      heard();
      return true;
    };
    const stopping = new AbortController();
    let openStream = 0;
    const following = poll<number>({
      fetch: async () => ({data: ++openStream, etag: undefined}), onData: () => undefined, changes: createChangeStream(cut),
      signal: stopping.signal, minIntervalMs: 40, maxIntervalMs: 40,
    });
    await soon(400);
    stopping.abort();
    await following;
    expect(opened).to.be.within(2, 4);
    expect(openStream).to.be.below(18);
  });

  it('lets go of the stream while nobody looks', async () => {
    const stream = createFakeStream();
    let hidden = false;
    const {stop} = startPolling(stream, {hidden: () => hidden});
    await soon();
    stream.latest().heard();
    await soon();
    hidden = true;
    stream.latest().heard();
    await soon();
    expect(stream.opened() === 1 && stream.latest().signal.aborted).to.equal(true);
    await stop();
  });
});
