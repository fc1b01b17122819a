import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {isLiveMollieKey, validateMollieKeys} from '../../../src/server/payments/mollie/keys.ts';
import {molliePayments} from '../../../src/server/payments/mollie/index.ts';

const SECRET = 'dHar4XY7LxsDOtmnkVtjNVWXLSlXsM';

describe('the key of Mollie', () => {
  test('is accepted for both modes', () => {
    for (const [apiKey, isLive] of [[`test_${SECRET}`, false], [`live_${SECRET}`, true]] as const) {
      assert.deepEqual(validateMollieKeys({MOLLIE_API_KEY: apiKey}), {apiKey});
      assert.equal(isLiveMollieKey(apiKey), isLive);
    }
  });

  const refused: [name: string, value: string | undefined, problem: RegExp][] = [
    ['that is missing', undefined, /^MOLLIE_API_KEY is missing: copy/],
    ['that is empty', '', /^MOLLIE_API_KEY is missing: copy/],
    ['with a line break at its end', `live_${SECRET}\n`, /^MOLLIE_API_KEY contains a space or a line break: copy/],
    ['of an organization', `access_${SECRET}`, /^MOLLIE_API_KEY holds an access token of an organization: copy/],
    ['of another provider', `sk_live_${SECRET}`, /^MOLLIE_API_KEY is not an API key of Mollie: copy/],
    ['that is cut off', `live_${SECRET.slice(0, 20)}`, /is not an API key of Mollie/],
    ['with other characters', `live_${SECRET.slice(1)}…`, /is not an API key of Mollie/],
    ['without its prefix', SECRET, /is not an API key of Mollie/],
  ];
  for (const [name, value, expected] of refused) {
    test(`${name} is refused with its name, the remedy and nothing of its value`, async () => {
      const problem = validateMollieKeys({MOLLIE_API_KEY: value});
      assert.ok(typeof problem === 'string');
      assert.match(problem, expected);
      assert.match(problem, /from “Developers > API keys” in Mollie’s dashboard( again| instead)?\.$/);
      assert.ok(!problem.includes(SECRET.slice(0, 6)) && !problem.includes(SECRET.slice(1, 8)));
      await assert.rejects(molliePayments({apiKey: value ?? '', webhookKey: new Uint8Array(32), publicUrl: 'https://gifts.example'}), {message: problem});
    });
  }
});
