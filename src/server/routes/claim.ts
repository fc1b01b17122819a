/** The calls that a claim link allows. */
import {behindLink, checkDecline, claimable, decline as quietNo, open as unwrap} from '../gifts/card.ts';
import {checkClaim, claim as take, type Checked} from '../gifts/claim.ts';
import {checkPasscode} from '../gifts/passcode.ts';
import {choicesOf} from '../gifts/stock.ts';
import type {GiftRow} from '../store.ts';
import {cardView, liesOpen, receiptView} from '../views.ts';
import {askShop, type StockedProduct, type World} from '../world.ts';
import {move, type Look} from './route.ts';

export const card: Look<'card'> = async ({world, capability}) => {
  const {gift, portions} = await world.store.read((tx) => behindLink(tx, capability));
  const product = liesOpen(gift, portions) ? await choices(world, gift) : undefined;
  return world.store.read(async (tx) => cardView(world, tx, (await behindLink(tx, capability)).gift, {product}));
};

export const open = move<'open', StockedProduct | undefined>({
  async prepare({world, capability, asking, request}) {
    const {gift} = await world.store.read((tx) => claimable(tx, capability));
    await checkPasscode(world, gift, asking, request.passcode);
    return choices(world, gift);
  },
  move: (tx, {world, capability}, product) => unwrap(world, tx, capability, product),
});

export const claim = move<'claim', Checked | undefined>({
  prepare: ({world, capability, asking, request}) => checkClaim(world, capability, asking, request),
  async move(tx, {world, capability, request}, checked) {
    const number = await take(tx, capability, request, checked);
    return receiptView(world, tx, (await tx.gift(capability.gift))!, number);
  },
});

export const decline = move<'decline'>({
  prepare: ({world, capability, asking, request}) => checkDecline(world, capability, asking, request),
  move: (tx, {capability, request}) => quietNo(tx, capability, request),
});

/** What there is to choose among. A shop that is away must not keep a box shut whose content is certain. */
async function choices(world: World, gift: GiftRow): Promise<StockedProduct | undefined> {
  if (choicesOf(gift).length < 2) return undefined;
  const asking = askShop(world, gift.productRef);
  return gift.variant === null ? asking : asking.catch(() => undefined);
}
