/** A whole backend around the adapter of a story, and what its sender, recipient and merchant do. */
import {isDeepStrictEqual} from 'node:util';
import {createToken, deriveClaimToken, endpoints, hashToken, type EndpointName, type ResponseOf} from '../../protocol/index.ts';
import {createGiftBackend, type BackendOptions} from '../backend.ts';
import {checkParts} from '../check-options.ts';
import {balancesOf} from '../gifts/ledger.ts';
import type {CaptureMode} from '../ports.ts';
import {openSqliteStorage} from '../storage/sqlite/index.ts';
import {observePayments} from './observed-payments.ts';
import {createShop, createStoryCatalog, createStoryClock, createStoryKeys, createStoryMail, PRODUCT, shipTo} from './parts.ts';
import {PaymentStoryError, type PaymentStorySetup} from './setup.ts';

const SHOP_PAGE = 'https://shop.example';
const PUBLIC_URL = 'https://gifts.example';
const JOBS_MS = 4 * 60_000;
const MAX_ROUNDS = 20;
export const PAYER_EMAIL = 'payer@shop.example';
const unlimited = {
  failedAuthPerMinute: 1e6, failedAuthPerHour: 1e6, draftsPerMinute: 1e6, draftsPerDay: 1e6, readsPerMinute: 1e6, writesPerMinute: 1e6,
  claimsPerMinute: 1e6,
};

type Response<Name extends EndpointName> = {status: number; body: ResponseOf<Name>; code?: string};
export type StoryBackend = Awaited<ReturnType<typeof createStoryBackend>>;
export type StoryGift = Awaited<ReturnType<StoryBackend['draftGift']>>;

