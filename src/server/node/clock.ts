/** The world's own clock and chance, for a backend that runs for real. */
import {setTimeout as wait} from 'node:timers/promises';
import type {Clock, Random} from '../ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  // An aborted wait is a wait that is over: whoever aborts it wants to go on, not to catch.
  sleep: (ms, signal) => wait(ms, undefined, signal ? {signal} : {}).catch(() => undefined),
};

export const systemRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
