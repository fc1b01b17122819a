/** The claim link's side before a claim: who may still do what, the unwrapping, and the quiet no. */
import {isClaimable, type AnswerOf, type CheckedRequestOf} from '../../protocol/index.ts';
import type {Asking} from '../idempotency.ts';
import {Refusal} from '../refusal.ts';
import type {CapabilityRow, GiftRow, PortionRow, Tx} from '../store.ts';
import {cardView} from '../views.ts';
import type {StockedProduct, World} from '../world.ts';
import {giveBack} from './ending.ts';
import {checkPasscode} from './passcode.ts';

export interface Claimable {
  gift: GiftRow;
  portions: PortionRow[];
}

/** The gift behind a claim link, or the reason why it is too late for it. One that is only too early is let through. */
export async function behindLink(tx: Tx, link: CapabilityRow): Promise<Claimable> {
  if (link.replacedAt !== null) throw new Refusal('link-replaced');
  const gift = (await tx.gift(link.gift))!;
  const portions = await tx.portions(gift.id);
  if (gift.state === 'draft' || gift.state === 'scheduled') return {gift, portions};
  const left = portions.filter((portion) => isClaimable(portion.state));
  if (left.length === 0) throw whyGone(portions);
  const now = await tx.now();
  if (left.every((portion) => portion.claimDeadline! <= now)) throw new Refusal('gift-expired');
  return {gift, portions};
}

function whyGone(portions: readonly PortionRow[]): Refusal {
  const states = portions.map((portion) => portion.state);
  if (portions.some((portion) => portion.claimedBy !== null)) return new Refusal(portions.length > 1 ? 'group-empty' : 'already-claimed');
  if (states.includes('expired')) return new Refusal('gift-expired');
  if (states.includes('declined')) return new Refusal('state-conflict', {currentState: 'declined'});
  return new Refusal('gift-cancelled');
}

/** As `behindLink`, and its time has come. */
export async function claimable(tx: Tx, link: CapabilityRow): Promise<Claimable> {
  const behind = await behindLink(tx, link);
  if (behind.gift.state !== 'ready') throw new Refusal('state-conflict', {currentState: behind.gift.state});
  return behind;
}

/** Unwraps the box. In a group nobody's portion is touched; an open box opens again. */
export async function open(world: World, tx: Tx, link: CapabilityRow, product: StockedProduct | undefined): Promise<AnswerOf<'open'>> {
  const {gift, portions} = await claimable(tx, link);
  if (portions.length === 1 && portions[0]!.state === 'ready') {
    if ((await tx.movePortions(gift.id, 'opened', {window: 'open'})).length === 0) throw new Refusal('gift-expired');
    await tx.touchGift(gift.id);
  }
  return cardView(world, tx, (await tx.gift(gift.id))!, {opened: true, product});
}

/** A link alone ends nothing that its sender has put a passcode on. Who has declined already needs it no more. */
export async function checkDecline(
  world: World, link: CapabilityRow, asking: Asking, {receiptHash, passcode}: CheckedRequestOf<'decline'>,
): Promise<void> {
  const gift = await world.store.read(async (tx) =>
    ((await declinedBefore(tx, link, receiptHash)) ? undefined : (await claimable(tx, link)).gift));
  if (gift) await checkPasscode(world, gift, asking, passcode);
}

/** A quiet no; a note that comes with it is meant for the sender. In a group it leaves the portions to the others. */
export async function decline(
  tx: Tx, link: CapabilityRow, {receiptHash, note}: {receiptHash: string; note?: string},
): Promise<AnswerOf<'decline'>> {
  if (await declinedBefore(tx, link, receiptHash)) return {state: 'declined'};
  const {gift, portions} = await claimable(tx, link);
  if (portions.length > 1) return {state: 'declined'};
  const declined = await tx.movePortions(gift.id, 'declined', {window: 'open', facts: {declinedBy: receiptHash}});
  if (declined.length === 0) throw new Refusal('gift-expired');
  if (note) await tx.thank({gift: gift.id, portion: declined[0]!, note, emoji: ''});
  await giveBack(tx, gift, declined);
  return {state: 'declined'};
}

const declinedBefore = async (tx: Tx, link: CapabilityRow, receiptHash: string) =>
  link.replacedAt === null && (await tx.portions(link.gift)).some((portion) => portion.declinedBy === receiptHash);
