import {MAX_CLAIM_WINDOW_DAYS} from '../../protocol/index.ts';
import {defaultRetention} from '../jobs/maintenance.ts';
import {defaultLimits, type Limits} from '../http/rate-limit.ts';
import {DEFAULT_MAX_CONNECTIONS} from './listen.ts';
import {DEFAULT_MAX_WAIT_MS} from './load-shedding.ts';

/** One key of the config file, as the README's table and the error messages describe it. */
export interface ConfigKey {
  type: string;
  /** What applies if the key is left out; a required key has none. */
  default?: unknown;
  required?: true;
  meaning: string;
  /** Completes "it must be …" in an error message. */
  expected: string;
}

const limitMeanings: Readonly<Record<keyof Limits, string>> = {
  failedAuthPerMinute: 'Requests with an unknown token per IP address and minute',
  failedAuthPerHour: 'Requests with an unknown token per IP address and hour',
  draftsPerMinute: 'Drafts per IP address and minute',
  draftsPerDay: 'Drafts per IP address and day',
  readsPerMinute: 'Reads per token and minute. Ten times as many with the secret key, with a claim link (or as many times as it has portions) and, without a token, per IP address',
  writesPerMinute: 'Writes per token and minute; as often multiplied as reads',
  claimsPerMinute: 'Attempts to claim per recipient and minute',
  wrongPasscodesPerGift: 'Wrong passcodes per gift, until the sender changes the passcode or replaces the link',
  streamsPerToken: 'Open event streams per token',
  streamsPerAddress: 'Open event streams per IP address',
  streams: 'Open event streams in total',
};

const LIMIT = 'a whole number from 1 to 1000000';

const limitKeys = Object.fromEntries(Object.entries(limitMeanings).map(([name, meaning]) => [`limits.${name}`, {
  type: 'integer', default: defaultLimits[name as keyof Limits], meaning, expected: LIMIT,
}]));

