/** What a merchant is told about a config or a catalog that is not right. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {configKeys} from '../../../src/server/node/config-keys.ts';
import {Config, ConfigError, validateConfig, parseConfig, toShopConfig} from '../../../src/server/node/config.ts';
import {CatalogError, validateProducts, parseProducts, resolveUrl} from '../../../src/server/shops/file/products.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';

/** A config or product as somebody may have written it. */
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

describe('a config', () => {
  test('that says only what it must gets the usual promise: seven days, then the money back', () => {
    const config = validateConfig(createConfig());
    assert.deepEqual(config.policy, {
      claimWindowSeconds: 604_800, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included', payment: 'charge',
    });
    assert.equal(config.trustedProxies, 0);
    assert.equal('url' in toShopConfig(config), false);
  });

  const wrong: [string, (config: Loose) => void, RegExp][] = [
    ['without a shop', (config) => delete config.shop, /^shop is missing: .*name, domain/],
    ['without the shop’s name', (config) => delete config.shop.name, /^shop\.name is missing: /],
    ['with a whole address as domain', (config) => (config.shop.domain = 'https://tea.example'), /^shop\.domain is wrong: .*without https/],
    ['with a currency in small letters', (config) => (config.shop.currency = 'eur'), /^shop\.currency is wrong: .*three capital letters/],
    ['that ships nowhere', (config) => (config.shop.shipsTo = []), /^shop\.shipsTo is wrong: .*at least one/],
    ['with a country written out', (config) => (config.shop.shipsTo = ['DE', 'France']), /^shop\.shipsTo\.1 is wrong: .*two-letter/],
    ['with a language that is none', (config) => (config.shop.locales = ['english please']), /^shop\.locales\.0 is wrong/],
    ['with an origin that ends in a slash', (config) => (config.allowedOrigins = ['https://tea.example/']), /^allowedOrigins\.0 is wrong: .*no slash/],
    ['with a star for an origin', (config) => (config.allowedOrigins = ['*']), /^allowedOrigins\.0 is wrong/],
    ['with a window of half a second', (config) => (config.policy = {claimWindowSeconds: 0.5}), /^policy\.claimWindowSeconds is wrong/],
    ['with a provider that is not there', (config) => (config.payments = {provider: 'cash'}), /^payments\.provider is wrong: .*"test"/],
    ['without payments', (config) => delete config.payments, /^payments is missing/],
    ['with the secret key itself in place of its hash', (config) => (config.merchantKeyHash = `sk_${'a'.repeat(43)}`), /^merchantKeyHash is wrong/],
    ['with a slash behind the public address', (config) => (config.publicUrl = 'https://gifts.tea.example/'), /^publicUrl is wrong: .*no path and no slash/],
    ['with a key that nobody knows', (config) => (config.alowedOrigins = []), /^alowedOrigins: there is no such key.*allowedOrigins/],
    ['with endless extending', (config) => (config.policy = {senderMayExtend: 101}), /^policy\.senderMayExtend is wrong.*0 to 100/],
    ['with an unknown key below another', (config) => (config.policy = {claimWindow: 5}), /^policy\.claimWindow: there is no such key.*claimWindowSeconds/],
    ['with a limit of zero', (config) => (config.limits = {draftsPerMinute: 0}), /^limits\.draftsPerMinute is wrong/],
    ['with mail that goes nowhere', (config) => (config.mail = {from: 'gifts@tea.example'}), /^mail is wrong: .*smtp or developmentFolder/],
    ['with mail that goes two ways', (config) => (config.mail = {from: 'gifts@tea.example', smtp: 'smtps://m.example', developmentFolder: 'x'}), /^mail is wrong/],
    ['with mail from nobody', (config) => (config.mail = {smtp: 'smtps://m.example'}), /^mail\.from is missing: /],
    ['with mail from two at once', (config) => (config.mail = {smtp: 'smtps://m.example', from: 'a@tea.example, b@tea.example'}), /^mail\.from is wrong/],
    ['with a line break in the sender’s name', (config) => (config.mail = {smtp: 'smtps://m.example', from: 'Tea\r\nBcc: x <a@tea.example>'}), /^mail\.from is wrong/],
    ['with a mail server by https', (config) => (config.mail = {from: 'a@tea.example', smtp: 'https://m.example'}), /^mail\.smtp is wrong: .*GIFT_SMTP_PASSWORD/],
    ['with an offset for a time zone', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', timeZone: '+02:00'}), /^mail\.timeZone is wrong: .*Europe/],
    ['with a place that keeps no time', (config) => (config.mail = {from: 'a@tea.example', smtp: 'smtps://m.example', timeZone: 'Tea/Clay'}), /^mail\.timeZone is wrong: .*Europe/],
    ['with a proxy too many', (config) => (config.trustedProxies = 99), /^trustedProxies is wrong/],
  ];
  for (const [what, change, sentence] of wrong) {
    test(`${what} is refused by a sentence that names the key`, () => {
      const problems = messagesFor(change);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0]!, sentence);
      assert.match(problems[0]!, /\.$/);
    });
  }

  test('with several mistakes is told about each of them at once', () => {
    assert.equal(messagesFor((config) => { delete config.shop.name; config.allowedOrigins = 7; config.extra = 1; }).length, 3);
  });

  test('that never repeats a value in its sentences, since one may be a secret', () => {
    const secret = `sk_${'Q'.repeat(43)}`;
    assert.equal(messagesFor((config) => (config.merchantKeyHash = secret)).join().includes(secret), false);
  });

  test('that is not JSON, or not an object, is refused in a sentence too', () => {
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

describe('a catalog', () => {
  const cup = () => structuredClone(sampleProducts[0]) as Loose;
  const wrong: [string, (product: Loose) => void, RegExp][] = [
    ['a price with a point', (product) => (product.variants[0].price.amount = 12.5), /^Product "sample", variant "one": price\.amount must be a whole number of minor units/],
    ['no title', (product) => delete product.title, /^Product "sample": title is missing/],
    ['no variants', (product) => (product.variants = []), /^Product "sample": variants must be a list/],
    ['no stock', (product) => delete product.variants[0].stock, /variant "one": stock is missing/],
    ['a field that nobody knows', (product) => (product.colour = 'red'), /^Product "sample": there is no field colour/],
    ['a ref with a space', (product) => (product.ref = 'a cup'), /^Product "a cup": ref must be letters/],
    ['no ref at all', (product) => delete product.ref, /^Product number 1: ref is missing/],
    ['a foreign currency', (product) => (product.variants[0].price.currency = 'USD'), /price\.currency must be the shop's, "EUR"/],
    ['two variants of one name', (product) => product.variants.push(product.variants[0]), /has two variants with the ref "one"/],
    ['a colour in words', (product) => (product.variants[0].swatch = 'red'), /variant "one": swatch must be a color/],
  ];
  for (const [what, change, sentence] of wrong) {
    test(`with ${what} is refused by a sentence that names product and field`, () => {
      const product = cup();
      change(product);
      assert.throws(() => validateProducts([product], 'EUR'), (error) => {
        assert.ok(error instanceof CatalogError);
        assert.match(error.message, sentence);
        return true;
      });
    });
  }

  test('with the same product twice, or that is no list, is refused', () => {
    assert.throws(() => validateProducts([cup(), cup()], 'EUR'), /Two products have the ref "sample"/);
    assert.throws(() => validateProducts({products: []}, 'EUR'), /must be a JSON list/);
    assert.throws(() => parseProducts('[', 'EUR'), /not JSON/);
  });

  test('may name pictures by a path of the shop', () => {
    assert.equal(resolveUrl('/images/cup.svg', 'https://tea.example/'), 'https://tea.example/images/cup.svg');
    assert.equal(resolveUrl('https://cdn.example/cup.png', 'https://tea.example/'), 'https://cdn.example/cup.png');
    assert.equal(resolveUrl('javascript:alert(1)', 'https://tea.example/'), undefined);
  });
});
