/** Starts a whole backend from a config and a data folder, for the command line, the demo and embedding servers. */
import {join, resolve} from 'node:path';
import {createGiftBackend, type GiftBackend} from '../backend.ts';
import {hostedPages} from '../pages/index.ts';
import {testPayments, type TestPayments} from '../payments/test/index.ts';
import {isLoopbackHost} from '../../protocol/index.ts';
import type {Clock, Log} from '../ports.ts';
import {fileShop} from '../shops/file/index.ts';
import type {CatalogInput} from '../shops/file/products.ts';
import {openSqliteStorage} from '../storage/sqlite/index.ts';
import {systemClock, systemRandom} from './clock.ts';
import {configWarnings, toShopConfig, validateConfig, type Config, type ConfigInput} from './config.ts';
import {loadOrCreateMerchantKey, loadOrCreateSecret, nodeKeys} from './keys.ts';
import {listen} from './listen.ts';
import {DEFAULT_MAX_WAIT_MS, shedLoad} from './load-shedding.ts';
import {lockFolder} from './lock.ts';
import {createJsonLog} from './log.ts';
import {startLoop} from './loop.ts';
import {createMail} from './mail.ts';
import {ensurePrivateFile, ensurePrivateFolder} from './private-file.ts';

export interface StartOptions {
  /** The content of the config file; it is validated. */
  config: ConfigInput | Config;
  /** The folder that relative paths in the config are resolved against. */
  configDir?: string;
  /** The products, instead of the file that `config.catalog` names. */
  products?: CatalogInput;
  dataDir: string;
  /** 0, the default, picks a free port. */
  port?: number;
  host?: string;
  /** Test payments give goods away, so they run only on loopback unless this is set. */
  allowTestPayments?: boolean;
  clock?: Clock;
  log?: Log;
  /** Receives a message about a problem that the operator should fix, such as an invalid catalog file. */
  warn?(message: string): void;
  /**
   * Shows the merchant's secret key, if this start creates it, to the person who needs it. The hash is stored afterwards: if this
   * fails or the process ends before, the next start creates another key.
   */
  showSecretKey?(secretKey: string): void | Promise<void>;
}

export interface RunningBackend {
  /** Where browsers reach the backend: the config's `publicUrl`, or `localUrl` without one. */
  url: string;
  /** Where the process listens. */
  localUrl: string;
  port: number;
  backend: GiftBackend;
  /** The merchant's secret key, only if this start created it. It cannot be shown again. */
  secretKey?: string;
  close(): Promise<void>;
}

