/** Calls `work()` again and again: when something is due, and at least every second, never twice at a time. */
import type {GiftBackend} from '../handler.ts';
import type {Clock, Log} from '../ports.ts';

const LONGEST_MS = 1_000;
const SHORTEST_MS = 20;

export function keepWorking(backend: Pick<GiftBackend, 'work'>, {clock, log}: {clock: Clock; log: Log}) {
  const ending = new AbortController();
  const ended = (async () => {
    while (!ending.signal.aborted) {
      await clock.sleep(await round(backend, clock, log), ending.signal);
    }
  })();
  return {
    /** Lets the round under way finish. */
    stop() {
      ending.abort();
      return ended;
    },
  };
}

/** One round; how long to wait for the next. */
async function round(backend: Pick<GiftBackend, 'work'>, clock: Clock, log: Log): Promise<number> {
  try {
    const {done, nextAt = Infinity} = await backend.work();
    if (done > 0) return SHORTEST_MS;
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, nextAt - clock.now()));
  } catch (error) {
    log({at: 'work', error: error instanceof Error ? error.name : 'thrown'});
    return LONGEST_MS;
  }
}
