/** What the sender and the recipient may do in the gift's current state. The views show it; the rules enforce it. */
import {isClaimable, MAX_CLAIM_WINDOW_MS} from '../../protocol/index.ts';
import type {GiftRow, JobRow, PortionRow} from '../storage/storage.ts';
import {lastClaimTime, lastDeadline, policyOf} from './policy.ts';

export type SenderPermission = 'cancel' | 'replaceLink' | 'changePasscode' | 'editNote' | 'extend';

/**
 * What the sender may do now: cancel, replace the link and change the passcode until the gift is claimed, edit the note
 * until it is opened.
 */
export function permissionsOf(gift: GiftRow, portions: readonly PortionRow[], now: number): Record<SenderPermission, boolean> {
  const {senderMayCancel} = policyOf(gift);
  const isBeforeReady = gift.state === 'draft' || gift.state === 'scheduled';
  const hasUnclaimed = portions.some((portion) => isClaimable(portion.state));
  const hasOpenWindow = portions.some((portion) => isClaimable(portion.state) && portion.claimDeadline! > now);
  const isUnopened = portions.every((portion) => portion.state === 'waiting' || portion.state === 'ready');
  return {
    cancel: gift.state === 'draft' || ((isBeforeReady || hasUnclaimed) && senderMayCancel === 'until-claimed'),
    replaceLink: isBeforeReady || hasOpenWindow,
    changePasscode: gift.passcodeHash !== null && (isBeforeReady || hasOpenWindow),
    editNote: isUnopened && (isBeforeReady || hasOpenWindow),
    extend: extendableUntil(gift, portions, now) !== undefined,
  };
}

/** The claim deadline after an extension (milliseconds since 1970); undefined if the window cannot be extended now. */
export function extendableUntil(gift: GiftRow, portions: readonly PortionRow[], now: number): number | undefined {
  const {senderMayExtend, claimWindowSeconds} = policyOf(gift);
  const hasOpenWindow = portions.some((portion) => isClaimable(portion.state) && portion.claimDeadline! > now);
  if (!hasOpenWindow || gift.extensions >= senderMayExtend) return undefined;
  const deadline = lastDeadline(portions)!;
  const extended = Math.min(
    deadline + claimWindowSeconds * 1000, (gift.readyAt ?? gift.paidAt!) + MAX_CLAIM_WINDOW_MS, lastClaimTime(gift),
  );
  return extended > deadline ? extended : undefined;
}

/**
 * The recipient may correct the address until the shop has been asked to fulfill the order. Afterwards the shop may
 * hold the old address, whether or not its response arrived.
 */
export const canCorrectAddress = (portion: PortionRow, job: JobRow | undefined) =>
  portion.state === 'claimed' && portion.erasedAt === null && (job?.attempt ?? 0) === 0;

/**
 * The recipient may erase their data before the shop has been asked for the order, which then is given up, and again
 * after it has left. In between, erasing would leave a paid parcel that nobody can address.
 */
export const canErase = (portion: PortionRow, job: JobRow | undefined) =>
  portion.erasedAt === null && portion.state !== 'ordered' && (portion.state !== 'claimed' || (job?.attempt ?? 0) === 0);
