import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {paymentStories, runPaymentStories} from '../../../src/server/payment-kit/index.ts';
import {furtherFaults, plantedFaults, type PlantedFault} from '../../support/planted-faults.ts';
import {storyProviders} from '../../support/story-providers.ts';

const modesOf = ({story}: PlantedFault) => paymentStories.find(({name}) => name === story)!.modes;

for (const [name, createProvider] of Object.entries(storyProviders)) {
  describe(`the payment kit with ${name}`, () => {
    for (const {name: story, modes, run} of paymentStories) {
      for (const mode of modes) test(`${story} (${mode})`, () => run({createProvider}, mode));
    }

    for (const fault of [...plantedFaults, ...furtherFaults]) {
      // Mollie's webhooks have no ids, so its events can't be recognized in the inbox.
      if (name === 'Mollie' && fault.rule.includes('inbox')) continue;
      test(`${fault.story}: fails if ${fault.rule}`, async () => {
        const {run} = paymentStories.find((story) => story.name === fault.story)!;
        for (const mode of modesOf(fault)) {
          await assert.rejects(run(fault.plant({createProvider}), mode), {name: 'PaymentStoryError', message: /expected .*, found |must /}, mode);
        }
      });
    }
  });
}

describe('the payment kit', () => {
  for (const fault of plantedFaults) {
    test(`finds with exactly one story that ${fault.rule}`, async () => {
      const [mode] = modesOf(fault);
      const results = await runPaymentStories(fault.plant({createProvider: storyProviders.test, modes: [mode!]}));
      const failed = results.filter(({outcome}) => outcome === 'failed');
      assert.deepEqual(failed.map(({name}) => name), [fault.story], JSON.stringify(failed));
    });
  }

  test('runs only charges with a provider that cannot hold money, and says what it did not run', async () => {
    const results = await runPaymentStories({
      async createProvider(options) {
        const provider = await storyProviders.test(options);
        return {...provider, payments: {...provider.payments, holdMs: undefined}};
      },
      notRun: Object.fromEntries(paymentStories.map(({name}) => [name, `not needed: ${name}`])),
    });
    assert.deepEqual(results, paymentStories.filter(({modes}) => modes.includes('charge'))
      .map(({name}) => ({name, mode: 'charge', outcome: 'not run', reason: `not needed: ${name}`})));
  });
});
