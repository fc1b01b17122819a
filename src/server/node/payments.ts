/** The payment provider that the config names, with its keys from the environment. A provider is loaded only if it is configured. */
import {join} from 'node:path';
import type {Clock, Payments} from '../ports.ts';
import {testPayments} from '../payments/test/index.ts';
import {systemRandom} from './clock.ts';
import type {Config} from './config.ts';
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
export async function readPayments({payments: {provider}}: Config, environment: NodeJS.ProcessEnv): Promise<ConfiguredPayments> {
  switch (provider) {
    case 'stripe': {
      const [{stripePayments}, {validateStripeKeys}] = await Promise.all([import('../payments/stripe/index.ts'), import('../payments/stripe/keys.ts')]);
      const {mode, ...keys} = validateStripeKeys(environment);
      return {mode, variable: secretVariables.stripe.api, create: ({publicUrl}) => stripePayments({...keys, publicUrl})};
    }
    case 'mollie': {
      const [{molliePayments}, {validateMollieKeys}] = await Promise.all([import('../payments/mollie/index.ts'), import('../payments/mollie/keys.ts')]);
      const {mode, ...keys} = validateMollieKeys(environment);
      return {mode, variable: secretVariables.mollie.api, create: ({publicUrl}) => molliePayments({...keys, publicUrl})};
    }
    default: return {mode: 'none', create: createTestPayments};
  }
}

function createTestPayments({publicUrl, dataDir, keysDir, clock, deliverWebhook}: PaymentsSite): Payments {
  const file = join(dataDir, 'test-payments.db');
  ensurePrivateFile(file);
  return testPayments({file, publicUrl, webhookKey: loadOrCreateSecret(keysDir, 'test-payments'), clock, random: systemRandom, deliverWebhook});
}
