/**
 * Stock. The shop knows how many it has; paid gifts hold some of them until the shop has taken their orders.
 *
 * A gift whose recipient chooses the variant holds one of several variants. So both the stock of each variant and the
 * sum over all variants must suffice.
 */
import type {ProductWithStock} from '../context.ts';
import type {GiftRow, StockHoldRow} from '../storage/storage.ts';

export interface StockRequest {
  /** Null: the recipient chooses among `choices`. */
  variant: string | null;
  choices: readonly Choice[];
  unitAmount: number;
}

/** A variant that the recipient can choose, as it was when the gift was drafted. */
export interface Choice {
  ref: string;
  title: string;
  image?: string;
}

/** The stock of one variant, minus the holds on this very variant. Infinite if the shop does not count it. */
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

/** The variants at the price of the gift. A recipient may choose among them, but never a more expensive one. */
export const variantsAtPrice = (product: ProductWithStock, amount: number): Choice[] =>
  product.variants.filter((variant) => variant.price.amount === amount)
    .map(({ref, title, image}) => ({ref, title, ...(image !== undefined && {image})}));

export const parseChoices = (gift: Pick<GiftRow, 'choices'>) => JSON.parse(gift.choices) as Choice[];
