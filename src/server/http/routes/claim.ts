/** The endpoints of a claim link. */
import {fetchProduct, type AppContext, type ProductWithStock} from '../../context.ts';
import {claimPortion, prepareClaim, type PreparedClaim} from '../../gifts/claim.ts';
import {declineGift, loadByLink, openGift, prepareDecline, requireClaimable} from '../../gifts/claim-link.ts';
import {checkPasscode} from '../../gifts/passcode.ts';
import {parseChoices} from '../../gifts/stock.ts';
import type {GiftRow} from '../../storage/storage.ts';
import {cardView, isContentVisible, receiptView} from '../views.ts';
import {mutation, type QueryHandler} from './route.ts';

export const card: QueryHandler<'card'> = async ({context, capability}) => {
  const {gift, portions} = await context.storage.read((tx) => loadByLink(tx, capability));
  const product = isContentVisible(gift, portions) ? await fetchVariants(context, gift) : undefined;
  return context.storage.read(async (tx) => cardView(context, tx, (await loadByLink(tx, capability)).gift, {product}));
};

interface PreparedOpening {
  passcodeHash: string | null;
  product: ProductWithStock | undefined;
}

export const open = mutation<'open', PreparedOpening>({
  async prepare({context, capability, identity, request}) {
    const {gift} = await context.storage.read((tx) => requireClaimable(tx, capability));
    const passcodeHash = await checkPasscode(context, gift, identity, request.passcode);
    return {passcodeHash, product: await fetchVariants(context, gift)};
  },
  execute: async (tx, {context, capability}, {passcodeHash, product}) =>
    cardView(context, tx, await openGift(tx, capability, passcodeHash), {opened: true, product}),
});

export const claim = mutation<'claim', PreparedClaim | undefined>({
  prepare: ({context, capability, identity, request}) => prepareClaim(context, capability, identity, request),
  async execute(tx, {context, capability, request}, prepared) {
    const number = await claimPortion(tx, capability, request, prepared);
    return receiptView(context, tx, (await tx.findGift(capability.giftId))!, number);
  },
});

export const decline = mutation<'decline', string | null>({
  prepare: ({context, capability, identity, request}) => prepareDecline(context, capability, identity, request),
  async execute(tx, {capability, request}, passcodeHash) {
    await declineGift(tx, capability, request, passcodeHash);
    return {state: 'declined'};
  },
});

/**
 * Fetches the product if there is more than one variant. An unreachable shop must not keep a gift closed whose
 * variant is decided.
 */
async function fetchVariants(context: AppContext, gift: GiftRow): Promise<ProductWithStock | undefined> {
  if (parseChoices(gift).length < 2) return undefined;
  const fetching = fetchProduct(context, gift.productRef);
  return gift.variant === null ? fetching : fetching.catch(() => undefined);
}
