import type {Descriptor} from '../../protocol/index.ts';
import type {Catalog} from '../ports.ts';

type CatalogProduct = NonNullable<Awaited<ReturnType<Catalog['getProduct']>>>;

/**
 * The product that a descriptor describes. Texts, pictures and prices are those that were signed. If the catalog has the SKU, it decides
 * whether the product is giftable, and counts the stock of the variants that both have. Other variants are not counted.
 */
export function describedProduct(descriptor: Descriptor, known: CatalogProduct | undefined): CatalogProduct {
  const {sku, title, description, url, image, imageAlt, amount, currency, variants = [{ref: sku, title}]} = descriptor;
  const isAvailable = new Map(known?.variants.map(({ref, available}) => [ref, available]));
  return {
    ref: sku, title, description, url, image, imageAlt,
    variants: variants.map(({amount: ownAmount = amount, ...variant}) => ({
      ...variant, price: {amount: ownAmount, currency}, available: isAvailable.get(variant.ref) ?? true,
    })),
    // Whether all are sold out depends on the variants that were signed.
    ...(known && !known.giftable && known.reason !== 'sold-out' ? {giftable: false, reason: known.reason} : {giftable: true}),
    stock: Object.fromEntries(Object.entries(known?.stock ?? {}).filter(([ref]) => variants.some((variant) => variant.ref === ref))),
  };
}
