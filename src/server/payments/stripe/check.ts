/** Asks Stripe whether everything is set up, for `send-as-gift check`. */
import type {Stripe} from 'stripe';
import type {PaymentFinding} from '../../ports.ts';
import {API_VERSION} from './client.ts';
import {callStripe, StripeCallError} from './errors.ts';
import {isLiveStripeKey} from './keys.ts';
import {HANDLED_EVENTS, WEBHOOK_PATH} from './webhooks.ts';

export interface CheckContext {
  stripe: Stripe;
  secretKey: string;
  /** Where Stripe reaches the backend, without a slash at the end. */
  publicUrl: string;
}

export async function check(context: CheckContext): Promise<PaymentFinding[]> {
  const mode = isLiveStripeKey(context.secretKey)
    ? 'The key is a live key: payers are charged.' : 'The key is a test key: no money moves. Set the live key to take payments.';
  const account = await explainErrors('Account', checkAccount(context));
  const isKeyWrong = account.some(({text}) => text.includes('STRIPE_SECRET_KEY'));
  return [{ok: true, text: mode}, ...account, ...(isKeyWrong ? [] : await explainErrors('Webhook Endpoints', checkEndpoints(context)))];
}

async function checkAccount({stripe}: CheckContext): Promise<PaymentFinding[]> {
  const {id, charges_enabled: canCharge} = await callStripe('check', () => stripe.accounts.retrieveCurrent());
  return [canCharge
    ? {ok: true, text: `Account ${id} can take payments.`}
    : {ok: false, text: `Account ${id} cannot take payments yet: complete its details in Stripe’s dashboard.`}];
}

async function checkEndpoints({stripe, publicUrl}: CheckContext): Promise<PaymentFinding[]> {
  const url = publicUrl + WEBHOOK_PATH;
  const endpoints = await callStripe('check', () => stripe.webhookEndpoints.list({limit: 100}).autoPagingToArray({limit: 1000}));
  const endpoint = endpoints.find((one) => one.url === url && one.status === 'enabled') ?? endpoints.find((one) => one.url === url);
  if (!endpoint) {
    const remedy = new URL(publicUrl).protocol === 'https:' ? 'create one for this URL in Stripe’s dashboard'
      : `Stripe reaches https only, so forward its events with “stripe listen --forward-to ${url}”`;
    return [{ok: false, text: `No webhook endpoint points at ${url}: ${remedy}.`}];
  }
  const findings: PaymentFinding[] = [];
  if (endpoint.status !== 'enabled') {
    findings.push({ok: false, text: `The webhook endpoint for ${url} is disabled: enable it in Stripe’s dashboard.`});
  }
  const missing = endpoint.enabled_events.includes('*') ? [] : HANDLED_EVENTS.filter((type) => !endpoint.enabled_events.includes(type));
  if (missing.length > 0) findings.push({ok: false, text: `The webhook endpoint lacks these events, add them: ${missing.join(', ')}.`});
  if (endpoint.api_version !== API_VERSION) {
    const version = endpoint.api_version === null ? 'the default version of the account' : `version ${endpoint.api_version}`;
    findings.push({ok: false, text: `The webhook endpoint uses ${version} of the API: create it anew with version ${API_VERSION}.`});
  }
  return findings.length > 0 ? findings : [{ok: true, text: `The webhook endpoint for ${url} has all events and API version ${API_VERSION}.`}];
}

async function explainErrors(resource: string, findings: Promise<PaymentFinding[]>): Promise<PaymentFinding[]> {
  try {
    return await findings;
  } catch (error) {
    if (!(error instanceof StripeCallError)) throw error;
    return [{ok: false, text: explain(resource, error)}];
  }
}

function explain(resource: string, {statusCode, code}: StripeCallError): string {
  switch (statusCode) {
    case 401: return 'Stripe does not know the key in STRIPE_SECRET_KEY: copy it again from “API keys” in Stripe’s dashboard.';
    case 403: return `The restricted key may not read “${resource}”: give it this permission in Stripe’s dashboard.`;
    case undefined: return `Stripe cannot be reached (${code}): check the network of this machine, and try again.`;
    default: return `Stripe did not answer as expected (HTTP ${statusCode}): try again later.`;
  }
}
