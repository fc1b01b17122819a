/**
 * Stock. The shop knows how many pieces it has; paid gifts hold some of them until the shop has taken their orders.
 *
 * The stock is fetched before the transaction that compares it with the holds. An order that the shop takes in between
 * ends its hold, but the fetched stock may still contain its piece. So the orders since then are subtracted as well.
 */
import {fetchProduct, type AppContext, type ProductWithStock} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {GiftRow, StockCountRow} from '../storage/storage.ts';

export interface StockRequest {
  /** Refs of the variants that each piece can be of; several if the recipient chooses. */
  variants: readonly string[];
  /** How many pieces. */
  count: number;
  /** The variants of the hold that the request replaces, as `heldVariants` returns them. */
  replaces?: readonly string[];
}

/** A variant that the recipient can choose, as it was when the gift was drafted. */
export interface Choice {
  ref: string;
  title: string;
  image?: string;
}

/** Whether the stock suffices depends on orders that the shop has taken since the product was fetched: fetch it again. */
class OutdatedStockError extends ProblemError {
  constructor() {
    super('shop-error');
  }
}

const MAX_FETCHES = 5;

/** Runs `work` with the current product, and again if the stock was outdated. Throws `shop-error` if it remains so. */
export async function withProduct<T>(
  context: AppContext, ref: string, work: (product: ProductWithStock | undefined) => Promise<T>,
): Promise<T> {
  for (let fetches = 1; ; fetches++) {
    try {
      return await work(await fetchProduct(context, ref));
    } catch (error) {
      if (!(error instanceof OutdatedStockError) || fetches === MAX_FETCHES) throw error;
    }
  }
}

/**
 * Whether the pieces can be held without taking one from another hold. Throws `shop-error` if that is known only once
 * the product is fetched again.
 */
export function hasEnoughStock(product: ProductWithStock, counts: readonly StockCountRow[], request: StockRequest): boolean {
  if (suffices(stockByVariant(product, counts), counts, request)) return true;
  if (isPossiblyInStock(product, counts, request)) throw new OutdatedStockError();
  return false;
}

/** Like `hasEnoughStock`, but true if it is uncertain: a view may offer what a request then checks. */
export const isPossiblyInStock = (product: ProductWithStock, counts: readonly StockCountRow[], request: StockRequest): boolean =>
  suffices(stockByVariant(product, product.countsBefore), counts, request);

/** The variants that a portion of this gift holds one piece of, before the recipient chooses. */
export const heldVariants = (gift: Pick<GiftRow, 'variant' | 'choices'>): string[] =>
  (gift.variant === null ? parseChoices(gift).map(({ref}) => ref).toSorted() : [gift.variant]);

/** The variants at the price of the gift. A recipient may choose among them, but never a more expensive one. */
export const variantsAtPrice = (product: ProductWithStock, amount: number): Choice[] =>
  product.variants.filter((variant) => variant.price.amount === amount)
    .map(({ref, title, image}) => ({ref, title, ...(image !== undefined && {image})}));

export const parseChoices = (gift: Pick<GiftRow, 'choices'>) => JSON.parse(gift.choices) as Choice[];

type Stock = ReadonlyMap<string, number>;

/** The pieces of each variant: as fetched, minus the orders since then. Infinite if the shop does not count it. */
function stockByVariant({variants, stock, countsBefore}: ProductWithStock, counts: readonly StockCountRow[]): Stock {
  const orderedOf = (rows: readonly StockCountRow[], ref: string) =>
    rows.find((row) => row.variants === JSON.stringify([ref]))?.ordered ?? 0;
  return new Map(variants.map(({ref, available}) => {
    const orderedSince = orderedOf(counts, ref) - orderedOf(countsBefore, ref);
    return [ref, available ? Math.max(0, (stock[ref] ?? Infinity) - orderedSince) : 0];
  }));
}

interface Holds {
  variants: readonly string[];
  count: number;
}

function suffices(stock: Stock, counts: readonly StockCountRow[], {variants, count, replaces}: StockRequest): boolean {
  const before = counts.map((row): Holds => ({variants: JSON.parse(row.variants) as string[], count: row.held}));
  const replaced = replaces && JSON.stringify(replaces);
  const after = [
    ...before.map((holds) => (JSON.stringify(holds.variants) === replaced ? {...holds, count: holds.count - 1} : holds)),
    {variants, count},
  ];
  // If the merchant has reduced the stock, some holds have no piece. Their recipients may still choose a variant that is
  // left, but no more of it than there is.
  const [only, ...others] = variants;
  if (only !== undefined && others.length === 0 && !hasPieces(stock, after, only)) return false;
  return countUnserved(stock, after) <= countUnserved(stock, before);
}

/** Whether there is a piece for each hold of this very variant. */
function hasPieces(stock: Stock, holds: readonly Holds[], ref: string): boolean {
  const decided = holds.filter(({variants}) => variants.length === 1 && variants[0] === ref);
  return decided.reduce((sum, {count}) => sum + count, 0) <= (stock.get(ref) ?? 0);
}

/**
 * How many holds no piece is left for. Those with fewer variants are served first. That never serves too many, and is
 * exact unless two lists of variants overlap without one containing the other.
 */
function countUnserved(stock: Stock, holds: readonly Holds[]): number {
  const left = new Map(stock);
  let unserved = 0;
  for (const {variants, count} of holds.toSorted((one, other) => one.variants.length - other.variants.length)) {
    let waiting = count;
    for (const ref of variants) {
      const pieces = left.get(ref) ?? 0;
      const served = Math.min(waiting, pieces);
      left.set(ref, pieces - served);
      waiting -= served;
    }
    unserved += waiting;
  }
  return unserved;
}
