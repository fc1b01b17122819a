/** Follows something that changes now and then: asks, backs off while nothing happens, rests while nobody looks. */
import {GiftError} from './gift-error.ts';
import type {ChangeStream} from './change-stream.ts';
import {sleep} from './retry.ts';

export interface PollOptions<T> {
  /** Asks once; `data` is undefined when nothing has changed since `etag`. */
  fetch(etag: string | undefined, signal: AbortSignal): Promise<{data: T | undefined; etag: string | undefined}>;
  onData(data: T): void;
  /** Told when asking fails, and with undefined when it works again. */
  onError?(error: GiftError | undefined): void;
  /** True when no further change can come. */
  isDone?(data: T): boolean;
  /** Resolves when somebody looks; at once when somebody does. */
  whenVisible?(signal: AbortSignal): Promise<void>;
  /** Waits between two questions in `watch`’s stead, and no longer than until there is news. */
  changes?: ChangeStream;
  signal: AbortSignal;
  /** Milliseconds between questions: at first, and at most. */
  minIntervalMs?: number;
  maxIntervalMs?: number;
}

export async function poll<T>(
  {fetch, onData, onError, isDone, whenVisible, changes, signal, minIntervalMs = 2_000, maxIntervalMs = 30_000}: PollOptions<T>,
): Promise<void> {
  let etag: string | undefined;
  let pause = minIntervalMs;
  try {
    while (!signal.aborted) {
      await whenVisible?.(signal);
      if (signal.aborted) return;
      try {
        const answer = await fetch(etag, signal);
        onError?.(undefined);
        pause = answer.data === undefined ? Math.min(maxIntervalMs, pause * 1.25) : minIntervalMs;
        etag = answer.etag ?? etag;
        if (answer.data !== undefined) {
          onData(answer.data);
          if (isDone?.(answer.data)) return;
        }
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (error.code === 'aborted') return;
        onError?.(error);
        if (!error.retryable) return;
        pause = Math.max(Math.min(maxIntervalMs, pause * 2), error.retryAfterMs ?? 0);
        // News is no reason to press a backend that is in trouble.
        await sleep(pause, signal);
        continue;
      }
      await (changes ? changes.waitForChange(pause, signal) : sleep(pause, signal));
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    changes?.close();
  }
}