/** Every key of the config file, in the order of the README's table. */
export const configKeys: Readonly<Record<string, ConfigKey>> = {
  'shop.name': {
    type: 'string', required: true, meaning: 'Name of the shop, shown to senders and recipients',
    expected: 'the shop’s name as people know it, 1 to 100 characters',
  },
  'shop.domain': {
    type: 'string', required: true, meaning: 'Domain of the shop, shown to recipients',
    expected: 'the shop’s domain, such as "tea.example", without https://',
  },
  'shop.url': {
    type: 'URL', default: 'https://{shop.domain}/', meaning: 'Base of relative links and images in the catalog',
    expected: 'the shop’s address, such as "https://tea.example/"; relative images and links of the catalog start there',
  },
  'shop.locales': {
    type: 'list of language tags', default: ['en'], meaning: 'Languages of the shop. The first supported one is that of mails to the merchant, and of hosted pages and mails for people whose language is not supported',
    expected: 'a list of language tags, such as ["en", "zh-CN"]',
  },
  'shop.currency': {
    type: 'string', required: true, meaning: 'Currency of all prices (ISO 4217)',
    expected: 'three capital letters, such as "EUR"',
  },
  'shop.shipsTo': {
    type: 'list of strings', required: true, meaning: 'Countries that the shop ships to (ISO 3166-1 alpha-2)',
    expected: 'a list of two-letter country codes, such as ["DE", "AT"], with at least one',
  },
  'shop.support': {
    type: 'URL', meaning: 'Where recipients ask for help: a web address or `mailto:help@tea.example`',
    expected: 'an absolute https address, or "mailto:" and an email address',
  },
  'shop.terms': {type: 'URL', meaning: 'Terms of sale', expected: 'an absolute https address'},
  'shop.privacy': {type: 'URL', meaning: 'Privacy notice', expected: 'an absolute https address'},
  'shop.brand.accent': {
    type: 'color', default: '#2866d8', meaning: 'Color of the box and of primary buttons on hosted pages, in mails and on the test payment page',
    expected: 'a color such as "#0a7c66"',
  },
  'shop.brand.ribbon': {type: 'color', default: '#f0bf4c', meaning: 'Color of the ribbon', expected: 'a color such as "#f0bf4c"'},
  'shop.brand.logo': {
    type: 'URL', meaning: 'Logo above the card on hosted pages. Mails have no pictures: loading one would tell that the mail was opened',
    expected: 'the https address of a picture',
  },
  'shop.brand.theme': {
    type: '`light` or `dark`', meaning: 'Theme of hosted pages and of the test payment page; by default the reader’s own setting',
    expected: '"light" or "dark"',
  },
  allowedOrigins: {
    type: 'list of origins', required: true, meaning: 'Origins of the pages that may call the backend and receive the payer after checkout',
    expected: 'a list of exact origins, such as ["https://tea.example"]: scheme, host and port, no path and no slash at the end',
  },
  catalog: {
    type: 'path', required: true, meaning: 'Path of the product list, relative to the config file; read again when the file changes',
    expected: 'the path of products.json, relative to this file',
  },
  'policy.claimWindowSeconds': {
    type: 'integer', default: 604_800, meaning: 'How long a gift can be claimed, in seconds; 7 days by default',
    expected: `a whole number of seconds from 1 to ${MAX_CLAIM_WINDOW_DAYS * 86_400} (${MAX_CLAIM_WINDOW_DAYS} days)`,
  },
  'policy.afterWindow': {
    type: '`"refund"`', default: 'refund', meaning: 'What happens to the money of a portion that is not claimed in time', expected: '"refund"',
  },
  'policy.senderMayCancel': {
    type: '`"until-claimed"` or `"never"`', default: 'until-claimed', meaning: 'Until when the sender can cancel the gift',
    expected: '"until-claimed" or "never"',
  },
  'policy.senderMayExtend': {
    type: 'integer', default: 1, meaning: `How often the sender can extend the claim window, up to ${MAX_CLAIM_WINDOW_DAYS} days in total`,
    expected: 'how many times a sender may extend the claim window, 0 to 100',
  },
  'policy.shipping': {
    type: '`"included"` or `"recipient"`', default: 'included', meaning: 'Who pays for the shipping', expected: '"included" or "recipient"',
  },
  'payments.provider': {
    type: '`"test"`, `"stripe"` or `"mollie"`', required: true,
    meaning: 'Payment provider; its keys come from the environment. `"test"` takes no money, so beyond this machine it needs `--allow-test-payments`',
    expected: '"test", "stripe" or "mollie"',
  },
  'payments.capture': {
    type: '`"charge"` or `"hold"`', default: 'charge',
    meaning: 'When the money is taken: with the payment, or, for a gift to one person without a date, when it is claimed. Until then the bank holds it',
    expected: '"charge" or "hold"',
  },
  'mail.from': {
    type: 'string', required: true, meaning: 'Sender of the mails to payers; required if `mail` is present',
    expected: 'an email address, alone or as "Tea & Clay <gifts@tea.example>"',
  },
  'mail.smtp': {
    type: 'URL', meaning: 'Mail server, such as `smtps://gifts@mail.tea.example`; the password comes from `GIFT_SMTP_PASSWORD`',
    expected: 'smtps://user@host or smtp://user@host:587, the password in GIFT_SMTP_PASSWORD; smtp:// is upgraded to TLS or refused',
  },
  'mail.developmentFolder': {
    type: 'path', meaning: 'Writes `.eml` files into this folder instead of sending mail; on this machine only',
    expected: 'a folder, relative to this file, into which mails are written instead of sent: for this machine only',
  },
  'mail.orders': {
    type: 'email address', meaning: 'Receives a mail for each order, without the address of the recipient',
    expected: 'one email address without a name, such as "orders@tea.example"',
  },
  'mail.alerts': {
    type: 'email address', default: 'mail.orders', meaning: 'Receives a mail for each alert: what a person has to decide, such as a refund that failed',
    expected: 'one email address without a name, such as "alerts@tea.example"',
  },
  'mail.orderPage': {
    type: 'URL', meaning: 'Your own page that shows an order, which the mails to you link to; `{order}` stands for the order’s id. Without it they name the command',
    expected: 'the absolute address of your own page, with {order} where the order’s id belongs',
  },
  'mail.allowUnencrypted': {
    type: 'boolean', default: false, meaning: 'Sends mail in plain text if the mail server offers no encryption',
    expected: 'true or false: whether to use a mail server that offers no encryption',
  },
  'mail.timeZone': {
    type: 'IANA time zone', meaning: 'Time zone of dates in mails, and of the night in which no reminder is sent. Without it: UTC, and reminders at any hour',
    expected: 'an IANA time zone, such as "Europe/Berlin"',
  },
  merchantKeyHash: {
    type: 'string', meaning: 'Hash of the merchant’s secret key: `base64url(SHA-256(key))`. Without it, the first start creates a key and prints it once',
    expected: 'base64url(SHA-256(secret key)), 43 characters; leave it out to have a secret key created',
  },
  publicUrl: {
    type: 'origin', default: 'the address it listens on', meaning: 'Origin under which browsers reach the backend',
    expected: 'the origin under which browsers reach this backend, such as "https://gifts.tea.example": no path and no slash at the end',
  },
  claimPage: {
    type: 'URL', default: '{publicUrl}/g/{gift}', meaning: 'Page with `<gift-claim-card>` that claim links lead to; `{gift}` stands for the gift’s id',
    expected: 'the absolute address of a page with <gift-claim-card>; {gift} in it stands for the gift’s id',
  },
  trustedProxies: {
    type: 'integer', default: 0, meaning: 'Number of proxies in front of the backend whose `X-Forwarded-For` is trusted',
    expected: 'how many proxies are in front of this backend, 0 to 10',
  },
  ...limitKeys,
  'limits.connections': {
    type: 'integer', default: DEFAULT_MAX_CONNECTIONS, expected: LIMIT,
    meaning: 'Open connections in total, those of event streams included; further ones are refused',
  },
  'limits.maxWaitMs': {
    type: 'integer', default: DEFAULT_MAX_WAIT_MS, expected: LIMIT,
    meaning: 'How long an API request may wait for its turn, in milliseconds, before it is refused with 503; writes go before reads',
  },
  'retention.unpaidDraftDays': {
    type: 'integer', default: defaultRetention.unpaidDraftDays,
    meaning: 'Days after which a draft that was abandoned or cancelled unpaid is deleted, with its note and names',
    expected: 'a whole number of days from 1 to 365',
  },
};

