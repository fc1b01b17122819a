/** Starts a whole backend from a config and a data folder, for the command line, the demo and embedding servers. */
import {join, resolve} from 'node:path';
import {createGiftBackend, type GiftBackend} from '../backend.ts';
import {checkParts} from '../check-options.ts';
import {hostedPages} from '../pages/index.ts';
import type {Catalog, Clock, Log, Mail, Payments} from '../ports.ts';
import {fileShop} from '../shops/file/index.ts';
import type {CatalogInput} from '../shops/file/products.ts';
import {openSqliteStorage} from '../storage/sqlite/index.ts';
import {Cleanup} from './cleanup.ts';
import {systemClock, systemRandom} from './clock.ts';
import {checkHold, configWarnings, toMerchantMail, toShopConfig, validateConfig, ConfigError, type Config, type ConfigInput} from './config.ts';
import {checkExposure} from './exposure.ts';
import {loadOrCreateMerchantKey, nodeKeys} from './keys.ts';
import {listen} from './listen.ts';
import {DEFAULT_MAX_WAIT_MS, shedLoad} from './load-shedding.ts';
import {lockFolder} from './lock.ts';
import {createJsonLog} from './log.ts';
import {startLoop} from './loop.ts';
import {createMail} from './mail.ts';
import {readPayments} from './payments.ts';
import {ensurePrivateFile, ensurePrivateFolder} from './private-file.ts';
import {readSigningKeys} from './signing-keys.ts';

