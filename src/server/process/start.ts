/** A whole backend from a config and a folder: what the command line and the demo start. */
import {join, resolve} from 'node:path';
import {openSqliteStore} from '../stores/sqlite/index.ts';
import {openCatalogue} from '../shops/catalogue/index.ts';
import type {CatalogueInput} from '../shops/catalogue/products.ts';
import {openTestPayments, type TestPayments} from '../payments/test/index.ts';
import {hostedPages} from '../pages/index.ts';
import {createGiftBackend, type GiftBackend} from '../handler.ts';
import {systemClock, systemRandom} from './clock.ts';
import {checkConfig, shopInfo, type Config, type ConfigInput} from './config.ts';
import {keptSecret, merchantKey, openKeys} from './keys.ts';
import {lockFolder} from './lock.ts';
import {jsonLog} from './log.ts';
import {listen} from './listen.ts';
import {isLoopback} from './loopback.ts';
import {openMail} from './mail.ts';
import type {Clock, Log} from '../ports.ts';
import {privateFolder} from './private-file.ts';
import {keepWorking} from './working.ts';

export interface StartOptions {
  /** What the config file holds; checked here. */
  config: ConfigInput | Config;
  /** Where the config's relative paths start. */
  configDir?: string;
  /** The products, in place of the file that `config.catalogue` names. */
  products?: CatalogueInput;
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
  listening: string;
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
  const config = checkConfig(options.config);
  const log = options.log ?? jsonLog((line) => process.stderr.write(line), clock.now);
  const away = !isLoopback(host) || (config.publicUrl !== undefined && !isLoopback(new URL(config.publicUrl).hostname));
  if (away) refuseGivingAway(options.allowTestPayments ?? false);
  if (away && config.mail?.developmentFolder !== undefined) refuseOpenMails();
  const mail = openMail(config.mail, configDir, process.env);

  const dataDir = resolve(options.dataDir);
  // Notes and postal codes are for no other user of this machine.
  privateFolder(dataDir);
  const keysDir = join(dataDir, 'keys');
  const open = new Stack();
  try {
    open.push(lockFolder(dataDir));
    const keys = await openKeys(keysDir);
    const merchant = config.merchantKeyHash ? {hash: config.merchantKeyHash} : await merchantKey(keysDir);
    const catalogue = openCatalogue({
      products: options.products ?? resolve(configDir, config.catalogue),
      ordersFile: join(dataDir, 'shop-orders.db'),
      base: config.shop.url ?? `https://${config.shop.domain}/`,
      currency: config.shop.currency, clock, warn,
    });
    open.push(() => catalogue.end());
    const store = openSqliteStore({file: join(dataDir, 'gifts.db'), clock});
    open.push(() => store.close());

    // The port is known only once it is open, and the backend has to know its own address.
    const late: {backend?: GiftBackend; payments?: TestPayments} = {};
    open.push(() => late.payments?.end());
    const server = await listen({
      port, host, fetch: async (request, from) => late.backend?.fetch(request, from) ?? new Response(null, {status: 503}),
    });
    open.push(() => server.close());
    const publicUrl = config.publicUrl ?? server.url;
    const payments: TestPayments = late.payments = openTestPayments({
      file: join(dataDir, 'test-payments.db'), publicUrl, noticeKey: keptSecret(keysDir, 'test-payments'),
      clock, random: systemRandom, deliver: (notice) => backend.fetch(notice),
    });
    const backend: GiftBackend = late.backend = createGiftBackend({
      shop: shopInfo(config), allowedOrigins: config.allowedOrigins, publicUrl, claimPage: config.claimPage,
      merchantKeyHash: merchant.hash, store, catalogue, payments, keys, clock, random: systemRandom, log,
      mail, timeZone: config.mail?.timeZone,
      pages: hostedPages({
        shopName: config.shop.name, publicUrl, pictureOrigins: config.allowedOrigins,
        coverOf: async (gift) => (await store.read((tx) => tx.gift(gift)))?.cover,
      }),
      limits: config.limits, trustedProxies: config.trustedProxies,
    });
    const working = keepWorking(backend, {clock, log});
    const posting = mail && keepWorking({work: backend.sendMail}, {clock, log});
    // First of all to end: no new work, no new request, and only then the books.
    open.push(() => Promise.all([working.stop(), posting?.stop()]));
    open.push(() => backend.endStreams());
    log({at: 'start'});

    const made = 'made' in merchant ? merchant.made : undefined;
    made?.keep();
    return {
      url: publicUrl, listening: server.url, port: server.port, backend, secretKey: made?.secretKey,
      close: async () => {
        await open.unwind();
        log({at: 'stop'});
      },
    };
  } catch (error) {
    await open.unwind();
    throw error;
  }
}

function refuseGivingAway(allowed: boolean) {
  if (allowed) return;
  throw new StartError(
    'Test payments give goods away, so they run only on this machine (host and publicUrl on 127.0.0.1, ::1 or localhost). ' +
    'To run them elsewhere all the same, start with --allow-test-payments.');
}

function refuseOpenMails(): never {
  throw new StartError(
    'mail.developmentFolder keeps addresses and manage links in the open, so it works only on this machine. Use mail.smtp instead.');
}

/** What has been opened, closed in the opposite order, once. */
class Stack {
  #closers: (() => unknown)[] = [];
  push(closer: () => unknown) {
    this.#closers.push(closer);
  }
  async unwind() {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) await closer();
  }
}
