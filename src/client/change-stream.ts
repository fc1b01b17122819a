/** Waits between two questions, and is woken by a stream of events where there is one. Without one it only waits. */
import {sleep} from './retry.ts';

export interface ChangeStream {
  /** Waits so many milliseconds, or until there is news; much longer while a stream will tell of it. Never throws. */
  waitForChange(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets go of the stream. */
  close(): void;
}

/** Calls `heard` for each event until its end; answers whether it may be asked for again. Never throws. */
export type OpenStream = (heard: () => void, signal: AbortSignal) => Promise<boolean>;

/** A stream that said nothing may be held up on its way: it is asked for again after so many questions, and twice as many. */
const MIN_POLLS_BETWEEN_RECONNECTS = 4;
const MAX_POLLS_BETWEEN_RECONNECTS = 64;
/** A stream that ends sooner, with no more than its first word said, may be cut off on its way each time. */
const MIN_HEALTHY_MS = 5_000;

/** `hidden`: while nobody looks, the stream is let go of. `liveMs`: the longest wait while a stream is there. */
export function createChangeStream(listen: OpenStream, isHidden = () => false, liveMs = 30_000): ChangeStream {
  let stream: AbortController | undefined;
  let live = false;
  let changed = false;
  let pollsBetweenReconnects = MIN_POLLS_BETWEEN_RECONNECTS;
  let pollsUntilReconnect = 0;
  /** One stream may break off without more ado. */
  let forgiveNextDrop = true;
  let wake = () => {};

  function open() {
    const mine = stream = new AbortController();
    // A page that was left may be kept for its back button, and a browser has few lines to one host.
    globalThis.addEventListener?.('pagehide', end, {signal: mine.signal});
    const began = performance.now();
    let words = 0;
    const heard = () => {
      if (stream !== mine) return;
      live = changed = true;
      words++;
      wake();
    };
    void listen(heard, mine.signal).then((again) => {
      if (stream !== mine) return;
      const lasted = words > 1 || (live && performance.now() - began > MIN_HEALTHY_MS);
      if (lasted) pollsBetweenReconnects = MIN_POLLS_BETWEEN_RECONNECTS;
      pollsUntilReconnect = !again ? Infinity : lasted || (live && forgiveNextDrop) ? 0 : pollsBetweenReconnects;
      if (!lasted) pollsBetweenReconnects = Math.min(MAX_POLLS_BETWEEN_RECONNECTS, pollsBetweenReconnects * 2);
      forgiveNextDrop = lasted;
      // It broke off: what it would have told is asked for at once.
      if (live) wake();
      end();
    });
  }

  function end() {
    stream?.abort();
    stream = undefined;
    live = false;
  }

  return {
    close: end,
    async waitForChange(ms, signal) {
      if (!stream && pollsUntilReconnect-- <= 0) open();
      if (!changed && !signal.aborted) {
        const resting = new AbortController();
        wake = () => resting.abort();
        signal.addEventListener('abort', wake, {signal: resting.signal});
        await sleep(live ? Math.max(ms, liveMs) : ms, resting.signal).catch(() => {});
        wake();
      }
      changed = false;
      if (isHidden()) end();
    },
  };
}
