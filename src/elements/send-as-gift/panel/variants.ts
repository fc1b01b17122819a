import type {Money} from '../../../protocol/money.ts';
import type {Product, Variant} from '../../../protocol/product.ts';

const availableVariants = (product: Product) => product.variants.filter((variant) => variant.available);

/** Whether several variants are available, all at the same price. */
export function recipientCanChoose(product: Product): boolean {
  const [first, ...rest] = availableVariants(product);
  return rest.length > 0 && rest.every(({price}) => price.amount === first!.price.amount && price.currency === first!.price.currency);
}

export const pricesDiffer = (product: Product) =>
  product.variants.some(({price}) => price.amount !== product.variants[0]!.price.amount);

/**
 * The variant to select: the chosen one, or by default the recipient's choice or the first one that is available. A chosen variant that
 * is unavailable is never replaced by another: the result is undefined until the sender chooses, if there is a choice.
 */
export function selectVariant(product: Product, chosen: string | null | undefined): string | undefined {
  if (chosen && product.variants.length > 1) return variantOf(product, chosen)?.available ? chosen : undefined;
  return recipientCanChoose(product) ? '' : (availableVariants(product)[0] ?? product.variants[0]!).ref;
}

export const variantOf = (product: Product, variantRef: string): Variant | undefined =>
  product.variants.find(({ref}) => ref === variantRef);

/** The price of a variant; of any available one if the recipient chooses. Undefined if it depends on what the sender has yet to choose. */
export const priceOf = (product: Product, variantRef: string | undefined): Money | undefined =>
  variantRef === undefined && pricesDiffer(product) ? undefined
    : (variantOf(product, variantRef ?? '') ?? availableVariants(product)[0] ?? product.variants[0]!).price;
