/**
 * The data of the states: a second real backend with a clock that a state can move for a moment, and users who send, open,
 * accept and decline real gifts.
 */
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {GiftClient, type DraftParams} from 'send-as-gift/client';
import {signProduct, type ProductToSign} from 'send-as-gift/server';
import {loadSigningKey, startBackend} from 'send-as-gift/server/node';
import type {Gift, Order} from 'send-as-gift/protocol';
import type {Language} from '../locales.ts';
import type {FaultName} from './fault-proxy.ts';
import {createUser, type TestUser} from './user.ts';
import {getSampleText, type SampleText} from './sample-text.ts';
import {linocut} from '../linocut.ts';
import {productRef, stateProducts} from './products.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** A job that becomes due after this time stays undone while a state is looked at. Nothing is ever due later than 10 minutes ahead. */
export const HELD_BACK_MS = 9 * 60_000;
export const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

export interface FixtureOptions {
  shopUrl: string;
  /** 0 for any free port. */
  port: number;
  dataDir: string;
}

/** A sent gift with its sender and tokens. */
export interface SentGift {
  gift: Gift;
  sender: TestUser;
  manageToken: string;
  claimToken: string;
}

type SendParams = Partial<Omit<DraftParams, 'draftKey' | 'returnUrl'>> & {
  /** Stops at the payment page. */
  unpaid?: true;
  /** Pays by bank transfer, which has not arrived. */
  pending?: true;
  sender?: TestUser;
};

/** A user who sent three gifts: 40 days ago, 9 days ago and now. */
export async function sendSeveral(fixture: Fixture): Promise<TestUser> {
  const sender = fixture.createUser();
  for (const [days, product] of [[40, 'sampler'], [9, 'letter'], [0, 'teapot']] as const) {
    await fixture.withClockOffset(-days * DAY_MS, () => fixture.sendGift({sender, product, ...(product === 'sampler' && {variant: 'medium'})}));
  }
  return sender;
}

/** What a state uses to create its gifts. All texts are in the language of the page. */
export interface Fixture {
  lang: Language;
  sampleText: SampleText;
  backend: string;
  /** The backend behind a proxy with the given fault; see `fault-proxy.ts`. */
  faultUrl(fault: FaultName): string;
  createUser(): TestUser;
  productRef(ref: string): string;
  /** A signed descriptor of a product that is not in the catalog. */
  sign(changes?: Partial<ProductToSign>): string;
  sendGift(params?: SendParams): Promise<SentGift>;
  /** Opens the gift in the browser of `recipient`; default: a new one. */
  openGift(sent: SentGift, recipient?: TestUser, passcode?: string): Promise<TestUser>;
  /** Tries wrong passcodes, each in a new browser unless there is a `recipient`. */
  tryPasscodes(sent: SentGift, count: number, recipient?: TestUser): Promise<void>;
  acceptGift(
    sent: SentGift, recipient?: TestUser, options?: {variant?: string; passcode?: string},
  ): Promise<{recipient: TestUser; receiptToken: string}>;
  /** Updates the newest order of a gift through the merchant API. */
  updateOrder(sent: SentGift, action: 'markShipped' | 'markDelivered' | 'cancelOrder'): Promise<void>;
  /** Runs an action with the backend's clock moved by `ms`; negative values are in the past. */
  withClockOffset<T>(ms: number, action: () => Promise<T>): Promise<T>;
  runDueJobs(): Promise<void>;
}

