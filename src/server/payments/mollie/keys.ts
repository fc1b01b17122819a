/** The key of a Mollie account, as the merchant sets it in the environment. */

export interface MollieKeys {
  /** `test_…` or `live_…`, of a website profile. */
  apiKey: string;
}

const API_KEY = /^(test|live)_[A-Za-z0-9]{30,64}$/;

/** The key from `MOLLIE_API_KEY`, or one sentence that says what to do. It quotes no part of the value. */
export function validateMollieKeys(env: Readonly<Record<string, string | undefined>>): MollieKeys | string {
  const copy = 'copy the key of your website profile (test_… or live_…) from “Developers > API keys” in Mollie’s dashboard';
  const {MOLLIE_API_KEY: apiKey} = env;
  if (!apiKey) return `MOLLIE_API_KEY is missing: ${copy}.`;
  if (/\s/.test(apiKey)) return `MOLLIE_API_KEY contains a space or a line break: ${copy} again.`;
  if (apiKey.startsWith('access_')) return `MOLLIE_API_KEY holds an access token of an organization: ${copy} instead.`;
  return API_KEY.test(apiKey) ? {apiKey} : `MOLLIE_API_KEY is not an API key of Mollie: ${copy}.`;
}

/** Whether the key moves real money. */
export const isLiveMollieKey = (apiKey: string) => apiKey.startsWith('live_');
