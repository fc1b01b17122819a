/**
 * The event stream of a gift: after each change it sends the gift's sequence number, and nothing else.
 *
 * A change by this process notifies its streams at once. A change by another process on the same database is found at the next
 * heartbeat, when the stream reads the sequence itself. An event is created only when the reader asks for it, so a slow reader
 * costs a timer and no queue.
 */
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {Credential} from './auth.ts';
import type {Limits} from './rate-limit.ts';

const HEARTBEAT_MS = 15_000;
/** Proxies and phones drop connections that never end. The client opens the next one. */
const MAX_STREAM_MS = 10 * 60_000;
const RETRY_WHEN_FULL_MS = 30_000;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // nginx would hold events back until its buffer is full.
  'x-accel-buffering': 'no',
};

interface Subscriber {
  notify(): void;
  close(): void;
}

export interface EventStreams {
  /** Opens a stream. Throws `rate-limited` or `unavailable` if too many are open. */
  open(request: Request, credential: Credential, address: string): Response;
  /** Reports that a gift has changed. */
  notify(giftId: string): void;
  /** Ends every stream and opens no more. */
  close(): void;
}

type StreamLimits = Pick<Limits, 'streams' | 'streamsPerToken' | 'streamsPerAddress'>;

export function createEventStreams({storage, clock}: Pick<AppContext, 'storage' | 'clock'>, limits: StreamLimits): EventStreams {
  const subscribers = new Map<string, Set<Subscriber>>();
  const reserveSlot = createSlots(limits);
  let isClosed = false;

  function subscribe(giftId: string, subscriber: Subscriber): () => void {
    const group = subscribers.get(giftId) ?? new Set();
    subscribers.set(giftId, group.add(subscriber));
    return () => {
      group.delete(subscriber);
      if (group.size === 0 && subscribers.get(giftId) === group) subscribers.delete(giftId);
    };
  }

  function createStream(giftId: string, releaseSlot: () => void): ReadableStream<Uint8Array> {
    const ended = new AbortController();
    const encoder = new TextEncoder();
    let heartbeat = new AbortController();
    let hasChanged = true;
    let lastSequence: number | undefined;
    let controller: ReadableStreamDefaultController<Uint8Array>;

    const dispose = () => {
      if (ended.signal.aborted) return;
      ended.abort();
      heartbeat.abort();
      unsubscribe();
      releaseSlot();
    };
    const close = () => {
      if (ended.signal.aborted) return;
      dispose();
      controller.close();
    };
    const notify = () => {
      hasChanged = true;
      heartbeat.abort();
    };
    const unsubscribe = subscribe(giftId, {notify, close});
    void clock.sleep(MAX_STREAM_MS, ended.signal).then(close);

    /** Waits for a change or the heartbeat. Returns the sequence if it is new, a comment otherwise. */
    async function nextEvent(): Promise<string> {
      if (!hasChanged) {
        heartbeat = new AbortController();
        await clock.sleep(HEARTBEAT_MS, heartbeat.signal);
      }
      // Reset before reading: a change during the read must not be lost.
      hasChanged = false;
      const sequence = (await storage.read((tx) => tx.findGift(giftId)))?.sequence;
      if (sequence === lastSequence) return ':\n\n';
      lastSequence = sequence;
      return `data: ${JSON.stringify({sequence})}\n\n`;
    }

    return new ReadableStream({
      start: (streamController) => {
        controller = streamController;
      },
      async pull() {
        const event = await nextEvent().catch(() => undefined);
        if (ended.signal.aborted) return;
        if (event === undefined) close();
        else controller.enqueue(encoder.encode(event));
      },
      cancel: dispose,
    }, {highWaterMark: 0});
  }

  return {
    open(request, {hash, capability}, address) {
      if (request.method === 'HEAD') return new Response(null, {headers});
      if (isClosed) throw new ProblemError('unavailable', {retryAfterMs: RETRY_WHEN_FULL_MS});
      return new Response(createStream(capability!.giftId, reserveSlot(hash, address)), {headers});
    },
    notify(giftId) {
      subscribers.get(giftId)?.forEach((subscriber) => subscriber.notify());
    },
    close() {
      isClosed = true;
      for (const group of [...subscribers.values()]) for (const subscriber of [...group]) subscriber.close();
    },
  };
}

/** Counts open streams. `reserveSlot` throws if a limit is reached, and returns a function that gives the slot back. */
function createSlots({streams, streamsPerToken, streamsPerAddress}: StreamLimits) {
  const counts = new Map<string, number>();
  let total = 0;
  return function reserveSlot(tokenHash: string, address: string): () => void {
    if (total >= streams) throw new ProblemError('unavailable', {retryAfterMs: RETRY_WHEN_FULL_MS});
    const limits = [[`token ${tokenHash}`, streamsPerToken], [`address ${address}`, streamsPerAddress]] as const;
    if (limits.some(([key, limit]) => (counts.get(key) ?? 0) >= limit)) {
      throw new ProblemError('rate-limited', {retryAfterMs: RETRY_WHEN_FULL_MS});
    }
    for (const [key] of limits) counts.set(key, (counts.get(key) ?? 0) + 1);
    total++;
    return () => {
      for (const [key] of limits) {
        const count = counts.get(key)! - 1;
        if (count === 0) counts.delete(key);
        else counts.set(key, count);
      }
      total--;
    };
  };
}
