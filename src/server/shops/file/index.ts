/**
 * A shop that is a file: `products.json` is the catalog, and orders get numbers of their own.
 *
 * The file is read again when it changes. What has been ordered is subtracted from `stock` until that figure, or the
 * product's `stockDate`, is another one: then it is a new count. The date of the file means nothing, since every
 * deployment changes it.
 */
import {readFileSync, statSync} from 'node:fs';
import {systemClock} from '../../node/clock.ts';
import type {Catalog, Clock} from '../../ports.ts';
import {findByIdentifiers, indexIdentifiers, type Index} from './identifiers.ts';
import {openOrderStore} from './orders.ts';
import {CatalogError, parseProducts, resolveUrl, validateProducts, type CatalogInput, type CatalogProduct} from './products.ts';

export interface FileShopOptions {
  /** The path of products.json, or the products themselves. */
  products: string | CatalogInput;
  /** The file of the database of orders; created if it does not exist. */
  ordersFile: string;
  /** Base of relative URLs in the catalog. */
  baseUrl: string;
  /** The currency of all prices (ISO 4217). */
  currency: string;
  /** Default: the system's clock. */
  clock?: Clock;
  /** Called once for each version of the file that is empty or invalid; the last valid one stays in use. */
  warn?(message: string): void;
}

export interface FileShop extends Catalog {
  close(): void;
}

type Products = ReadonlyMap<string, CatalogProduct>;

/** Opens a shop that is a file. Throws `CatalogError` if the catalog cannot be read or is invalid. */
export function fileShop({products: source, ordersFile, baseUrl, currency, clock = systemClock, warn}: FileShopOptions): FileShop {
  const read = typeof source === 'string' ? createFileReader(source, currency, warn) : fixedProducts(source, currency, warn);
  read();
  const orders = openOrderStore(ordersFile);
  let counted: Products | undefined;
  let index: Index;
  /** The current products, whose figures the order store counts from. */
  const readProducts = (): Products => {
    const products = read();
    if (products !== counted) {
      orders.saveFigures(products.values());
      index = indexIdentifiers(products.values(), baseUrl);
    }
    return counted = products;
  };

  return {
    async findProduct(identifiers) {
      readProducts();
      return findByIdentifiers(index, identifiers);
    },
    async getProduct(ref) {
      const product = readProducts().get(ref);
      if (!product) return undefined;
      const ordered = orders.countOrdered(ref);
      const stock = Object.fromEntries(product.variants.map((variant) =>
        [variant.ref, Math.max(0, variant.stock - (ordered[variant.ref] ?? 0))]));
      const isSoldOut = Object.values(stock).every((count) => count === 0);
      const reason = product.giftable ? (isSoldOut ? 'sold-out' : undefined) : (product.reason ?? 'not-giftable');
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
      const existing = orders.findOrder(order.key);
      if (existing) return {number: existing};
      const products = readProducts();
      // A paid gift was promised, so a sold-out variant is still ordered. Only one that left the catalog is refused.
      // What was sold by a signed descriptor need not be in the catalog.
      if (!order.isSigned && !products.get(order.productRef)?.variants.some(({ref}) => ref === order.variant)) return {unavailable: true};
      return {number: orders.insertOrder(order, clock.now())};
    },
    close: () => orders.close(),
  };
}

const byRef = (products: CatalogProduct[]): Products => new Map(products.map((product) => [product.ref, product]));

const emptyCatalogMessage = (catalog: string) => `${catalog} is empty, so nothing can be sent as a gift. Add a product.`;

function fixedProducts(input: CatalogInput, currency: string, warn?: (message: string) => void): () => Products {
  const products = byRef(validateProducts(input, currency));
  if (!products.size) warn?.(emptyCatalogMessage('The catalog'));
  return () => products;
}

/** Reads the file when it is new or has changed. Throws only if no version of it was valid yet. */
function createFileReader(file: string, currency: string, warn?: (message: string) => void): () => Products {
  let latest: Products | undefined;
  let lastSeen = '';
  return () => {
    try {
      const {mtimeNs, size, ino} = statSync(file, {bigint: true});
      const version = `${mtimeNs}:${size}:${ino}`;
      if (version !== lastSeen || !latest) {
        lastSeen = version;
        latest = byRef(parseProducts(readFileSync(file, 'utf8'), currency, file));
        if (!latest.size) warn?.(emptyCatalogMessage(`The catalog ${file}`));
      }
    } catch (error) {
      if (!latest) throw toCatalogError(error, file);
      const {message} = toCatalogError(error, file);
      if (message !== lastSeen) warn?.(message);
      // A missing file has no version to remember, so its error message stands in for one.
      if (!(error instanceof CatalogError)) lastSeen = message;
    }
    return latest;
  };
}

const toCatalogError = (error: unknown, file: string) => (error instanceof CatalogError ? error
  : new CatalogError([`The catalog ${file} can't be read. Check "catalog" in the config.`]));
