import type {Policy} from '../../protocol/index.ts';
import type {GiftRow} from '../store.ts';

/** What was promised when the gift was drafted. Before there was extending, nobody was promised any. */
export const policyOf = (gift: Pick<GiftRow, 'policy'>): Policy => {
  const promised = JSON.parse(gift.policy) as Omit<Policy, 'senderMayExtend'> & Partial<Policy>;
  return {...promised, senderMayExtend: promised.senderMayExtend ?? 0};
};
