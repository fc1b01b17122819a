/** What a recipient may still do once the gift is theirs: correct where it goes, thank, and be forgotten. */
import {hasActiveClaim, type ParsedRequestOf} from '../../protocol/index.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {CapabilityRow, GiftRow, JobRow, PortionRow, Transaction} from '../storage/storage.ts';
import {markUnavailable} from './orders.ts';

export async function loadByReceipt(tx: Transaction, receipt: CapabilityRow): Promise<{gift: GiftRow; portion: PortionRow}> {
  return {gift: (await tx.findGift(receipt.giftId))!, portion: (await tx.findPortion(receipt.giftId, receipt.portion!))!};
}

/**
 * The address can change while the shop has not been asked: once it has, it may have taken the order, whether or
 * not its answer arrived, and would send the parcel where the first asking said.
 */
export const canCorrect = (portion: PortionRow, job: JobRow | undefined) =>
  portion.state === 'claimed' && portion.erasedAt === null && (job?.attempt ?? 0) === 0;

/**
 * An order that the shop was never asked for can be given up, and one that has left can be forgotten; in between,
 * somebody would have paid for a parcel that nobody can address.
 */
export const canErase = (portion: PortionRow, job: JobRow | undefined) =>
  portion.erasedAt === null && portion.state !== 'ordered' && (portion.state !== 'claimed' || (job?.attempt ?? 0) === 0);

export async function requireCorrectable(tx: Transaction, receipt: CapabilityRow): Promise<{gift: GiftRow; portion: PortionRow}> {
  const claimed = await loadByReceipt(tx, receipt);
  const {gift, portion} = claimed;
  if (portion.erasedAt !== null) throw new ProblemError('personal-data-erased');
  const job = await tx.findJob(gift.id, portion.number, 'place-order');
  if (!canCorrect(portion, job)) throw new ProblemError('state-conflict', {currentState: portion.state});
  return claimed;
}

export async function updateAddress(
  tx: Transaction, receipt: CapabilityRow, {address, shipTo}: ParsedRequestOf<'correctAddress'>, kid: string,
): Promise<void> {
  const {gift, portion} = await requireCorrectable(tx, receipt);
  const {country, postalCode = null} = shipTo;
  await tx.saveAddress({giftId: gift.id, portion: portion.number, jwe: address, kid, receiptHash: receipt.hash, country, postalCode});
  await tx.updatePortion(gift.id, portion.number, {});
  await tx.updateGift(gift.id);
}

/** Thanks, once; the same words again change nothing. */
export async function sendThanks(tx: Transaction, receipt: CapabilityRow, {note, emoji}: {note: string; emoji: string}): Promise<void> {
  const {gift, portion} = await loadByReceipt(tx, receipt);
  if (note.trim() === '' && emoji.trim() === '') throw fieldError('/note', 'missing');
  if (portion.erasedAt !== null) throw new ProblemError('personal-data-erased');
  const existing = (await tx.listThanks(gift.id)).find((thanks) => thanks.portion === portion.number);
  if (existing && existing.note === note && existing.emoji === emoji) return;
  if (existing || !hasActiveClaim(portion.state)) throw new ProblemError('state-conflict', {currentState: portion.state});
  await tx.insertThanks({giftId: gift.id, portion: portion.number, note, emoji});
  await tx.updateGift(gift.id);
}

/** Forgets the recipient. An order that the shop was never asked for can't be sent any more, so its money goes back. */
export async function eraseRecipient(tx: Transaction, receipt: CapabilityRow): Promise<void> {
  const {gift, portion} = await loadByReceipt(tx, receipt);
  if (portion.erasedAt !== null) return;
  if (!canErase(portion, await tx.findJob(gift.id, portion.number, 'place-order'))) {
    throw new ProblemError('state-conflict', {currentState: portion.state});
  }
  if (portion.state === 'claimed') await markUnavailable(tx, gift, portion.number);
  await tx.deleteAddress(gift.id, portion.number);
  await tx.deleteThanks(gift.id, portion.number);
  await tx.deleteStoredResponses(gift.id);
  await tx.updatePortion(gift.id, portion.number, {erasedAt: await tx.now()});
  await tx.updateGift(gift.id);
}
