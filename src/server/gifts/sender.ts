/** What a sender may change: the note until the box is opened, the link and the window until the gift is claimed. */
import {isClaimable} from '../../protocol/index.ts';
import {faultAt, Refusal} from '../refusal.ts';
import type {GiftRow, PortionRow, Tx} from '../store.ts';
import {remindBefore} from '../mail/reminding.ts';
import {tell} from '../mail/telling.ts';
import {lastDeadline} from './deadline.ts';
import {stateInWords} from './ending.ts';
import {policyOf} from './promise.ts';
import {LONGEST_MS} from './schedule.ts';

/** What this gift's state allows its sender right now. */
export function allows(gift: GiftRow, portions: readonly PortionRow[], now: number) {
  const {senderMayCancel, senderMayExtend} = policyOf(gift);
  const early = gift.state === 'draft' || gift.state === 'scheduled';
  const unclaimed = portions.some((portion) => isClaimable(portion.state));
  const inTime = portions.some((portion) => isClaimable(portion.state) && portion.claimDeadline! > now);
  const unopened = portions.every((portion) => portion.state === 'waiting' || portion.state === 'ready');
  return {
    cancel: gift.state === 'draft' || ((early || unclaimed) && senderMayCancel === 'until-claimed'),
    replaceLink: early || inTime,
    editNote: unopened && (early || inTime),
    extend: inTime && gift.extensions < senderMayExtend && extendedUntil(gift, portions) > lastDeadline(portions)!,
  };
}

const extendedUntil = (gift: GiftRow, portions: readonly PortionRow[]) =>
  Math.min(lastDeadline(portions)! + policyOf(gift).claimWindowSeconds * 1000, (gift.readyAt ?? gift.paidAt!) + LONGEST_MS);

/** One more window for what nobody has claimed yet. */
export async function extend(tx: Tx, gift: GiftRow): Promise<void> {
  await allowed(tx, gift, 'extend');
  const until = extendedUntil(gift, await tx.portions(gift.id));
  const extended = await tx.extendWindow(gift.id, until);
  // Only the clock can have come between the look and the write.
  if (extended === 0) throw new Refusal('state-conflict', {currentState: await stateInWords(tx, gift)});
  await tx.touchGift(gift.id, {extensions: gift.extensions + 1});
  await remindBefore(tx, gift, until);
}

export async function editNote(tx: Tx, gift: GiftRow, note: string): Promise<void> {
  if (gift.note === note) return;
  await allowed(tx, gift, 'editNote');
  await tx.touchGift(gift.id, {note});
}

/** One more claim link of this manage token, or one in place of all of the gift's. The same hash again changes nothing. */
export async function link(
  tx: Tx, gift: GiftRow, maker: string, {claimHash, replace}: {claimHash: string; replace: boolean},
): Promise<void> {
  const known = await tx.capability(claimHash);
  if (known) {
    if (known.gift !== gift.id || known.kind !== 'claim') throw faultAt('/claimHash', 'taken');
    if (known.replacedAt !== null) throw new Refusal('link-replaced');
    // One more link may become the only one; said again, there is nothing left to replace.
    if (replace && (await replaceOthers(tx, gift, claimHash)) > 0) await tx.touchGift(gift.id);
    return;
  }
  await allowed(tx, gift, 'replaceLink');
  if (replace) await replaceOthers(tx, gift, claimHash);
  const newest = await tx.newestLink(maker);
  await tx.insertCapability({hash: claimHash, kind: 'claim', gift: gift.id, number: newest ? newest.number! + 1 : 0, maker});
  await tx.touchGift(gift.id);
}

/** A stolen manage token could do this too, so the payer is told. */
async function replaceOthers(tx: Tx, gift: GiftRow, except: string): Promise<number> {
  const replaced = await tx.replaceClaimTokens(gift.id, except);
  if (replaced > 0) await tell(tx, gift.id, 'link');
  return replaced;
}

async function allowed(tx: Tx, gift: GiftRow, wish: 'replaceLink' | 'editNote' | 'extend') {
  const can = allows(gift, await tx.portions(gift.id), await tx.now());
  if (!can[wish]) throw new Refusal('state-conflict', {currentState: await stateInWords(tx, gift)});
}
