/** What every rule has at hand, and the two neighbours that may fail, asked in a way that says whose fault it was. */
import {newGiftId} from '../protocol/index.ts';
import type {Clock, Keys, Log, Mail, Payments, Random, Shop, ShopInfo} from './ports.ts';
import {Refusal} from './refusal.ts';
import type {Store} from './store.ts';

export interface World {
  shop: ShopInfo;
  allowedOrigins: readonly string[];
  publicUrl: string;
  claimPage: string;
  store: Store;
  catalogue: Shop;
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

export type StockedProduct = NonNullable<Awaited<ReturnType<Shop['product']>>>;

/** 128 random bits, base64url: a gift's id, or a request's. */
export const newId = (world: Pick<World, 'random'>) =>
  newGiftId((count) => world.random.bytes(count) as Uint8Array<ArrayBuffer>);

/** The product as the shop has it now; a shop that can't be reached is `shop-error`. */
export async function askShop(world: World, ref: string): Promise<StockedProduct | undefined> {
  try {
    return await world.catalogue.product(ref);
  } catch (error) {
    world.log({at: 'effect', kind: 'product', error: whatFailed(error)});
    throw new Refusal('shop-error');
  }
}

/** An error's class and where it was thrown. Its message may quote input, so it stays out of every log. */
export function whatFailed(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = /([\w.-]+\.[jt]s:\d+):\d+/.exec(error.stack?.split('\n').slice(1).join('\n') ?? '');
  return place ? `${error.name} ${place[1]}` : error.name;
}
