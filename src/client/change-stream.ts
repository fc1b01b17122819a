/** Waits between two polls and wakes up early when an event stream reports a change. Without a stream it only waits. */
import {backoff, sleep} from './retry.ts';

export interface ChangeStream {
  /** Waits `ms`, or until a change is reported. While a stream is open it waits longer, up to `liveIntervalMs`. Never rejects. */
  waitForChange(ms: number, signal: AbortSignal): Promise<void>;
  /** Closes the stream. The next `waitForChange` may open one again. */
  close(): void;
}

/** Calls `onEvent` for each event until the stream ends. Resolves to whether opening it again can succeed. Never rejects. */
export type OpenStream = (onEvent: () => void, signal: AbortSignal) => Promise<boolean>;

/** A proxy may hold back a stream that delivers nothing. It is opened again after this many polls, which doubles each time. */
const MIN_POLLS_BETWEEN_RECONNECTS = 4;
const MAX_POLLS_BETWEEN_RECONNECTS = 64;
/** A proxy may also cut a stream off after its first event. A stream that ends sooner than this counts as failed. */
const MIN_HEALTHY_MS = 5_000;

/**
 * @param isHidden While true, the stream is closed after each wait.
 * @param liveIntervalMs The interval between polls while a stream is open.
 */
export function createChangeStream(openStream: OpenStream, isHidden = () => false, liveIntervalMs = 30_000): ChangeStream {
  let stream: AbortController | undefined;
  /** The stream has delivered an event. */
  let live = false;
  let changed = false;
  let pollsBetweenReconnects = MIN_POLLS_BETWEEN_RECONNECTS;
  let pollsUntilReconnect = 0;
  /** The next stream that drops after a single event is opened again at once. */
  let forgiveNextDrop = true;
  let wake = () => {};

  function open() {
    const current = stream = new AbortController();
    // The back/forward cache may keep the page, and a browser allows few connections to one host.
    globalThis.addEventListener?.('pagehide', close, {signal: current.signal});
    const openedAt = performance.now();
    let events = 0;
    const onEvent = () => {
      if (stream !== current) return;
      live = changed = true;
      events++;
      wake();
    };
    void openStream(onEvent, current.signal).then((retryable) => {
      if (stream !== current) return;
      const healthy = events > 1 || (live && performance.now() - openedAt > MIN_HEALTHY_MS);
      if (healthy) pollsBetweenReconnects = MIN_POLLS_BETWEEN_RECONNECTS;
      pollsUntilReconnect = !retryable ? Infinity : healthy || (live && forgiveNextDrop) ? 0 : pollsBetweenReconnects;
      if (!healthy) pollsBetweenReconnects = backoff(1, {base: pollsBetweenReconnects, factor: 2, max: MAX_POLLS_BETWEEN_RECONNECTS});
      forgiveNextDrop = healthy;
      // Events may have been lost with the connection, so the caller polls at once.
      if (live) wake();
      close();
    });
  }

  function close() {
    stream?.abort();
    stream = undefined;
    live = false;
  }

  return {
    close,
    async waitForChange(ms, signal) {
      if (!stream && pollsUntilReconnect-- <= 0) open();
      if (!changed && !signal.aborted) {
        const waiting = new AbortController();
        wake = () => waiting.abort();
        signal.addEventListener('abort', wake, {signal: waiting.signal});
        await sleep(live ? Math.max(ms, liveIntervalMs) : ms, waiting.signal).catch(() => {});
        wake();
      }
      changed = false;
      if (isHidden()) close();
    },
  };
}
