/** The claim: everything is checked before anything is written, and then one statement decides who was first. */
import {isClaimable, type CheckedRequestOf} from '../../protocol/index.ts';
import type {Asking} from '../idempotency.ts';
import {tell} from '../mail/telling.ts';
import {faultAt, Refusal} from '../refusal.ts';
import type {CapabilityRow, GiftRow, PortionRow, Tx} from '../store.ts';
import {askShop, type StockedProduct, type World} from '../world.ts';
import {claimable} from './card.ts';
import {checkPasscode} from './passcode.ts';
import {checkSeal, sameSeal} from './seal.ts';
import {choicesOf, freeOf, type Choice} from './stock.ts';

type Wish = CheckedRequestOf<'claim'>;

export interface Checked {
  kid: string;
  product: StockedProduct | undefined;
}

/** All that can be told before the write. Undefined: this claimant already has the gift. */
export async function checkClaim(world: World, link: CapabilityRow, asking: Asking, wish: Wish): Promise<Checked | undefined> {
  const {gift, theirs, sealed} = await world.store.read(async (tx) => {
    const theirs = await alreadyTheirs(tx, link, wish.receiptHash);
    return theirs ? {theirs, sealed: await tx.address(link.gift, theirs.number)} : {gift: (await claimable(tx, link)).gift};
  });
  if (theirs) {
    // Saying yes to other words than those that were taken would send the parcel to the wrong door.
    const same = (wish.variant ?? theirs.variant) === theirs.variant && (!sealed || (await sameSeal(world, sealed.jwe, wish.address)));
    if (!same) throw new Refusal('state-conflict', {currentState: theirs.state});
    return undefined;
  }
  await checkPasscode(world, gift, asking, wish.passcode);
  const ref = wish.variant ?? gift.variant;
  if (ref === null) throw faultAt('/variant', 'missing');
  const kid = await checkSeal(world, wish, wish.receiptHash);
  // What the sender chose is held already; only for another one the shop has to be asked.
  return {kid, product: ref === gift.variant ? undefined : await askShop(world, gift.productRef)};
}

/** Gives the portion, or says who or what was faster. The number of the portion that is theirs. */
export async function claim(tx: Tx, link: CapabilityRow, wish: Wish, checked: Checked | undefined): Promise<number> {
  const theirs = await alreadyTheirs(tx, link, wish.receiptHash);
  if (theirs) return theirs.number;
  const {gift, portions} = await claimable(tx, link);
  if (!checked) throw new Refusal('state-conflict', {currentState: gift.state});
  const variant = await choose(tx, gift, wish.variant, checked.product);
  const number = await tx.claimPortion(gift.id, wish.receiptHash, variant);
  // Only the clock can have come between the look above and the write.
  if (number === undefined) throw new Refusal('gift-expired');
  const fresh = await tx.insertCapability({hash: wish.receiptHash, kind: 'receipt', gift: gift.id, portion: number});
  if (!fresh) throw faultAt('/receiptHash', 'taken');
  const {country, postalCode = null} = wish.shipTo;
  await tx.seal({gift: gift.id, portion: number, jwe: wish.address, kid: checked.kid, receiptHash: wish.receiptHash, country, postalCode});
  if (variant.ref !== gift.variant) {
    await tx.hold({gift: gift.id, portion: number, productRef: gift.productRef, variant: variant.ref, unitAmount: gift.unitAmount});
  }
  if (portions.filter((portion) => isClaimable(portion.state)).length === 1) await tx.spendClaimTokens(gift.id);
  await tx.enqueue(gift.id, number, 'order');
  await tell(tx, gift.id, 'claimed');
  await tx.touchGift(gift.id);
  return number;
}

async function alreadyTheirs(tx: Tx, link: CapabilityRow, receiptHash: string): Promise<PortionRow | undefined> {
  return (await tx.portions(link.gift)).find((portion) => portion.claimedBy === receiptHash);
}

async function choose(tx: Tx, gift: GiftRow, wished: string | undefined, product: StockedProduct | undefined): Promise<Choice> {
  const ref = wished ?? gift.variant;
  const choice = choicesOf(gift).find((one) => one.ref === ref);
  if (!choice) throw new Refusal('item-unavailable');
  if (ref === gift.variant) return choice;
  if (!product || freeOf(product, await tx.holds(gift.productRef), choice.ref) < 1) throw new Refusal('item-unavailable');
  return choice;
}
