/** The claim: everything is checked before anything is written, and then one statement decides who was first. */
import {isClaimable, type ParsedRequestOf} from '../../protocol/index.ts';
import type {RequestIdentity} from '../request-identity.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {CapabilityRow, GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {fetchProduct, type ProductWithStock, type AppContext} from '../context.ts';
import {requireClaimable} from './claim-link.ts';
import {checkPasscode} from './passcode.ts';
import {validateEncryptedAddress, isSameAddress} from './shipping-address.ts';
import {parseChoices, availableStock, type Choice} from './stock.ts';

type ClaimRequest = ParsedRequestOf<'claim'>;

export interface PreparedClaim {
  kid: string;
  product: ProductWithStock | undefined;
}

/** All that can be told before the write. Undefined: this claimant already has the gift. */
export async function prepareClaim(context: AppContext, link: CapabilityRow, identity: RequestIdentity, request: ClaimRequest): Promise<PreparedClaim | undefined> {
  const {gift, theirs: existingClaim, sealed} = await context.storage.read(async (tx) => {
    const existingClaim = await findExistingClaim(tx, link, request.receiptHash);
    return existingClaim ? {theirs: existingClaim, sealed: await tx.findAddress(link.giftId, existingClaim.number)} : {gift: (await requireClaimable(tx, link)).gift};
  });
  if (existingClaim) {
    // Saying yes to other words than those that were taken would send the parcel to the wrong door.
    const same = (request.variant ?? existingClaim.variant) === existingClaim.variant && (!sealed || (await isSameAddress(context, sealed.jwe, request.address)));
    if (!same) throw new ProblemError('state-conflict', {currentState: existingClaim.state});
    return undefined;
  }
  await checkPasscode(context, gift, identity, request.passcode);
  const ref = request.variant ?? gift.variant;
  if (ref === null) throw fieldError('/variant', 'missing');
  const kid = await validateEncryptedAddress(context, request, request.receiptHash);
  // What the sender chose is held already; only for another one the shop has to be asked.
  return {kid, product: ref === gift.variant ? undefined : await fetchProduct(context, gift.productRef)};
}

/** Gives the portion, or says who or what was faster. The number of the portion that is theirs. */
export async function claimPortion(tx: Transaction, link: CapabilityRow, request: ClaimRequest, prepared: PreparedClaim | undefined): Promise<number> {
  const existingClaim = await findExistingClaim(tx, link, request.receiptHash);
  if (existingClaim) return existingClaim.number;
  const {gift, portions} = await requireClaimable(tx, link);
  if (!prepared) throw new ProblemError('state-conflict', {currentState: gift.state});
  const variant = await selectVariant(tx, gift, request.variant, prepared.product);
  const number = await tx.claimPortion(gift.id, request.receiptHash, variant);
  // Only the clock can have come between the look above and the write.
  if (number === undefined) throw new ProblemError('gift-expired');
  const isNewHash = await tx.insertCapability({hash: request.receiptHash, kind: 'receipt', giftId: gift.id, portion: number});
  if (!isNewHash) throw fieldError('/receiptHash', 'taken');
  const {country, postalCode = null} = request.shipTo;
  await tx.saveAddress({giftId: gift.id, portion: number, jwe: request.address, kid: prepared.kid, receiptHash: request.receiptHash, country, postalCode});
  if (variant.ref !== gift.variant) {
    await tx.holdStock({giftId: gift.id, portion: number, productRef: gift.productRef, variant: variant.ref, unitAmount: gift.unitAmount});
  }
  if (portions.filter((portion) => isClaimable(portion.state)).length === 1) await tx.spendClaimTokens(gift.id);
  await tx.enqueueJob(gift.id, number, 'place-order');
  await enqueueMail(tx, gift.id, 'claimed');
  await tx.updateGift(gift.id);
  return number;
}

async function findExistingClaim(tx: Transaction, link: CapabilityRow, receiptHash: string): Promise<PortionRow | undefined> {
  return (await tx.listPortions(link.giftId)).find((portion) => portion.claimedBy === receiptHash);
}

async function selectVariant(tx: Transaction, gift: GiftRow, variantRef: string | undefined, product: ProductWithStock | undefined): Promise<Choice> {
  const ref = variantRef ?? gift.variant;
  const choice = parseChoices(gift).find((one) => one.ref === ref);
  if (!choice) throw new ProblemError('item-unavailable');
  if (ref === gift.variant) return choice;
  if (!product || availableStock(product, await tx.listStockHolds(gift.productRef), choice.ref) < 1) throw new ProblemError('item-unavailable');
  return choice;
}
