import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {API_VERSION} from '../../../src/server/payments/stripe/client.ts';
import {HOLD_MS} from '../../../src/server/payments/stripe/checkout.ts';
import {validateStripeKeys} from '../../../src/server/payments/stripe/keys.ts';
import {HANDLED_EVENTS, WEBHOOK_PATH} from '../../../src/server/payments/stripe/webhooks.ts';
import {root} from '../../support/module-graph.ts';

const text = readFileSync(join(root, 'docs/payments-stripe.md'), 'utf8');

describe('docs/payments-stripe.md', () => {
  test('lists the events that are handled, each once', () => {
    const [, table] = text.split('## Events');
    const listed = [...table!.split('\n\nAn event')[0]!.matchAll(/`([\w.]+\.[\w.]+)`/g)].map(([, type]) => type!);
    assert.deepEqual(listed.sort(), [...HANDLED_EVENTS].sort());
  });

  test('names the path of webhooks, the API version, the library and the hold as they are', () => {
    assert.ok(text.includes(`https://gifts.example${WEBHOOK_PATH}`));
    assert.ok(text.includes(`\`${API_VERSION}\``));
    const {peerDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {peerDependencies: Record<string, string>};
    assert.ok(text.includes(`stripe@${/\d+/.exec(peerDependencies.stripe!)![0]}\n`));
    assert.ok(text.includes(`relies on ${Math.floor(HOLD_MS / 86_400_000)} days and ${(HOLD_MS % 86_400_000) / 3_600_000} hours`));
  });

  test('names the variables that the keys are read from', () => {
    assert.match(validateStripeKeys({}) as string, /STRIPE_SECRET_KEY/);
    for (const name of ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']) assert.ok(text.includes(`${name}=`));
  });
});
