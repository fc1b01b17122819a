/** The dependencies that routes, rules and jobs share. */
import {createGiftId, type Descriptor, type ProductIdentifier} from '../protocol/index.ts';
import {describedProduct} from './descriptors/described-product.ts';
import type {Catalog, Clock, Keys, Log, Mail, MerchantMail, Payments, Random, ShopConfig} from './ports.ts';
import {ProblemError} from './problem.ts';
import type {StockCountRow, Storage} from './storage/storage.ts';

export interface AppContext {
  shop: ShopConfig;
  allowedOrigins: readonly string[];
  publicUrl: string;
  claimPage: string;
  storage: Storage;
  catalog: Catalog;
  payments: Payments;
  keys: Keys;
  /** Absent: no mail is sent, and no email address is stored. */
  mail?: Mail;
  merchantMail?: MerchantMail;
  /** IANA time zone of dates and quiet hours in mails, unless the sender chose one. */
  timeZone?: string;
  /** How many wrong passcodes a gift accepts, until the sender changes the passcode or replaces the link. */
  wrongPasscodesPerGift: number;
  clock: Clock;
  random: Random;
  log: Log;
}

export type ProductWithStock = NonNullable<Awaited<ReturnType<Catalog['getProduct']>>> & {
  /** The counts before the catalog was asked: `stock` contains no piece of an order that is counted here. */
  countsBefore: readonly StockCountRow[];
};

/** Creates the id of a gift or a request: 128 random bits in base64url. */
export const newId = (context: Pick<AppContext, 'random'>) =>
  createGiftId((count) => context.random.bytes(count) as Uint8Array<ArrayBuffer>);

/** What a sender asks for, or has given. */
export interface Offer {
  /** The catalog's `ref` of the product, or the SKU of the descriptor. */
  ref: string;
  /** The descriptor that offers it; absent for a product of the catalog. */
  descriptor?: Descriptor;
}

/**
 * Fetches the product as it is now; undefined if the catalog should have it and does not. Throws `shop-error` if the catalog fails.
 */
export async function fetchProduct(context: AppContext, {ref, descriptor}: Offer): Promise<ProductWithStock | undefined> {
  const countsBefore = await context.storage.read((tx) => tx.listStockCounts(ref));
  const known = await callCatalog(context, (catalog) => catalog.getProduct(ref));
  const product = descriptor ? describedProduct(descriptor, known) : known;
  return product && {...product, countsBefore};
}

/** As `fetchProduct`, with the product that a page names. */
export async function findProduct(context: AppContext, identifiers: readonly ProductIdentifier[]): Promise<ProductWithStock | undefined> {
  const found = await callCatalog(context, async (catalog) => catalog.findProduct?.(identifiers));
  const product = found && await fetchProduct(context, {ref: found.ref});
  return product && {...product, ...(found.variant !== undefined && {variant: found.variant})};
}

async function callCatalog<T>(context: AppContext, call: (catalog: Catalog) => Promise<T>): Promise<T> {
  try {
    return await call(context.catalog);
  } catch (error) {
    context.log({event: 'outbound', kind: 'product', error: describeError(error)});
    throw new ProblemError('shop-error');
  }
}

/**
 * Describes an error for the log: its class and where it was thrown. The message is left out because it may quote
 * input.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const location = /([\w.-]+\.[jt]s:\d+):\d+/.exec(error.stack?.split('\n').slice(1).join('\n') ?? '');
  return location ? `${error.name} ${location[1]}` : error.name;
}
