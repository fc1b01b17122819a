/**
 * Who may still have one. The shop knows its stock; a paid gift holds some of it until the shop has its order.
 * A gift that leaves the choice to its recipient holds one of several variants, so both each variant and all of
 * them together must suffice.
 */
import type {GiftRow, HoldRow} from '../store.ts';
import type {StockedProduct} from '../world.ts';

export interface StockWish {
  variant: string | null;
  choices: readonly Choice[];
  unitAmount: number;
}

/** How many of one variant nobody holds by name. */
export function freeOf(product: StockedProduct, holds: readonly HoldRow[], ref: string): number {
  const variant = product.variants.find((one) => one.ref === ref);
  if (!variant?.available) return 0;
  const held = holds.filter((hold) => hold.variant === ref).length;
  return Math.max(0, (product.stock[ref] ?? Infinity) - held);
}

export function suffices(product: StockedProduct, holds: readonly HoldRow[], wish: StockWish, count: number): boolean {
  const together = wish.choices.reduce((sum, {ref}) => sum + freeOf(product, holds, ref), 0);
  const undecided = holds.filter((hold) => hold.variant === null && hold.unitAmount === wish.unitAmount).length;
  if (together - undecided < count) return false;
  return wish.variant === null || freeOf(product, holds, wish.variant) >= count;
}

/** A variant that a recipient may choose, as it was when the gift was drafted. */
export interface Choice {
  ref: string;
  title: string;
  image?: string;
}

/** The variants that cost what the gift costs: a recipient may swap among them, never to a dearer one. */
export const samePrice = (product: StockedProduct, amount: number): Choice[] =>
  product.variants.filter((variant) => variant.price.amount === amount)
    .map(({ref, title, image}) => ({ref, title, ...(image !== undefined && {image})}));

export const choicesOf = (gift: Pick<GiftRow, 'choices'>) => JSON.parse(gift.choices) as Choice[];
