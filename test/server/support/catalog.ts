/** A catalog in memory that can fail on demand. */
import type {OrderRequest, Catalog} from '../../../src/server/ports.ts';
import type {Fault} from './payments.ts';

type ProductWithStock = NonNullable<Awaited<ReturnType<Catalog['getProduct']>>>;

const eur = (amount: number) => ({amount, currency: 'EUR'});

export function createFakeCatalog() {
  const products = new Map<string, ProductWithStock>();
  const orders = new Map<string, OrderRequest & {number: string; requests: number}>();
  const faults: Fault[] = [];
  let isDown = false;
  let isUnavailable = false;
  const add = (product: Omit<ProductWithStock, 'giftable' | 'variants' | 'stock'> & Partial<ProductWithStock>, variants: [string, number, number][]) =>
    products.set(product.ref, {
      giftable: true,
      variants: variants.map(([ref, amount, stock]) => ({ref, title: ref.toUpperCase(), price: eur(amount), available: stock > 0})),
      stock: Object.fromEntries(variants.map(([ref, , stock]) => [ref, stock])),
      ...product,
    });
  add({ref: 'mug', title: 'Mug'}, [['mug', 2400, 1000]]);
  add({ref: 'teapot', title: 'Teapot', description: 'Holds tea.'}, [['white', 6800, 5], ['blue', 6800, 1], ['black', 6800, 0]]);
  add({ref: 'sampler', title: 'Sampler'}, [['small', 1200, 9], ['large', 3600, 9]]);
  add({ref: 'voucher', title: 'Tasting', giftable: false, reason: 'not-giftable'}, [['one', 9000, 9]]);
  add({ref: 'vase', title: 'Vase', giftable: false, reason: 'sold-out'}, [['one', 9000, 0]]);
  add({ref: 'last-cup', title: 'Cup'}, [['cup', 1500, 1]]);
  add({ref: 'yen', title: 'Fan'}, [['fan', 500, 9]]);
  products.get('yen')!.variants[0]!.price.currency = 'JPY';

  const catalog: Catalog = {
    async getProduct(ref) {
      if (isDown) throw new Error('the shop is down');
      return structuredClone(products.get(ref));
    },
    async placeOrder(order) {
      const fault = faults.shift();
      await new Promise((resolve) => setImmediate(resolve));
      if (fault === 'hang') await new Promise(() => {});
      if (isDown || fault === 'fail') throw new Error('the shop is down');
      if (isUnavailable) return {unavailable: true};
      const existing = orders.get(order.key);
      if (existing) existing.requests++;
      else {
        orders.set(order.key, {...order, number: `G-${orders.size + 1001}`, requests: 1});
        const stock = products.get(order.productRef)?.stock as Record<string, number> | undefined;
        if (stock && order.variant in stock) stock[order.variant]!--;
      }
      if (fault === 'lose-response') throw new Error('the response was lost');
      return {number: orders.get(order.key)!.number};
    },
  };
  return {
    catalog, orders, products,
    queueFaults: (...list: Fault[]) => void faults.push(...list),
    setDown: (value: boolean) => void (isDown = value),
    setUnavailable: (value: boolean) => void (isUnavailable = value),
  };
}
