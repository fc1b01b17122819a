/** `send-as-gift/server/payment-kit`: plays eight stories of money going wrong with any payment adapter. */
import type {CaptureMode} from '../ports.ts';
import * as checkout from './checkout-stories.ts';
import * as payment from './payment-stories.ts';
import {PaymentStoryError, type PaymentStorySetup, type StoryName} from './setup.ts';
import {createStoryBackend, type StoryBackend} from './story-backend.ts';

export {
  PaymentStoryError, type PaymentStorySetup, type ProviderControls, type StoryClock, type StoryName, type StoryProvider,
  type StoryProviderOptions,
} from './setup.ts';

export interface PaymentStory {
  name: StoryName;
  modes: readonly CaptureMode[];
  /** Rejects with a `PaymentStoryError` that says what was expected and what was found, or with an error of the provider. */
  run(setup: PaymentStorySetup, mode: CaptureMode): Promise<void>;
}

export interface PaymentStoryResult {
  name: StoryName;
  mode: CaptureMode;
  outcome: 'passed' | 'failed' | 'not run';
  /** Why it failed or was not run. */
  reason?: string;
}

const both = ['charge', 'hold'] as const;

const story = (name: StoryName, modes: readonly CaptureMode[], play: (backend: StoryBackend) => Promise<void>): PaymentStory => ({
  name, modes,
  async run(setup, mode) {
    const backend = await createStoryBackend(setup, mode);
    try {
      await play(backend);
    } finally {
      await backend.close();
    }
  },
});

export const paymentStories: readonly PaymentStory[] = [
  story('completed but unpaid', both, checkout.completedButUnpaid),
  story('paid late', both, checkout.paidLate),
  story('paid after close', both, checkout.paidAfterClose),
  story('doubled and reordered webhooks', both, checkout.doubledAndReorderedWebhooks),
  story('webhook before our own commit', both, checkout.webhookBeforeOurOwnCommit),
  story('refund succeeds, then fails', both, payment.refundSucceedsThenFails),
  story('dispute before the claim', both, payment.disputeBeforeTheClaim),
  story('hold lapses', ['hold'], payment.holdLapses),
];

/** Runs all stories, one after the other, in every mode that the provider has. Never rejects because of a story. */
export async function runPaymentStories(setup: PaymentStorySetup): Promise<PaymentStoryResult[]> {
  const modes = setup.modes ?? (await findModes(setup));
  const results: PaymentStoryResult[] = [];
  for (const mode of modes) {
    for (const {name, run} of paymentStories.filter((one) => one.modes.includes(mode))) {
      const reason = setup.notRun?.[name];
      if (reason !== undefined) {
        results.push({name, mode, outcome: 'not run', reason});
        continue;
      }
      const error = await run(setup, mode).then(() => undefined, (thrown: unknown) => describe(thrown));
      results.push({name, mode, ...(error === undefined ? {outcome: 'passed'} : {outcome: 'failed', reason: error})});
    }
  }
  return results;
}

async function findModes(setup: PaymentStorySetup): Promise<readonly CaptureMode[]> {
  const backend = await createStoryBackend(setup, 'charge');
  await backend.close();
  return backend.payments.holdMs === undefined ? ['charge'] : both;
}

function describe(error: unknown): string {
  if (error instanceof PaymentStoryError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
