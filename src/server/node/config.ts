/** The merchant's config file: what it may hold, and a sentence that names the key for everything that is wrong. */
import * as z from 'zod/mini';
import {Contact, CountryCode, Currency, TokenHash, HttpUrl, type Policy} from '../../protocol/index.ts';
import {parseFromAddress} from '../mail/email-address.ts';
import type {ShopConfig} from '../ports.ts';

const Origin = z.string().check(z.refine((text: string) => URL.canParse(text) && new URL(text).origin === text));
const Host = z.string().check(z.regex(/^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+)(:\d+)?$/i));
const RateLimit = z.int().check(z.minimum(1), z.maximum(1_000_000));

const PolicyConfig = z.strictObject({
  claimWindowSeconds: z._default(z.int().check(z.minimum(1), z.maximum(180 * 86_400)), 604_800),
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
    readsPerMinute: z.optional(RateLimit),
    writesPerMinute: z.optional(RateLimit),
    claimsPerMinute: z.optional(RateLimit),
    streamsPerToken: z.optional(RateLimit),
    streamsPerAddress: z.optional(RateLimit),
    streams: z.optional(RateLimit),
  })),
});
export type Config = z.output<typeof Config>;
export type ConfigInput = z.input<typeof Config>;

/** What each key wants, said to somebody who has the file open. */
const expectations: Readonly<Record<string, string>> = {
  shop: 'an object with at least name, domain, currency and shipsTo',
  'shop.name': 'the shop’s name as people know it, 1 to 100 characters',
  'shop.domain': 'the shop’s domain, such as "tea.example", without https://',
  'shop.url': 'the shop’s address, such as "https://tea.example/"; relative pictures and links of the catalog start there',
  'shop.locales': 'a list of language tags, such as ["en", "zh-CN"]',
  'shop.currency': 'three capital letters, such as "EUR"',
  'shop.shipsTo': 'a list of two-letter country codes, such as ["DE", "AT"], with at least one',
  'shop.support': 'an absolute https address, or "mailto:" and a mail address', 'shop.terms': 'an absolute https address', 'shop.privacy': 'an absolute https address',
  allowedOrigins: 'a list of exact origins, such as ["https://tea.example"]: scheme, host and port, no path and no slash at the end',
  catalog: 'the path of products.json, relative to this file',
  policy: 'an object, such as {"claimWindowSeconds": 604800}',
  'policy.claimWindowSeconds': 'a whole number of seconds from 1 to 15552000 (180 days)',
  'policy.afterWindow': '"refund"', 'policy.payment': '"charge"',
  'policy.senderMayCancel': '"until-claimed" or "never"', 'policy.shipping': '"included" or "recipient"',
  'policy.senderMayExtend': 'how many times a sender may extend the claim window, 0 to 100',
  payments: 'an object, such as {"provider": "test"}', 'payments.provider': '"test"',
  mail: 'an object with from, and with either smtp or developmentFolder, such as {"smtp": "smtps://gifts@mail.tea.example", "from": "Tea & Clay <gifts@tea.example>"}',
  'mail.from': 'a mail address, alone or as "Tea & Clay <gifts@tea.example>"',
  'mail.smtp': 'smtps://user@host or smtp://user@host:587, the password in GIFT_SMTP_PASSWORD; smtp:// is encrypted as well, or refused',
  'mail.developmentFolder': 'a folder, relative to this file, into which mails are written instead of sent: for this machine only',
  'mail.allowUnencrypted': 'true or false: whether to talk to a mail server that offers no encryption',
  'mail.timeZone': 'an IANA time zone, such as "Europe/Berlin"',
  merchantKeyHash: 'base64url(SHA-256(secret key)), 43 characters; leave it out to have a secret key made',
  publicUrl: 'the origin under which people reach this backend, such as "https://gifts.tea.example": no path and no slash at the end',
  claimPage: 'the absolute address of a page with <gift-claim-card>; {gift} in it stands for the gift’s id',
  trustedProxies: 'how many proxies stand in front of this backend, 0 to 10',
  limits: 'an object, such as {"draftsPerMinute": 30}',
  ...Object.fromEntries(
    ['failedAuthPerMinute', 'failedAuthPerHour', 'draftsPerMinute', 'readsPerMinute', 'writesPerMinute', 'claimsPerMinute',
      'streamsPerToken', 'streamsPerAddress', 'streams']
      .map((key) => [`limits.${key}`, 'a whole number from 1 to 1000000']),
  ),
};

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly messages: readonly string[];
  constructor(messages: readonly string[]) {
    super(messages.join('\n'));
    this.messages = messages;
  }
}

/** The config with its defaults filled in; throws `ConfigError` with one sentence for every wrong key. */
export function validateConfig(value: unknown): Config {
  const result = Config.safeParse(value, {reportInput: true});
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.flatMap(issueMessages));
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
      `known here: ${keysUnder(path).join(', ') || 'none'}.`);
  }
  if (path === '') return ['The config must be a JSON object with shop, allowedOrigins, catalog and payments.'];
  const expectation = expectations[path] ?? expectations[issue.path.filter((part) => typeof part === 'string').join('.')] ?? expectations[String(issue.path[0])];
  return [issue.input === undefined ? `${path} is missing: give ${expectation}.` : `${path} is wrong: it must be ${expectation}.`];
}

function keysUnder(path: string): string[] {
  const prefix = path ? `${path}.` : '';
  return Object.keys(expectations)
    .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('.'))
    .map((key) => key.slice(prefix.length));
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

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: name}).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
