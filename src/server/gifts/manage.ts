/**
 * What the sender may change after paying: the note, the claim link, the passcode and the claim window. `permissions.ts`
 * says until when.
 */
import type {AppContext} from '../context.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {scheduleReminder} from '../mail/reminders.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {extendableUntil, permissionsOf, type SenderPermission} from './permissions.ts';
import {hashPasscode} from './passcode-hash.ts';
import {resetPasscodeTries} from './passcode.ts';
import {policyOf} from './policy.ts';
import {reportedState} from './reported-state.ts';

/** Extends the window of every unclaimed portion by one more claim window of the policy. */
export async function extendClaimWindow(tx: Transaction, gift: GiftRow): Promise<void> {
  const deadline = extendableUntil(gift, await tx.listPortions(gift.id), await tx.now());
  // 0 extended portions: only the clock can have intervened between the check and the write.
  if (deadline === undefined || (await tx.extendWindow(gift.id, deadline)) === 0) throw await stateConflict(tx, gift);
  await tx.updateGift(gift.id, {extensions: gift.extensions + 1});
  await scheduleReminder(tx, gift.id, deadline, policyOf(gift).claimWindowSeconds);
}

export async function updateNote(tx: Transaction, gift: GiftRow, note: string): Promise<void> {
  if (gift.note === note) return;
  await requirePermission(tx, gift, 'editNote');
  await tx.updateGift(gift.id, {note});
}

/** Hashes a new passcode. Checks the permission first, so that a refused request costs no slow hash. */
export async function preparePasscode(context: AppContext, giftId: string, passcode: string): Promise<string> {
  await context.storage.read(async (tx) => requirePermission(tx, (await tx.findGift(giftId))!, 'changePasscode'));
  return hashPasscode(context, passcode);
}

/** The old passcode stops working at once. Mails the payer: a thief of the manage token could change it too. */
export async function updatePasscode(tx: Transaction, gift: GiftRow, passcodeHash: string): Promise<void> {
  await requirePermission(tx, gift, 'changePasscode');
  await tx.updateGift(gift.id, {passcodeHash});
  await resetPasscodeTries(tx, gift.id);
  await enqueueMail(tx, gift.id, 'passcode-changed');
}

/**
 * Registers a further claim link that was derived from this manage token. `replace` revokes all other links of the gift,
 * those of other manage tokens included. Repeating the request with the same hash changes nothing.
 */
export async function addClaimLink(
  tx: Transaction, gift: GiftRow, manageHash: string, {claimHash, replace}: {claimHash: string; replace: boolean},
): Promise<void> {
  const existing = await tx.findCapability(claimHash);
  if (existing) {
    if (existing.giftId !== gift.id || existing.kind !== 'claim') throw fieldError('/claimHash', 'taken');
    if (existing.replacedAt !== null) throw new ProblemError('link-replaced');
    // A known link may become the only one.
    if (replace && (await revokeOtherLinks(tx, gift, claimHash)) > 0) await resetPasscodeTries(tx, gift.id);
    return;
  }
  await requirePermission(tx, gift, 'replaceLink');
  if (replace) await revokeOtherLinks(tx, gift, claimHash);
  const newest = await tx.findNewestClaimLink(manageHash);
  await tx.insertCapability({hash: claimHash, kind: 'claim', giftId: gift.id, linkNumber: newest ? newest.linkNumber! + 1 : 0, manageHash});
  if (replace) await resetPasscodeTries(tx, gift.id);
  else await tx.updateGift(gift.id);
}

/** Mails the payer: a thief of the manage token could revoke links too. */
async function revokeOtherLinks(tx: Transaction, gift: GiftRow, except: string): Promise<number> {
  const revoked = await tx.replaceClaimTokens(gift.id, except);
  if (revoked > 0) await enqueueMail(tx, gift.id, 'link-replaced');
  return revoked;
}

async function requirePermission(tx: Transaction, gift: GiftRow, permission: SenderPermission) {
  const permissions = permissionsOf(gift, await tx.listPortions(gift.id), await tx.now());
  if (!permissions[permission]) throw await stateConflict(tx, gift);
}

const stateConflict = async (tx: Transaction, gift: GiftRow) =>
  new ProblemError('state-conflict', {currentState: await reportedState(tx, gift)});
