/** Follows something that changes now and then: asks, backs off while nothing happens, rests while nobody looks. */
import {GiftError} from './gift-error.ts';
import type {Hastener} from './hasten.ts';
import {sleep} from './patience.ts';

export interface Watch<T> {
  /** Asks once; `data` is undefined when nothing has changed since `etag`. */
  ask(etag: string | undefined, signal: AbortSignal): Promise<{data: T | undefined; etag: string | undefined}>;
  show(data: T): void;
  /** Told when asking fails, and with undefined when it works again. */
  trouble?(error: GiftError | undefined): void;
  /** True when no further change can come. */
  ended?(data: T): boolean;
  /** Resolves when somebody looks; at once when somebody does. */
  looked?(signal: AbortSignal): Promise<void>;
  /** Waits between two questions in `watch`’s stead, and no longer than until there is news. */
  hasten?: Hastener;
  signal: AbortSignal;
  /** Milliseconds between questions: at first, and at most. */
  firstMs?: number;
  mostMs?: number;
}

export async function watch<T>(
  {ask, show, trouble, ended, looked, hasten, signal, firstMs = 2_000, mostMs = 30_000}: Watch<T>,
): Promise<void> {
  let etag: string | undefined;
  let pause = firstMs;
  try {
    while (!signal.aborted) {
      await looked?.(signal);
      if (signal.aborted) return;
      try {
        const answer = await ask(etag, signal);
        trouble?.(undefined);
        pause = answer.data === undefined ? Math.min(mostMs, pause * 1.25) : firstMs;
        etag = answer.etag ?? etag;
        if (answer.data !== undefined) {
          show(answer.data);
          if (ended?.(answer.data)) return;
        }
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (error.code === 'aborted') return;
        trouble?.(error);
        if (!error.retryable) return;
        pause = Math.max(Math.min(mostMs, pause * 2), error.retryAfterMs ?? 0);
        // News is no reason to press a backend that is in trouble.
        await sleep(pause, signal);
        continue;
      }
      await (hasten ? hasten.rest(pause, signal) : sleep(pause, signal));
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    hasten?.end();
  }
}
