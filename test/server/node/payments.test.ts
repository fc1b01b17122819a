/** Keys of payment providers from the environment, and where payments may run. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {validateConfig, type Config} from '../../../src/server/node/config.ts';
import {checkExposure, type Exposure} from '../../../src/server/node/exposure.ts';
import {readPayments} from '../../../src/server/node/payments.ts';
import {sampleConfig} from '../../../src/server/node/sample-config.ts';

const createConfig = (changes: Partial<Config> = {}) => validateConfig({...sampleConfig, ...changes});
const withProvider = (provider: 'test' | 'stripe' | 'mollie', changes: Partial<Config> = {}) => createConfig({payments: {provider, capture: 'charge'}, ...changes});
const stripeKeys = (mode: string) => ({STRIPE_SECRET_KEY: `sk_${mode}_${'Canary0'.repeat(4)}`, STRIPE_WEBHOOK_SECRET: `whsec_${'Canary0'.repeat(4)}`});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.match((error as Error).name, /^(ConfigError|StartError)$/);
    return (error as Error).message;
  }
  return '';
}

describe('the keys of the payment provider', () => {
  test('are not asked for by the test provider', () => {
    assert.equal(readPayments(withProvider('test'), {}).mode, 'none');
  });

  test('of Stripe decide whether money moves', () => {
    assert.equal(readPayments(withProvider('stripe'), stripeKeys('test')).mode, 'test');
    assert.equal(readPayments(withProvider('stripe'), stripeKeys('live')).mode, 'live');
  });

  test('of Mollie decide whether money moves, and a wrong one is refused without being quoted', () => {
    const read = (key: string) => readPayments(withProvider('mollie'), {MOLLIE_API_KEY: key});
    assert.equal(read(`test_${'Canary0'.repeat(5)}`).mode, 'test');
    assert.equal(read(`live_${'Canary0'.repeat(5)}`).mode, 'live');
    for (const key of ['', 'Canary']) {
      const message = messageOf(() => read(key));
      assert.match(message, /^MOLLIE_API_KEY /);
      assert.doesNotMatch(message, /Canary|\n/);
    }
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['no key', {}, /^STRIPE_SECRET_KEY is missing: /],
    ['no webhook secret', {...stripeKeys('test'), STRIPE_WEBHOOK_SECRET: ''}, /^STRIPE_WEBHOOK_SECRET is missing: /],
    ['a key that is none', {...stripeKeys('test'), STRIPE_SECRET_KEY: 'Canary'}, /^STRIPE_SECRET_KEY /],
  ];
  for (const [problem, environment, pattern] of wrong) {
    test(`are refused in one sentence that quotes nothing: ${problem}`, () => {
      const message = messageOf(() => readPayments(withProvider('stripe'), environment));
      assert.match(message, pattern);
      assert.doesNotMatch(message, /Canary|\n/);
    });
  }
});

describe('checkExposure', () => {
  const live: Exposure['payments'] = {mode: 'live', variable: 'STRIPE_SECRET_KEY'};
  const sandbox: Exposure['payments'] = {mode: 'test', variable: 'STRIPE_SECRET_KEY'};
  const free: Exposure['payments'] = {mode: 'none'};
  const check = (publicUrl: string | undefined, exposure: Exposure) => messageOf(() => checkExposure(createConfig({publicUrl}), exposure));
  const PUBLIC = 'https://gifts.tea.example';

  test('runs live keys behind a public https address only', () => {
    assert.equal(check(PUBLIC, {host: '127.0.0.1', payments: live}), '');
    assert.equal(check(PUBLIC, {payments: live}), '');
    for (const url of [undefined, 'http://localhost:4401', 'https://localhost', 'http://gifts.tea.example']) {
      const message = check(url, {host: '127.0.0.1', payments: live, allowTestPayments: true});
      assert.match(message, /^STRIPE_SECRET_KEY is a live key, which takes real money, but publicUrl is (missing|no public https address): set publicUrl .* or use a test key\.$/);
    }
    assert.match(check(undefined, {host: '0.0.0.0', payments: live}), /^STRIPE_SECRET_KEY is a live key/);
  });

  for (const [name, payments, start] of [['test keys', sandbox, /^STRIPE_SECRET_KEY is a test key: /], ['the test provider', free, /^payments\.provider is "test": /]] as const) {
    test(`keeps ${name} on this machine unless they are allowed elsewhere`, () => {
      for (const [url, host] of [[undefined, '127.0.0.1'], ['http://localhost:4401', 'localhost'], ['http://localhost:4401', undefined]] as const) {
        assert.equal(check(url, {host, payments}), '');
      }
      for (const [url, host] of [[PUBLIC, '127.0.0.1'], [PUBLIC, undefined], [undefined, '0.0.0.0']] as const) {
        assert.match(check(url, {host, payments}), start);
        assert.match(check(url, {host, payments}), /goods away.*--allow-test-payments\.$/);
        assert.equal(check(url, {host, payments, allowTestPayments: true}), '');
      }
    });
  }

  test('leaves a provider of one’s own to its owner', () => {
    assert.equal(check(PUBLIC, {host: '0.0.0.0'}), '');
  });

  test('keeps mails in files on this machine, whatever the payments', () => {
    const mail = {from: 'gifts@tea.example', developmentFolder: 'mails', allowUnencrypted: false};
    assert.match(messageOf(() => checkExposure(createConfig({publicUrl: PUBLIC, mail}), {payments: live})), /^mail\.developmentFolder/);
    assert.match(messageOf(() => checkExposure(createConfig({publicUrl: PUBLIC, mail}), {payments: free, allowTestPayments: true})), /^mail\.developmentFolder/);
  });
});
