/** How a portion ends without an order, and how the money finds its way back. */
import {portionMoves} from '../../protocol/index.ts';
import {tell} from '../mail/telling.ts';
import {Refusal} from '../refusal.ts';
import type {GiftRow, JobRow, RefundRow, Tx} from '../store.ts';
import type {World} from '../world.ts';
import {policyOf} from './promise.ts';

/** Owes the payer something, once for each portion; the outbox pays it. */
export async function owe(tx: Tx, refund: Pick<RefundRow, 'gift' | 'portion' | 'amount' | 'currency'>): Promise<void> {
  if (refund.amount === 0) return;
  if (await tx.insertRefund(refund)) await tx.enqueue(refund.gift, refund.portion, 'refund');
}

/** What was held for these portions is free again, goods and money; then the gift ends if that was all. */
export async function giveBack(tx: Tx, gift: GiftRow, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    await tx.release(gift.id, number);
    await owe(tx, {gift: gift.id, portion: number, amount: gift.unitAmount, currency: gift.currency});
  }
  await endIfDone(tx, gift.id);
}

export async function endIfDone(tx: Tx, id: string): Promise<void> {
  const states = (await tx.portions(id)).map((portion) => portion.state);
  const done = states.every((state) => portionMoves[state].length === 0);
  const end = states.every((state) => state === 'cancelled') ? 'cancelled' : 'closed';
  if (!done || !(await tx.moveGift(id, end))) await tx.touchGift(id);
}

/** Ends the window of whatever nobody claimed in time, judged by the database's clock. */
export async function expire(tx: Tx, id: string): Promise<boolean> {
  const gift = (await tx.gift(id))!;
  const expired = await tx.movePortions(id, 'expired', {window: 'over'});
  if (expired.length > 0) await giveBack(tx, gift, expired);
  return expired.length > 0;
}

/** Pays one refund. Its key comes from its row, so asking again, for ever if need be, pays it once. */
export async function payRefund(world: World, job: JobRow): Promise<'done' | 'later'> {
  const {gift, refund} = await world.store.read(async (tx) => ({
    gift: (await tx.gift(job.gift))!,
    refund: (await tx.refunds(job.gift)).find((row) => row.portion === job.portion)!,
  }));
  if (refund.state !== 'pending') return 'done';
  const key = `refund:${gift.id}.${refund.portion}`;
  const amount = {amount: refund.amount, currency: refund.currency};
  const known = refund.providerRefund === null ? undefined : await world.payments.getRefund(key);
  const result = known ?? (await world.payments.refund({key, payment: gift.payment!, amount}));
  await world.store.change(async (tx) => {
    await tx.noteRefund(gift.id, refund.portion, result.id);
    if (result.state === 'pending' || !(await tx.moveRefund(gift.id, refund.portion, result.state))) return;
    if (result.state === 'refunded') await tx.enter({gift: gift.id, portion: refund.portion, kind: 'refunded', ...amount});
    await tx.touchGift(gift.id);
    // A whole group's money going back at once is one piece of news.
    if (!(await tx.refunds(gift.id)).some((row) => row.state === 'pending')) await tell(tx, gift.id, 'refunded');
  });
  if (result.state === 'failed') world.log({at: 'effect', kind: 'refund', gift: gift.id, code: 'refund-failed'});
  return result.state === 'pending' ? 'later' : 'done';
}

/** The sender takes back what nobody has claimed; a second time changes nothing. */
export async function cancel(tx: Tx, gift: GiftRow): Promise<void> {
  if (gift.state === 'cancelled') return;
  if (gift.state === 'draft') {
    await tx.moveGift(gift.id, 'cancelled');
    await tx.movePortions(gift.id, 'cancelled');
    // The checkout is still open elsewhere; if someone pays meanwhile, that goes back.
    await tx.enqueue(gift.id, 0, 'close');
    return;
  }
  const {senderMayCancel} = policyOf(gift);
  const taken = senderMayCancel === 'until-claimed' ? await tx.movePortions(gift.id, 'cancelled') : [];
  if (taken.length === 0) throw new Refusal('state-conflict', {currentState: await stateInWords(tx, gift)});
  await giveBack(tx, gift, taken);
}

/** With a single portion, its state says more than the gift's. */
export async function stateInWords(tx: Tx, gift: GiftRow): Promise<string> {
  const [portion, ...more] = await tx.portions(gift.id);
  const beforeReady = gift.state === 'draft' || gift.state === 'scheduled' || gift.state === 'abandoned' || gift.state === 'cancelled';
  return !portion || more.length > 0 || beforeReady ? gift.state : portion.state;
}
