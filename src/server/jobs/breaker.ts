/**
 * A circuit breaker: after several calls in a row that the other system did not answer, it lets none start for a while,
 * and then one that probes.
 *
 * Own code instead of a library: a library wraps the call and makes it fail, but here not even a lease may be taken, since
 * it counts as an attempt. Libraries also read a clock of their own.
 */
import type {Clock} from '../ports.ts';
import {backoff} from './backoff.ts';

const FAILURES_TO_OPEN = 5;
const PAUSE_MS = {base: 5_000, max: 60_000};

export interface Breaker {
  /** How many calls may run at once: all, one that probes, or none. */
  maxRunning(limit: number): number;
  /** When the next call may start, in milliseconds since 1970; 0 if it may start now. */
  retryAt(): number;
  /** `isAnswered`: the other system responded, even if it refused. */
  record(isAnswered: boolean): void;
}

export function createBreaker(clock: Pick<Clock, 'now'>): Breaker {
  let failures = 0;
  let openings = 0;
  let openedAt = 0;
  const retryAt = () => {
    const end = openedAt + backoff(openings - 1, PAUSE_MS);
    const now = clock.now();
    // A clock that was set back ends the pause.
    return openings > 0 && openedAt <= now && now < end ? end : 0;
  };
  return {
    retryAt,
    maxRunning: (limit) => (retryAt() > 0 ? 0 : openings > 0 ? 1 : limit),
    record(isAnswered) {
      if (isAnswered) {
        failures = openings = 0;
        return;
      }
      failures++;
      // Calls that started before the breaker opened say nothing new.
      if (failures < FAILURES_TO_OPEN || retryAt() > 0) return;
      openings++;
      openedAt = clock.now();
    },
  };
}
