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

/** The first of these variants that is available; empty leaves the choice to the recipient. */
export function firstAvailable(product: Product, ...candidates: (string | null | undefined)[]): string {
  const isAvailable = (candidate: string) =>
    candidate === '' ? recipientCanChoose(product) : availableVariants(product).some(({ref}) => ref === candidate);
  return candidates.find((candidate) => candidate != null && isAvailable(candidate)) ??
    (recipientCanChoose(product) ? '' : (availableVariants(product)[0] ?? product.variants[0]!).ref);
}

export const variantOf = (product: Product, variantRef: string): Variant | undefined =>
  product.variants.find(({ref}) => ref === variantRef);

/** The price of a variant; of any available one if the recipient chooses. */
export const priceOf = (product: Product, variantRef: string): Money =>
  (variantOf(product, variantRef) ?? availableVariants(product)[0] ?? product.variants[0]!).price;
