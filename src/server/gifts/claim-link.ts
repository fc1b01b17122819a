/** What a claim link allows before a claim: looking at the gift, opening it and declining it. */
import {isClaimable, type ParsedRequestOf} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {CapabilityRow, GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {checkPasscode} from './passcode.ts';
import {releaseAndRefund} from './end-portions.ts';

/**
 * Names the claim link of a request. It carries no token state on purpose: authentication reads the token before the
 * transaction begins, and the sender can replace the link in between.
 */
export type ClaimLink = Pick<CapabilityRow, 'hash' | 'giftId'>;

export interface LinkedGift {
  gift: GiftRow;
  portions: PortionRow[];
}

/**
 * Loads the gift of a claim link. Throws the reason if it can no longer be claimed; a gift that is not ready yet is
 * returned.
 */
export async function loadByLink(tx: Transaction, link: ClaimLink): Promise<LinkedGift> {
  if (await isReplaced(tx, link)) throw new ProblemError('link-replaced');
  const gift = (await tx.findGift(link.giftId))!;
  const portions = await tx.listPortions(gift.id);
  if (gift.state === 'draft' || gift.state === 'scheduled') return {gift, portions};
  const remaining = portions.filter((portion) => isClaimable(portion.state));
  if (remaining.length === 0) throw goneReason(gift, portions);
  const now = await tx.now();
  if (remaining.every((portion) => portion.claimDeadline! <= now)) throw new ProblemError('gift-expired');
  return {gift, portions};
}

/**
 * Like `loadByLink`, but also throws if the gift is unpaid or scheduled, or if the sender has changed the passcode since it
 * was checked. `passcodeHash` is what `checkPasscode` returned.
 */
export async function requireClaimable(tx: Transaction, link: ClaimLink, passcodeHash?: string | null): Promise<LinkedGift> {
  const linked = await loadByLink(tx, link);
  if (linked.gift.state !== 'ready') throw new ProblemError('state-conflict', {currentState: linked.gift.state});
  if (passcodeHash !== undefined && linked.gift.passcodeHash !== passcodeHash) throw new ProblemError('passcode-incorrect');
  return linked;
}

function goneReason({endReason}: GiftRow, portions: readonly PortionRow[]): ProblemError {
  const states = portions.map((portion) => portion.state);
  if (portions.some((portion) => portion.claimedBy !== null)) return new ProblemError(portions.length > 1 ? 'fully-claimed' : 'already-claimed');
  if (states.includes('expired')) return new ProblemError('gift-expired');
  if (states.includes('declined')) return new ProblemError('state-conflict', {currentState: 'declined'});
  return new ProblemError(endReason === null ? 'gift-cancelled' : 'gift-stopped');
}

/**
 * Opens the gift. An opened gift can be opened again. In a group, opening changes no portion: it is not known yet
 * which one this will be.
 */
export async function openGift(tx: Transaction, link: ClaimLink, passcodeHash: string | null): Promise<void> {
  const {gift, portions} = await requireClaimable(tx, link, passcodeHash);
  if (portions.length > 1 || portions[0]!.state !== 'ready') return;
  const opened = await tx.transitionPortions(gift.id, 'opened', {window: 'open', linkHash: link.hash});
  if (opened.length === 0) throw new ProblemError('gift-expired');
  await tx.updateGift(gift.id);
}

/** Checks the passcode before a gift is declined: the link alone must not end it. A repeated decline needs none. */
export async function prepareDecline(
  context: AppContext, link: ClaimLink, identity: RequestIdentity, {receiptHash, passcode}: ParsedRequestOf<'decline'>,
): Promise<string | null> {
  const gift = await context.storage.read(async (tx) =>
    ((await hasDeclined(tx, link, receiptHash)) ? undefined : (await requireClaimable(tx, link)).gift));
  return gift ? checkPasscode(context, gift, identity, passcode) : null;
}

/**
 * Declines the gift; the optional note goes to the sender. In a group, declining changes nothing: the portions stay
 * available to the others.
 */
export async function declineGift(
  tx: Transaction, link: ClaimLink, {receiptHash, note}: {receiptHash: string; note?: string}, passcodeHash: string | null,
): Promise<void> {
  if (await hasDeclined(tx, link, receiptHash)) return;
  const {gift, portions} = await requireClaimable(tx, link, passcodeHash);
  if (portions.length > 1) return;
  const conditions = {window: 'open', linkHash: link.hash} as const;
  const declined = await tx.transitionPortions(gift.id, 'declined', {...conditions, changes: {declinedBy: receiptHash}});
  if (declined.length === 0) throw new ProblemError('gift-expired');
  if (note) await tx.insertThanks({giftId: gift.id, portion: declined[0]!, note, emoji: ''});
  await releaseAndRefund(tx, gift, declined);
}

async function hasDeclined(tx: Transaction, link: ClaimLink, receiptHash: string): Promise<boolean> {
  if (await isReplaced(tx, link)) return false;
  return (await tx.listPortions(link.giftId)).some((portion) => portion.declinedBy === receiptHash);
}

async function isReplaced(tx: Transaction, link: ClaimLink): Promise<boolean> {
  const capability = await tx.findCapability(link.hash);
  return capability?.replacedAt !== null;
}
