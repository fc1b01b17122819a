/**
 * A shop that is a file: products.json says what there is, and orders get
 * numbers of their own. The file is read again when it has changed.
 *
 * `stock` in the file is what was counted when the file was last saved; what
 * has been ordered since is taken off. Saving the file is a new stock-taking.
 */
import {readFileSync, statSync} from 'node:fs';
import type {Clock, Catalog} from '../../ports.ts';
import {openOrderStore} from './orders.ts';
import {CatalogError, checkProducts, parseProducts, resolveUrl, type CatalogInput, type CatalogProduct} from './products.ts';

export interface FileCatalogOptions {
  /** The path of products.json, or the products themselves. */
  products: string | CatalogInput;
  ordersFile: string;
  /** Where relative pictures and links start. */
  baseUrl: string;
  currency: string;
  clock: Clock;
  /** Told, once each, about a file that has become unreadable; the last good one stays in use. */
  warn?(sentence: string): void;
}

export interface FileCatalog extends Catalog {
  close(): void;
}

interface Snapshot {
  id: string;
  products: ReadonlyMap<string, CatalogProduct>;
}

export function openFileCatalog(options: FileCatalogOptions): FileCatalog {
  const {baseUrl, clock} = options;
  const readSnapshot = typeof options.products === 'string'
    ? createFileReader(options.products, options.currency, options.warn)
    : () => fixedSnapshot;
  const fixedSnapshot: Snapshot = {
    id: 'given',
    products: typeof options.products === 'string' ? new Map() : byRef(checkProducts(options.products, options.currency)),
  };
  readSnapshot();
  const orders = openOrderStore(options.ordersFile);

  return {
    async getProduct(ref) {
      const {id, products} = readSnapshot();
      const product = products.get(ref);
      if (!product) return undefined;
      const ordered = orders.countOrdered(ref, id);
      const stock = Object.fromEntries(product.variants.map((variant) =>
        [variant.ref, Math.max(0, variant.stock - (ordered[variant.ref] ?? 0))]));
      const soldOut = Object.values(stock).every((left) => left === 0);
      const reason = product.giftable ? (soldOut ? 'sold-out' : undefined) : (product.reason ?? 'not-giftable');
      return {
        ref, title: product.title, description: product.description, imageAlt: product.imageAlt,
        url: resolveUrl(product.url, baseUrl), image: resolveUrl(product.image, baseUrl),
        variants: product.variants.map((variant) => ({
          ref: variant.ref, title: variant.title, price: variant.price, available: stock[variant.ref]! > 0,
          image: resolveUrl(variant.image, baseUrl), swatch: variant.swatch,
        })),
        giftable: reason === undefined,
        ...(reason && {reason}),
        stock,
      };
    },
    async placeOrder(order) {
      const existing = orders.find(order.key);
      if (existing) return {number: existing};
      const {id, products} = readSnapshot();
      // A gift that was paid for was promised, so only a product that is gone altogether is refused.
      if (!products.get(order.productRef)?.variants.some(({ref}) => ref === order.variant)) return {unavailable: true};
      return {number: orders.insertOrder(order, id, clock.now())};
    },
    close: () => orders.close(),
  };
}

const byRef = (products: CatalogProduct[]) => new Map(products.map((product) => [product.ref, product]));

/** Reads the file when it is new or has changed. The first reading throws what is wrong with it. */
function createFileReader(file: string, currency: string, warn?: (sentence: string) => void): () => Snapshot {
  let last: Snapshot | undefined;
  let lastSeen = '';
  return () => {
    try {
      const {mtimeNs, size, ino} = statSync(file, {bigint: true});
      const id = `${mtimeNs}:${size}:${ino}`;
      if (id !== lastSeen || !last) {
        lastSeen = id;
        last = {id, products: byRef(parseProducts(readFileSync(file, 'utf8'), currency))};
      }
    } catch (error) {
      if (!last) throw toCatalogError(error, file);
      const {message} = toCatalogError(error, file);
      if (message !== lastSeen) warn?.(message);
      // A file that can't even be found has no other name to be recognized by.
      if (!(error instanceof CatalogError)) lastSeen = message;
    }
    return last;
  };
}

const toCatalogError = (error: unknown, file: string) => (error instanceof CatalogError ? error
  : new CatalogError([`The catalog ${file} can't be read. Check "catalog" in the config.`]));
