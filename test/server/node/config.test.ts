import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {configKeys} from '../../../src/server/node/config-keys.ts';
import {checkHold, Config, ConfigError, parseConfig, toMerchantMail, toShopConfig, validateConfig} from '../../../src/server/node/config.ts';
import {sampleConfig} from '../../../src/server/node/sample-config.ts';

/** A config before it is validated. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

const createConfig = () => structuredClone(sampleConfig) as Loose;

function messagesFor(change: (config: Loose) => void): readonly string[] {
  const config = createConfig();
  change(config);
  try {
    validateConfig(config);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.messages;
  }
  return [];
}

describe('validateConfig', () => {
  test('fills in the defaults: a claim window of seven days, then a refund', () => {
    const config = validateConfig(createConfig());
    assert.deepEqual(config.policy, {
      claimWindowSeconds: 604_800, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included',
    });
    assert.equal(config.payments.capture, 'charge');
    assert.equal(config.trustedProxies, 0);
    assert.equal('url' in toShopConfig(config), false);
  });

  test('promises the payer what payments.capture says', () => {
    for (const capture of ['charge', 'hold'] as const) {
      assert.equal(toShopConfig(validateConfig({...createConfig(), payments: {provider: 'stripe', capture}})).policy.payment, capture);
    }
  });

  test('needs no catalog and no provider for a backend that gets both from its caller', () => {
    const config = createConfig();
    delete config.catalog;
    delete config.payments;
    assert.deepEqual(validateConfig(config, {shop: true, payments: true}).payments, {capture: 'charge'});
    assert.throws(() => validateConfig(config, {shop: true}), /^ConfigError: payments is missing: [^\n]*$/);
    assert.throws(() => validateConfig(config, {payments: true}), /^ConfigError: catalog is missing: [^\n]*$/);
  });

  test('passes on where the merchant wants their mails', () => {
    const merchant = {orders: 'orders@tea.example', alerts: 'ada@tea.example', orderPage: 'https://tea.example/admin/{order}'};
    assert.deepEqual(toMerchantMail(validateConfig({...createConfig(), mail: {smtp: 'smtps://m.example', from: 'gifts@tea.example', ...merchant}})), merchant);
  });

  const invalid: [string, (config: Loose) => void, RegExp][] = [
    ['a missing shop', (config) => delete config.shop, /^shop is missing: .*name, domain/],
    ['a missing shop name', (config) => delete config.shop.name, /^shop\.name is missing: /],
    ['a URL as domain', (config) => (config.shop.domain = 'https://tea.example'), /^shop\.domain is wrong: .*without https/],
    ['a lower-case currency', (config) => (config.shop.currency = 'eur'), /^shop\.currency is wrong: .*three capital letters/],
    ['no country to ship to', (config) => (config.shop.shipsTo = []), /^shop\.shipsTo is wrong: .*at least one/],
    ['a country name instead of its code', (config) => (config.shop.shipsTo = ['DE', 'France']), /^shop\.shipsTo\.1 is wrong: .*two-letter/],
    ['an invalid language tag', (config) => (config.shop.locales = ['english please']), /^shop\.locales\.0 is wrong/],
    ['an origin with a slash at the end', (config) => (config.allowedOrigins = ['https://tea.example/']), /^allowedOrigins\.0 is wrong: .*no slash/],
    ['a wildcard origin', (config) => (config.allowedOrigins = ['*']), /^allowedOrigins\.0 is wrong/],
    ['a claim window of half a second', (config) => (config.policy = {claimWindowSeconds: 0.5}), /^policy\.claimWindowSeconds is wrong/],
    ['an unknown payment provider', (config) => (config.payments = {provider: 'cash'}), /^payments\.provider is wrong: .*"test"/],
    ['an unknown way to take the money', (config) => (config.payments.capture = 'later'), /^payments\.capture is wrong: .*"charge" or "hold"/],
    ['a policy about what the payments decide', (config) => (config.policy = {payment: 'hold'}), /^policy\.payment: there is no such key/],
    ['a Stripe key in the file', (config) => (config.payments = {provider: 'stripe', secretKey: 'x'}), /^payments\.secretKey: there is no such key.*set STRIPE_SECRET_KEY in the environment/],
    ['Stripe’s webhook secret in the file', (config) => (config.payments = {provider: 'stripe', webhookSecret: 'x'}), /^payments\.webhookSecret: there is no such key.*set STRIPE_WEBHOOK_SECRET in the environment/],
    ['a Mollie key in the file', (config) => (config.payments = {provider: 'mollie', apiKey: 'x'}), /^payments\.apiKey: there is no such key.*set MOLLIE_API_KEY in the environment/],
    ['a misspelt key of payments', (config) => (config.payments = {provider: 'stripe', captur: 'hold'}), /^payments\.captur: there is no such key.*provider, capture/],
    ['two addresses for orders', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', orders: 'a@tea.example, b@tea.example'}), /^mail\.orders is wrong: .*one email address/],
    ['a name before the address for alerts', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', alerts: 'Ada <a@tea.example>'}), /^mail\.alerts is wrong/],
    ['an order page without the order', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', orderPage: 'https://tea.example/'}), /^mail\.orderPage is wrong: .*\{order\}/],
    ['missing payments', (config) => delete config.payments, /^payments is missing/],
    ['the secret key instead of its hash', (config) => (config.merchantKeyHash = `sk_${'a'.repeat(43)}`), /^merchantKeyHash is wrong/],
    ['a public URL with a slash at the end', (config) => (config.publicUrl = 'https://gifts.tea.example/'), /^publicUrl is wrong: .*no path and no slash/],
    ['an unknown key', (config) => (config.alowedOrigins = []), /^alowedOrigins: there is no such key.*allowedOrigins/],
    ['more than a hundred extensions', (config) => (config.policy = {senderMayExtend: 101}), /^policy\.senderMayExtend is wrong.*0 to 100/],
    ['an unknown nested key', (config) => (config.policy = {claimWindow: 5}), /^policy\.claimWindow: there is no such key.*claimWindowSeconds/],
    ['a limit of zero', (config) => (config.limits = {draftsPerMinute: 0}), /^limits\.draftsPerMinute is wrong/],
    ['mail without a transport', (config) => (config.mail = {from: 'gifts@tea.example'}), /^mail is wrong: .*smtp or developmentFolder/],
    ['mail with two transports', (config) => (config.mail = {from: 'gifts@tea.example', smtp: 'smtps://m.example', developmentFolder: 'x'}), /^mail is wrong/],
    ['mail without a sender', (config) => (config.mail = {smtp: 'smtps://m.example'}), /^mail\.from is missing: /],
    ['mail from two senders', (config) => (config.mail = {smtp: 'smtps://m.example', from: 'a@tea.example, b@tea.example'}), /^mail\.from is wrong/],
    ['a line break in the sender’s name', (config) => (config.mail = {smtp: 'smtps://m.example', from: 'Tea\r\nBcc: x <a@tea.example>'}), /^mail\.from is wrong/],
    ['a mail server with an https URL', (config) => (config.mail = {from: 'a@tea.example', smtp: 'https://m.example'}), /^mail\.smtp is wrong: .*GIFT_SMTP_PASSWORD/],
    ['an offset instead of a time zone', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', timeZone: '+02:00'}), /^mail\.timeZone is wrong: .*Europe/],
    ['an unknown time zone', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', timeZone: 'Tea/Clay'}), /^mail\.timeZone is wrong: .*Europe/],
    ['too many proxies', (config) => (config.trustedProxies = 99), /^trustedProxies is wrong/],
  ];
  for (const [problem, change, pattern] of invalid) {
    test(`rejects ${problem} with a message that names the key`, () => {
      const problems = messagesFor(change);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0]!, pattern);
      assert.match(problems[0]!, /\.$/);
    });
  }

  test('reports all mistakes at once', () => {
    assert.equal(messagesFor((config) => { delete config.shop.name; config.allowedOrigins = 7; config.extra = 1; }).length, 3);
  });

  test('never repeats a value in a message, since it may be a secret', () => {
    assert.equal(messagesFor((config) => (config.payments.secretKey = 'sk_live_Canary')).join().includes('Canary'), false);
    const secret = `sk_${'Q'.repeat(43)}`;
    assert.equal(messagesFor((config) => (config.merchantKeyHash = secret)).join().includes(secret), false);
  });

  test('rejects what is not JSON or not an object', () => {
    assert.throws(() => parseConfig('{"shop": }'), /not JSON/);
    assert.throws(() => parseConfig('[]'), /must be a JSON object/);
    assert.throws(() => parseConfig('null'), /must be a JSON object/);
  });
});

describe('checkHold', () => {
  const HOUR = 3_600;
  const check = (claimWindowSeconds: number, holdMs?: number, capture = 'hold') =>
    checkHold(validateConfig({...createConfig(), policy: {claimWindowSeconds}, payments: {provider: 'stripe', capture}}), {name: 'stripe', holdMs});

  test('accepts a claim window that ends an hour before the hold, and refuses one that is a second longer', () => {
    const hold = 5 * 24 * HOUR;
    check(hold - HOUR, hold * 1000);
    assert.throws(() => check(hold - HOUR + 1, hold * 1000),
      {name: 'ConfigError', message: /^policy\.claimWindowSeconds is too long.*stripe holds money for 432000 seconds.*at most 428400.*payments\.capture to "charge".*\.$/});
    check(hold, hold * 1000, 'charge');
  });

  test('refuses to hold money with a provider that can’t', () => {
    assert.throws(() => check(60), {name: 'ConfigError', message: /^payments\.capture is "hold", but stripe can't hold money.*"charge"\.$/});
    check(60, undefined, 'charge');
  });

  test('asks for a charge where no claim window is short enough', () => {
    assert.throws(() => check(1, 3_600_000), {message: /^payments\.capture is "hold", but .*"charge"\.$/});
  });
});

describe('the list of config keys', () => {
  type Schema = {def: {type: string; shape?: Record<string, Schema>; innerType?: Schema; defaultValue?: unknown}};

  /** The keys of a schema with their defaults, objects flattened to paths. */
  function keysOf({def}: Schema, path = '', fallback?: unknown): [string, unknown][] {
    if (def.shape) return Object.entries(def.shape).flatMap(([name, schema]) => keysOf(schema, path ? `${path}.${name}` : name));
    if (def.innerType) return keysOf(def.innerType, path, def.type === 'default' ? def.defaultValue : fallback);
    return [[path, fallback]];
  }
  const schemaKeys = new Map(keysOf(Config as unknown as Schema));

  test('has every key of the schema, and no other', () => {
    assert.deepEqual(Object.keys(configKeys).sort(), [...schemaKeys.keys()].sort());
    assert.ok(schemaKeys.size > 30);
  });

  test('states the defaults of the schema', () => {
    for (const [key, value] of schemaKeys) if (value !== undefined) assert.deepEqual(configKeys[key]!.default, value, key);
  });

  test('marks as required what a config cannot leave out', () => {
    for (const [key, {required = false}] of Object.entries(configKeys)) {
      const [name, inner] = key.split('.');
      const messages = messagesFor((config) => {
        config.mail = {from: 'gifts@tea.example', smtp: 'smtps://m.example'};
        if (inner === undefined) delete config[name!];
        else if (config[name!]) delete config[name!][inner];
      });
      assert.equal(messages.some((message) => message.startsWith(`${key} is missing: `)), required, key);
    }
  });
});
