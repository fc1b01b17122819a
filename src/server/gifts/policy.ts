import type {Policy} from '../../protocol/index.ts';
import type {GiftRow, PortionRow} from '../storage/storage.ts';

/** The policy that was in force when the gift was drafted. Later changes of the shop's policy do not apply to it. */
export const policyOf = (gift: Pick<GiftRow, 'policy'>) => JSON.parse(gift.policy) as Policy;

/** The claim window ends this long before a hold lapses, so that a claim in the last moment can still be paid. */
export const HOLD_MARGIN_MS = 3600_000;

/** Until when the payer's money lasts for a claim (milliseconds since 1970). */
export const lastClaimTime = ({heldUntil}: Pick<GiftRow, 'heldUntil'>) => (heldUntil === null ? Infinity : heldUntil - HOLD_MARGIN_MS);

/** The latest claim deadline of these portions (milliseconds since 1970); undefined before the gift is ready. */
export function lastDeadline(portions: readonly PortionRow[]): number | undefined {
  const deadlines = portions.flatMap(({claimDeadline}) => claimDeadline ?? []);
  return deadlines.length > 0 ? Math.max(...deadlines) : undefined;
}
