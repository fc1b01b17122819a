/** A real backend on a real port with a database of its own, behind a proxy that can fail and with a clock that can be advanced. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {signProduct, type ProductToSign} from '../../src/server/descriptors/sign-product.ts';
import {startBackend, type ListeningBackend} from '../../src/server/node/start.ts';
import {systemRandom} from '../../src/server/node/clock.ts';
import {loadOrCreateSecret} from '../../src/server/node/keys.ts';
import {loadSigningKey} from '../../src/server/node/signing-keys.ts';
import {testPayments, type TestPayments} from '../../src/server/payments/test/index.ts';
import type {Clock, LogEntry, Payments} from '../../src/server/ports.ts';
import {createShopConfig, products} from './shop-fixture.ts';
import {FaultProxy} from './fault-proxy.ts';

export interface TestServerOptions {
  claimWindowSeconds?: number;
  allowedOrigins?: string[];
  /** Overrides of the test shop's configuration. */
  config?: Record<string, unknown>;
  /** Another payment provider than the test provider. */
  createPayments?(site: {publicUrl: string; clock: Clock}): Promise<Payments>;
}

/** The buttons of the payment page. */
export type PayOutcome = 'paid' | 'later' | 'declined' | 'cancelled';

export interface TestServer {
  /** URL for browsers, behind the proxy. */
  url: string;
  /** URL of the backend itself, without the proxy. */
  readonly directUrl: string;
  proxy: FaultProxy;
  secretKey: string;
  dataDir: string;
  log: LogEntry[];
  /** Advances the clock and runs the jobs that are due then. */
  advance(ms: number): Promise<void>;
  runDueJobs(): Promise<void>;
  /** Stops the backend and starts another one on the same data folder. */
  restart(whileDown?: () => Promise<void> | void): Promise<void>;
  /** Submits the form of the payment page. Resolves to the URL to which it redirects. */
  pay(checkoutUrl: string, outcome?: PayOutcome): Promise<string>;
  /** The payment provider: a second instance on the database of the backend's own. */
  readonly provider: TestPayments;
  /** A signed descriptor of this product. */
  sign(product: ProductToSign): string;
  /** Calls the merchant API with the secret key. */
  callAsMerchant<T = unknown>(method: 'GET' | 'POST', path: string, body?: object): Promise<T>;
  close(): Promise<void>;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const {claimWindowSeconds = 604_800, allowedOrigins = ['http://shop.test'], config = {}, createPayments} = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'gifts-'));
  const proxy = new FaultProxy();
  await proxy.listen();
  const log: LogEntry[] = [];
  let clockOffsetMs = 0;
  const clock: Clock = {
    now: () => Date.now() + clockOffsetMs,
    sleep: (ms, signal) => new Promise((resolve) => {
      const timer = setTimeout(done, ms > 1_000 ? ms : Math.min(ms, 250));
      signal?.addEventListener('abort', done, {once: true});
      function done() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
    }),
  };
  const payments = await createPayments?.({publicUrl: proxy.url, clock});
  let secretKey = '';
  let running: ListeningBackend;
  const start = async () => {
    running = await startBackend({
      config: {...createShopConfig({claimWindowSeconds, allowedOrigins, publicUrl: proxy.url}), ...config},
      products, dataDir, clock, payments, log: (entry) => log.push(entry),
    });
    secretKey ||= running.secretKey ?? '';
    proxy.setTarget(running.localUrl);
  };
  await start();
  const provider = testPayments({
    file: join(dataDir, 'test-payments.db'), publicUrl: proxy.url, webhookKey: loadOrCreateSecret(join(dataDir, 'keys'), 'test-payments'),
    clock, random: systemRandom, deliverWebhook: (webhook) => fetch(webhook),
  });
  const runDueJobs = async () => {
    for (let round = 0; round < 20; round++) if ((await running.runDueJobs()).done === 0) break;
    await running.sendDueMail();
  };
  return {
    url: proxy.url, proxy, log, dataDir, runDueJobs, provider,
    get secretKey() { return secretKey; },
    get directUrl() { return running.localUrl; },
    async advance(ms) {
      clockOffsetMs += ms;
      await runDueJobs();
    },
    async restart(whileDown) {
      await running.close();
      await whileDown?.();
      await start();
    },
    async pay(checkoutUrl, outcome = 'paid') {
      const response = await fetch(checkoutUrl, {method: 'POST', redirect: 'manual', body: new URLSearchParams({outcome})});
      await runDueJobs();
      return response.headers.get('location') ?? '';
    },
    sign: (product) => signProduct(product, {key: loadSigningKey(join(dataDir, 'keys')), audience: proxy.url}),
    async callAsMerchant<T>(method: 'GET' | 'POST', path: string, body: object = {}) {
      const response = await fetch(running.localUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${secretKey}`,
          ...(method === 'POST' && {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()}),
        },
        ...(method === 'POST' && {body: JSON.stringify(body)}),
      });
      if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${await response.text()}`);
      return await response.json() as T;
    },
    async close() {
      await running.close();
      provider.close();
      await proxy.close();
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}
