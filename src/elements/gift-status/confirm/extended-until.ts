import type {Gift} from '../../../protocol/gift.ts';

/** How long a gift can be claimed in all. */
const LONGEST_MS = 180 * 86_400_000;

/** Until when one more claim window would reach, as the backend counts it; an instant. */
export function extendedUntil({claimDeadline, policy, paidAt, createdAt, sendAt}: Gift): string {
  // It became ready when it was paid for, or at its own moment where that was later.
  const ready = Math.max(Date.parse(paidAt ?? createdAt), sendAt ? Date.parse(sendAt.at) : 0);
  return new Date(Math.min(Date.parse(claimDeadline!) + policy.claimWindowSeconds * 1000, ready + LONGEST_MS)).toISOString();
}
