/**
 * Who may still have one. The shop knows its stock; a paid gift holds some of it until the shop has its order.
 * A gift that leaves the choice to its recipient holds one of several variants, so both each variant and all of
 * them together must suffice.
 */
import type {GiftRow, StockHoldRow} from '../storage/storage.ts';
import type {ProductWithStock} from '../context.ts';

export interface StockRequest {
  variant: string | null;
  choices: readonly Choice[];
  unitAmount: number;
}

/** How many of one variant nobody holds by name. */
export function availableStock(product: ProductWithStock, holds: readonly StockHoldRow[], ref: string): number {
  const variant = product.variants.find((one) => one.ref === ref);
  if (!variant?.available) return 0;
  const heldCount = holds.filter((hold) => hold.variant === ref).length;
  return Math.max(0, (product.stock[ref] ?? Infinity) - heldCount);
}

export function hasEnoughStock(product: ProductWithStock, holds: readonly StockHoldRow[], request: StockRequest, count: number): boolean {
  const total = request.choices.reduce((sum, {ref}) => sum + availableStock(product, holds, ref), 0);
  const undecidedCount = holds.filter((hold) => hold.variant === null && hold.unitAmount === request.unitAmount).length;
  if (total - undecidedCount < count) return false;
  return request.variant === null || availableStock(product, holds, request.variant) >= count;
}

/** A variant that a recipient may choose, as it was when the gift was drafted. */
export interface Choice {
  ref: string;
  title: string;
  image?: string;
}

/** The variants that cost what the gift costs: a recipient may swap among them, never to a dearer one. */
export const variantsAtPrice = (product: ProductWithStock, amount: number): Choice[] =>
  product.variants.filter((variant) => variant.price.amount === amount)
    .map(({ref, title, image}) => ({ref, title, ...(image !== undefined && {image})}));

export const parseChoices = (gift: Pick<GiftRow, 'choices'>) => JSON.parse(gift.choices) as Choice[];
