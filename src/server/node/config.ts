/** The config file: its schema, and error messages that name the key and what it must be. */
import * as z from 'zod/mini';
import {Contact, CountryCode, Currency, HttpUrl, isTimeZone, MAX_CLAIM_WINDOW_DAYS, TokenHash, type Policy} from '../../protocol/index.ts';
import {HEX_COLOR} from '../brand.ts';
import {HOLD_MARGIN_MS} from '../gifts/policy.ts';
import {defaultRetention} from '../jobs/maintenance.ts';
import {isEmailAddress, parseFromAddress} from '../mail/email-address.ts';
import type {MerchantMail, Payments, ShopConfig} from '../ports.ts';
import {configKeys, configObjects, secretVariables} from './config-keys.ts';

const Color = z.string().check(z.regex(HEX_COLOR));
const Origin = z.string().check(z.refine((text: string) => URL.canParse(text) && new URL(text).origin === text));
const Host = z.string().check(z.regex(/^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+)(:\d+)?$/i));
const RateLimit = z.int().check(z.minimum(1), z.maximum(1_000_000));

const PolicyConfig = z.strictObject({
  claimWindowSeconds: z._default(z.int().check(z.minimum(1), z.maximum(MAX_CLAIM_WINDOW_DAYS * 86_400)), 604_800),
  afterWindow: z._default(z.literal('refund'), 'refund'),
  senderMayCancel: z._default(z.enum(['until-claimed', 'never']), 'until-claimed'),
  senderMayExtend: z._default(z.int().check(z.minimum(0), z.maximum(100)), 1),
  shipping: z._default(z.enum(['included', 'recipient']), 'included'),
});

const EmailAddress = z.string().check(z.refine(isEmailAddress));

const MailConfig = z.strictObject({
  from: z.string().check(z.refine((text: string) => parseFromAddress(text) !== undefined)),
  smtp: z.optional(z.string().check(z.refine(isSmtpUrl))),
  developmentFolder: z.optional(z.string().check(z.minLength(1))),
  orders: z.optional(EmailAddress),
  alerts: z.optional(EmailAddress),
  orderPage: z.optional(z.string().check(z.refine((text: string) => HttpUrl.safeParse(text).success && text.includes('{order}')))),
  allowUnencrypted: z._default(z.boolean(), false),
  timeZone: z.optional(z.string().check(z.refine(isTimeZone))),
}).check(z.refine(({smtp, developmentFolder}) => (smtp === undefined) !== (developmentFolder === undefined)));

export const Config = z.strictObject({
  shop: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    domain: Host,
    url: z.optional(HttpUrl),
    locales: z._default(z.array(z.string().check(z.refine(isLocale))), ['en']),
    currency: Currency,
    shipsTo: z.array(CountryCode).check(z.minLength(1)),
    support: z.optional(Contact),
    terms: z.optional(HttpUrl),
    privacy: z.optional(HttpUrl),
    brand: z.optional(z.strictObject({
      accent: z.optional(Color),
      ribbon: z.optional(Color),
      logo: z.optional(z.string().check(z.refine((text: string) => URL.canParse(text) && new URL(text).protocol === 'https:'))),
      theme: z.optional(z.enum(['light', 'dark'])),
    })),
  }),
  allowedOrigins: z.array(Origin),
  /** Required unless the caller passes a shop of its own. */
  catalog: z.optional(z.string().check(z.minLength(1))),
  policy: z.prefault(PolicyConfig, {}),
  payments: z.prefault(z.strictObject({
    /** Required unless the caller passes a payment provider of its own. */
    provider: z.optional(z.enum(['test', 'stripe', 'mollie'])),
    capture: z._default(z.enum(['charge', 'hold']), 'charge'),
  }), {}),
  mail: z.optional(MailConfig),
  merchantKeyHash: z.optional(TokenHash),
  publicUrl: z.optional(Origin),
  claimPage: z.optional(HttpUrl),
  trustedProxies: z._default(z.int().check(z.minimum(0), z.maximum(10)), 0),
  limits: z.optional(z.strictObject({
    failedAuthPerMinute: z.optional(RateLimit),
    failedAuthPerHour: z.optional(RateLimit),
    draftsPerMinute: z.optional(RateLimit),
    draftsPerDay: z.optional(RateLimit),
    readsPerMinute: z.optional(RateLimit),
    writesPerMinute: z.optional(RateLimit),
    claimsPerMinute: z.optional(RateLimit),
    wrongPasscodesPerGift: z.optional(RateLimit),
    streamsPerToken: z.optional(RateLimit),
    streamsPerAddress: z.optional(RateLimit),
    streams: z.optional(RateLimit),
    connections: z.optional(RateLimit),
    maxWaitMs: z.optional(RateLimit),
  })),
  retention: z.prefault(z.strictObject({
    unpaidDraftDays: z._default(z.int().check(z.minimum(1), z.maximum(365)), defaultRetention.unpaidDraftDays),
  }), {}),
});
export type Config = z.output<typeof Config>;
export type ConfigInput = z.input<typeof Config>;

