/**
 * Stock. The shop knows how many pieces it has; paid gifts hold some of them until the shop has taken their orders.
 *
 * The stock is fetched before the transaction that compares it with the holds. An order that the shop takes in between
 * ends its hold, but the fetched stock may still contain its piece. So the orders since then are subtracted as well.
 */
import {fetchProduct, type AppContext, type Offer, type ProductWithStock} from '../context.ts';
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
  context: AppContext, offer: Offer, work: (product: ProductWithStock | undefined) => Promise<T>,
): Promise<T> {
  for (let fetches = 1; ; fetches++) {
    try {
      return await work(await fetchProduct(context, offer));
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
  const holds = parseHolds(counts);
  if (suffices(stockByVariant(product, counts), holds, request)) return true;
  if (suffices(stockByVariant(product), holds, request)) throw new OutdatedStockError();
  return false;
}

/**
 * The refs of the variants of which one piece can be held, for `replaces` see `StockRequest`. Includes those for which
 * that is uncertain: a view may offer what a request then checks.
 */
export function availableVariants(
  product: ProductWithStock, counts: readonly StockCountRow[], replaces?: readonly string[],
): ReadonlySet<string> {
  const [stock, holds] = [stockByVariant(product), parseHolds(counts)];
  const refs = product.variants.map(({ref}) => ref);
  return new Set(refs.filter((ref) => suffices(stock, holds, {variants: [ref], count: 1, replaces})));
}

/** The variants that a portion of this gift holds one piece of, before the recipient chooses. */
export const heldVariants = (gift: Pick<GiftRow, 'variant' | 'choices'>): string[] =>
  (gift.variant === null ? parseChoices(gift).map(({ref}) => ref).toSorted() : [gift.variant]);

/** The variants at the price of the gift. A recipient may choose among them, but never a more expensive one. */
export const variantsAtPrice = (product: ProductWithStock, amount: number): Choice[] =>
  product.variants.filter((variant) => variant.price.amount === amount)
    .map(({ref, title, image}) => ({ref, title, ...(image !== undefined && {image})}));

export const parseChoices = (gift: Pick<GiftRow, 'choices'>) => JSON.parse(gift.choices) as Choice[];

type Stock = ReadonlyMap<string, number>;

/** The pieces of each variant: as fetched, minus the orders up to these counts. Infinite if the shop does not count it. */
function stockByVariant({variants, stock, countsBefore}: ProductWithStock, counts = countsBefore): Stock {
  const [ordered, orderedBefore] = [counts, countsBefore].map((rows) => new Map(rows.map((row) => [row.variants, row.ordered])));
  return new Map(variants.map(({ref, available}) => {
    const key = JSON.stringify([ref]);
    const orderedSince = (ordered!.get(key) ?? 0) - (orderedBefore!.get(key) ?? 0);
    return [ref, available ? Math.max(0, (stock[ref] ?? Infinity) - orderedSince) : 0];
  }));
}

interface Holds {
  /** The key of this list in the database. */
  key?: string;
  variants: readonly string[];
  count: number;
}

const parseHolds = (counts: readonly StockCountRow[]): Holds[] => counts.filter(({held}) => held > 0)
  .map(({variants, held}) => ({key: variants, variants: JSON.parse(variants) as string[], count: held}));

function suffices(stock: Stock, before: readonly Holds[], {variants, count, replaces}: StockRequest): boolean {
  const replaced = replaces && JSON.stringify(replaces);
  const after = [...before.map((holds) => (holds.key === replaced ? {...holds, count: holds.count - 1} : holds)), {variants, count}];
  // If the merchant has reduced the stock, some holds have no piece. Their recipients may still choose a variant that is
  // left, but no more of it than there is.
  const [only, ...others] = variants;
  if (only !== undefined && others.length === 0 && !hasPieces(stock, after, only)) return false;
  const unserved = countUnserved(stock, after);
  return unserved === 0 || unserved <= countUnserved(stock, before);
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