export async function createStoryBackend(setup: PaymentStorySetup, mode: CaptureMode) {
  const clock = createStoryClock();
  const provider = await setup.createProvider({clock, publicUrl: PUBLIC_URL});
  const {controls} = provider;
  checkParts({'payments of createProvider': {as: 'payments', value: provider.payments}});
  const observed = observePayments(provider.payments);
  const storage = openSqliteStorage({file: ':memory:', clock});
  const {keys, encryptAddress} = await createStoryKeys();
  const [catalog, mail, secretKey] = [createStoryCatalog(), createStoryMail(), createToken('secret')];
  const options: BackendOptions = {
    shop: createShop(mode), allowedOrigins: [SHOP_PAGE], publicUrl: PUBLIC_URL, merchantKeyHash: await hashToken(secretKey),
    storage, catalog, payments: observed.payments, keys, mail, clock, limits: unlimited, log: () => {},
    random: {bytes: (count) => crypto.getRandomValues(new Uint8Array(count))},
  };
  const backend = (setup.createBackend ?? createGiftBackend)(options);
  let delivered = 0;
  let requests = 0;

  async function call<Name extends EndpointName>(
    name: Name, {token, body, params = {}}: {token?: string; body?: object; params?: Record<string, string>} = {},
  ): Promise<Response<Name>> {
    const {method, path} = endpoints[name];
    const url = PUBLIC_URL + path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part]!));
    const headers: Record<string, string> = token === undefined ? {} : {Authorization: `Bearer ${token}`};
    const writes = method !== 'GET';
    if (writes) {
      headers['Content-Type'] = 'application/json';
      headers['Idempotency-Key'] = `story-${String(++requests).padStart(20, '0')}`;
    }
    const response = await backend.fetch(new Request(url, {method, headers, ...(writes && {body: JSON.stringify(body ?? {})})}));
    const read = (await response.json()) as ResponseOf<Name> & {code?: string};
    return {status: response.status, body: read, ...(!response.ok && {code: read.code})};
  }

  async function mustSucceed<Name extends EndpointName>(
    name: Name, params: Parameters<typeof call<Name>>[1] = {},
  ): Promise<ResponseOf<Name>> {
    const {status, body, code} = await call(name, params);
    if (status >= 300) throw new PaymentStoryError(`The call ${name} must succeed, but it returned ${status} ${code}.`);
    return body;
  }

  async function draftGift() {
    const manage = createToken('manage');
    const claim = await deriveClaimToken(manage, 0);
    const {gift: {id}} = await mustSucceed('draft', {body: {
      product: PRODUCT.ref, senderName: 'Grace', manageHash: await hashToken(manage), claimHash: await hashToken(claim), returnUrl: `${SHOP_PAGE}/mug`,
    }});
    const findRow = async () => (await storage.read((tx) => tx.findGift(id)))!;
    return {
      id, manage, claim, findRow,
      checkoutId: (await findRow()).checkoutId!,
      view: () => mustSucceed('gift', {token: manage}),
      paymentStatus: async () => provider.payments.retrievePayment((await findRow()).paymentId!),
    };
  }

  async function deliver(webhooks: readonly Request[]): Promise<void> {
    const responses = await Promise.all(webhooks.map((webhook) => backend.fetch(webhook.clone())));
    const refused = responses.find(({ok}) => !ok);
    if (refused) throw new PaymentStoryError(`The backend must accept every webhook of the provider, but it returned ${refused.status}.`);
  }

  return {
    mode, clock, controls, mail, catalog, call, mustSucceed, draftGift,
    merchant: {token: secretKey},
    payments: provider.payments,
    observed,
    async pay({checkoutId}: {checkoutId: string}, {later = false} = {}): Promise<void> {
      await controls.pay(checkoutId, {later, email: PAYER_EMAIL});
    },

    /** Delivers the webhooks that have come since the last call, one after the other. */
    async deliverNewWebhooks(): Promise<void> {
      await setup.pause?.();
      const webhooks = await controls.listWebhooks();
      for (const webhook of webhooks.slice(delivered)) await deliver([webhook]);
      delivered = webhooks.length;
    },
    /** The webhooks that have come since the last call get lost. */
    async loseNewWebhooks(): Promise<void> {
      delivered = (await controls.listWebhooks()).length;
    },
    /** Delivers all webhooks again, the newest first, each twice, at the same time. */
    async deliverAllWebhooksReversed(): Promise<void> {
      const webhooks = [...(await controls.listWebhooks())].reverse();
      delivered = webhooks.length;
      await deliver(webhooks.flatMap((webhook) => [webhook, webhook]));
    },
    /** Runs what becomes due within a few minutes, at the time at which it is due: failed jobs are tried again. */
    async runJobs(): Promise<void> {
      const end = clock.now() + JOBS_MS;
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const {nextAt = Infinity} = await backend.runDueJobs();
        await backend.sendDueMail();
        if (nextAt > end) break;
        await setup.pause?.();
        clock.advance(Math.max(1, nextAt - clock.now()));
      }
      clock.advance(Math.max(0, end - clock.now()));
    },

    async claim(gift: {id: string; claim: string}): Promise<string> {
      const receiptHash = await hashToken(createToken('receipt'));
      await mustSucceed('claim', {token: gift.claim, body: {receiptHash, address: await encryptAddress(receiptHash), shipTo}});
      return `${gift.id}.1`;
    },
    listAlerts: async () => (await mustSucceed('alerts', {token: secretKey})).alerts,
    async balances(gift: {id: string}) {
      const balances = balancesOf(await storage.read((tx) => tx.listLedgerEntries(gift.id)));
      return Object.fromEntries(Object.entries(balances).filter(([account, amount]) => account !== 'provider' && amount !== 0));
    },
    async close(): Promise<void> {
      backend.beginShutdown();
      await storage.close();
      provider.payments.close?.();
      await provider.close?.();
    },
  };
}

/** Throws if `found` is not what is expected; `what` completes "…: expected …, found …". */
export function expectEqual(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new PaymentStoryError(`${what}: expected ${describe(expected)}, found ${describe(found)}.`);
}

const describe = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing');
