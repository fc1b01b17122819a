import type {Policy} from '../../protocol/index.ts';
import type {GiftRow, PortionRow} from '../storage/storage.ts';

/** The policy that was in force when the gift was drafted. Later changes of the shop's policy do not apply to it. */
export const policyOf = (gift: Pick<GiftRow, 'policy'>) => JSON.parse(gift.policy) as Policy;

/** The latest claim deadline of these portions (milliseconds since 1970); undefined before the gift is ready. */
export function lastDeadline(portions: readonly PortionRow[]): number | undefined {
  const deadlines = portions.flatMap(({claimDeadline}) => claimDeadline ?? []);
  return deadlines.length > 0 ? Math.max(...deadlines) : undefined;
}
