/** What can be chosen of a product, and what that costs. */
import type {Money} from '../../../protocol/money.ts';
import type {Product, Variant} from '../../../protocol/product.ts';

const availableVariants = (product: Product) => product.variants.filter((variant) => variant.available);

/** Several, all to be had for the same money: then the friend can choose. */
export function recipientCanChoose(product: Product): boolean {
  const [first, ...rest] = availableVariants(product);
  return rest.length > 0 && rest.every(({price}) => price.amount === first!.price.amount && price.currency === first!.price.currency);
}

export const pricesDiffer = (product: Product) =>
  product.variants.some(({price}) => price.amount !== product.variants[0]!.price.amount);

/** The first of these choices that can be had; empty leaves it to the friend. */
export function firstAvailable(product: Product, ...candidates: (string | null | undefined)[]): string {
  const isAvailable = (choice: string | null | undefined) =>
    choice === '' ? recipientCanChoose(product) : availableVariants(product).some(({ref}) => ref === choice);
  return candidates.find((choice) => choice != null && isAvailable(choice)) ??
    (recipientCanChoose(product) ? '' : (availableVariants(product)[0] ?? product.variants[0]!).ref);
}

export const variantOf = (product: Product, choice: string): Variant | undefined =>
  product.variants.find(({ref}) => ref === choice);

export const priceOf = (product: Product, choice: string): Money =>
  (variantOf(product, choice) ?? availableVariants(product)[0] ?? product.variants[0]!).price;
