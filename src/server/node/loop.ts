/** Runs the backend's due jobs in a loop: when a job is due, at least every second, and never two rounds at a time. */
import type {GiftBackend} from '../backend.ts';
import type {Clock, Log} from '../ports.ts';

const MAX_INTERVAL_MS = 1_000;
const MIN_INTERVAL_MS = 20;

export function startLoop(backend: Pick<GiftBackend, 'runDueJobs'>, {clock, log}: {clock: Clock; log: Log}) {
  const abort = new AbortController();
  const stopped = (async () => {
    while (!abort.signal.aborted) {
      await clock.sleep(await runRound(backend, clock, log), abort.signal);
    }
  })();
  return {
    /** Resolves when the current round has finished. */
    stop() {
      abort.abort();
      return stopped;
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
