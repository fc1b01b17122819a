/** Products and shops as they were a moment ago, so that hovering, pressing and pressing again ask once. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {defaultRetry} from '../../../client/retry.ts';
import type {Product} from '../../../protocol/product.ts';
import type {Shop} from '../../../protocol/shop.ts';

const MAX_AGE_MS = 60_000;

interface CacheEntry<T> { fetchedAt: number; response: Promise<T> }
const products = new WeakMap<GiftClient, Map<string, CacheEntry<Product>>>();
const shops = new WeakMap<GiftClient, Map<string, CacheEntry<Shop>>>();

export const getProduct = (client: GiftClient, ref: string): Promise<Product> => cached(products, client, ref, () => client.product(ref));
export const getShop = (client: GiftClient): Promise<Shop> => cached(shops, client, '', () => client.shop());

/** What is known of a product turned out to be old. */
export const invalidateProduct = (client: GiftClient, ref: string) => products.get(client)?.delete(ref);

function cached<T>(caches: WeakMap<GiftClient, Map<string, CacheEntry<T>>>, client: GiftClient, ref: string, fetch: () => Promise<T>): Promise<T> {
  let cache = caches.get(client);
  if (!cache) caches.set(client, cache = new Map());
  const entry = cache.get(ref);
  if (entry && defaultRetry.now() - entry.fetchedAt < MAX_AGE_MS) return entry.response;
  const response = fetch();
  cache.set(ref, {fetchedAt: defaultRetry.now(), response});
  // What failed is asked for again the next time.
  response.catch(() => cache.get(ref)?.response === response && cache.delete(ref));
  return response;
}
