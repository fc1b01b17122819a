/** Runs a worker in a loop: when a job is due, at least every second, and whether or not the previous round has ended. */
import type {GiftBackend} from '../backend.ts';
import type {Clock, Log} from '../ports.ts';

const MAX_INTERVAL_MS = 1_000;
const MIN_INTERVAL_MS = 20;
/** A job that waits longer for another system is left to the next start: its lease ends, and its effect has a key that repeats nothing. */
const STOP_TIMEOUT_MS = 3_000;
/** More than all jobs that run at once, so that only a slow database can reach it. */
const MAX_OVERLAPPING_ROUNDS = 40;

export function startLoop(run: GiftBackend['runDueJobs'], {clock, log}: {clock: Clock; log: Log}) {
  const abort = new AbortController();
  const rounds = new Set<Promise<number>>();

  function startRound(): Promise<number> {
    const round = runRound(run, abort.signal, clock, log).finally(() => rounds.delete(round));
    rounds.add(round);
    return round;
  }

  const stopped = (async () => {
    while (!abort.signal.aborted) {
      const hasEnded = new AbortController();
      const interval = clock.sleep(MAX_INTERVAL_MS, AbortSignal.any([abort.signal, hasEnded.signal]));
      const delayMs = await Promise.race([startRound(), interval]);
      hasEnded.abort();
      if (delayMs !== undefined) await clock.sleep(delayMs, abort.signal);
      else if (rounds.size >= MAX_OVERLAPPING_ROUNDS) await Promise.race(rounds);
    }
    await Promise.all(rounds);
  })();
  return {
    /** Starts no more jobs. Resolves when those under way have ended, or take too long. */
    async stop() {
      abort.abort();
      const timeout = new AbortController();
      await Promise.race([stopped, clock.sleep(STOP_TIMEOUT_MS, timeout.signal)]);
      timeout.abort();
    },
  };
}

/** Runs one round and returns the delay until the next one, in milliseconds. */
async function runRound(run: GiftBackend['runDueJobs'], signal: AbortSignal, clock: Clock, log: Log): Promise<number> {
  try {
    const {done, nextAt = Infinity} = await run(signal);
    if (done > 0) return MIN_INTERVAL_MS;
    return Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, nextAt - clock.now()));
  } catch (error) {
    log({event: 'worker', error: error instanceof Error ? error.name : 'thrown'});
    return MAX_INTERVAL_MS;
  }
}
