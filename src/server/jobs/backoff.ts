/**
 * Exponential backoff: `base` for attempt 0, then multiplied by `factor` for each further attempt, up to `max`.
 * Milliseconds.
 */
export const backoff = (attempt: number, {base, factor = 2, max}: {base: number; factor?: number; max: number}): number =>
  Math.min(max, base * factor ** attempt);