/** The backend cannot start with these options; the message says what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Throws `ConfigError`, `StartError`, `CatalogError`, `FolderInUseError`, or the error of `node:http` if the port is in use. */
export async function startBackend(options: StartOptions): Promise<RunningBackend> {
  const {configDir = '.', port = 0, host = '127.0.0.1', clock = systemClock, warn = () => undefined} = options;
  const config = validateConfig(options.config);
  for (const message of configWarnings(config)) warn(message);
  const log = options.log ?? createJsonLog((line) => process.stderr.write(line), clock.now);
  if (isPublic(host, config)) checkPublic(config, options.allowTestPayments ?? false);
  const mail = createMail(config.mail, configDir, process.env);

  const dataDir = resolve(options.dataDir);
  const keysDir = join(dataDir, 'keys');
  for (const folder of [dataDir, keysDir]) ensurePrivateFolder(folder, warn);
  // The databases contain notes and postal codes, which no other user of this machine may read.
  for (const name of ['lock.db', 'gifts.db', 'shop-orders.db', 'test-payments.db']) ensurePrivateFile(join(dataDir, name));
  const cleanup = new Cleanup();
  try {
    cleanup.add(lockFolder(dataDir));
    const keys = await nodeKeys(keysDir);
    const merchantKey = config.merchantKeyHash ? {hash: config.merchantKeyHash} : await loadOrCreateMerchantKey(keysDir);
    const catalog = fileShop({
      products: options.products ?? resolve(configDir, config.catalog),
      ordersFile: join(dataDir, 'shop-orders.db'),
      baseUrl: config.shop.url ?? `https://${config.shop.domain}/`,
      currency: config.shop.currency, clock, warn,
    });
    cleanup.add(() => catalog.close());
    const storage = openSqliteStorage({file: join(dataDir, 'gifts.db'), clock});
    cleanup.add(() => storage.close());

    // The backend must know its own address, and the port is known only once the server listens.
    const late: {backend?: GiftBackend; payments?: TestPayments} = {};
    cleanup.add(() => late.payments?.close());
    const {connections: maxConnections, maxWaitMs = DEFAULT_MAX_WAIT_MS, ...limits} = config.limits ?? {};
    const server = await listen({
      port, host, maxConnections,
      wrap: (handle) => shedLoad(handle, {maxWaitMs, log, now: () => performance.now(), onNextTurn: setImmediate, onTimeout: setTimeout}),
      fetch: async (request, from) => late.backend?.fetch(request, from) ?? new Response(null, {status: 503}),
    });
    cleanup.add(() => server.close());
    const publicUrl = config.publicUrl ?? server.url;
    const payments: TestPayments = late.payments = testPayments({
      file: join(dataDir, 'test-payments.db'), publicUrl, webhookKey: loadOrCreateSecret(keysDir, 'test-payments'),
      clock, random: systemRandom, deliverWebhook: (webhook) => backend.fetch(webhook),
    });
    const backend: GiftBackend = late.backend = createGiftBackend({
      shop: toShopConfig(config), allowedOrigins: config.allowedOrigins, publicUrl, claimPage: config.claimPage,
      merchantKeyHash: merchantKey.hash, storage, catalog, payments, keys, clock, random: systemRandom, log,
      mail, timeZone: config.mail?.timeZone,
      pages: hostedPages({
        shopName: config.shop.name, publicUrl, imageOrigins: config.allowedOrigins, exampleProduct: options.products?.[0]?.ref,
        getCover: async (giftId) => (await storage.read((tx) => tx.findGift(giftId)))?.cover,
      }),
      limits, retention: config.retention, trustedProxies: config.trustedProxies,
    });
    const loop = startLoop(backend.runDueJobs, {clock, log});
    const mailLoop = mail && startLoop(backend.sendDueMail, {clock, log});
    // Cleanup runs in reverse: the server stops accepting first, while requests and jobs in work finish. The databases close last.
    cleanup.add(() => {
      backend.beginShutdown();
      return Promise.all([server.close(), loop.stop(), mailLoop?.stop()]);
    });
    log({event: 'start'});

    const created = 'created' in merchantKey ? merchantKey.created : undefined;
    if (created) {
      await options.showSecretKey?.(created.secretKey);
      created.save();
    }
    return {
      url: publicUrl, localUrl: server.url, port: server.port, backend, secretKey: created?.secretKey,
      close: async () => {
        await cleanup.run();
        log({event: 'stop'});
      },
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

const isPublic = (host: string, {publicUrl}: Config) =>
  !isLoopbackHost(host) || (publicUrl !== undefined && !isLoopbackHost(new URL(publicUrl).hostname));

function checkPublic({mail}: Config, allowTestPayments: boolean) {
  if (!allowTestPayments) {
    throw new StartError(
      'payments.provider is "test": test payments give goods away, so they run only on this machine ' +
      '(--host and publicUrl must be 127.0.0.1, ::1 or localhost). To run them elsewhere all the same, start with --allow-test-payments.');
  }
  if (mail?.developmentFolder !== undefined) {
    throw new StartError(
      'mail.developmentFolder stores email addresses and manage links in plain text, so it works only on this machine. Use mail.smtp instead.');
  }
}

/** Runs the added functions once, in reverse order. */
class Cleanup {
  #steps: (() => unknown)[] = [];
  add(step: () => unknown) {
    this.#steps.push(step);
  }
  async run() {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step();
  }
}
