/** A whole backend from a config and a folder: what the command line and the demo start. */
import {join, resolve} from 'node:path';
import {openSqliteStorage} from '../storage/sqlite/index.ts';
import {openFileCatalog} from '../shops/file/index.ts';
import type {CatalogInput} from '../shops/file/products.ts';
import {createTestPayments, type TestPayments} from '../payments/test/index.ts';
import {createHostedPages} from '../pages/index.ts';
import {isLoopbackHost} from '../../protocol/index.ts';
import {createGiftBackend, type GiftBackend} from '../backend.ts';
import {systemClock, systemRandom} from './clock.ts';
import {validateConfig, toShopConfig, type Config, type ConfigInput} from './config.ts';
import {loadOrCreateSecret, loadOrCreateMerchantKey, openKeys} from './keys.ts';
import {lockFolder} from './lock.ts';
import {createJsonLog} from './log.ts';
import {listen} from './listen.ts';
import {createMail} from './mail.ts';
import type {Clock, Log} from '../ports.ts';
import {ensurePrivateFolder} from './private-file.ts';
import {startLoop} from './loop.ts';

export interface StartOptions {
  /** What the config file holds; checked here. */
  config: ConfigInput | Config;
  /** Where the config's relative paths start. */
  configDir?: string;
  /** The products, in place of the file that `config.catalog` names. */
  products?: CatalogInput;
  dataDir: string;
  port?: number;
  host?: string;
  /** The test provider gives goods away; off this machine it has to be asked for. */
  allowTestPayments?: boolean;
  clock?: Clock;
  log?: Log;
  /** Told in sentences what a person should look after. */
  warn?(sentence: string): void;
}

export interface RunningBackend {
  /** Where people reach it: the config's `publicUrl`, else where it listens. */
  url: string;
  /** Where it listens. */
  localUrl: string;
  port: number;
  backend: GiftBackend;
  /** Only when it has just been made; nobody can show it again. */
  secretKey?: string;
  close(): Promise<void>;
}

/** Something that the person who starts the backend has to put right. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export async function startBackend(options: StartOptions): Promise<RunningBackend> {
  const {configDir = '.', port = 0, host = '127.0.0.1', clock = systemClock, warn = () => undefined} = options;
  const config = validateConfig(options.config);
  const log = options.log ?? createJsonLog((line) => process.stderr.write(line), clock.now);
  const isPublic = !isLoopbackHost(host) || (config.publicUrl !== undefined && !isLoopbackHost(new URL(config.publicUrl).hostname));
  if (isPublic) requireTestPaymentsFlag(options.allowTestPayments ?? false);
  if (isPublic && config.mail?.developmentFolder !== undefined) rejectDevelopmentFolder();
  const mail = createMail(config.mail, configDir, process.env);

  const dataDir = resolve(options.dataDir);
  // Notes and postal codes are for no other user of this machine.
  ensurePrivateFolder(dataDir);
  const keysDir = join(dataDir, 'keys');
  const cleanup = new Cleanup();
  try {
    cleanup.add(lockFolder(dataDir));
    const keys = await openKeys(keysDir);
    const merchant = config.merchantKeyHash ? {hash: config.merchantKeyHash} : await loadOrCreateMerchantKey(keysDir);
    const catalog = openFileCatalog({
      products: options.products ?? resolve(configDir, config.catalog),
      ordersFile: join(dataDir, 'shop-orders.db'),
      baseUrl: config.shop.url ?? `https://${config.shop.domain}/`,
      currency: config.shop.currency, clock, warn,
    });
    cleanup.add(() => catalog.close());
    const storage = openSqliteStorage({file: join(dataDir, 'gifts.db'), clock});
    cleanup.add(() => storage.close());

    // The port is known only once it is open, and the backend has to know its own address.
    const late: {backend?: GiftBackend; payments?: TestPayments} = {};
    cleanup.add(() => late.payments?.close());
    const server = await listen({
      port, host, fetch: async (request, from) => late.backend?.fetch(request, from) ?? new Response(null, {status: 503}),
    });
    cleanup.add(() => server.close());
    const publicUrl = config.publicUrl ?? server.url;
    const payments: TestPayments = late.payments = createTestPayments({
      file: join(dataDir, 'test-payments.db'), publicUrl, webhookKey: loadOrCreateSecret(keysDir, 'test-payments'),
      clock, random: systemRandom, deliverWebhook: (notice) => backend.fetch(notice),
    });
    const backend: GiftBackend = late.backend = createGiftBackend({
      shop: toShopConfig(config), allowedOrigins: config.allowedOrigins, publicUrl, claimPage: config.claimPage,
      merchantKeyHash: merchant.hash, storage, catalog, payments, keys, clock, random: systemRandom, log,
      mail, timeZone: config.mail?.timeZone,
      pages: createHostedPages({
        shopName: config.shop.name, publicUrl, imageOrigins: config.allowedOrigins,
        getCover: async (gift) => (await storage.read((tx) => tx.findGift(gift)))?.cover,
      }),
      limits: config.limits, trustedProxies: config.trustedProxies,
    });
    const loop = startLoop(backend, {clock, log});
    const mailLoop = mail && startLoop({runDueJobs: backend.sendDueMail}, {clock, log});
    // First of all to end: no new work, no new request, and only then the books.
    cleanup.add(() => Promise.all([loop.stop(), mailLoop?.stop()]));
    cleanup.add(() => backend.closeStreams());
    log({event: 'start'});

    const createdKey = 'created' in merchant ? merchant.created : undefined;
    createdKey?.save();
    return {
      url: publicUrl, localUrl: server.url, port: server.port, backend, secretKey: createdKey?.secretKey,
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

function requireTestPaymentsFlag(allowed: boolean) {
  if (allowed) return;
  throw new StartError(
    'Test payments give goods away, so they run only on this machine (host and publicUrl on 127.0.0.1, ::1 or localhost). ' +
    'To run them elsewhere all the same, start with --allow-test-payments.');
}

function rejectDevelopmentFolder(): never {
  throw new StartError(
    'mail.developmentFolder keeps addresses and manage links in the open, so it works only on this machine. Use mail.smtp instead.');
}

/** What has been opened, closed in the opposite order, once. */
class Cleanup {
  #closers: (() => unknown)[] = [];
  add(closer: () => unknown) {
    this.#closers.push(closer);
  }
  async run() {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) await closer();
  }
}
