/** Wires a gifting backend from the ports that the caller passes in: context, jobs and HTTP interface. */
import {checkOptions} from './check-options.ts';
import type {AppContext} from './context.ts';
import {raiseAlert} from './gifts/alerts.ts';
import {withLedgerCheck} from './gifts/ledger-check.ts';
import {isPasscodeBlocked} from './gifts/passcode.ts';
import {permissionsOf} from './gifts/permissions.ts';
import {lastDeadline, policyOf} from './gifts/policy.ts';
import {createApp} from './http/app.ts';
import {createEventStreams} from './http/event-stream.ts';
import {createHealth, type Readiness} from './http/health.ts';
import {createIdempotency} from './http/idempotency.ts';
import {createRateLimits, defaultLimits, type Limits} from './http/rate-limit.ts';
import {defaultRetention, type RetentionOptions} from './jobs/maintenance.ts';
import {withCatalogTimeouts, withMailTimeouts, withPaymentTimeouts} from './jobs/timeouts.ts';
import type {Worker} from './jobs/work-result.ts';
import {createWorker} from './jobs/worker.ts';
import {createMailWorker} from './mail/worker.ts';
import {systemClock, systemRandom} from './node/clock.ts';
import {createJsonLog} from './node/log.ts';
import type {Catalog, Clock, Keys, Log, Mail, MerchantMail, Pages, Payments, Random, ShopConfig} from './ports.ts';
import {withChangeEvents} from './storage/change-events.ts';
import type {Storage} from './storage/storage.ts';

export interface BackendOptions {
  /** What the merchant configures: name, currency, countries, policy. */
  shop: ShopConfig;
  /** Origins whose pages may call, exactly as browsers send them, such as `https://shop.example`. */
  allowedOrigins: readonly string[];
  /** The public URL of this backend, without a trailing slash. */
  publicUrl: string;
  /** The page that claim links lead to; `{gift}` is replaced by the gift's id. Default: `{publicUrl}/g/{gift}`. */
  claimPage?: string;
  /** `hashToken('sk_…')` of the merchant's secret key. */
  merchantKeyHash: string;
  /** The database: `openSqliteStorage`. */
  storage: Storage;
  /** The shop's products and orders: `fileShop`, or your own shop. */
  catalog: Catalog;
  /** `stripePayments`, `molliePayments`, `testPayments`, or your own provider. */
  payments: Payments;
  /** The keys that addresses and stored texts are encrypted with: `nodeKeys`. */
  keys: Keys;
  /** Sends mail to payers whose address the payment provider names. Without it no mail is sent and no address is stored. */
  mail?: Mail;
  merchantMail?: MerchantMail;
  /** IANA time zone of the dates in mails, and of the quiet hours without reminders. */
  timeZone?: string;
  /** Default: the system's clock. */
  clock?: Clock;
  /** Default: the system's random numbers. */
  random?: Random;
  /** Default: one JSON line per entry on stderr. */
  log?: Log;
  /** The claim and manage pages: `hostedPages`. Without them, set `claimPage` to a page of your own. */
  pages?: Pages;
  limits?: Partial<Limits>;
  retention?: Partial<RetentionOptions>;
  /** How many proxies in front of this backend set `X-Forwarded-For`. Default: 0, the header is ignored. */
  trustedProxies?: number;
}

export interface GiftBackend {
  /** Handles a request. `client.address` is the peer of the connection; rate limits count it. */
  fetch(request: Request, client?: {address?: string}): Promise<Response>;
  /**
   * Runs what is due: checks payments, ends claim windows, places orders, pays refunds. Call it about once a second, without waiting
   * for the previous call: a call waits for the jobs that it has started, and a slow shop must not delay a refund that becomes due
   * meanwhile. Calls that overlap, also those of other processes, share the work. No job starts once the signal is aborted.
   * `nextAt`: when the next job is due, in milliseconds since 1970.
   */
  runDueJobs: Worker;
  /** Sends the mails that are due, in the same way. */
  sendDueMail: Worker;
  /** Checks whether each part can serve. */
  checkReadiness(): Promise<Readiness>;
  /** Ends the event streams, opens no more, and reports itself as not ready. Other requests are handled as before. */
  beginShutdown(): void;
}

/** Wires a backend from its parts. Throws a `TypeError` that names each missing or wrong part. */
export function createGiftBackend(options: BackendOptions): GiftBackend {
  checkOptions(options);
  const {
    merchantKeyHash, pages, trustedProxies = 0, limits: ownLimits, retention, claimPage = `${options.publicUrl}/g/{gift}`,
    clock = systemClock, random = systemRandom, log = createJsonLog((line) => process.stderr.write(line), clock.now), ...ports
  } = options;
  const limits = {...defaultLimits, ...ownLimits};
  const context: AppContext = {
    ...ports,
    clock, random, log, claimPage,
    wrongPasscodesPerGift: limits.wrongPasscodesPerGift,
    storage: withLedgerCheck(withChangeEvents(ports.storage, (giftId) => streams.notify(giftId)), ({giftId}) => {
      log({event: 'worker', kind: 'ledger', giftId, code: 'ledger-mismatch'});
      void ports.storage.transaction((tx) => raiseAlert(tx, giftId, {kind: 'ledger-mismatch'})).catch(() => undefined);
    }),
    catalog: withCatalogTimeouts(ports.catalog, clock),
    payments: withPaymentTimeouts(ports.payments, clock),
    mail: ports.mail && withMailTimeouts(ports.mail, clock),
  };
  const streams = createEventStreams(context, limits);
  const health = createHealth(context);
  const app = createApp({
    context, merchantKeyHash, trustedProxies, streams, pages,
    limits: createRateLimits(context.clock, limits),
    runIdempotent: createIdempotency(context),
    checkReadiness: health.checkReadiness,
  });
  return {
    fetch: async (request, client = {}) => app.fetch(request, client),
    runDueJobs: createWorker(context, {...defaultRetention, ...retention}),
    sendDueMail: createMailWorker(context, {
      policyOf, lastDeadline, permissionsOf, isPasscodeBlocked: (gift) => isPasscodeBlocked(context, gift),
    }),
    checkReadiness: health.checkReadiness,
    beginShutdown() {
      health.beginShutdown();
      streams.close();
    },
  };
}
