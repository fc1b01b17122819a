import {ProblemError} from '../problem.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {policyOf} from './policy.ts';
import {releaseAndRefund} from './end-portions.ts';
import {reportedState} from './reported-state.ts';

/** Cancels the portions that nobody has claimed, and refunds them. Cancelling again changes nothing. */
export async function cancelGift(tx: Transaction, gift: GiftRow): Promise<void> {
  if (gift.state === 'cancelled') return;
  if (gift.state === 'draft') {
    await tx.transitionGift(gift.id, 'cancelled');
    await tx.transitionPortions(gift.id, 'cancelled');
    // The checkout is still open at the provider. A payment that arrives before it expires is refunded.
    await tx.enqueueJob(gift.id, 0, 'expire-checkout');
    return;
  }
  const {senderMayCancel} = policyOf(gift);
  const cancelled = senderMayCancel === 'until-claimed' ? await tx.transitionPortions(gift.id, 'cancelled') : [];
  if (cancelled.length === 0) throw new ProblemError('state-conflict', {currentState: await reportedState(tx, gift)});
  await releaseAndRefund(tx, gift, cancelled);
}
