/**
 * A shop that is a file: products.json says what there is, and orders get
 * numbers of their own. The file is read again when it has changed.
 *
 * `stock` in the file is what was counted when the file was last saved; what
 * has been ordered since is taken off. Saving the file is a new stock-taking.
 */
import {readFileSync, statSync} from 'node:fs';
import type {Clock, Shop} from '../../ports.ts';
import {openOrders} from './orders.ts';
import {CatalogueError, checkProducts, parseProducts, resolvePlace, type CatalogueInput, type CatalogueProduct} from './products.ts';

export interface CatalogueOptions {
  /** The path of products.json, or the products themselves. */
  products: string | CatalogueInput;
  ordersFile: string;
  /** Where relative pictures and links start. */
  base: string;
  currency: string;
  clock: Clock;
  /** Told, once each, about a file that has become unreadable; the last good one stays in use. */
  warn?(sentence: string): void;
}

export interface CatalogueShop extends Shop {
  end(): void;
}

interface Count {
  name: string;
  products: ReadonlyMap<string, CatalogueProduct>;
}

export function openCatalogue(options: CatalogueOptions): CatalogueShop {
  const {base, clock} = options;
  const read = typeof options.products === 'string'
    ? fileReader(options.products, options.currency, options.warn)
    : () => given;
  const given: Count = {
    name: 'given',
    products: typeof options.products === 'string' ? new Map() : byRef(checkProducts(options.products, options.currency)),
  };
  read();
  const orders = openOrders(options.ordersFile);

  return {
    async product(ref) {
      const {name, products} = read();
      const found = products.get(ref);
      if (!found) return undefined;
      const taken = orders.taken(ref, name);
      const stock = Object.fromEntries(found.variants.map((variant) =>
        [variant.ref, Math.max(0, variant.stock - (taken[variant.ref] ?? 0))]));
      const soldOut = Object.values(stock).every((left) => left === 0);
      const reason = found.giftable ? (soldOut ? 'sold-out' : undefined) : (found.reason ?? 'not-giftable');
      return {
        ref, title: found.title, description: found.description, imageAlt: found.imageAlt,
        url: resolvePlace(found.url, base), image: resolvePlace(found.image, base),
        variants: found.variants.map((variant) => ({
          ref: variant.ref, title: variant.title, price: variant.price, available: stock[variant.ref]! > 0,
          image: resolvePlace(variant.image, base), swatch: variant.swatch,
        })),
        giftable: reason === undefined,
        ...(reason && {reason}),
        stock,
      };
    },
    async placeOrder(order) {
      const before = orders.find(order.key);
      if (before) return {number: before};
      const {name, products} = read();
      // A gift that was paid for was promised, so only a product that is gone altogether is refused.
      if (!products.get(order.product)?.variants.some(({ref}) => ref === order.variant)) return {unavailable: true};
      return {number: orders.place(order, name, clock.now())};
    },
    end: () => orders.end(),
  };
}

const byRef = (products: CatalogueProduct[]) => new Map(products.map((product) => [product.ref, product]));

/** Reads the file when it is new or has changed. The first reading throws what is wrong with it. */
function fileReader(file: string, currency: string, warn?: (sentence: string) => void): () => Count {
  let last: Count | undefined;
  let seen = '';
  return () => {
    try {
      const {mtimeNs, size, ino} = statSync(file, {bigint: true});
      const name = `${mtimeNs}:${size}:${ino}`;
      if (name !== seen || !last) {
        seen = name;
        last = {name, products: byRef(parseProducts(readFileSync(file, 'utf8'), currency))};
      }
    } catch (error) {
      if (!last) throw readable(error, file);
      const {message} = readable(error, file);
      if (message !== seen) warn?.(message);
      // A file that can't even be found has no other name to be recognized by.
      if (!(error instanceof CatalogueError)) seen = message;
    }
    return last;
  };
}

const readable = (error: unknown, file: string) => (error instanceof CatalogueError ? error
  : new CatalogueError([`The catalogue ${file} can't be read. Check "catalogue" in the config.`]));
