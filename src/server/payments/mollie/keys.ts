/** The key of a Mollie account, as the merchant sets it in the environment. */

const KEY = /^(test|live)_[A-Za-z0-9]{30,64}$/;
const WHERE = 'Copy the key from the Mollie dashboard, under Developers > API keys.';

export type MollieKeys = {apiKey: string; mode: 'test' | 'live'} | {problem: string};

/** Checks `MOLLIE_API_KEY`. `problem` is one sentence with the remedy; it contains no part of the key. */
export function validateMollieKeys(env: Readonly<Record<string, string | undefined>>): MollieKeys {
  const apiKey = env.MOLLIE_API_KEY;
  if (apiKey === undefined || apiKey === '') return {problem: `MOLLIE_API_KEY is missing in the environment. ${WHERE}`};
  const [, mode] = KEY.exec(apiKey) ?? [];
  if (mode) return {apiKey, mode: mode as 'test' | 'live'};
  if (apiKey !== apiKey.trim()) return {problem: `MOLLIE_API_KEY has a space or a line break around it. ${WHERE}`};
  if (apiKey.startsWith('access_')) {
    return {problem: `MOLLIE_API_KEY is an access token of an organization, not the API key of a website profile. ${WHERE}`};
  }
  return {problem: `MOLLIE_API_KEY is not a Mollie API key: it must start with "test_" or "live_", followed by at least 30 letters and digits. ${WHERE}`};
}
