/**
 * `npm run test:stripe-live` and `npm run test:mollie-live`: the stories of the payment kit against a provider's test mode. A person pays
 * on the provider's pages. Stories that the provider's test mode has no means for are listed with the reason.
 */
import {createInterface} from 'node:readline/promises';
import {runPaymentStories} from '../src/server/payment-kit/index.ts';
import {createLiveMollie, createLiveStripe} from '../test/support/live-providers.ts';

const providers = {
  stripe: {variable: 'STRIPE_SECRET_KEY', isTestKey: (key: string) => /^[sr]k_test_/.test(key), create: createLiveStripe},
  mollie: {variable: 'MOLLIE_API_KEY', isTestKey: (key: string) => key.startsWith('test_'), create: createLiveMollie},
};

async function ask(instruction: string): Promise<void> {
  const terminal = createInterface({input: process.stdin, output: process.stdout});
  await terminal.question(`\n${instruction}\nPress Enter when it is done. `);
  terminal.close();
}

async function main(name: string | undefined): Promise<number> {
  const provider = name === 'stripe' || name === 'mollie' ? providers[name] : undefined;
  if (!provider) {
    console.error('Say which provider to run the stories with: stripe or mollie.');
    return 2;
  }
  const key = process.env[provider.variable] ?? '';
  if (!provider.isTestKey(key)) {
    const problem = key === '' ? 'is missing' : 'is not a test key';
    console.error(`${provider.variable} ${problem}: set it to a key of your account’s test mode, and run this again. No real money is moved.`);
    return 2;
  }
  const results = await runPaymentStories(await provider.create(key, ask));
  for (const {name: story, mode, outcome, reason} of results) console.log(`${outcome}: ${story} (${mode})${reason ? ` – ${reason}` : ''}`);
  return results.some(({outcome}) => outcome === 'failed') ? 1 : 0;
}

process.exitCode = await main(process.argv[2]);
