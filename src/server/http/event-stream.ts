/**
 * The stream that hastens polling: after each change it says how far a gift's sequence is, and nothing else.
 *
 * A change by this process wakes its streams at once. What another process changed in the same database is found at
 * the next heartbeat, when the stream looks for itself. Bytes are made only when somebody takes them, so a slow reader
 * costs one timer and no queue.
 */
import {MINUTE_MS, type Limits} from './rate-limit.ts';
import type {Credential} from './auth.ts';
import {ProblemError} from '../problem.ts';
import type {AppContext} from '../context.ts';

const HEARTBEAT_MS = 15_000;
/** Proxies and phones forget connections that never end; a reader opens the next one. */
const MAX_STREAM_MS = 10 * MINUTE_MS;
const RETRY_WHEN_FULL_MS = 30_000;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Otherwise nginx would keep each event until its buffer is full.
  'x-accel-buffering': 'no',
};

interface Subscriber {
  notify(): void;
  close(): void;
}

export type EventStreams = ReturnType<typeof createEventStreams>;

export function createEventStreams({storage, clock}: Pick<AppContext, 'storage' | 'clock'>, most: Limits) {
  const subscribers = new Map<string, Set<Subscriber>>();
  const open = new Map<string, number>();
  let total = 0;
  let ended = false;

  /** Takes a place in each count, and answers how to give them back; refuses when one is full. */
  function reserveSlot(token: string, address: string): () => void {
    if (ended || total >= most.streams) throw new ProblemError('unavailable', {retryAfterMs: RETRY_WHEN_FULL_MS});
    const counts = [[`token ${token}`, most.streamsPerToken], [`address ${address}`, most.streamsPerAddress]] as const;
    if (counts.some(([who, limit]) => (open.get(who) ?? 0) >= limit)) throw new ProblemError('rate-limited', {retryAfterMs: RETRY_WHEN_FULL_MS});
    for (const [who] of counts) open.set(who, (open.get(who) ?? 0) + 1);
    total++;
    return () => {
      for (const [who] of counts) if (open.get(who) === 1) open.delete(who); else open.set(who, open.get(who)! - 1);
      total--;
    };
  }

  function subscribe(gift: string, listener: Subscriber): () => void {
    const here = subscribers.get(gift) ?? new Set();
    subscribers.set(gift, here.add(listener));
    return () => {
      here.delete(listener);
      if (here.size === 0 && subscribers.get(gift) === here) subscribers.delete(gift);
    };
  }

  function stream(gift: string, leave: () => void): ReadableStream<Uint8Array> {
    const ending = new AbortController();
    const utf8 = new TextEncoder();
    let resting = new AbortController();
    let news = true;
    let lastSequence: number | undefined;
    let out: ReadableStreamDefaultController<Uint8Array>;
    const end = () => {
      if (ending.signal.aborted) return;
      ending.abort();
      resting.abort();
      unlisten();
      leave();
    };
    const close = () => {
      if (ending.signal.aborted) return;
      end();
      out.close();
    };
    const unlisten = subscribe(gift, {close, notify: () => { news = true; resting.abort(); }});
    void clock.sleep(MAX_STREAM_MS, ending.signal).then(close);

    /** The next words: the sequence when it is a new one, a heartbeat when it isn't. */
    async function next(): Promise<string> {
      if (!news) await clock.sleep(HEARTBEAT_MS, (resting = new AbortController()).signal);
      news = false;
      const sequence = (await storage.read((tx) => tx.findGift(gift)))?.sequence;
      if (sequence === lastSequence) return ':\n\n';
      lastSequence = sequence;
      return `data: ${JSON.stringify({sequence})}\n\n`;
    }

    return new ReadableStream({
      start: (controller) => { out = controller; },
      async pull(controller) {
        const words = await next().catch(() => undefined);
        if (ending.signal.aborted) return;
        if (words === undefined) close();
        else controller.enqueue(utf8.encode(words));
      },
      cancel: end,
    }, {highWaterMark: 0});
  }

  return {
    open(request: Request, {hash, capability}: Credential, address: string): Response {
      if (request.method === 'HEAD') return new Response(null, {headers});
      return new Response(stream(capability!.giftId, reserveSlot(hash, address)), {headers});
    },
    /** Says that a gift has changed. */
    notify(gift: string) {
      subscribers.get(gift)?.forEach((listener) => listener.notify());
    },
    /** Ends all, for good. */
    end() {
      ended = true;
      for (const here of [...subscribers.values()]) for (const listener of [...here]) listener.close();
    },
    /** How many are open. */
    get size() {
      return total;
    },
  };
}
