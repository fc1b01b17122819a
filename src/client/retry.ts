import {GiftError} from './gift-error.ts';

/** How long and how often a call is tried; milliseconds. */
export interface RetryOptions {
  maxAttempts: number;
  attemptTimeoutMs: number;
  timeoutMs: number;
  baseDelayMs: number;
  maxDelayMs: number;
  random(): number;
  now(): number;
}

export const defaultRetry: RetryOptions = {
  maxAttempts: 4, attemptTimeoutMs: 10_000, timeoutMs: 30_000, baseDelayMs: 300, maxDelayMs: 8_000,
  random: Math.random,
  now: () => performance.now(),
};

/** Waits, unless the signal says otherwise; leaves no timer and no listener behind. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new GiftError('aborted', 'The caller stopped this call.', {cause: signal?.reason}));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, {once: true});
  });
}