export interface StartOptions {
  /**
   * The content of the config file; it is validated. With a `shop` or `products` it needs no `catalog`, with `payments` no
   * `payments.provider`.
   */
  config: ConfigInput | Config;
  /** The folder that relative paths in the config are resolved against. */
  configDir?: string;
  /** The products, instead of the file that `config.catalog` names. */
  products?: CatalogInput;
  /** Your shop, instead of the file shop. It stays yours: `close` does not close it. */
  shop?: Catalog;
  /** Your payment provider, instead of the one that the config names. It stays yours: `close` does not close it. */
  payments?: Payments;
  /** Your mail server, instead of the one in `config.mail`. */
  mail?: Mail;
  /** The folder of the database and the keys; one process at a time uses it. */
  dataDir: string;
  /** False: opens no socket. Pass requests to `fetch` yourself; the config needs `publicUrl`. Default: true. */
  listen?: boolean;
  /** 0, the default, picks a free port. */
  port?: number;
  host?: string;
  /**
   * False: runs no jobs until you call `runDueJobs` and `sendDueMail`, for a process that is frozen between requests. Default: true,
   * they run when they are due.
   */
  runJobs?: boolean;
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

/** A backend with everything that it needs. */
export interface RunningBackend extends GiftBackend {
  /** Where browsers reach the backend: the config's `publicUrl`, or `localUrl` without one. */
  url: string;
  /** The merchant's secret key, only if this start created it. It cannot be shown again. */
  secretKey?: string;
  /** Finishes the requests and jobs in work and releases the data folder. */
  close(): Promise<void>;
}

/** A running backend that has a port of its own. */
export interface ListeningBackend extends RunningBackend {
  /** Where the process listens. */
  localUrl: string;
  port: number;
}

/**
 * Starts a whole backend: opens the data folder, creates the parts that the caller does not pass, runs the jobs and listens.
 *
 * Throws `ConfigError`, `StartError`, `CatalogError`, `FolderInUseError`, a `TypeError` about a part, or the error of `node:http` if the
 * port is in use.
 */
export async function startBackend(options: StartOptions & {listen: false}): Promise<RunningBackend>;
export async function startBackend(options: StartOptions): Promise<ListeningBackend>;
export async function startBackend(options: StartOptions): Promise<RunningBackend> {
  const {configDir = '.', port = 0, clock = systemClock, runJobs = true, warn = () => undefined} = options;
  const host = options.listen === false ? undefined : options.host ?? '127.0.0.1';
  checkParts({shop: {as: 'catalog', value: options.shop}, payments: {as: 'payments', value: options.payments}, mail: {as: 'mail', value: options.mail}});
  const config = validateConfig(options.config, {shop: Boolean(options.shop ?? options.products), payments: Boolean(options.payments)});
  if (host === undefined && config.publicUrl === undefined) {
    throw new ConfigError(['publicUrl is missing: with listen: false, set it to the origin under which your server is reached, such as "https://tea.example".']);
  }
  for (const message of configWarnings(config)) warn(message);
  const configured = options.payments ? undefined : readPayments(config, process.env);
  checkExposure(config, {host, allowTestPayments: options.allowTestPayments, payments: configured});
  const signingKeys = readSigningKeys(process.env);
  const mail = options.mail ?? createMail(config.mail, configDir, process.env);
  const log = options.log ?? createJsonLog((line) => process.stderr.write(line), clock.now);

  const dataDir = resolve(options.dataDir);
  const keysDir = join(dataDir, 'keys');
  for (const folder of [dataDir, keysDir]) ensurePrivateFolder(folder, warn);
  // The databases contain notes and postal codes, which no other user of this machine may read.
  for (const name of ['lock.db', 'gifts.db']) ensurePrivateFile(join(dataDir, name));
  const cleanup = new Cleanup();
  try {
    cleanup.add(lockFolder(dataDir));
    const keys = await nodeKeys(keysDir, {signingKeys});
    const merchantKey = config.merchantKeyHash ? {hash: config.merchantKeyHash} : await loadOrCreateMerchantKey(keysDir);
    const catalog = options.shop ?? cleanup.addCloseable(openShop(options, config, {configDir, dataDir, clock, warn}));
    const storage = cleanup.addCloseable(openSqliteStorage({file: join(dataDir, 'gifts.db'), clock}));

    // The backend must know its own address, and the port is known only once the server listens.
    const late: {backend?: GiftBackend} = {};
    const {connections: maxConnections, maxWaitMs = DEFAULT_MAX_WAIT_MS, ...limits} = config.limits ?? {};
    const server = host === undefined ? undefined : cleanup.addCloseable(await listen({
      port, host, maxConnections,
      wrap: (handle) => shedLoad(handle, {maxWaitMs, log, now: () => performance.now(), onNextTurn: setImmediate, onTimeout: setTimeout}),
      fetch: async (request, from) => late.backend?.fetch(request, from) ?? new Response(null, {status: 503}),
    }));
    const publicUrl = config.publicUrl ?? server!.url;
    const payments = options.payments ?? cleanup.addCloseable(await configured!.create({
      publicUrl, dataDir, clock, deliverWebhook: (webhook) => backend.fetch(webhook),
    }));
    checkHold(config, payments);
    const backend: GiftBackend = late.backend = createGiftBackend({
      shop: toShopConfig(config), allowedOrigins: config.allowedOrigins, publicUrl, claimPage: config.claimPage,
      merchantKeyHash: merchantKey.hash, storage, catalog, payments, keys, clock, random: systemRandom, log,
      mail, merchantMail: toMerchantMail(config), timeZone: config.mail?.timeZone,
      pages: hostedPages({
        shopName: config.shop.name, brand: config.shop.brand, locales: config.shop.locales, publicUrl,
        imageOrigins: config.allowedOrigins, exampleProduct: options.products?.[0]?.ref,
        findGift: (giftId) => storage.read((tx) => tx.findGift(giftId)),
      }),
      limits, retention: config.retention, trustedProxies: config.trustedProxies,
    });
    const workers = runJobs ? [backend.runDueJobs, ...(mail ? [backend.sendDueMail] : [])] : [];
    const loops = workers.map((worker) => startLoop(worker, {clock, log}));
    // Cleanup runs in reverse: the server stops accepting first, while requests and jobs in work finish. The databases close last.
    cleanup.add(() => {
      backend.beginShutdown();
      return Promise.all([server?.close(), ...loops.map((loop) => loop.stop())]);
    });
    log({event: 'start'});

    const created = 'created' in merchantKey ? merchantKey.created : undefined;
    if (created) {
      await options.showSecretKey?.(created.secretKey);
      created.save();
    }
    return {
      ...backend, url: publicUrl, secretKey: created?.secretKey,
      ...(server && {localUrl: server.url, port: server.port}),
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

function openShop(
  {products}: StartOptions, {catalog, shop}: Config, {configDir, dataDir, clock, warn}:
  Required<Pick<StartOptions, 'configDir' | 'dataDir' | 'clock' | 'warn'>>,
) {
  const ordersFile = join(dataDir, 'shop-orders.db');
  ensurePrivateFile(ordersFile);
  return fileShop({
    products: products ?? resolve(configDir, catalog!), ordersFile, clock, warn,
    baseUrl: shop.url ?? `https://${shop.domain}/`, currency: shop.currency,
  });
}
