import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {runLostAnswers} from '../../support/payment-runs/lost-answers.ts';
import {runWebhookOrders} from '../../support/payment-runs/webhook-orders.ts';

describe('refunds whose answers are lost', () => {
  test('are paid once each, and the ledger agrees with the provider', async () => {
    const {failed, lost, doubled, unpaid, wrongLedgers} = await runLostAnswers({refunds: 200, seed: 1});
    assert.ok(failed > 20 && lost > 20, 'answers were lost');
    assert.deepEqual({doubled, unpaid, wrongLedgers}, {doubled: 0, unpaid: 0, wrongLedgers: 0});
  });

  test('are paid once each even if the provider does not list them', async () => {
    const {doubled, unpaid, wrongLedgers} = await runLostAnswers({refunds: 50, seed: 2, lookup: false});
    assert.deepEqual({doubled, unpaid, wrongLedgers}, {doubled: 0, unpaid: 0, wrongLedgers: 0});
  });

  test('would be paid twice with a new key for each try', async () => {
    assert.ok((await runLostAnswers({refunds: 50, seed: 1, freshKeys: true, lookup: false})).doubled > 0);
  });
});

describe('webhooks in every order', () => {
  test('lead to the same final states as in order, and the money adds up', async () => {
    const reference = await runWebhookOrders({orders: 100});
    const {webhooks, finalStates, wrongLedgers} = await runWebhookOrders({orders: 100, seed: 1});
    assert.ok(webhooks.lost > 10 && webhooks.early > 5 && webhooks.delivered > webhooks.sent);
    assert.deepEqual(finalStates, reference.finalStates);
    assert.equal(reference.wrongLedgers + wrongLedgers, 0);
  });

  test('would count payments twice if neither inbox nor ledger held each of them once', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gift-runs-'));
    t.after(() => rmSync(folder, {recursive: true, force: true}));
    assert.ok((await runWebhookOrders({orders: 30, seed: 1, withoutUniqueness: join(folder, 'gifts.db')})).wrongLedgers > 0);
  });
});
