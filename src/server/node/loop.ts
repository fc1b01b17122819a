/** Runs the backend's due jobs in a loop: when a job is due, at least every second, and never two rounds at a time. */
import type {GiftBackend} from '../backend.ts';
import type {Clock, Log} from '../ports.ts';

const MAX_INTERVAL_MS = 1_000;
const MIN_INTERVAL_MS = 20;
/** A job that waits longer for another system is left to the next start: its lease ends, and its effect has a key that repeats nothing. */
const STOP_TIMEOUT_MS = 3_000;

export function startLoop(backend: Pick<GiftBackend, 'runDueJobs'>, {clock, log}: {clock: Clock; log: Log}) {
  const abort = new AbortController();
  const stopped = (async () => {
    while (!abort.signal.aborted) {
      await clock.sleep(await runRound(backend, clock, log), abort.signal);
    }
  })();
  return {
    /** Begins no further round. Resolves when the current one has finished, or takes too long. */
    async stop() {
      abort.abort();
      const timeout = new AbortController();
      await Promise.race([stopped, clock.sleep(STOP_TIMEOUT_MS, timeout.signal)]);
      timeout.abort();
    },
  };
}

/** Runs one round and returns the delay until the next one, in milliseconds. */
async function runRound(backend: Pick<GiftBackend, 'runDueJobs'>, clock: Clock, log: Log): Promise<number> {
  try {
    const {done, nextAt = Infinity} = await backend.runDueJobs();
    if (done > 0) return MIN_INTERVAL_MS;
    return Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, nextAt - clock.now()));
  } catch (error) {
    log({event: 'worker', error: error instanceof Error ? error.name : 'thrown'});
    return MAX_INTERVAL_MS;
  }
}
