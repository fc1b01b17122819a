/** What every rule has at hand, and the two neighbours that may fail, asked in a way that says whose fault it was. */
import {createGiftId} from '../protocol/index.ts';
import type {Clock, Keys, Log, Mail, Payments, Random, Catalog, ShopConfig} from './ports.ts';
import {ProblemError} from './problem.ts';
import type {Storage} from './storage/storage.ts';

export interface AppContext {
  shop: ShopConfig;
  allowedOrigins: readonly string[];
  publicUrl: string;
  claimPage: string;
  storage: Storage;
  catalog: Catalog;
  payments: Payments;
  keys: Keys;
  /** Absent: nobody is written to, and no mail address is kept. */
  mail?: Mail;
  /** IANA; whose evenings are quiet, and in which moments are written, unless the sender chose one. */
  timeZone?: string;
  clock: Clock;
  random: Random;
  log: Log;
}

export type ProductWithStock = NonNullable<Awaited<ReturnType<Catalog['getProduct']>>>;

/** 128 random bits, base64url: a gift's id, or a request's. */
export const newId = (context: Pick<AppContext, 'random'>) =>
  createGiftId((count) => context.random.bytes(count) as Uint8Array<ArrayBuffer>);

/** The product as the shop has it now; a shop that can't be reached is `shop-error`. */
export async function fetchProduct(context: AppContext, ref: string): Promise<ProductWithStock | undefined> {
  try {
    return await context.catalog.getProduct(ref);
  } catch (error) {
    context.log({event: 'outbound', kind: 'product', error: describeError(error)});
    throw new ProblemError('shop-error');
  }
}

/** An error's class and where it was thrown. Its message may quote input, so it stays out of every log. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const location = /([\w.-]+\.[jt]s:\d+):\d+/.exec(error.stack?.split('\n').slice(1).join('\n') ?? '');
  return location ? `${error.name} ${location[1]}` : error.name;
}
