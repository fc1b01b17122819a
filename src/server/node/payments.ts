/** The payment provider that the config names, with its keys from the environment. */
import {join} from 'node:path';
import type {Brand} from '../brand.ts';
import type {Clock, Payments} from '../ports.ts';
import {molliePayments} from '../payments/mollie/index.ts';
import {isLiveMollieKey, validateMollieKeys} from '../payments/mollie/keys.ts';
import {stripePayments} from '../payments/stripe/index.ts';
import {isLiveStripeKey, validateStripeKeys} from '../payments/stripe/keys.ts';
import {testPayments} from '../payments/test/index.ts';
import {systemRandom} from './clock.ts';
import {ConfigError, type Config} from './config.ts';
import {secretVariables} from './config-keys.ts';
import {loadOrCreateSecret} from './keys.ts';
import {ensurePrivateFile} from './private-file.ts';

export interface ConfiguredPayments {
  /** Whether money moves: `none` for the test provider, otherwise as the provider's key says. */
  mode: 'none' | 'test' | 'live';
  /** The environment variable of the key that `mode` comes from. */
  variable?: string;
  create(site: PaymentsSite): Payments | Promise<Payments>;
}

/** What a provider needs to know about the backend. */
export interface PaymentsSite {
  publicUrl: string;
  /** Absent: nothing is stored, for a look at the provider only. */
  dataDir?: string;
  clock: Clock;
  /** Delivers a webhook of the test provider. */
  deliverWebhook(webhook: Request): Promise<Response>;
}

/** Reads and checks the keys, before anything is opened. Throws `ConfigError`. */
export function readPayments(
  {payments: {provider}, shop: {brand}}: Config, environment: Readonly<Record<string, string | undefined>>,
): ConfiguredPayments {
  switch (provider) {
    case 'stripe': {
      const keys = validated(validateStripeKeys(environment));
      return {
        mode: isLiveStripeKey(keys.secretKey) ? 'live' : 'test', variable: secretVariables.stripe.api,
        create: ({publicUrl, clock}) => stripePayments({...keys, publicUrl, clock}),
      };
    }
    case 'mollie': {
      const {apiKey} = validated(validateMollieKeys(environment));
      return {
        mode: isLiveMollieKey(apiKey) ? 'live' : 'test', variable: secretVariables.mollie.api,
        create: ({publicUrl, clock, dataDir}) => molliePayments({apiKey, publicUrl, clock, webhookKey: webhookKey('mollie', dataDir)}),
      };
    }
    default: return {mode: 'none', create: (site) => createTestPayments(site, brand)};
  }
}

/** The keys, or a `ConfigError` with the sentence that there is instead. */
function validated<Keys extends object>(keys: Keys | string): Keys {
  if (typeof keys === 'string') throw new ConfigError([keys]);
  return keys;
}

function createTestPayments({publicUrl, dataDir, clock, deliverWebhook}: PaymentsSite, brand?: Brand): Payments {
  const file = dataDir === undefined ? ':memory:' : join(dataDir, 'test-payments.db');
  if (dataDir !== undefined) ensurePrivateFile(file);
  return testPayments({file, publicUrl, brand, webhookKey: webhookKey('test', dataDir), clock, random: systemRandom, deliverWebhook});
}

/** A secret of the backend that makes webhooks recognizable. */
const webhookKey = (provider: string, dataDir: string | undefined): Uint8Array =>
  (dataDir === undefined ? systemRandom.bytes(32) : loadOrCreateSecret(join(dataDir, 'keys'), `${provider}-payments`));
