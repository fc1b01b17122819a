/** What a recipient may still do once the gift is theirs: correct where it goes, thank, and be forgotten. */
import {isClaimed, type CheckedRequestOf} from '../../protocol/index.ts';
import {faultAt, Refusal} from '../refusal.ts';
import type {CapabilityRow, GiftRow, JobRow, PortionRow, Tx} from '../store.ts';
import {fail} from './orders.ts';

export async function behindReceipt(tx: Tx, receipt: CapabilityRow): Promise<{gift: GiftRow; portion: PortionRow}> {
  return {gift: (await tx.gift(receipt.gift))!, portion: (await tx.portion(receipt.gift, receipt.portion!))!};
}

/**
 * The address can change while the shop has not been asked: once it has, it may have taken the order, whether or
 * not its answer arrived, and would send the parcel where the first asking said.
 */
export const mayCorrect = (portion: PortionRow, job: JobRow | undefined) =>
  portion.state === 'claimed' && portion.erasedAt === null && (job?.attempt ?? 0) === 0;

/**
 * An order that the shop was never asked for can be given up, and one that has left can be forgotten; in between,
 * somebody would have paid for a parcel that nobody can address.
 */
export const mayErase = (portion: PortionRow, job: JobRow | undefined) =>
  portion.erasedAt === null && portion.state !== 'ordered' && (portion.state !== 'claimed' || (job?.attempt ?? 0) === 0);

export async function correctable(tx: Tx, receipt: CapabilityRow): Promise<{gift: GiftRow; portion: PortionRow}> {
  const theirs = await behindReceipt(tx, receipt);
  const {gift, portion} = theirs;
  if (portion.erasedAt !== null) throw new Refusal('personal-data-erased');
  const job = await tx.job(gift.id, portion.number, 'order');
  if (!mayCorrect(portion, job)) throw new Refusal('state-conflict', {currentState: portion.state});
  return theirs;
}

export async function correctAddress(
  tx: Tx, receipt: CapabilityRow, {address, shipTo}: CheckedRequestOf<'correctAddress'>, kid: string,
): Promise<void> {
  const {gift, portion} = await correctable(tx, receipt);
  const {country, postalCode = null} = shipTo;
  await tx.seal({gift: gift.id, portion: portion.number, jwe: address, kid, receiptHash: receipt.hash, country, postalCode});
  await tx.notePortion(gift.id, portion.number, {});
  await tx.touchGift(gift.id);
}

/** Thanks, once; the same words again change nothing. */
export async function thank(tx: Tx, receipt: CapabilityRow, {note, emoji}: {note: string; emoji: string}): Promise<void> {
  const {gift, portion} = await behindReceipt(tx, receipt);
  if (note.trim() === '' && emoji.trim() === '') throw faultAt('/note', 'missing');
  if (portion.erasedAt !== null) throw new Refusal('personal-data-erased');
  const said = (await tx.thanks(gift.id)).find((thanks) => thanks.portion === portion.number);
  if (said && said.note === note && said.emoji === emoji) return;
  if (said || !isClaimed(portion.state)) throw new Refusal('state-conflict', {currentState: portion.state});
  await tx.thank({gift: gift.id, portion: portion.number, note, emoji});
  await tx.touchGift(gift.id);
}

/** Forgets the recipient. An order that the shop was never asked for can't be sent any more, so its money goes back. */
export async function erase(tx: Tx, receipt: CapabilityRow): Promise<void> {
  const {gift, portion} = await behindReceipt(tx, receipt);
  if (portion.erasedAt !== null) return;
  if (!mayErase(portion, await tx.job(gift.id, portion.number, 'order'))) {
    throw new Refusal('state-conflict', {currentState: portion.state});
  }
  if (portion.state === 'claimed') await fail(tx, gift, portion.number);
  await tx.eraseAddress(gift.id, portion.number);
  await tx.eraseThanks(gift.id, portion.number);
  await tx.forgetKept(gift.id);
  await tx.notePortion(gift.id, portion.number, {erasedAt: await tx.now()});
  await tx.touchGift(gift.id);
}
