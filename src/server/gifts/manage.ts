/** What a sender may change: the note until the box is opened, the link and the window until the gift is claimed. */
import {isClaimable} from '../../protocol/index.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {scheduleReminder} from '../mail/reminders.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {lastDeadline} from './deadline.ts';
import {reportedState} from './refunds.ts';
import {policyOf} from './policy.ts';
import {MAX_CLAIM_MS} from './schedule.ts';

/** What this gift's state allows its sender right now. */
export function permissionsOf(gift: GiftRow, portions: readonly PortionRow[], now: number) {
  const {senderMayCancel, senderMayExtend} = policyOf(gift);
  const isBeforeReady = gift.state === 'draft' || gift.state === 'scheduled';
  const hasUnclaimed = portions.some((portion) => isClaimable(portion.state));
  const hasOpenWindow = portions.some((portion) => isClaimable(portion.state) && portion.claimDeadline! > now);
  const isUnopened = portions.every((portion) => portion.state === 'waiting' || portion.state === 'ready');
  return {
    cancel: gift.state === 'draft' || ((isBeforeReady || hasUnclaimed) && senderMayCancel === 'until-claimed'),
    replaceLink: isBeforeReady || hasOpenWindow,
    editNote: isUnopened && (isBeforeReady || hasOpenWindow),
    extend: hasOpenWindow && gift.extensions < senderMayExtend && extendedDeadline(gift, portions) > lastDeadline(portions)!,
  };
}

const extendedDeadline = (gift: GiftRow, portions: readonly PortionRow[]) =>
  Math.min(lastDeadline(portions)! + policyOf(gift).claimWindowSeconds * 1000, (gift.readyAt ?? gift.paidAt!) + MAX_CLAIM_MS);

/** One more window for what nobody has claimed yet. */
export async function extend(tx: Transaction, gift: GiftRow): Promise<void> {
  await requirePermission(tx, gift, 'extend');
  const deadline = extendedDeadline(gift, await tx.listPortions(gift.id));
  const extended = await tx.extendWindow(gift.id, deadline);
  // Only the clock can have come between the look and the write.
  if (extended === 0) throw new ProblemError('state-conflict', {currentState: await reportedState(tx, gift)});
  await tx.updateGift(gift.id, {extensions: gift.extensions + 1});
  await scheduleReminder(tx, gift.id, deadline, policyOf(gift).claimWindowSeconds);
}

export async function editNote(tx: Transaction, gift: GiftRow, note: string): Promise<void> {
  if (gift.note === note) return;
  await requirePermission(tx, gift, 'editNote');
  await tx.updateGift(gift.id, {note});
}

/** One more claim link of this manage token, or one in place of all of the gift's. The same hash again changes nothing. */
export async function addClaimLink(
  tx: Transaction, gift: GiftRow, manageHash: string, {claimHash, replace}: {claimHash: string; replace: boolean},
): Promise<void> {
  const existing = await tx.findCapability(claimHash);
  if (existing) {
    if (existing.giftId !== gift.id || existing.kind !== 'claim') throw fieldError('/claimHash', 'taken');
    if (existing.replacedAt !== null) throw new ProblemError('link-replaced');
    // One more link may become the only one; said again, there is nothing left to replace.
    if (replace && (await revokeOtherLinks(tx, gift, claimHash)) > 0) await tx.updateGift(gift.id);
    return;
  }
  await requirePermission(tx, gift, 'replaceLink');
  if (replace) await revokeOtherLinks(tx, gift, claimHash);
  const newest = await tx.findNewestClaimLink(manageHash);
  await tx.insertCapability({hash: claimHash, kind: 'claim', giftId: gift.id, linkNumber: newest ? newest.linkNumber! + 1 : 0, manageHash});
  await tx.updateGift(gift.id);
}

/** A stolen manage token could do this too, so the payer is told. */
async function revokeOtherLinks(tx: Transaction, gift: GiftRow, except: string): Promise<number> {
  const replaced = await tx.replaceClaimTokens(gift.id, except);
  if (replaced > 0) await enqueueMail(tx, gift.id, 'link-replaced');
  return replaced;
}

async function requirePermission(tx: Transaction, gift: GiftRow, permission: 'replaceLink' | 'editNote' | 'extend') {
  const permissions = permissionsOf(gift, await tx.listPortions(gift.id), await tx.now());
  if (!permissions[permission]) throw new ProblemError('state-conflict', {currentState: await reportedState(tx, gift)});
}
