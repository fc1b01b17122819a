/**
 * The stream that hastens polling: after each change it says how far a gift's sequence is, and nothing else.
 *
 * A change by this process wakes its streams at once. What another process changed in the same database is found at
 * the next heartbeat, when the stream looks for itself. Bytes are made only when somebody takes them, so a slow reader
 * costs one timer and no queue.
 */
import {MINUTE, type Limits} from './limits.ts';
import type {Credential} from './credential.ts';
import {Refusal} from './refusal.ts';
import type {World} from './world.ts';

const HEARTBEAT_MS = 15_000;
/** Proxies and phones forget connections that never end; a reader opens the next one. */
const LIFE_MS = 10 * MINUTE;
const FULL_MS = 30_000;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Otherwise nginx would keep each event until its buffer is full.
  'x-accel-buffering': 'no',
};

interface Listener {
  wake(): void;
  end(): void;
}

export type Streams = ReturnType<typeof makeStreams>;

export function makeStreams({store, clock}: Pick<World, 'store' | 'clock'>, most: Limits) {
  const listeners = new Map<string, Set<Listener>>();
  const open = new Map<string, number>();
  let total = 0;
  let ended = false;

  /** Takes a place in each count, and answers how to give them back; refuses when one is full. */
  function takePlaces(token: string, address: string): () => void {
    if (ended || total >= most.streams) throw new Refusal('unavailable', {retryAfterMs: FULL_MS});
    const counts = [[`token ${token}`, most.streamsPerToken], [`address ${address}`, most.streamsPerAddress]] as const;
    if (counts.some(([who, limit]) => (open.get(who) ?? 0) >= limit)) throw new Refusal('rate-limited', {retryAfterMs: FULL_MS});
    for (const [who] of counts) open.set(who, (open.get(who) ?? 0) + 1);
    total++;
    return () => {
      for (const [who] of counts) if (open.get(who) === 1) open.delete(who); else open.set(who, open.get(who)! - 1);
      total--;
    };
  }

  function listen(gift: string, listener: Listener): () => void {
    const here = listeners.get(gift) ?? new Set();
    listeners.set(gift, here.add(listener));
    return () => {
      here.delete(listener);
      if (here.size === 0 && listeners.get(gift) === here) listeners.delete(gift);
    };
  }

  function stream(gift: string, leave: () => void): ReadableStream<Uint8Array> {
    const ending = new AbortController();
    const utf8 = new TextEncoder();
    let resting = new AbortController();
    let news = true;
    let told: number | undefined;
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
    const unlisten = listen(gift, {end: close, wake: () => { news = true; resting.abort(); }});
    void clock.sleep(LIFE_MS, ending.signal).then(close);

    /** The next words: the sequence when it is a new one, a heartbeat when it isn't. */
    async function next(): Promise<string> {
      if (!news) await clock.sleep(HEARTBEAT_MS, (resting = new AbortController()).signal);
      news = false;
      const sequence = (await store.read((tx) => tx.gift(gift)))?.sequence;
      if (sequence === told) return ':\n\n';
      told = sequence;
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
      return new Response(stream(capability!.gift, takePlaces(hash, address)), {headers});
    },
    /** Says that a gift has changed. */
    wake(gift: string) {
      listeners.get(gift)?.forEach((listener) => listener.wake());
    },
    /** Ends all, for good. */
    end() {
      ended = true;
      for (const here of [...listeners.values()]) for (const listener of [...here]) listener.end();
    },
    /** How many are open. */
    get size() {
      return total;
    },
  };
}
