/**
 * Claims a portion. Everything that can be checked is checked first; then one conditional write decides who was
 * first.
 */
import {isClaimable, type ParsedRequestOf} from '../../protocol/index.ts';
import {fetchProduct, type AppContext, type ProductWithStock} from '../context.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {fieldError, ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {GiftRow, PortionRow, Transaction} from '../storage/storage.ts';
import {requireClaimable, type ClaimLink} from './claim-link.ts';
import {offerOf} from './descriptor.ts';
import {checkPasscode} from './passcode.ts';
import {isOnlyHeld} from './ledger.ts';
import {isSameAddress, validateEncryptedAddress} from './shipping-address.ts';
import {hasEnoughStock, heldVariants, parseChoices, type Choice} from './stock.ts';

type ClaimRequest = ParsedRequestOf<'claim'>;

/** The result of the checks that need the catalog or the keys, and therefore run outside the transaction. */
export interface PreparedClaim {
  passcodeHash: string | null;
  /** The key that the address is encrypted to. */
  kid: string;
  /** Fetched only if the recipient chose another variant than the sender. */
  product: ProductWithStock | undefined;
}

/**
 * Checks the passcode and the address. Returns undefined if this recipient has already claimed a portion with the
 * same choices.
 */
export async function prepareClaim(
  context: AppContext, link: ClaimLink, identity: RequestIdentity, request: ClaimRequest,
): Promise<PreparedClaim | undefined> {
  const {gift, existing, stored} = await context.storage.read(async (tx) => {
    const existing = await findExistingClaim(tx, link, request.receiptHash);
    if (existing) return {existing, stored: await tx.findAddress(link.giftId, existing.number)};
    return {gift: (await requireClaimable(tx, link)).gift};
  });
  if (existing) {
    // Confirming a repeated claim with other choices would send the parcel to the wrong address.
    const isSameVariant = (request.variant ?? existing.variant) === existing.variant;
    const isSame = isSameVariant && (!stored || (await isSameAddress(context, stored.jwe, request.address)));
    if (!isSame) throw new ProblemError('state-conflict', {currentState: existing.state});
    return undefined;
  }
  const passcodeHash = await checkPasscode(context, gift, identity, request.passcode);
  const variant = request.variant ?? gift.variant;
  if (variant === null) throw fieldError('/variant', 'missing');
  const kid = await validateEncryptedAddress(context, request, request.receiptHash);
  // The sender's choice is held already. Any other variant needs the current stock.
  return {passcodeHash, kid, product: variant === gift.variant ? undefined : await fetchProduct(context, offerOf(gift))};
}

/**
 * Gives the first free portion to this recipient; returns its number. The conditional UPDATE decides races; the
 * checks before it only explain.
 */
export async function claimPortion(
  tx: Transaction, link: ClaimLink, request: ClaimRequest, prepared: PreparedClaim | undefined,
): Promise<number> {
  const existing = await findExistingClaim(tx, link, request.receiptHash);
  if (existing) return existing.number;
  const {gift, portions} = await requireClaimable(tx, link, prepared?.passcodeHash);
  if (!prepared) throw new ProblemError('state-conflict', {currentState: gift.state});
  const variant = await selectVariant(tx, gift, request.variant, prepared.product);
  const number = await tx.claimPortion(gift.id, {claimedBy: request.receiptHash, linkHash: link.hash, variant});
  // Only the clock can have intervened between the checks and the write.
  if (number === undefined) throw new ProblemError('gift-expired');
  const isNewHash = await tx.insertCapability({hash: request.receiptHash, kind: 'receipt', giftId: gift.id, portion: number});
  if (!isNewHash) throw fieldError('/receiptHash', 'taken');
  const {country, postalCode = null} = request.shipTo;
  const {address: jwe, receiptHash} = request;
  await tx.saveAddress({giftId: gift.id, portion: number, jwe, kid: prepared.kid, receiptHash, country, postalCode});
  if (variant.ref !== gift.variant) {
    await tx.holdStock({giftId: gift.id, portion: number, productRef: gift.productRef, variants: JSON.stringify([variant.ref])});
  }
  const isLast = portions.filter((portion) => isClaimable(portion.state)).length === 1;
  if (isLast) await tx.spendClaimTokens(gift.id);
  await tx.enqueueJob(gift.id, number, (await isOnlyHeld(tx, gift)) ? 'capture' : 'place-order');
  await enqueueMail(tx, gift.id, 'claimed');
  await tx.updateGift(gift.id);
  return number;
}

async function findExistingClaim(tx: Transaction, link: ClaimLink, receiptHash: string): Promise<PortionRow | undefined> {
  return (await tx.listPortions(link.giftId)).find((portion) => portion.claimedBy === receiptHash);
}

/**
 * Throws `item-unavailable` if the variant is not offered at the gift's price or is out of stock, `shop-error` if a
 * repeated request will tell.
 */
async function selectVariant(
  tx: Transaction, gift: GiftRow, requested: string | undefined, product: ProductWithStock | undefined,
): Promise<Choice> {
  const ref = requested ?? gift.variant;
  const choice = parseChoices(gift).find((one) => one.ref === ref);
  if (!choice) throw new ProblemError('item-unavailable');
  if (ref === gift.variant) return choice;
  const piece = {variants: [choice.ref], count: 1, replaces: heldVariants(gift)};
  if (!product || !hasEnoughStock(product, await tx.listStockCounts(gift.productRef), piece)) throw new ProblemError('item-unavailable');
  return choice;
}