export interface FixtureBackend {
  url: string;
  /** Serializes actions, because all states share one clock. */
  use<T>(lang: Language, action: (fixture: Fixture) => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const PARCEL = {carrier: 'DHL', number: '00340434161094021501', url: 'https://tea-and-clay.example/track'};
/** Rate limits are off: tests open many states, and many states use unknown tokens. */
const UNLIMITED = 1_000_000;
/** Fewer than by default, because each takes a tenth of a second. */
export const MAX_WRONG_PASSCODES = 6;

export async function startFixtureBackend({shopUrl, port, dataDir}: FixtureOptions): Promise<FixtureBackend> {
  let clockOffsetMs = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const backend = await startBackend({
    config: {
      shop: {
        name: 'Tea & Clay', domain: new URL(shopUrl).host, url: `${shopUrl}/`, locales: ['en', 'zh-CN'], currency: 'EUR',
        shipsTo: ['AE', 'AU', 'BR', 'CA', 'CN', 'DE', 'FR', 'GB', 'IE', 'IN', 'JP', 'KR', 'NL', 'TW', 'US'],
        support: 'https://tea-and-clay.example/help',
      },
      allowedOrigins: [shopUrl], catalog: 'given', payments: {provider: 'test'},
      mail: {developmentFolder: join(dataDir, 'mails'), from: 'Tea & Clay <gifts@tea-and-clay.example>'},
      limits: {
        draftsPerMinute: UNLIMITED, draftsPerDay: UNLIMITED, readsPerMinute: UNLIMITED, writesPerMinute: UNLIMITED,
        failedAuthPerMinute: UNLIMITED, failedAuthPerHour: UNLIMITED, wrongPasscodesPerGift: MAX_WRONG_PASSCODES,
      },
    },
    products: stateProducts, dataDir, port, log: () => undefined,
    clock: {
      now: () => Date.now() + clockOffsetMs,
      // The worker waits while a setup runs: with the clock moved, it would find the wrong jobs due.
      sleep: async (ms, signal) => {
        await setTimeout(ms, undefined, {signal, ref: false}).catch(() => undefined);
        if (ms <= 1_000 && !signal?.aborted) await queue;
      },
    },
  });
  const merchant = new GiftClient({backend: backend.url, localStore: createUser(backend.url, shopUrl).client.localStore});
  const token = backend.secretKey!;
  const runDueJobs = async () => {
    while ((await backend.runDueJobs()).done > 0);
  };

  function createFixture(lang: Language): Fixture {
    const sampleText = getSampleText(lang);
    const fixture: Fixture = {
      lang, sampleText, backend: backend.url, runDueJobs,
      faultUrl: (fault) => `${shopUrl}/states/faults/${fault}`,
      createUser: () => createUser(backend.url, shopUrl),
      productRef: (ref) => productRef(ref, lang),
      sign: (changes) => signProduct(
        {sku: 'linocut', ...linocut(lang), image: `${shopUrl}/images/linocut.svg`, amount: 9500, currency: 'EUR', ...changes},
        {key: loadSigningKey(join(dataDir, 'keys')), audience: backend.url},
      ),
      async sendGift({unpaid, pending, sender = fixture.createUser(), product = 'teapot', ...params} = {}) {
        const {client} = sender;
        const ref = fixture.productRef(product);
        const variant = product === 'teapot' ? 'celadon' : undefined;
        const {gift, checkout, manageToken} = await client.draft({
          draftKey: ref, product: ref, senderName: sampleText.senderName, note: sampleText.note, returnUrl: `${shopUrl}/states`, ...(variant && {variant}), ...params,
        });
        if (!unpaid) await fetch(checkout!.url, {method: 'POST', body: new URLSearchParams({outcome: pending ? 'later' : 'paid'}), redirect: 'manual'});
        const [paidGift, link] = await Promise.all([client.gift(manageToken), client.claimLink(gift, manageToken)]);
        return {gift: paidGift, sender, manageToken, claimToken: link.slice(link.indexOf('#') + 1)};
      },
      async openGift({claimToken}, recipient = fixture.createUser(), passcode) {
        await recipient.client.open(claimToken, passcode);
        return recipient;
      },
      async tryPasscodes(sent, count, recipient) {
        for (let guess = 1; guess <= count; guess++) await fixture.openGift(sent, recipient, `no ${guess}`).catch(() => undefined);
      },
      async acceptGift(sent, recipient, options) {
        const user = recipient ?? await fixture.openGift(sent, undefined, options?.passcode);
        const {receiptToken} = await user.client.claim(sent.claimToken, {address: sampleText.address, ...options});
        return {recipient: user, receiptToken};
      },
      async updateOrder({gift}, action) {
        await runDueJobs();
        const {orders} = await merchant.call('orders', {token});
        const {id} = orders.find((order: Order) => order.gift === gift.id)!;
        if (action === 'markShipped') await merchant.call(action, {token, pathParams: {id}, request: PARCEL});
        else await merchant.call(action, {token, pathParams: {id}, request: {}});
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
    url: backend.url,
    use(lang, action) {
      const result = queue.then(() => action(createFixture(lang)));
      queue = result.then(() => undefined, () => undefined);
      return result;
    },
    close: () => backend.close(),
  };
}
