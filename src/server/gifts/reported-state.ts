import type {GiftRow, Transaction} from '../storage/storage.ts';

/**
 * The state to report in a `state-conflict`: that of the portion if there is only one, because it says more than the
 * gift's.
 */
export async function reportedState(tx: Transaction, gift: GiftRow): Promise<string> {
  const [portion, ...others] = await tx.listPortions(gift.id);
  const isBeforeReady = gift.state === 'draft' || gift.state === 'scheduled' || gift.state === 'abandoned' || gift.state === 'cancelled';
  return !portion || others.length > 0 || isBeforeReady ? gift.state : portion.state;
}
