/**
 * `done` counts what was due; `nextAt` is when something is due next (milliseconds since 1970), absent if nothing is
 * waiting.
 */
export interface WorkResult {
  done: number;
  nextAt?: number;
}

/** Runs what is due; starts no further job once the signal is aborted. */
export type Worker = (signal?: AbortSignal) => Promise<WorkResult>;

/** `times`: when each kind of work is due next. */
export function toWorkResult(done: number, times: readonly (number | undefined)[]): WorkResult {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? {done, nextAt: Math.min(...known)} : {done};
}
