import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inspect} from 'node:util';
import {isUnreachable} from '../../../src/server/jobs/timeouts.ts';
import type {Payments} from '../../../src/server/ports.ts';
import {StripeCallError} from '../../../src/server/payments/stripe/errors.ts';
import {stripePayments} from '../../../src/server/payments/stripe/index.ts';
import {createStripe} from '../support/stripe.ts';

const amount = {amount: 4800, currency: 'EUR'};
const SECRET_KEY = 'sk_test_51KeyThatMustStaySecret9876';
const WEBHOOK_SECRET = 'whsec_SecretThatMustStaySecret9876';

/** Every call to Stripe. */
const operations = (payments: Payments, newRequest: () => Parameters<Payments['createCheckout']>[0]): Record<string, () => Promise<unknown>> => ({
  createCheckout: () => payments.createCheckout(newRequest()),
  retrieveCheckout: () => payments.retrieveCheckout('cs_test_1'),
  expireCheckout: () => payments.expireCheckout('cs_test_1'),
  retrievePayment: () => payments.retrievePayment('pi_1'),
  capture: () => payments.capture({key: 'c', paymentId: 'pi_1', amount}),
  releaseHold: () => payments.releaseHold({key: 'l', paymentId: 'pi_1'}),
  refund: () => payments.refund({key: 'r', paymentId: 'pi_1', amount}),
});

async function errorOf(call: () => Promise<unknown>): Promise<Error> {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof Error);
    return error;
  }
  throw new assert.AssertionError({message: 'the call did not fail'});
}

describe('an error of Stripe', () => {
  test('contains no part of a key and no message of Stripe', async (t) => {
    const {fake, payments, newRequest} = await createStripe(t, {secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET});
    const calls = operations(payments, newRequest);
    const reveals = /51Key|9876|MustStay|whsec_S|sk_test_|Invalid API Key/;
    fake.rejectKey();
    for (const [name, call] of Object.entries(calls)) {
      const error = await errorOf(call);
      assert.match(error.message, /^Stripe: \w+ failed: .*HTTP 401/, name);
      assert.doesNotMatch(inspect(error, {depth: 10, showHidden: true}) + JSON.stringify(error) + String(error.stack), reveals, name);
    }
    const findings = await payments.check!();
    assert.doesNotMatch(JSON.stringify(findings), reveals);
  });

  test('about one object says which call and which code', async (t) => {
    const {payments, newRequest} = await createStripe(t);
    const {createCheckout: _, refund: __, ...calls} = operations(payments, newRequest);
    for (const [name, call] of Object.entries(calls)) {
      const error = await errorOf(call);
      assert.equal(error.message, `Stripe: ${name} failed: resource_missing (HTTP 404, id, req_fake).`);
      assert.equal(isUnreachable(error), false, name);
    }
  });

  test('tells the backend that Stripe is unreachable: out of order, no server, no response', async (t) => {
    const {fake, payments, newRequest, pay} = await createStripe(t);
    const {paymentId} = await pay();
    for (const operation of ['createCheckout', 'retrieveCheckout', 'expireCheckout', 'capture', 'releaseHold', 'refund'] as const) {
      fake.queueFault(operation, 'fail');
      const call = operation === 'refund' ? () => payments.refund({key: 'r', paymentId, amount}) : operations(payments, newRequest)[operation]!;
      assert.equal(isUnreachable(await errorOf(call)), true, operation);
    }
    fake.queueFault('retrieveCheckout', 'lose-response');
    const {id} = await payments.createCheckout(newRequest());
    assert.equal(isUnreachable(await errorOf(() => payments.retrieveCheckout(id))), true);

    fake.queueFault('retrieveCheckout', 'hang');
    const impatient = await stripePayments({...fake.options, connection: {...fake.options.connection, timeoutMs: 20}});
    const timeout = await errorOf(() => impatient.retrieveCheckout(id));
    assert.equal((timeout as {code?: string}).code, 'ETIMEDOUT');
    assert.equal(isUnreachable(timeout), true);

    await fake.close();
    for (const call of Object.values(operations(payments, newRequest))) assert.equal(isUnreachable(await errorOf(call)), true);
  });
});

describe('an error of the library', () => {
  test('about a connection that ended without a code counts as unreachable, and one of our own code does not', () => {
    const ended = new StripeCallError('refund', {type: 'StripeConnectionError', detail: new Error('ended')});
    assert.equal(isUnreachable(ended), true);
    const bug = new StripeCallError('refund', new TypeError(`Cannot read ${SECRET_KEY}`));
    assert.deepEqual([isUnreachable(bug), bug.message], [false, 'Stripe: refund failed: unexpected error.']);
  });

  test('never quotes a key, wherever Stripe puts it', () => {
    const error = new StripeCallError('refund', {
      statusCode: 400, code: SECRET_KEY, param: WEBHOOK_SECRET, rawType: 'rk_live_1', requestId: SECRET_KEY,
    });
    assert.equal(error.message, 'Stripe: refund failed: unexpected error (HTTP 400).');
  });
});

describe('the connection to Stripe', () => {
  test('names the pinned version of the API, so that a response of another version is never read', async (t) => {
    const {fake, checkOut} = await createStripe(t);
    await checkOut();
    assert.deepEqual(fake.requests.map(({endpoint}) => endpoint), ['POST /v1/checkout/sessions']);
  });

  test('is asked once for each call: the backend repeats, the library does not', async (t) => {
    const {fake, payments, checkOut} = await createStripe(t);
    const {id} = await checkOut();
    fake.queueFault('retrieveCheckout', 'fail');
    await assert.rejects(payments.retrieveCheckout(id), {statusCode: 503});
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
  });
});
