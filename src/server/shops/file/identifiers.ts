/** Finds the products of a catalog by what a page names them: SKU, GTIN and address. */
import {normalizeGtin, normalizeProductUrl, type ProductIdentifier} from '../../../protocol/index.ts';
import type {FoundProduct} from '../../ports.ts';
import {resolveUrl, type CatalogProduct} from './products.ts';

/** `ambiguous`: several products have it, so it names none. */
type MutableIndex = Map<string, FoundProduct | 'ambiguous'>;
export type Index = Readonly<MutableIndex>;

/** Without a `sku`, the `ref` of a product or a variant is its SKU. A `sku` goes before a ref, and a product's ref before a variant's. */
export function indexIdentifiers(products: Iterable<CatalogProduct>, baseUrl: string): Index {
  const given: MutableIndex = new Map();
  const productRefs: MutableIndex = new Map();
  const variantRefs: MutableIndex = new Map();
  for (const product of products) {
    for (const variant of product.variants) {
      const found = {ref: product.ref, variant: variant.ref};
      for (const key of keysOf(variant, baseUrl)) add(given, key, found);
      if (variant.sku === undefined) add(variantRefs, `sku:${variant.ref}`, found);
    }
    for (const key of keysOf(product, baseUrl)) add(given, key, {ref: product.ref});
    if (product.sku === undefined) add(productRefs, `sku:${product.ref}`, {ref: product.ref});
  }
  return new Map([...variantRefs, ...productRefs, ...given]);
}

export function findByIdentifiers(index: Index, identifiers: readonly ProductIdentifier[]): FoundProduct | undefined {
  for (const {kind, value} of identifiers) {
    const key = keyOf(kind, value);
    const found = key === undefined ? undefined : index.get(key);
    if (found && found !== 'ambiguous') return found;
  }
  return undefined;
}

const keysOf = ({sku, gtin, url}: Pick<CatalogProduct, 'sku' | 'gtin' | 'url'>, baseUrl: string) =>
  [sku && keyOf('sku', sku), gtin && keyOf('gtin', gtin), url && keyOf('url', resolveUrl(url, baseUrl) ?? '')].filter((key) => !!key) as string[];

function keyOf(kind: ProductIdentifier['kind'], value: string): string | undefined {
  const normalized = kind === 'gtin' ? normalizeGtin(value) : kind === 'url' ? normalizeProductUrl(value) : value.trim();
  return normalized && `${kind}:${normalized}`;
}

/** A product whose variants share an identifier is named by it, but none of the variants is. */
function add(index: MutableIndex, key: string, found: FoundProduct) {
  const other = index.get(key);
  if (!other) index.set(key, found);
  else if (other === 'ambiguous' || other.ref !== found.ref) index.set(key, 'ambiguous');
  // The product itself comes after its variants: what it shares with one of them names that one.
  else if (found.variant !== undefined && other.variant !== found.variant) index.set(key, {ref: found.ref});
}
