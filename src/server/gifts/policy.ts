import type {Policy} from '../../protocol/index.ts';
import type {GiftRow} from '../storage/storage.ts';

/** What was promised when the gift was drafted. Before there was extending, nobody was promised any. */
export const policyOf = (gift: Pick<GiftRow, 'policy'>): Policy => {
  const policy = JSON.parse(gift.policy) as Omit<Policy, 'senderMayExtend'> & Partial<Policy>;
  return {...policy, senderMayExtend: policy.senderMayExtend ?? 0};
};
