import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {configKeys} from '../../../src/server/node/config-keys.ts';
import {Config, ConfigError, parseConfig, toShopConfig, validateConfig} from '../../../src/server/node/config.ts';
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
      claimWindowSeconds: 604_800, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included', payment: 'charge',
    });
    assert.equal(config.trustedProxies, 0);
    assert.equal('url' in toShopConfig(config), false);
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
    const secret = `sk_${'Q'.repeat(43)}`;
    assert.equal(messagesFor((config) => (config.merchantKeyHash = secret)).join().includes(secret), false);
  });

  test('rejects what is not JSON or not an object', () => {
    assert.throws(() => parseConfig('{"shop": }'), /not JSON/);
    assert.throws(() => parseConfig('[]'), /must be a JSON object/);
    assert.throws(() => parseConfig('null'), /must be a JSON object/);
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
