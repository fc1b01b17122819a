/** Caches products and shops for a short time, so that hovering and repeated clicks send one request. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {defaultRetry} from '../../../client/retry.ts';
import type {Product} from '../../../protocol/product.ts';
import type {Shop} from '../../../protocol/shop.ts';

const MAX_AGE_MS = 60_000;

interface CacheEntry<T> { loadedAt: number; response: Promise<T> }
type Caches<T> = WeakMap<GiftClient, Map<string, CacheEntry<T>>>;
const products: Caches<Product> = new WeakMap();
const shops: Caches<Shop> = new WeakMap();

/** `ref`: of the catalog, or a list of identifiers. The response is then also cached under the product's own ref. */
export function getProduct(client: GiftClient, ref: string): Promise<Product> {
  return cached(products, client, ref, () => client.product(ref), (product, entry) => {
    // Only identifiers have a colon. A signed product also has another ref, its SKU, but a price of its own.
    if (ref.includes(':')) products.get(client)!.set(product.ref, entry);
  });
}
export const getShop = (client: GiftClient): Promise<Shop> => cached(shops, client, '', () => client.shop());

/** Drops a product whose price or stock has changed. */
export const invalidateProduct = (client: GiftClient, ref: string) => products.get(client)?.delete(ref);

function cached<T>(
  caches: Caches<T>, client: GiftClient, ref: string, load: () => Promise<T>, onLoad?: (value: T, entry: CacheEntry<T>) => void,
): Promise<T> {
  let cache = caches.get(client);
  if (!cache) caches.set(client, cache = new Map());
  const entry = cache.get(ref);
  if (entry && defaultRetry.now() - entry.loadedAt < MAX_AGE_MS) return entry.response;
  const response = load();
  const loaded = {loadedAt: defaultRetry.now(), response};
  cache.set(ref, loaded);
  // A failed request is not cached.
  response.then((value) => onLoad?.(value, loaded), () => cache.get(ref)?.response === response && cache.delete(ref));
  return response;
}
