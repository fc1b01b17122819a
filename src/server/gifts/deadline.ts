import type {PortionRow} from '../storage/storage.ts';

/** The latest moment up to which any of these portions can, or could, be claimed. */
export function lastDeadline(portions: readonly PortionRow[]): number | undefined {
  const deadlines = portions.flatMap(({claimDeadline}) => claimDeadline ?? []);
  return deadlines.length > 0 ? Math.max(...deadlines) : undefined;
}
