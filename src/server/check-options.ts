/** Error messages about the options of `createGiftBackend`: each names the part, what it must be and which function makes one. */
import {TokenHash} from '../protocol/index.ts';
import type {Payments, ShopConfig} from './ports.ts';

interface Part {
  /** Completes "it must be …". */
  expected: string;
  optional?: true;
  /** The fields that it must have, with the type of each. */
  fields?: Readonly<Record<string, 'function' | 'object' | 'string'>>;
  isValid?(value: unknown): boolean;
}

const methods = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'function' as const]));
const isOrigin = (value: unknown) => typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
const isWebAddress = (value: unknown) => typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);

const parts = {
  shop: {
    expected: 'an object such as {name: "Tea & Clay", domain: "tea.example", locales: ["en"], currency: "EUR", shipsTo: ["DE"], policy}',
    fields: {name: 'string', domain: 'string', locales: 'object', currency: 'string', shipsTo: 'object', policy: 'object'},
  },
  allowedOrigins: {
    expected: 'a list of exact origins, such as ["https://tea.example"]',
    isValid: (value) => Array.isArray(value) && value.every(isOrigin),
  },
  publicUrl: {
    expected: 'the URL of this backend without a slash at the end, such as "https://gifts.tea.example"',
    isValid: (value) => isWebAddress(value) && !String(value).endsWith('/'),
  },
  merchantKeyHash: {
    expected: 'the hash of the merchant’s secret key, as hashToken(key) of send-as-gift/protocol makes it',
    isValid: (value) => TokenHash.safeParse(value).success,
  },
  storage: {
    expected: 'a Storage, as openSqliteStorage() makes it', fields: methods('transaction', 'read', 'check', 'checkpoint', 'close'),
  },
  catalog: {expected: 'a Catalog, as fileShop() makes it', fields: methods('getProduct', 'placeOrder')},
  payments: {
    expected: 'a Payments, as testPayments(), stripePayments() or molliePayments() makes it',
    fields: {name: 'string', ...methods(
      'createCheckout', 'retrieveCheckout', 'expireCheckout', 'retrievePayment', 'capture', 'releaseHold', 'refund', 'parseWebhook')},
  },
  keys: {
    expected: 'a Keys, as nodeKeys() makes it',
    fields: {fulfillmentKey: 'object', ...methods('decryptAddress', 'fingerprint', 'encrypt', 'decrypt')},
  },
  mail: {optional: true, expected: 'a Mail, which has the method send', fields: methods('send')},
  pages: {optional: true, expected: 'a function, as hostedPages() makes it', isValid: (value) => typeof value === 'function'},
  claimPage: {optional: true, expected: 'the absolute URL of a page with <gift-claim-card>', isValid: isWebAddress},
  clock: {optional: true, expected: 'a Clock, which has the methods now and sleep', fields: methods('now', 'sleep')},
  random: {optional: true, expected: 'a Random, which has the method bytes', fields: methods('bytes')},
  log: {optional: true, expected: 'a function that takes a log entry', isValid: (value) => typeof value === 'function'},
} as const satisfies Readonly<Record<string, Part>>;

/** Throws a `TypeError` that names each missing or wrong part, one sentence per line. */
export function checkOptions(options: object | undefined): void {
  const given = {...options} as Record<string, unknown>;
  const messages = Object.keys(parts).map((name) => describePart(name, given[name], parts[name as keyof typeof parts]));
  throwIfAny(messages);
  throwIfAny([describeHold(given as unknown as HoldOptions)]);
}

interface HoldOptions {
  shop: ShopConfig;
  payments: Payments;
}

function describeHold({shop: {policy}, payments: {name, holdMs}}: HoldOptions): string | undefined {
  const isUnsupported = policy.payment === 'hold' && holdMs === undefined;
  return isUnsupported ? `shop.policy.payment is "hold", but payments (${name}) can't hold money: set it to "charge".` : undefined;
}

/** The same for single parts, which the caller knows by other names. */
export function checkParts(given: Readonly<Record<string, {as: keyof typeof parts; value: unknown}>>): void {
  throwIfAny(Object.entries(given).map(([name, {as, value}]) => describePart(name, value, {...parts[as], optional: true})));
}

function throwIfAny(messages: readonly (string | undefined)[]) {
  const problems = messages.filter((message) => message !== undefined);
  if (problems.length > 0) throw new TypeError(problems.join('\n'));
}

function describePart(name: string, value: unknown, {expected, optional, fields = {}, isValid}: Part): string | undefined {
  if (value === undefined) return optional ? undefined : `${name} is missing: it must be ${expected}.`;
  if (value instanceof Promise) return `${name} is a promise: await it first.`;
  const problem = `${name} is wrong: it must be ${expected}`;
  const isObject = typeof value === 'object' && value !== null;
  if (Object.keys(fields).length > 0 && !isObject) return `${problem}.`;
  const lacking = Object.entries(fields).filter(([field, type]) => !hasType((value as Record<string, unknown>)[field], type));
  const names = new Intl.ListFormat('en', {type: 'disjunction'}).format(lacking.map(([field]) => field));
  if (lacking.length > 0) return `${problem}, and this one has no ${names}.`;
  return isValid && !isValid(value) ? `${problem}.` : undefined;
}

const hasType = (value: unknown, type: string) => typeof value === type && value !== null && value !== '';
