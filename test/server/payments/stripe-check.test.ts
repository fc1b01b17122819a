import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {HANDLED_EVENTS} from '../../../src/server/payments/stripe/webhooks.ts';
import type {FakeStripeOptions} from '../../support/fake-stripe/index.ts';
import {API_VERSION} from '../../support/fake-stripe/store.ts';
import {createStripe} from '../support/stripe.ts';

const URL_OF_ENDPOINT = 'https://gifts.example/v1/payments/stripe/webhooks';
const goodEndpoint = {url: URL_OF_ENDPOINT, enabled_events: [...HANDLED_EVENTS] as string[], api_version: API_VERSION as string, status: 'enabled'};

async function createCheck(t: Parameters<typeof createStripe>[0], endpoint?: Partial<typeof goodEndpoint>, options?: FakeStripeOptions) {
  const {fake, payments} = await createStripe(t, options);
  if (endpoint) fake.addWebhookEndpoint({...goodEndpoint, ...endpoint});
  // Newer endpoints of the same account are none of our business, and fill the first page.
  for (let count = 0; count < 110; count++) fake.addWebhookEndpoint({...goodEndpoint, url: `https://other${count}.example`, status: 'disabled'});
  return {
    fake,
    async problems() {
      const findings = await payments.check!();
      for (const {text} of findings) assert.match(text, /^[A-Z][^\n]*\.$/);
      return findings.filter(({ok}) => !ok).map(({text}) => text);
    },
    findings: () => payments.check!(),
  };
}

describe('the check of a Stripe account', () => {
  test('finds nothing wrong when all is set up, and says what is right', async (t) => {
    const {findings} = await createCheck(t, {});
    assert.deepEqual(await findings(), [
      {ok: true, text: 'The key is a test key: no money moves. Set the live key to take payments.'},
      {ok: true, text: 'Account acct_1merchant can take payments.'},
      {ok: true, text: `The webhook endpoint for ${URL_OF_ENDPOINT} has all events and API version ${API_VERSION}.`},
    ]);
  });

  test('is content with an endpoint that gets every event', async (t) => {
    assert.deepEqual(await (await createCheck(t, {enabled_events: ['*']})).problems(), []);
  });

  test('says when the key charges real money', async (t) => {
    const {findings} = await createCheck(t, {}, {secretKey: 'rk_live_51FakeSecretKey'});
    assert.deepEqual((await findings())[0], {ok: true, text: 'The key is a live key: payers are charged.'});
  });

  test('finds an account that cannot take payments', async (t) => {
    const {fake, problems} = await createCheck(t, {});
    fake.store.account.charges_enabled = false;
    assert.deepEqual(await problems(), ['Account acct_1merchant cannot take payments yet: complete its details in Stripe’s dashboard.']);
  });

  test('finds that the endpoint is missing, and names its URL', async (t) => {
    const {problems} = await createCheck(t);
    assert.deepEqual(await problems(), [`No webhook endpoint points at ${URL_OF_ENDPOINT}: create one for this URL in Stripe’s dashboard.`]);
  });

  test('on a developer’s machine says how to forward events', async (t) => {
    const {problems} = await createCheck(t, undefined, {publicUrl: 'http://localhost:4401'});
    assert.match((await problems())[0]!, /stripe listen --forward-to http:\/\/localhost:4401\/v1\/payments\/stripe\/webhooks/);
  });

  test('finds an endpoint that is disabled, lacks events or has another version', async (t) => {
    const {problems} = await createCheck(t, {
      status: 'disabled', api_version: '2024-06-20', enabled_events: HANDLED_EVENTS.filter((type) => !type.startsWith('charge.dispute.c')),
    });
    const [disabled, events, version, ...others] = await problems();
    assert.match(disabled!, /is disabled: enable it/);
    assert.match(events!, /add them: charge\.dispute\.created, charge\.dispute\.closed\.$/);
    assert.match(version!, new RegExp(`uses version 2024-06-20 of the API: create it anew with version ${API_VERSION}`));
    assert.deepEqual(others, []);
  });

  test('finds an endpoint without a version of its own', async (t) => {
    const {problems} = await createCheck(t, {api_version: null as unknown as string});
    assert.match((await problems())[0]!, /the default version of the account/);
  });

  test('prefers an enabled endpoint to a disabled one for the same URL', async (t) => {
    const {fake, problems} = await createCheck(t, {});
    fake.addWebhookEndpoint({...goodEndpoint, status: 'disabled'});
    assert.deepEqual(await problems(), []);
  });

  test('finds a key that Stripe does not know, and says it once', async (t) => {
    const {fake, problems} = await createCheck(t, {});
    fake.rejectKey();
    assert.deepEqual(await problems(), ['Stripe does not know the key in STRIPE_SECRET_KEY: copy it again from “API keys” in Stripe’s dashboard.']);
  });

  test('finds the permissions that a restricted key lacks', async (t) => {
    const {fake, problems} = await createCheck(t, {});
    fake.forbid('GET /v1/account');
    fake.forbid('GET /v1/webhook_endpoints');
    const found = await problems();
    assert.match(found[0]!, /may not read “Account”: give it this permission/);
    assert.match(found[1]!, /may not read “Webhook Endpoints”: give it this permission/);
  });

  test('finds that Stripe is out of order, or out of reach', async (t) => {
    const {fake, problems} = await createCheck(t, {});
    fake.queueFault('check', 'fail');
    assert.match((await problems())[0]!, /HTTP 503/);
    await fake.close();
    assert.match((await problems())[0]!, /cannot be reached \(ECONN\w+\): check the network/);
  });
});