/** A config that the merchant has to correct. `messages` has one sentence per wrong key; none repeats a value, which may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly messages: readonly string[];
  constructor(messages: readonly string[]) {
    super(messages.join('\n'));
    this.messages = messages;
  }
}

/** The parts that the caller passes in, so that the config need not describe them. */
export interface OwnParts {
  shop?: boolean;
  payments?: boolean;
}

/** Returns the config with its defaults. Throws `ConfigError`. */
export function validateConfig(value: unknown, own: OwnParts = {}): Config {
  const result = Config.safeParse(value, {reportInput: true});
  const messages = [
    ...(result.success ? [] : result.error.issues.flatMap((issue) => issueMessages(issue, value))),
    ...missingParts(value, own).map(missingMessage),
  ];
  if (result.success && messages.length === 0) return result.data;
  throw new ConfigError(messages);
}

function missingParts(value: unknown, own: OwnParts): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const {catalog, payments} = value as {catalog?: unknown; payments?: unknown};
  return [
    ...(catalog === undefined && !own.shop ? ['catalog'] : []),
    ...(payments === undefined && !own.payments ? ['payments'] : []),
    ...(typeof payments === 'object' && providerOf(value) === undefined && !own.payments ? ['payments.provider'] : []),
  ];
}

const providerOf = (value: unknown) => (value as {payments?: {provider?: unknown} | null}).payments?.provider;

/** A claim window below this is valid, for tests, but most likely a mistake: another unit was meant. */
const SHORT_CLAIM_WINDOW_SECONDS = 3_600;

/** What is valid and most likely not meant; one sentence each. */
export function configWarnings({policy: {claimWindowSeconds}}: Config): string[] {
  return claimWindowSeconds < SHORT_CLAIM_WINDOW_SECONDS
    ? [`policy.claimWindowSeconds is ${claimWindowSeconds}: a gift can be claimed for ${claimWindowSeconds} seconds only. For 7 days, set it to 604800.`] : [];
}

export function parseConfig(text: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigError(['The config is not JSON. Look for a missing comma, quote or bracket, or a comma too many.']);
  }
  return validateConfig(value);
}

export function toShopConfig({shop, policy, payments}: Config): ShopConfig {
  const {url: _, ...shopFields} = shop;
  return {...shopFields, policy: {...policy, payment: payments.capture} satisfies Policy};
}

/** The merchant's own addresses and pages, for `BackendOptions.merchantMail`. */
export function toMerchantMail({mail}: Config): MerchantMail {
  const {orders, alerts, orderPage} = mail ?? {};
  return {orders, alerts, orderPage};
}

/** Throws `ConfigError` if the config asks this provider to hold money that it can't hold for the whole claim window. */
export function checkHold({payments: {capture}, policy}: Config, {name, holdMs = 0}: Pick<Payments, 'name' | 'holdMs'>): void {
  if (capture !== 'hold') return;
  const holdSeconds = Math.floor(holdMs / 1000);
  const maxWindow = holdSeconds - HOLD_MARGIN_MS / 1000;
  if (maxWindow < 1) throw new ConfigError([`payments.capture is "hold", but ${name} can't hold money${holdMs ? ' for long enough' : ''}: set it to "charge".`]);
  if (policy.claimWindowSeconds > maxWindow) {
    throw new ConfigError([
      `policy.claimWindowSeconds is too long to hold the money: ${name} holds money for ${holdSeconds} seconds, and the claim window must end ` +
      `an hour before, so set it to at most ${maxWindow}, or payments.capture to "charge".`]);
  }
}

function issueMessages(issue: z.core.$ZodIssue, config: unknown): string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKeyMessage(path, key, config));
  if (path === '') return ['The config must be a JSON object with shop, allowedOrigins, catalog and payments.'];
  return [issue.input === undefined ? missingMessage(path) : `${path} is wrong: it must be ${expectedAt(issue.path)}.`];
}

const missingMessage = (path: string) => `${path} is missing: set it to ${expectedAt(path.split('.'))}.`;

function unknownKeyMessage(path: string, key: string, config: unknown): string {
  const unknown = `${path ? `${path}.` : ''}${key}: there is no such key.`;
  if (path !== 'payments' || !/key|secret|token/i.test(key)) {
    return `${unknown} Remove it or correct its spelling; known here: ${namesBelow(path).join(', ') || 'none'}.`;
  }
  const provider = providerOf(config);
  const variables = provider === 'stripe' || provider === 'mollie' ? secretVariables[provider] : undefined;
  const variable = variables?.[/webhook/i.test(key) ? 'webhook' : 'api'];
  return variable ? `${unknown} Remove it and set ${variable} in the environment.` : `${unknown} Remove it; keys come from the environment.`;
}

/** Looks up the key itself; an item of a list is described by its list. */
function expectedAt(path: readonly PropertyKey[]): string {
  const key = path.filter((part) => typeof part === 'string').join('.');
  return configKeys[key]?.expected ?? configObjects[key] ?? configObjects[String(path[0])]!;
}

function namesBelow(path: string): string[] {
  const prefix = path ? `${path}.` : '';
  const names = [...Object.keys(configObjects), ...Object.keys(configKeys)]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length).split('.')[0]!);
  return [...new Set(names)];
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isSmtpUrl(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const {hostname, pathname, search, hash} = new URL(text);
  return hostname !== '' && (pathname === '' || pathname === '/') && search === '' && hash === '';
}
