/** The claim link's side before a claim: who may still do what, the unwrapping, and the quiet no. */
import {isClaimable, type ResponseOf, type ParsedRequestOf} from '../../protocol/index.ts';
import type {RequestIdentity} from '../request-identity.ts';
import {ProblemError} from '../problem.ts';
import type {CapabilityRow, GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {cardView} from '../http/views.ts';
import type {ProductWithStock, AppContext} from '../context.ts';
import {releaseAndRefund} from './refunds.ts';
import {checkPasscode} from './passcode.ts';

export interface ClaimableGift {
  gift: GiftRow;
  portions: PortionRow[];
}

/** The gift behind a claim link, or the reason why it is too late for it. One that is only too early is let through. */
export async function loadByLink(tx: Transaction, link: CapabilityRow): Promise<ClaimableGift> {
  if (link.replacedAt !== null) throw new ProblemError('link-replaced');
  const gift = (await tx.findGift(link.giftId))!;
  const portions = await tx.listPortions(gift.id);
  if (gift.state === 'draft' || gift.state === 'scheduled') return {gift, portions};
  const remaining = portions.filter((portion) => isClaimable(portion.state));
  if (remaining.length === 0) throw goneReason(portions);
  const now = await tx.now();
  if (remaining.every((portion) => portion.claimDeadline! <= now)) throw new ProblemError('gift-expired');
  return {gift, portions};
}

function goneReason(portions: readonly PortionRow[]): ProblemError {
  const states = portions.map((portion) => portion.state);
  if (portions.some((portion) => portion.claimedBy !== null)) return new ProblemError(portions.length > 1 ? 'fully-claimed' : 'already-claimed');
  if (states.includes('expired')) return new ProblemError('gift-expired');
  if (states.includes('declined')) return new ProblemError('state-conflict', {currentState: 'declined'});
  return new ProblemError('gift-cancelled');
}

/** As `behindLink`, and its time has come. */
export async function requireClaimable(tx: Transaction, link: CapabilityRow): Promise<ClaimableGift> {
  const claimable = await loadByLink(tx, link);
  if (claimable.gift.state !== 'ready') throw new ProblemError('state-conflict', {currentState: claimable.gift.state});
  return claimable;
}

/** Unwraps the box. In a group nobody's portion is touched; an open box opens again. */
export async function openGift(context: AppContext, tx: Transaction, link: CapabilityRow, product: ProductWithStock | undefined): Promise<ResponseOf<'open'>> {
  const {gift, portions} = await requireClaimable(tx, link);
  if (portions.length === 1 && portions[0]!.state === 'ready') {
    if ((await tx.transitionPortions(gift.id, 'opened', {window: 'open'})).length === 0) throw new ProblemError('gift-expired');
    await tx.updateGift(gift.id);
  }
  return cardView(context, tx, (await tx.findGift(gift.id))!, {opened: true, product});
}

/** A link alone ends nothing that its sender has put a passcode on. Who has declined already needs it no more. */
export async function prepareDecline(
  context: AppContext, link: CapabilityRow, identity: RequestIdentity, {receiptHash, passcode}: ParsedRequestOf<'decline'>,
): Promise<void> {
  const gift = await context.storage.read(async (tx) =>
    ((await hasDeclined(tx, link, receiptHash)) ? undefined : (await requireClaimable(tx, link)).gift));
  if (gift) await checkPasscode(context, gift, identity, passcode);
}

/** A quiet no; a note that comes with it is meant for the sender. In a group it leaves the portions to the others. */
export async function declineGift(
  tx: Transaction, link: CapabilityRow, {receiptHash, note}: {receiptHash: string; note?: string},
): Promise<ResponseOf<'decline'>> {
  if (await hasDeclined(tx, link, receiptHash)) return {state: 'declined'};
  const {gift, portions} = await requireClaimable(tx, link);
  if (portions.length > 1) return {state: 'declined'};
  const declined = await tx.transitionPortions(gift.id, 'declined', {window: 'open', changes: {declinedBy: receiptHash}});
  if (declined.length === 0) throw new ProblemError('gift-expired');
  if (note) await tx.insertThanks({giftId: gift.id, portion: declined[0]!, note, emoji: ''});
  await releaseAndRefund(tx, gift, declined);
  return {state: 'declined'};
}

const hasDeclined = async (tx: Transaction, link: CapabilityRow, receiptHash: string) =>
  link.replacedAt === null && (await tx.listPortions(link.giftId)).some((portion) => portion.declinedBy === receiptHash);
