/** What a recipient may do after claiming: correct the address, thank the sender, and erase personal data. */
import {hasActiveClaim, type ParsedRequestOf} from '../../protocol/index.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {CapabilityRow, GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {markUnavailable} from './orders.ts';
import {canCorrectAddress, canErase} from './permissions.ts';

interface ClaimedPortion {
  gift: GiftRow;
  portion: PortionRow;
}

/** Loads the portion of a receipt. Call it inside the transaction: the portion can be erased after authentication. */
export async function loadByReceipt(tx: Transaction, receipt: CapabilityRow): Promise<ClaimedPortion> {
  return {gift: (await tx.findGift(receipt.giftId))!, portion: (await tx.findPortion(receipt.giftId, receipt.portion!))!};
}

export async function requireCorrectable(tx: Transaction, receipt: CapabilityRow): Promise<ClaimedPortion> {
  const claimed = await loadByReceipt(tx, receipt);
  const {gift, portion} = claimed;
  if (portion.erasedAt !== null) throw new ProblemError('personal-data-erased');
  const job = await tx.findJob(gift.id, portion.number, 'place-order');
  if (!canCorrectAddress(portion, job)) throw new ProblemError('state-conflict', {currentState: portion.state});
  return claimed;
}

/** `kid` is the key that the validated address is encrypted to. */
export async function updateAddress(
  tx: Transaction, receipt: CapabilityRow, {address, shipTo}: ParsedRequestOf<'correctAddress'>, kid: string,
): Promise<void> {
  const {gift, portion} = await requireCorrectable(tx, receipt);
  const {country, postalCode = null} = shipTo;
  await tx.saveAddress({giftId: gift.id, portion: portion.number, jwe: address, kid, receiptHash: receipt.hash, country, postalCode});
  await tx.updatePortion(gift.id, portion.number, {});
  await tx.updateGift(gift.id);
}

/** Thanks the sender, once. Repeating the same words changes nothing; other words are a conflict. */
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

/**
 * Deletes the recipient's address, thanks and stored responses. A portion that is not ordered yet is given up and
 * refunded.
 */
export async function eraseRecipientData(tx: Transaction, receipt: CapabilityRow): Promise<void> {
  const {gift, portion} = await loadByReceipt(tx, receipt);
  if (portion.erasedAt !== null) return;
  if (!canErase(portion, await tx.findJob(gift.id, portion.number, 'place-order'))) {
    throw new ProblemError('state-conflict', {currentState: portion.state});
  }
  if (portion.state === 'claimed') await markUnavailable(tx, gift, portion.number);
  await tx.deleteAddress(gift.id, portion.number);
  await tx.deleteThanks(gift.id, portion.number);
  await tx.deleteStoredResponses(receipt.hash);
  await tx.updatePortion(gift.id, portion.number, {erasedAt: await tx.now()});
  await tx.updateGift(gift.id);
}
