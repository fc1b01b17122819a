/**
 * Runs the jobs of one kind, at most `limit` at once. Each kind has a pool of its own, and each pool calls one system: a shop
 * that hangs holds up orders, but no refund and no mail.
 */
import type {Clock} from '../ports.ts';
import {createBreaker} from './breaker.ts';
import {isUnreachable} from './timeouts.ts';
import {toWorkResult, type Worker} from './work-result.ts';

export type Outcome<Result> = {failed: false; result: Result} | {failed: true; error: unknown};

export interface PoolOptions<Job, Result> {
  limit: number;
  clock: Pick<Clock, 'now'>;
  /** Leases up to `count` due jobs. */
  take(count: number): Promise<readonly Job[]>;
  /** Does the job, which calls the other system. */
  perform(job: Job): Promise<Result>;
  /** Stores the outcome. */
  settle(job: Job, outcome: Outcome<Result>): Promise<void>;
  /** When the next job is due, or was due first (milliseconds since 1970); undefined if none is waiting. */
  findNextDueTime(): Promise<number | undefined>;
}

interface Start {
  started: Promise<void>[];
  /** When the next job can start (milliseconds since 1970); absent if none is waiting, or one has to end first. */
  nextAt?: number;
}

/**
 * Returns a worker that runs jobs until none is due or none may start. Calls that overlap share the limit, and each waits only for
 * the jobs that it has started.
 */
export function createPool<Job, Result>({limit, clock, take, perform, settle, findNextDueTime}: PoolOptions<Job, Result>): Worker {
  const breaker = createBreaker(clock);
  let running = 0;
  const freePlaces = () => Math.max(0, breaker.maxRunning(limit) - running);

  async function startDueJobs(): Promise<Start> {
    const retryAt = breaker.retryAt();
    if (retryAt === 0 && freePlaces() === 0) return {started: []};
    const dueAt = await findNextDueTime();
    if (dueAt === undefined) return {started: []};
    const nextAt = Math.max(dueAt, retryAt);
    return nextAt > clock.now() ? {started: [], nextAt} : {started: (await takeJobs()).map(runJob)};
  }

  /** Leases no more jobs than can run now: a lease counts as an attempt, and delays the job if the process is killed. */
  async function takeJobs(): Promise<readonly Job[]> {
    const places = freePlaces();
    if (places === 0) return [];
    // Reserved before waiting for the lease, so that overlapping calls keep to the limit.
    running += places;
    let jobs: readonly Job[] = [];
    try {
      jobs = await take(places);
    } finally {
      running -= places - jobs.length;
    }
    return jobs;
  }

  async function runJob(job: Job): Promise<void> {
    try {
      const outcome = await perform(job).then(
        (result) => ({failed: false, result}) as const,
        (error: unknown) => ({failed: true, error}) as const);
      // Before the outcome is stored, so that jobs that fail together open the breaker before another one starts.
      breaker.record(!(outcome.failed && isUnreachable(outcome.error)));
      await settle(job, outcome);
    } finally {
      running--;
    }
  }

  return async (signal) => {
    const own = new Set<Promise<void>>();
    let done = 0;
    try {
      for (;;) {
        const {started, nextAt}: Start = signal?.aborted ? {started: []} : await startDueJobs();
        for (const job of started) {
          const tracked: Promise<void> = job.finally(() => own.delete(tracked));
          own.add(tracked);
        }
        done += started.length;
        if (own.size === 0) return toWorkResult(done, [nextAt]);
        await Promise.race(own);
      }
    } finally {
      await Promise.allSettled(own);
    }
  };
}
