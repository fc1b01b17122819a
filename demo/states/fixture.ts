/**
 * Where the states come from: a second real backend, with a clock that can be
 * put back and on for a moment, and people who send, open, accept and decline
 * real gifts in it.
 */
import {setTimeout as wait} from 'node:timers/promises';
import {GiftClient, type DraftParams} from 'send-as-gift/client';
import {startBackend} from 'send-as-gift/server/node';
import type {Gift, Order} from 'send-as-gift/protocol';
import type {Language} from '../locales.ts';
import {createUser, type TestUser} from './user.ts';
import {getSampleText, type SampleText} from './sample-text.ts';
import {productRef, stateProducts} from './products.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const daysFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString();

export interface FixtureOptions {
  shopUrl: string;
  /** 0 takes any that is free. */
  port: number;
  dataDir: string;
}

/** A gift that was sent, and who sent it. */
export interface SentGift {
  gift: Gift;
  sender: TestUser;
  manageToken: string;
  claimToken: string;
}

type SendParams = Partial<Omit<DraftParams, 'wish' | 'returnUrl'>> & {
  /** Left at the payment page. */
  unpaid?: true;
  sender?: TestUser;
};

/** Somebody who sent three gifts: long ago, a while ago, just now. */
export async function sendSeveral(fixture: Fixture): Promise<TestUser> {
  const sender = fixture.createUser();
  for (const [days, product] of [[40, 'sampler'], [9, 'letter'], [0, 'teapot']] as const) {
    await fixture.withClockOffset(-days * DAY, () => fixture.sendGift({sender, product, ...(product === 'sampler' && {variant: 'medium'})}));
  }
  return sender;
}

/** The town as one state finds it: everybody speaks the page's language. */
export interface Fixture {
  lang: Language;
  sampleText: SampleText;
  backend: string;
  /** The town's backend over a line that is broken in a certain way. */
  faultUrl(kind: string): string;
  createUser(): TestUser;
  productRef(ref: string): string;
  sendGift(wish?: SendParams): Promise<SentGift>;
  /** Opened in a browser; the same or a new one. */
  openGift(sent: SentGift, recipient?: TestUser, passcode?: string): Promise<TestUser>;
  acceptGift(sent: SentGift, recipient?: TestUser, more?: {variant?: string; passcode?: string}): Promise<{recipient: TestUser; receiptToken: string}>;
  /** The shop's own call about the newest order of a gift. */
  updateOrder(sent: SentGift, move: 'markShipped' | 'markDelivered' | 'cancelOrder'): Promise<void>;
  /** Does something with the clock so many milliseconds from now, and puts it right again. Below zero is the past. */
  withClockOffset<T>(ms: number, action: () => Promise<T>): Promise<T>;
  /** Lets the backend do what is due. */
  runDueJobs(): Promise<void>;
}

export interface FixtureBackend {
  url: string;
  /** One state at a time: they share a clock. */
  use<T>(lang: Language, action: (fixture: Fixture) => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const PARCEL = {carrier: 'DHL', number: '00340434161094021501', url: 'https://tea-and-clay.example/track'};
/** Many states are made at once, and many wrong links are tried. */
const UNLIMITED = 1_000_000;

export async function startFixtureBackend({shopUrl, port, dataDir}: FixtureOptions): Promise<FixtureBackend> {
  let clockOffsetMs = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const running = await startBackend({
    config: {
      shop: {
        name: 'Tea & Clay', domain: new URL(shopUrl).host, url: `${shopUrl}/`, locales: ['en', 'zh-CN'], currency: 'EUR',
        shipsTo: ['AE', 'AU', 'BR', 'CA', 'CN', 'DE', 'FR', 'GB', 'IE', 'IN', 'JP', 'KR', 'NL', 'TW', 'US'],
        support: 'https://tea-and-clay.example/help',
      },
      allowedOrigins: [shopUrl], catalog: 'given', payments: {provider: 'test'},
      limits: {draftsPerMinute: UNLIMITED, readsPerMinute: UNLIMITED, writesPerMinute: UNLIMITED, failedAuthPerMinute: UNLIMITED, failedAuthPerHour: UNLIMITED},
    },
    products: stateProducts, dataDir, port, log: () => undefined,
    clock: {
      now: () => Date.now() + clockOffsetMs,
      // The backend's own rounds rest while a state is being made: what it finds due then would be due at the wrong time.
      sleep: async (ms, signal) => {
        await wait(ms, undefined, {signal, ref: false}).catch(() => undefined);
        if (ms <= 1_000 && !signal?.aborted) await queue;
      },
    },
  });
  const merchant = new GiftClient({backend: running.url, localStore: createUser(running.url, shopUrl).client.localStore});
  const token = running.secretKey!;
  const runDueJobs = async () => {
    while ((await running.backend.runDueJobs()).done > 0);
  };

  function createFixture(lang: Language): Fixture {
    const sampleText = getSampleText(lang);
    const fixture: Fixture = {
      lang, sampleText, backend: running.url, runDueJobs,
      faultUrl: (kind) => `${shopUrl}/states/lines/${kind}`,
      createUser: () => createUser(running.url, shopUrl),
      productRef: (ref) => productRef(ref, lang),
      async sendGift({unpaid, sender = fixture.createUser(), product = 'teapot', ...wish} = {}) {
        const {client} = sender;
        const ref = fixture.productRef(product);
        const variant = product === 'teapot' ? 'celadon' : undefined;
        const {gift, checkout, manageToken} = await client.draft({
          draftKey: ref, product: ref, senderName: sampleText.senderName, note: sampleText.note, returnUrl: `${shopUrl}/states`, ...(variant && {variant}), ...wish,
        });
        if (!unpaid) await fetch(checkout!.url, {method: 'POST', body: new URLSearchParams({outcome: 'paid'}), redirect: 'manual'});
        const [now, link] = await Promise.all([client.gift(manageToken), client.claimLink(gift, manageToken)]);
        return {gift: now, sender, manageToken, claimToken: link.slice(link.indexOf('#') + 1)};
      },
      async openGift({claimToken}, recipient = fixture.createUser(), passcode) {
        await recipient.client.open(claimToken, passcode);
        return recipient;
      },
      async acceptGift(sent, recipient, more) {
        const opened = recipient ?? await fixture.openGift(sent, undefined, more?.passcode);
        const {receiptToken} = await opened.client.claim(sent.claimToken, {address: sampleText.address, ...more});
        return {recipient: opened, receiptToken};
      },
      async updateOrder({gift}, move) {
        await runDueJobs();
        const {orders} = await merchant.call('orders', {token});
        const {id} = orders.find((order: Order) => order.gift === gift.id)!;
        if (move === 'markShipped') await merchant.call(move, {token, pathParams: {id}, request: PARCEL});
        else await merchant.call(move, {token, pathParams: {id}, request: {}});
        await runDueJobs();
      },
      async withClockOffset(ms, action) {
        clockOffsetMs = ms;
        try {
          return await action();
        } finally {
          clockOffsetMs = 0;
        }
      },
    };
    return fixture;
  }

  return {
    url: running.url,
    use(lang, action) {
      const visit = queue.then(() => action(createFixture(lang)));
      queue = visit.then(() => undefined, () => undefined);
      return visit;
    },
    close: () => running.close(),
  };
}
