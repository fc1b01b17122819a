import {GiftError} from './gift-error.ts';

/** How long and how often a call is tried; milliseconds. */
export interface Patience {
  attempts: number;
  attemptMs: number;
  totalMs: number;
  baseMs: number;
  capMs: number;
  random(): number;
  now(): number;
}

export const patience: Patience = {
  attempts: 4, attemptMs: 10_000, totalMs: 30_000, baseMs: 300, capMs: 8_000,
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
