import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {validateMollieKeys} from '../../../src/server/payments/mollie/keys.ts';

const SECRET = 'dHar4XY7LxsDOtmnkVtjNVWXLSlXsM';

describe('the key of Mollie', () => {
  test('is accepted for both modes', () => {
    assert.deepEqual(validateMollieKeys({MOLLIE_API_KEY: `test_${SECRET}`}), {apiKey: `test_${SECRET}`, mode: 'test'});
    assert.deepEqual(validateMollieKeys({MOLLIE_API_KEY: `live_${SECRET}`}), {apiKey: `live_${SECRET}`, mode: 'live'});
  });

  const refused: [name: string, env: Record<string, string | undefined>, problem: RegExp][] = [
    ['that is missing', {}, /^MOLLIE_API_KEY is missing in the environment\./],
    ['that is empty', {MOLLIE_API_KEY: ''}, /^MOLLIE_API_KEY is missing/],
    ['with a line break at its end', {MOLLIE_API_KEY: `live_${SECRET}\n`}, /has a space or a line break around it/],
    ['of an organization', {MOLLIE_API_KEY: `access_${SECRET}`}, /is an access token of an organization/],
    ['of another provider', {MOLLIE_API_KEY: `sk_live_${SECRET}`}, /must start with "test_" or "live_"/],
    ['that is cut off', {MOLLIE_API_KEY: `live_${SECRET.slice(0, 20)}`}, /at least 30 letters and digits/],
    ['with other characters', {MOLLIE_API_KEY: `live_${SECRET.slice(1)}…`}, /is not a Mollie API key/],
    ['without its prefix', {MOLLIE_API_KEY: SECRET}, /must start with/],
  ];
  for (const [name, env, expected] of refused) {
    test(`${name} is refused with its name, the remedy and nothing of its value`, () => {
      const result = validateMollieKeys(env);
      assert.ok('problem' in result);
      assert.match(result.problem, expected);
      assert.match(result.problem, /Copy the key from the Mollie dashboard, under Developers > API keys\.$/);
      assert.ok(!result.problem.includes(SECRET.slice(0, 6)) && !result.problem.includes(SECRET.slice(1, 8)));
    });
  }
});
