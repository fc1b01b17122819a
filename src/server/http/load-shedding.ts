/**
 * Load shedding: when more requests arrive than can be handled, some are answered in time instead of all too late.
 *
 * Everything that costs time runs on the event loop, commits included. So one request begins per turn of the loop, after the work
 * of those that have begun, and how long the others wait tells how much is too much. A request that waits for another system
 * holds nobody up, which a limit of concurrent requests would.
 */
import {ProblemError} from '../problem.ts';

export const DEFAULT_MAX_WAIT_MS = 500;

/** The client adds its attempts up to 30 seconds, so a later time would be none. */
const MIN_RETRY_MS = 1_000;
const MAX_RETRY_MS = 3_000;

export interface LoadSheddingOptions {
  /** A request that has waited longer is refused. */
  maxWaitMs: number;
  /** A monotonic clock; milliseconds. */
  now(): number;
  /** Calls back in the next turn of the event loop, after its input and output. */
  onNextTurn(callback: () => void): void;
  random(): number;
}

/** Resolves when the request may begin; `first`: before all that are not. Throws `unavailable` if it has waited too long. */
export type Admit = (first: boolean) => Promise<void>;

interface Waiting {
  arrivedAt: number;
  begin(): void;
  refuse(error: ProblemError): void;
}

export function createLoadShedding({maxWaitMs, now, onNextTurn, random}: LoadSheddingOptions): Admit {
  const first: Waiting[] = [];
  const others: Waiting[] = [];
  let isScheduled = false;

  function schedule() {
    isScheduled = first.length + others.length > 0;
    if (isScheduled) onNextTurn(admitOne);
  }

  function admitOne() {
    const oldest = now() - maxWaitMs;
    for (const queue of [first, others]) while (queue[0] && queue[0].arrivedAt < oldest) queue.shift()!.refuse(overloaded());
    (first.shift() ?? others.shift())?.begin();
    schedule();
  }

  // Spread, so that the requests of a burst do not come back at the same moment.
  const overloaded = () => new ProblemError('unavailable', {
    retryAfterMs: Math.round(MIN_RETRY_MS + random() * (MAX_RETRY_MS - MIN_RETRY_MS)),
  });

  return (isFirst) => new Promise((begin, refuse) => {
    (isFirst ? first : others).push({arrivedAt: now(), begin, refuse});
    if (!isScheduled) schedule();
  });
}
