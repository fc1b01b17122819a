import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {molliePayments} from '../../../src/server/payments/mollie/index.ts';
import {createMollie} from '../support/mollie.ts';

const TEST_KEY = `test_${'abcdef12'.repeat(4)}`;
const LIVE_KEY = `live_${'abcdef12'.repeat(4)}`;

describe('checking the account at Mollie', () => {
  test('says what the key, the methods and the webhooks are', async (t) => {
    const {payments} = await createMollie(t, {apiKey: TEST_KEY});
    assert.deepEqual(await payments.check!(), [
      {ok: true, text: 'The key is a test key of the website profile "Tea & Clay": no money is taken.'},
      {ok: true, text: 'Payers can pay with Card, iDEAL, Bank transfer.'},
      {ok: true, text: 'Cards are enabled, so "capture": "hold" works; a hold is taken on cards only.'},
      {ok: true, text: 'Mollie reports payments to gifts.example.'},
    ]);
  });

  test('finds a live account in order', async (t) => {
    const {payments} = await createMollie(t, {apiKey: LIVE_KEY});
    const findings = await payments.check!();
    assert.ok(findings.every(({ok}) => ok));
    assert.match(findings[0]!.text, /^The key is a live key of .*: real money is taken\.$/);
  });

  type CreateParameters = Parameters<typeof createMollie>;
  const wrong: [name: string, options: CreateParameters[1], overrides: CreateParameters[2], text: RegExp][] = [
    ['a profile that is not verified', {apiKey: LIVE_KEY, profileStatus: 'unverified'}, {}, /has not verified this website profile yet\. Complete it/],
    ['a profile that is blocked', {profileStatus: 'blocked'}, {}, /has blocked this website profile\. Ask/],
    ['an account without methods', {methods: []}, {}, /^No payment method is enabled\. Enable one/],
    ['a live key on a loopback address', {apiKey: LIVE_KEY}, {publicUrl: 'http://localhost:4400'}, /cannot reach this machine.*set publicUrl to a public https address/],
    ['an address without https', {}, {publicUrl: 'http://gifts.example'}, /publicUrl is not https.*Set publicUrl to an https address/],
    ['a key that Mollie does not know', {}, {apiKey: LIVE_KEY}, /^Mollie does not accept MOLLIE_API_KEY\. Copy the key again/],
    ['no network', {}, {apiEndpoint: 'http://127.0.0.1:1/v2/'}, /^Mollie gave no usable response to check: ECONNREFUSED\. Check the network/],
  ];
  for (const [name, options, overrides, text] of wrong) {
    test(`finds ${name} and says what to do, with nothing of the key`, async (t) => {
      const {payments} = await createMollie(t, options, overrides);
      const findings = await payments.check!();
      const [finding, ...others] = findings.filter(({ok}) => !ok);
      assert.match(finding!.text, text);
      assert.deepEqual(others, []);
      assert.ok(!JSON.stringify(findings).includes('abcdef12'));
    });
  }

  test('accepts test payments on this machine, without webhooks', async (t) => {
    const {payments} = await createMollie(t, {}, {publicUrl: 'http://127.0.0.1:4400'});
    const finding = (await payments.check!()).at(-1)!;
    assert.equal(finding.ok, true);
    assert.match(finding.text, /asks for the state of payments instead/);
  });

  test('says that money cannot be held without cards', async (t) => {
    const {payments} = await createMollie(t, {methods: [['ideal', 'iDEAL']]});
    assert.match((await payments.check!())[2]!.text, /^Cards are not enabled, so only "capture": "charge" works\./);
  });

  test('needs no network to create the payments', async () => {
    const payments = await molliePayments({
      apiKey: TEST_KEY, webhookKey: new Uint8Array(32), publicUrl: 'https://gifts.example', apiEndpoint: 'http://127.0.0.1:1/v2/',
    });
    assert.equal(payments.name, 'mollie');
  });
});
