/** The payment provider that the config names, with its keys from the environment. */
import {join} from 'node:path';
import type {Clock, Payments} from '../ports.ts';
import {stripePayments} from '../payments/stripe/index.ts';
import {isLiveKey, validateStripeKeys} from '../payments/stripe/keys.ts';
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
  dataDir: string;
  keysDir: string;
  clock: Clock;
  /** Delivers a webhook of the test provider. */
  deliverWebhook(webhook: Request): Promise<Response>;
}

/** Reads and checks the keys, before anything is opened. Throws `ConfigError`. */
export function readPayments({payments: {provider}}: Config, environment: NodeJS.ProcessEnv): ConfiguredPayments {
  switch (provider) {
    case 'stripe': {
      const keys = validated(validateStripeKeys(environment));
      return {
        mode: isLiveKey(keys.secretKey) ? 'live' : 'test', variable: secretVariables.stripe.api,
        create: ({publicUrl, clock}) => stripePayments({...keys, publicUrl, clock}),
      };
    }
    default: return {mode: 'none', create: createTestPayments};
  }
}

/** The keys, or a `ConfigError` with the sentence that there is instead. */
function validated<Keys extends object>(keys: Keys | string): Keys {
  if (typeof keys === 'string') throw new ConfigError([keys]);
  return keys;
}

function createTestPayments({publicUrl, dataDir, keysDir, clock, deliverWebhook}: PaymentsSite): Payments {
  const file = join(dataDir, 'test-payments.db');
  ensurePrivateFile(file);
  return testPayments({file, publicUrl, webhookKey: loadOrCreateSecret(keysDir, 'test-payments'), clock, random: systemRandom, deliverWebhook});
}
