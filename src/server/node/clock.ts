/** The system's clock and random numbers. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Clock, Random} from '../ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  // An aborted sleep resolves instead of rejecting, since the caller continues either way.
  sleep: (ms, signal) => sleep(ms, undefined, signal ? {signal} : {}).catch(() => undefined),
};

export const systemRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
