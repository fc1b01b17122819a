/** Polls for changes: slower while nothing changes or requests fail, and not at all while the page is hidden. */
import type {ChangeStream} from './change-stream.ts';
import {GiftError} from './gift-error.ts';
import {backoff, sleep} from './retry.ts';

export interface PollOptions<T> {
  /** Sends one request. `data` is undefined if nothing has changed since `etag`. */
  load(etag: string | undefined, signal: AbortSignal): Promise<{data: T | undefined; etag: string | undefined}>;
  onData(data: T): void;
  /** Called with the error when a request fails, and with undefined when one succeeds. */
  onError?(error: GiftError | undefined): void;
  /** Returns true if no further change is possible; polling then ends. */
  isDone?(data: T): boolean;
  /** Resolves when the page is visible, or when the signal aborts. */
  whenVisible?(signal: AbortSignal): Promise<void>;
  /** Ends the wait between two requests early when the backend reports a change. `poll` closes it. */
  changes?: ChangeStream;
  signal: AbortSignal;
  minIntervalMs?: number;
  maxIntervalMs?: number;
}

/** Resolves when `isDone` is true, when an error is not retryable, or when the signal aborts. */
export async function poll<T>(
  {load, onData, onError, isDone, whenVisible, changes, signal, minIntervalMs = 2_000, maxIntervalMs = 30_000}: PollOptions<T>,
): Promise<void> {
  let etag: string | undefined;
  let interval = minIntervalMs;
  const slowDown = (factor: number) => backoff(1, {base: interval, factor, max: maxIntervalMs});
  try {
    while (!signal.aborted) {
      await whenVisible?.(signal);
      if (signal.aborted) return;
      try {
        const result = await load(etag, signal);
        onError?.(undefined);
        interval = result.data === undefined ? slowDown(1.25) : minIntervalMs;
        etag = result.etag ?? etag;
        if (result.data !== undefined) {
          onData(result.data);
          if (isDone?.(result.data)) return;
        }
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (error.code === 'aborted') return;
        onError?.(error);
        if (!error.retryable) return;
        interval = Math.max(slowDown(2), error.retryAfterMs ?? 0);
        // A change must not shorten the wait for a backend that is failing.
        await sleep(interval, signal);
        continue;
      }
      await (changes ? changes.waitForChange(interval, signal) : sleep(interval, signal));
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    changes?.close();
  }
}