/** The environment variables that hold the keys of each payment provider: in a file, they would be copied and committed. */
export const secretVariables = {
  stripe: {api: 'STRIPE_SECRET_KEY', webhook: 'STRIPE_WEBHOOK_SECRET'},
  mollie: {api: 'MOLLIE_API_KEY', webhook: 'MOLLIE_API_KEY'},
} as const;

/** The objects that hold the keys, for error messages about a whole object. */
export const configObjects: Readonly<Record<string, string>> = {
  shop: 'an object with at least name, domain, currency and shipsTo',
  policy: 'an object, such as {"claimWindowSeconds": 604800}',
  payments: 'an object, such as {"provider": "stripe"}',
  mail: 'an object with from, and with either smtp or developmentFolder, such as ' +
    '{"smtp": "smtps://gifts@mail.tea.example", "from": "Tea & Clay <gifts@tea.example>"}',
  limits: 'an object, such as {"draftsPerMinute": 30}',
  retention: 'an object, such as {"unpaidDraftDays": 7}',
};

/** The rows of the README's configuration table. */
export const configTable = () => [
  '| Key | Type | Default | Meaning |',
  '|---|---|---|---|',
  ...Object.entries(configKeys).map(([key, {type, meaning, ...rest}]) => `| \`${key}\` | ${type} | ${formatDefault(rest)} | ${meaning} |`),
].join('\n');

function formatDefault({required, default: value}: Pick<ConfigKey, 'required' | 'default'>): string {
  if (required) return 'required';
  if (value === undefined) return '–';
  return typeof value === 'string' && value.includes(' ') ? value : `\`${JSON.stringify(value)}\``;
}
