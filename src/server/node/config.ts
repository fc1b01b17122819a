/** The config file: its schema, and error messages that name the key and what it must be. */
import * as z from 'zod/mini';
import {Contact, CountryCode, Currency, HttpUrl, isTimeZone, MAX_CLAIM_WINDOW_DAYS, TokenHash, type Policy} from '../../protocol/index.ts';
import {defaultRetention} from '../jobs/maintenance.ts';
import {parseFromAddress} from '../mail/email-address.ts';
import type {ShopConfig} from '../ports.ts';
import {configKeys, configObjects} from './config-keys.ts';

const Origin = z.string().check(z.refine((text: string) => URL.canParse(text) && new URL(text).origin === text));
const Host = z.string().check(z.regex(/^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+)(:\d+)?$/i));
const RateLimit = z.int().check(z.minimum(1), z.maximum(1_000_000));

const PolicyConfig = z.strictObject({
  claimWindowSeconds: z._default(z.int().check(z.minimum(1), z.maximum(MAX_CLAIM_WINDOW_DAYS * 86_400)), 604_800),
  afterWindow: z._default(z.literal('refund'), 'refund'),
  senderMayCancel: z._default(z.enum(['until-claimed', 'never']), 'until-claimed'),
  senderMayExtend: z._default(z.int().check(z.minimum(0), z.maximum(100)), 1),
  shipping: z._default(z.enum(['included', 'recipient']), 'included'),
  payment: z._default(z.literal('charge'), 'charge'),
});

const MailConfig = z.strictObject({
  from: z.string().check(z.refine((text: string) => parseFromAddress(text) !== undefined)),
  smtp: z.optional(z.string().check(z.refine(isSmtpUrl))),
  developmentFolder: z.optional(z.string().check(z.minLength(1))),
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
  }),
  allowedOrigins: z.array(Origin),
  catalog: z.string().check(z.minLength(1)),
  policy: z.prefault(PolicyConfig, {}),
  payments: z.strictObject({provider: z.literal('test')}),
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

/** Returns the config with its defaults. Throws `ConfigError`. */
export function validateConfig(value: unknown): Config {
  const result = Config.safeParse(value, {reportInput: true});
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.flatMap(issueMessages));
}

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

export function toShopConfig({shop, policy}: Config): ShopConfig {
  const {url: _, ...shopFields} = shop;
  return {...shopFields, policy: policy satisfies Policy};
}

function issueMessages(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      `${path ? `${path}.` : ''}${key}: there is no such key. Remove it or correct its spelling; ` +
      `known here: ${namesBelow(path).join(', ') || 'none'}.`);
  }
  if (path === '') return ['The config must be a JSON object with shop, allowedOrigins, catalog and payments.'];
  const expected = expectedAt(issue.path);
  return [issue.input === undefined ? `${path} is missing: set it to ${expected}.` : `${path} is wrong: it must be ${expected}.`];
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
