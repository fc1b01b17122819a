/** Products and shops as they were a moment ago, so that hovering, pressing and pressing again ask once. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {patience} from '../../../client/patience.ts';
import type {Product} from '../../../protocol/product.ts';
import type {Shop} from '../../../protocol/shop.ts';

const FRESH_MS = 60_000;

interface Kept<T> { at: number; answer: Promise<T> }
const products = new WeakMap<GiftClient, Map<string, Kept<Product>>>();
const shops = new WeakMap<GiftClient, Map<string, Kept<Shop>>>();

export const productOf = (client: GiftClient, ref: string): Promise<Product> => fresh(products, client, ref, () => client.product(ref));
export const shopOf = (client: GiftClient): Promise<Shop> => fresh(shops, client, '', () => client.shop());

/** What is known of a product turned out to be old. */
export const forgetProduct = (client: GiftClient, ref: string) => products.get(client)?.delete(ref);

function fresh<T>(all: WeakMap<GiftClient, Map<string, Kept<T>>>, client: GiftClient, ref: string, ask: () => Promise<T>): Promise<T> {
  let mine = all.get(client);
  if (!mine) all.set(client, mine = new Map());
  const kept = mine.get(ref);
  if (kept && patience.now() - kept.at < FRESH_MS) return kept.answer;
  const answer = ask();
  mine.set(ref, {at: patience.now(), answer});
  // What failed is asked for again the next time.
  answer.catch(() => mine.get(ref)?.answer === answer && mine.delete(ref));
  return answer;
}
