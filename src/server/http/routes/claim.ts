/** The calls that a claim link allows. */
import {loadByLink, prepareDecline, requireClaimable, declineGift as quietNo, openGift as unwrap} from '../../gifts/claim-link.ts';
import {prepareClaim, claimPortion as take, type PreparedClaim} from '../../gifts/claim.ts';
import {checkPasscode} from '../../gifts/passcode.ts';
import {parseChoices} from '../../gifts/stock.ts';
import type {GiftRow} from '../../storage/storage.ts';
import {cardView, isContentVisible, receiptView} from '../views.ts';
import {fetchProduct, type ProductWithStock, type AppContext} from '../../context.ts';
import {mutation, type QueryHandler} from './route.ts';

export const card: QueryHandler<'card'> = async ({context, capability}) => {
  const {gift, portions} = await context.storage.read((tx) => loadByLink(tx, capability));
  const product = isContentVisible(gift, portions) ? await fetchVariantOptions(context, gift) : undefined;
  return context.storage.read(async (tx) => cardView(context, tx, (await loadByLink(tx, capability)).gift, {product}));
};

export const open = mutation<'open', ProductWithStock | undefined>({
  async prepare({context, capability, identity: fetching, request}) {
    const {gift} = await context.storage.read((tx) => requireClaimable(tx, capability));
    await checkPasscode(context, gift, fetching, request.passcode);
    return fetchVariantOptions(context, gift);
  },
  execute: (tx, {context, capability}, product) => unwrap(context, tx, capability, product),
});

export const claim = mutation<'claim', PreparedClaim | undefined>({
  prepare: ({context, capability, identity: fetching, request}) => prepareClaim(context, capability, fetching, request),
  async execute(tx, {context, capability, request}, checked) {
    const number = await take(tx, capability, request, checked);
    return receiptView(context, tx, (await tx.findGift(capability.giftId))!, number);
  },
});

export const decline = mutation<'decline'>({
  prepare: ({context, capability, identity: fetching, request}) => prepareDecline(context, capability, fetching, request),
  execute: (tx, {capability, request}) => quietNo(tx, capability, request),
});

/** What there is to choose among. A shop that is away must not keep a box shut whose content is certain. */
async function fetchVariantOptions(context: AppContext, gift: GiftRow): Promise<ProductWithStock | undefined> {
  if (parseChoices(gift).length < 2) return undefined;
  const fetching = fetchProduct(context, gift.productRef);
  return gift.variant === null ? fetching : fetching.catch(() => undefined);
}
