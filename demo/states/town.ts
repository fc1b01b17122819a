/**
 * Where the states come from: a second real backend, with a clock that can be
 * put back and on for a moment, and people who send, open, accept and decline
 * real gifts in it.
 */
import {setTimeout as wait} from 'node:timers/promises';
import {GiftClient, type GiftWish} from 'send-as-gift/client';
import {startBackend} from 'send-as-gift/server/node';
import type {Gift, Order} from 'send-as-gift/protocol';
import type {Language} from '../words.ts';
import {somebody, type Somebody} from './person.ts';
import {voiceOf, type Voice} from './said-there.ts';
import {thing, things} from './things.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

export interface TownOptions {
  shopUrl: string;
  /** 0 takes any that is free. */
  port: number;
  dataDir: string;
}

/** A gift that was sent, and who sent it. */
export interface Sent {
  gift: Gift;
  sender: Somebody;
  manageToken: string;
  claimToken: string;
}

type Wish = Partial<Omit<GiftWish, 'wish' | 'returnUrl'>> & {
  /** Left at the payment page. */
  unpaid?: true;
  sender?: Somebody;
};

/** Somebody who sent three gifts: long ago, a while ago, just now. */
export async function sendsSeveral(town: Town): Promise<Somebody> {
  const sender = town.somebody();
  for (const [days, product] of [[40, 'sampler'], [9, 'letter'], [0, 'teapot']] as const) {
    await town.at(-days * DAY, () => town.sends({sender, product, ...(product === 'sampler' && {variant: 'medium'})}));
  }
  return sender;
}

/** The town as one state finds it: everybody speaks the page's language. */
export interface Town {
  lang: Language;
  voice: Voice;
  backend: string;
  /** The town's backend over a line that is broken in a certain way. */
  line(kind: string): string;
  somebody(): Somebody;
  thing(ref: string): string;
  sends(wish?: Wish): Promise<Sent>;
  /** Opened in a browser; the same or a new one. */
  opens(sent: Sent, friend?: Somebody, passcode?: string): Promise<Somebody>;
  accepts(sent: Sent, friend?: Somebody, more?: {variant?: string; passcode?: string}): Promise<{friend: Somebody; receiptToken: string}>;
  /** The shop's own call about the newest order of a gift. */
  shop(sent: Sent, move: 'shipped' | 'delivered' | 'cancelOrder'): Promise<void>;
  /** Does something with the clock so many milliseconds from now, and puts it right again. Below zero is the past. */
  at<T>(ms: number, act: () => Promise<T>): Promise<T>;
  /** Lets the backend do what is due. */
  work(): Promise<void>;
}

export interface Towns {
  url: string;
  /** One state at a time: they share a clock. */
  visit<T>(lang: Language, act: (town: Town) => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const PARCEL = {carrier: 'DHL', number: '00340434161094021501', url: 'https://tea-and-clay.example/track'};
/** Many states are made at once, and many wrong links are tried. */
const MANY = 1_000_000;

export async function openTown({shopUrl, port, dataDir}: TownOptions): Promise<Towns> {
  let off = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const running = await startBackend({
    config: {
      shop: {
        name: 'Tea & Clay', domain: new URL(shopUrl).host, url: `${shopUrl}/`, locales: ['en', 'zh-CN'], currency: 'EUR',
        shipsTo: ['AE', 'AU', 'BR', 'CA', 'CN', 'DE', 'FR', 'GB', 'IE', 'IN', 'JP', 'KR', 'NL', 'TW', 'US'],
        support: 'https://tea-and-clay.example/help',
      },
      allowedOrigins: [shopUrl], catalogue: 'given', payments: {provider: 'test'},
      limits: {draftsPerMinute: MANY, readsPerMinute: MANY, writesPerMinute: MANY, wrongTokensPerMinute: MANY, wrongTokensPerHour: MANY},
    },
    products: things, dataDir, port, log: () => undefined,
    clock: {
      now: () => Date.now() + off,
      // The backend's own rounds rest while a state is being made: what it finds due then would be due at the wrong time.
      sleep: async (ms, signal) => {
        await wait(ms, undefined, {signal, ref: false}).catch(() => undefined);
        if (ms <= 1_000 && !signal?.aborted) await queue;
      },
    },
  });
  const shopkeeper = new GiftClient({backend: running.url, lasting: somebody(running.url, shopUrl).client.lasting});
  const token = running.secretKey!;
  const work = async () => {
    while ((await running.backend.work()).done > 0);
  };

  function townIn(lang: Language): Town {
    const voice = voiceOf(lang);
    const town: Town = {
      lang, voice, backend: running.url, work,
      line: (kind) => `${shopUrl}/states/lines/${kind}`,
      somebody: () => somebody(running.url, shopUrl),
      thing: (ref) => thing(ref, lang),
      async sends({unpaid, sender = town.somebody(), product = 'teapot', ...wish} = {}) {
        const {client} = sender;
        const ref = town.thing(product);
        const variant = product === 'teapot' ? 'celadon' : undefined;
        const {gift, checkout, manageToken} = await client.draft({
          wish: ref, product: ref, senderName: voice.ana, note: voice.note, returnUrl: `${shopUrl}/states`, ...(variant && {variant}), ...wish,
        });
        if (!unpaid) await fetch(checkout!.url, {method: 'POST', body: new URLSearchParams({outcome: 'paid'}), redirect: 'manual'});
        const [now, link] = await Promise.all([client.gift(manageToken), client.claimLink(gift, manageToken)]);
        return {gift: now, sender, manageToken, claimToken: link.slice(link.indexOf('#') + 1)};
      },
      async opens({claimToken}, friend = town.somebody(), passcode) {
        await friend.client.open(claimToken, passcode);
        return friend;
      },
      async accepts(sent, friend, more) {
        const opened = friend ?? await town.opens(sent, undefined, more?.passcode);
        const {receiptToken} = await opened.client.claim(sent.claimToken, {address: voice.address, ...more});
        return {friend: opened, receiptToken};
      },
      async shop({gift}, move) {
        await work();
        const {orders} = await shopkeeper.call('orders', {token});
        const {id} = orders.find((order: Order) => order.gift === gift.id)!;
        if (move === 'shipped') await shopkeeper.call(move, {token, params: {id}, request: PARCEL});
        else await shopkeeper.call(move, {token, params: {id}, request: {}});
        await work();
      },
      async at(ms, act) {
        off = ms;
        try {
          return await act();
        } finally {
          off = 0;
        }
      },
    };
    return town;
  }

  return {
    url: running.url,
    visit(lang, act) {
      const visit = queue.then(() => act(townIn(lang)));
      queue = visit.then(() => undefined, () => undefined);
      return visit;
    },
    close: () => running.close(),
  };
}
