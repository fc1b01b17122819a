/** The merchant's keys, as they stand in the environment. */

export interface StripeKeys {
  /** `sk_…`, or a restricted key `rk_…`. */
  secretKey: string;
  /** `whsec_…`, of the webhook endpoint. */
  webhookSecret: string;
}

const SECRET_KEY = /^(sk|rk)_(test|live)_[A-Za-z0-9]{10,}$/;
const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/=_-]{16,}$/;

/** The keys from `STRIPE_SECRET_KEY` and `STRIPE_WEBHOOK_SECRET`, or one sentence that says what to do. It quotes no value. */
export function validateStripeKeys(env: Readonly<Record<string, string | undefined>>): StripeKeys | string {
  const {STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret} = env;
  return findSecretKeyProblem(secretKey) ?? findWebhookSecretProblem(webhookSecret)
    ?? {secretKey: secretKey!, webhookSecret: webhookSecret!};
}

/** Whether the key moves real money. The prefix decides: a key is of one mode only. */
export const isLiveStripeKey = (secretKey: string) => /^[sr]k_live_/.test(secretKey);

function findSecretKeyProblem(key: string | undefined): string | undefined {
  const copy = 'copy the secret key (sk_…) or a restricted key (rk_…) from “API keys” in Stripe’s dashboard';
  if (!key) return `STRIPE_SECRET_KEY is missing: ${copy}.`;
  if (/\s/.test(key)) return `STRIPE_SECRET_KEY contains a space or a line break: ${copy} again.`;
  if (/^pk_/.test(key)) return `STRIPE_SECRET_KEY holds a publishable key (pk_…): ${copy} instead.`;
  if (/^whsec_/.test(key)) return `STRIPE_SECRET_KEY holds the signing secret of a webhook endpoint, which belongs into STRIPE_WEBHOOK_SECRET: ${copy}.`;
  if (/^sk_org_/.test(key)) return `STRIPE_SECRET_KEY holds the key of an organization: ${copy} of one account instead.`;
  return SECRET_KEY.test(key) ? undefined : `STRIPE_SECRET_KEY is not a secret key of Stripe (sk_test_…, sk_live_…, rk_test_… or rk_live_…): ${copy}.`;
}

function findWebhookSecretProblem(secret: string | undefined): string | undefined {
  const copy = 'copy the signing secret (whsec_…) of the endpoint from “Webhooks” in Stripe’s dashboard, or from the output of “stripe listen”';
  if (!secret) return `STRIPE_WEBHOOK_SECRET is missing: ${copy}.`;
  if (/\s/.test(secret)) return `STRIPE_WEBHOOK_SECRET contains a space or a line break: ${copy} again.`;
  if (/^(sk|rk|pk)_/.test(secret)) return `STRIPE_WEBHOOK_SECRET holds an API key: ${copy} instead.`;
  if (/^we_/.test(secret)) return `STRIPE_WEBHOOK_SECRET holds the id of the endpoint: ${copy} instead.`;
  return WEBHOOK_SECRET.test(secret) ? undefined : `STRIPE_WEBHOOK_SECRET is not a signing secret of Stripe: ${copy}.`;
}
