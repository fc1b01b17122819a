/** The endpoints of a claim link. */
import {fetchProduct, type AppContext, type ProductWithStock} from '../../context.ts';
import {claimPortion, prepareClaim, type PreparedClaim} from '../../gifts/claim.ts';
import {declineGift, loadByLink, openGift, prepareDecline, requireClaimable} from '../../gifts/claim-link.ts';
import {offerOf} from '../../gifts/descriptor.ts';
import {checkPasscode} from '../../gifts/passcode.ts';
import {parseChoices} from '../../gifts/stock.ts';
import type {GiftRow} from '../../storage/storage.ts';
import {cardView, isContentVisible, receiptView} from '../views.ts';
import {loadGift, mutation, type QueryHandler} from './route.ts';

export const card: QueryHandler<'card'> = async ({context, capability}) => {
  const {gift, portions} = await context.storage.read((tx) => loadByLink(tx, capability));
  const product = isContentVisible(gift, portions) ? await fetchVariants(context, gift) : undefined;
  return context.storage.read(async (tx) => cardView(context, tx, (await loadByLink(tx, capability)).gift, {product}));
};

export const open = mutation<'open', string | null>({
  async prepare({context, capability, identity, request}) {
    const {gift} = await context.storage.read((tx) => requireClaimable(tx, capability));
    return checkPasscode(context, gift, identity, request.passcode);
  },
  execute: (tx, {capability}, passcodeHash) => openGift(tx, capability, passcodeHash),
  async respond({context, capability}) {
    const gift = await context.storage.read((tx) => loadGift(tx, capability));
    const product = await fetchVariants(context, gift);
    return context.storage.read((tx) => cardView(context, tx, gift, {opened: true, product}));
  },
});

export const claim = mutation<'claim', PreparedClaim | undefined, {portion: number}>({
  prepare: ({context, capability, identity, request}) => prepareClaim(context, capability, identity, request),
  execute: async (tx, {capability, request}, prepared) => ({portion: await claimPortion(tx, capability, request, prepared)}),
  respond: ({context, capability}, {portion}) => context.storage.read(async (tx) =>
    receiptView(context, tx, await loadGift(tx, capability), portion)),
});

export const decline = mutation<'decline', string | null>({
  prepare: ({context, capability, identity, request}) => prepareDecline(context, capability, identity, request),
  execute: (tx, {capability, request}, passcodeHash) => declineGift(tx, capability, request, passcodeHash),
  respond: async () => ({state: 'declined'}),
});

/**
 * Fetches the product if there is more than one variant. An unreachable shop must not keep a gift closed whose
 * variant is decided.
 */
async function fetchVariants(context: AppContext, gift: GiftRow): Promise<ProductWithStock | undefined> {
  if (parseChoices(gift).length < 2) return undefined;
  const fetching = fetchProduct(context, offerOf(gift));
  return gift.variant === null ? fetching : fetching.catch(() => undefined);
}
