import {GiftError} from './gift-error.ts';

/** When and how often a request is retried. */
export interface RetryOptions {
  maxAttempts: number;
  attemptTimeoutMs: number;
  /** The limit for all attempts and the delays between them. */
  timeoutMs: number;
  baseDelayMs: number;
  maxDelayMs: number;
  random(): number;
  /** A monotonic clock; milliseconds. */
  now(): number;
}

export const defaultRetry: RetryOptions = {
  maxAttempts: 4, attemptTimeoutMs: 10_000, timeoutMs: 30_000, baseDelayMs: 300, maxDelayMs: 8_000,
  random: Math.random,
  now: () => performance.now(),
};

/** Statuses below 500 that another attempt may improve. */
const RETRYABLE_STATUSES = new Set([408, 425, 429]);
export const isRetryableStatus = (status: number): boolean => status >= 500 || RETRYABLE_STATUSES.has(status);

/** The delay after an attempt, counted from 1: exponential backoff with full jitter, but no less than the backend asks for. */
export const retryDelay = ({baseDelayMs, maxDelayMs, random}: RetryOptions, attempt: number, minMs = 0): number =>
  Math.max(minMs, random() * backoff(attempt - 1, {base: baseDelayMs, factor: 2, max: maxDelayMs}));

/** Exponential backoff: `base` for attempt 0, then multiplied by `factor` for each attempt, up to `max`. */
export const backoff = (attempt: number, {base, factor, max}: {base: number; factor: number; max: number}): number =>
  Math.min(max, base * factor ** attempt);

/** Waits. Rejects with `aborted` when the signal aborts; leaves no timer or listener behind. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new GiftError('aborted', 'The caller aborted this request.', {cause: signal?.reason}));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, {once: true});
  });
}
