/** A backend with the test provider for long runs: in memory, with a clock that is moved and random numbers from a seed. */
import {createToken, deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {createGiftBackend, openSqliteStorage, type Clock, type Payments, type Storage} from '../../../src/server/index.ts';
import {balancesOf} from '../../../src/server/gifts/ledger.ts';
import {testPayments, type TestPaymentFaults} from '../../../src/server/payments/test/index.ts';
import {signedHeaders} from '../../../src/server/payments/test/signature.ts';
import {createFakeCatalog} from '../../server/support/catalog.ts';
import {createTestKeys} from '../../server/support/keys.ts';
import {onlyLongSleeps, SHOP_PAGE, shopConfig, testAddress, unlimitedRates} from '../../server/support/test-backend.ts';

export const UNIT_AMOUNT = 2400;
const PUBLIC_URL = 'https://gifts.example';
const keysForAll = createTestKeys();

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RunOptions {
  file?: string;
  faults?: TestPaymentFaults;
  wrapPayments?(payments: Payments): Payments;
  wrapStorage?(storage: Storage): Storage;
}

export interface SentWebhook {
  url: string;
  body: string;
}

export type RunBackend = Awaited<ReturnType<typeof createRunBackend>>;

export async function createRunBackend({file = ':memory:', faults, wrapPayments = (inner) => inner, wrapStorage = (inner) => inner}: RunOptions = {}) {
  let now = Date.UTC(2026, 0, 1);
  const clock: Clock = {now: () => now, sleep: onlyLongSleeps};
  const webhookKey = new Uint8Array(32).fill(7);
  const random = {bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count))};
  const sent: SentWebhook[] = [];
  const provider = testPayments({
    file: ':memory:', publicUrl: PUBLIC_URL, webhookKey, clock, random, faults,
    async deliverWebhook(webhook) {
      sent.push({url: webhook.url, body: await webhook.text()});
      return new Response('{}');
    },
  });
  const storage = openSqliteStorage({file, clock});
  const {keys, encryptAddress} = await keysForAll;
  const catalog = createFakeCatalog();
  catalog.products.get('mug')!.stock = {mug: 1_000_000};
  const secretKey = createToken('secret');
  const backend = createGiftBackend({
    shop: {...shopConfig, policy: {...shopConfig.policy, claimWindowSeconds: 3 * 86_400}},
    allowedOrigins: [SHOP_PAGE], publicUrl: PUBLIC_URL, merchantKeyHash: await hashToken(secretKey), storage: wrapStorage(storage),
    catalog: catalog.catalog, payments: wrapPayments(provider), keys, clock, random, log: () => {}, limits: unlimitedRates,
  });
  let requests = 0;

  async function post(path: string, body: object, token?: string): Promise<{status: number; body: {gift?: {id: string}}}> {
    const response = await backend.fetch(new Request(PUBLIC_URL + path, {
      method: 'POST', body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json', 'Idempotency-Key': `run-${String(++requests).padStart(20, '0')}`,
        ...(token !== undefined && {Authorization: `Bearer ${token}`}),
      },
    }));
    return {status: response.status, body: (await response.json()) as {gift?: {id: string}}};
  }

  return {
    provider, storage, sent, secretKey, post, catalog,
    advance: (ms: number) => void (now += ms),
    async draftGift({portions = 1} = {}) {
      const manage = createToken('manage');
      const claim = await deriveClaimToken(manage, 0);
      const {status, body} = await post('/v1/gifts', {
        product: 'mug', senderName: 'Grace', portions, manageHash: await hashToken(manage), claimHash: await hashToken(claim), returnUrl: SHOP_PAGE,
      });
      if (status !== 201) throw new Error(`A draft was refused with ${status}.`);
      return {id: body.gift!.id, manage, claim};
    },
    async claim(claim: string): Promise<number> {
      const receiptHash = await hashToken(createToken('receipt'));
      return (await post('/v1/claim', {receiptHash, address: await encryptAddress(testAddress, receiptHash), shipTo: {country: 'DE', postalCode: '10115'}}, claim)).status;
    },
    deliver: ({url, body}: SentWebhook) => backend.fetch(new Request(url, {
      method: 'POST', body, headers: {'Content-Type': 'application/json', ...signedHeaders(webhookKey, body, now)},
    })),
    findGift: async (id: string) => (await storage.read((tx) => tx.findGift(id)))!,
    /** Runs what becomes due within this time, at the time at which it is due. */
    async runFor(ms: number): Promise<void> {
      const end = now + ms;
      while (true) {
        const {done, nextAt = Infinity} = await backend.runDueJobs();
        if (done > 0 && nextAt <= now) continue;
        if (nextAt > end) break;
        now = Math.max(nextAt, now + 1);
      }
      now = end;
    },
    async ledgerOf(id: string) {
      const entries = await storage.read((tx) => tx.listLedgerEntries(id));
      const captured = entries.filter(({kind}) => kind === 'captured').reduce((sum, {amount}) => sum + amount, 0);
      const {held, fulfilled, refunded, owed, disputed} = balancesOf(entries);
      return {captured, captures: entries.filter(({kind}) => kind === 'captured').length, held, fulfilled, refunded, owed, disputed};
    },
    async close() {
      await storage.close();
      provider.close();
    },
  };
}
