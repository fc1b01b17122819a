import assert from 'node:assert/strict';
import {describe, mock, test} from 'node:test';
import {isUnreachable} from '../../../src/server/jobs/timeouts.ts';
import {loadSdk, type MollieError, type Sdk} from '../../../src/server/payments/mollie/client.ts';
import {molliePayments} from '../../../src/server/payments/mollie/index.ts';
import type {Payments} from '../../../src/server/ports.ts';
import type {Operation} from '../../support/fake-mollie/api.ts';
import type {Fault} from '../../support/fake-mollie/index.ts';
import {checkoutRequest, createMollie, describeFully, euros} from '../support/mollie.ts';

/** Each method of the port that calls Mollie, with the request that is its own. */
const calls: [Operation, call: (payments: Payments, id: string) => Promise<unknown>][] = [
  ['createCheckout', (payments) => payments.createCheckout({...checkoutRequest, key: 'checkout:g2', giftId: 'g2'})],
  ['retrieveCheckout', (payments, id) => payments.retrieveCheckout(id)],
  ['expireCheckout', (payments, id) => payments.expireCheckout(id)],
  ['retrievePayment', (payments, id) => payments.retrievePayment(id)],
  ['listRefunds', (payments, id) => payments.retrievePayment(id)],
  ['capture', (payments, id) => payments.capture({key: 'capture:g1', paymentId: id, amount: euros(4800)})],
  ['releaseHold', (payments, id) => payments.releaseHold({key: 'release:g1', paymentId: id})],
  ['refund', (payments, id) => payments.refund({key: 'refund:g1.1.1', paymentId: id, amount: euros(100)})],
];

async function createPayable(t: Parameters<typeof createMollie>[0], operation: Operation) {
  const mollie = await createMollie(t);
  const {id} = await mollie.createCheckout({capture: operation === 'capture' || operation === 'releaseHold' ? 'hold' : 'charge'});
  if (operation !== 'expireCheckout') mollie.fake.pay(id, {email: 'ada@tea.example'});
  return {...mollie, id};
}

describe('a call to Mollie that fails', () => {
  for (const [operation, call] of calls) {
    test(`throws when ${operation} is refused for a while or its response is lost, and succeeds when repeated`, async (t) => {
      const {payments, fake, id} = await createPayable(t, operation);
      const faults: [Fault, expected: object, isProviderDown: boolean][] = [
        ['fail', {name: 'MollieError', statusCode: 429, code: undefined}, false],
        ['lose-response', {name: 'MollieError', statusCode: undefined, code: 'ECONNRESET'}, true],
      ];
      for (const [fault, expected, isProviderDown] of faults) {
        fake.queueFault(operation, fault);
        await assert.rejects(call(payments, id), (error) => {
          assert.equal(isUnreachable(error), isProviderDown);
          const {name, statusCode, code} = error as MollieError;
          assert.deepEqual({name, statusCode, code}, expected);
          return true;
        });
      }
      await call(payments, id);
    });

    test(`ends at the deadline when ${operation} hangs`, async (t) => {
      const {payments, fake, id, clock, countRequests} = await createPayable(t, operation);
      fake.queueFault(operation, 'hang');
      const before = countRequests(operation);
      const result = assert.rejects(call(payments, id), (error) => isUnreachable(error) && /did not respond/.test((error as Error).message));
      while (countRequests(operation) === before) await new Promise(setImmediate);
      clock.expireDeadlines();
      await result;
      assert.equal(clock.countDeadlines(), 0);
    });
  }

  test('is repeated by the SDK at once if Mollie says so, with one effect', async (t) => {
    const {payments, fake, id, requestsOf} = await createPayable(t, 'refund');
    fake.queueFault('refund', {status: 503, retryAfterSeconds: 0});
    await payments.refund({key: 'refund:g1.1.1', paymentId: id, amount: euros(100)});
    assert.deepEqual(requestsOf('refund').map(({idempotencyKey}) => idempotencyKey), ['refund:g1.1.1', 'refund:g1.1.1']);
    assert.equal((await payments.retrievePayment(id)).refunds.length, 1);
  });

  test('is never sent by the SDK after the deadline, when Mollie may have forgotten the key', async (t) => {
    const {payments, fake, id, clock, countRequests} = await createPayable(t, 'refund');
    mock.timers.enable({apis: ['setTimeout']});
    t.after(() => mock.timers.reset());
    fake.queueFault('refund', {status: 503, retryAfterSeconds: 7200});
    const result = assert.rejects(payments.refund({key: 'refund:g1.1.1', paymentId: id, amount: euros(100)}), /did not respond/);
    while (countRequests('refund') === 0) await new Promise(setImmediate);
    // Once the SDK has read the response it waits; the request below comes later in any case.
    await payments.retrieveCheckout(id);
    clock.expireDeadlines();
    await result;
    mock.timers.tick(7_200_000);
    for (let count = 0; count < 3; count++) await payments.retrieveCheckout(id);
    assert.equal(countRequests('refund'), 1);
  });

  test('is unreachable if nothing listens, and if a proxy responds with a page', async (t) => {
    const {payments, fake, id} = await createPayable(t, 'retrieveCheckout');
    for (let count = 0; count < 3; count++) fake.queueFault('retrieveCheckout', {status: 502, retryAfterSeconds: 0, html: true});
    await assert.rejects(payments.retrieveCheckout(id), isUnreachable);
    for (let count = 0; count < 3; count++) fake.queueFault('retrieveCheckout', {status: 503, retryAfterSeconds: 0});
    await assert.rejects(payments.retrieveCheckout(id), (error: MollieError) => isUnreachable(error) && error.statusCode === 503);
    await fake.close();
    await assert.rejects(payments.retrieveCheckout(id), (error: MollieError) => isUnreachable(error) && error.code === 'ECONNREFUSED');
  });

  test('says which field Mollie refused', async (t) => {
    const {payments} = await createMollie(t);
    await assert.rejects(payments.createCheckout({...checkoutRequest, amount: euros(0)}), {
      message: 'Mollie refused createCheckout with status 422, field "amount".', statusCode: 422,
    });
  });

  test('is refused for the same key with another amount', async (t) => {
    const {payments, createCheckout} = await createMollie(t);
    await createCheckout();
    await assert.rejects(payments.createCheckout({...checkoutRequest, amount: euros(4900)}), {statusCode: 400});
  });
});

describe('an error of the Mollie adapter', () => {
  test('contains no part of the key, of the webhook token or of the payer', async (t) => {
    const {fake, payments, id} = await createPayable(t, 'refund');
    const wrongKey = `live_${'wrongKey'.repeat(4)}`;
    const wrong = await molliePayments({...fake.options, apiKey: wrongKey});
    const token = new URL(fake.listWebhooks()[0]!.url).searchParams.get('token')!;
    const errors: unknown[] = [];
    const collect = (call: Promise<unknown>) => call.then(() => assert.fail('it must fail'), (error: unknown) => void errors.push(error));
    for (const [operation, call] of calls) {
      await collect(call(wrong, id));
      if (['expireCheckout', 'capture', 'releaseHold'].includes(operation)) continue;
      const transient: Fault[] = ['fail', {status: 404}, {status: 500, retryAfterSeconds: 0}];
      // After these two, a refund is known, or refused for good.
      const faults: Fault[] = operation === 'refund' ? transient : [...transient, 'lose-response', {status: 422}];
      for (const fault of faults) {
        for (let count = 0; count < (typeof fault === 'object' && fault.status === 500 ? 3 : 1); count++) fake.queueFault(operation, fault);
        await collect(call(payments, id));
      }
    }
    assert.ok(errors.length > 20);
    for (const error of errors) {
      const text = describeFully(error);
      for (const secret of ['fakeKey0', 'wrongKey', 'Bearer', token, 'ada@tea.example', 'tea.example', '127.0.0.1']) {
        assert.ok(!text.includes(secret), `${secret} in ${text}`);
      }
    }
    assert.match(String(errors[0]), /Mollie refused createCheckout with status 401\. Check MOLLIE_API_KEY\./);
  });
});

describe('the SDK of Mollie', () => {
  test('is named with the command that installs it if it is absent', async () => {
    const absent = () => Promise.reject(Object.assign(new Error('Cannot find package'), {code: 'ERR_MODULE_NOT_FOUND'}));
    await assert.rejects(loadSdk(absent), {
      message: 'Payments with Mollie need its SDK: run “npm install @mollie/api-client@4” beside send-as-gift, then start again.',
    });
    await assert.rejects(loadSdk(() => Promise.reject(new SyntaxError('broken'))), SyntaxError);
    assert.equal(typeof (await loadSdk()).createMollieClient, 'function');
  });

  test('is refused at the start if its inside is another one', async () => {
    const {createClient} = await import('../../../src/server/payments/mollie/client.ts');
    const other = {...await loadSdk(), createMollieClient: () => ({payments: {}})} as unknown as Sdk;
    const clock = {sleep: async () => undefined};
    assert.throws(() => createClient(other, {apiKey: '', clock}, AbortSignal.abort()), /is not supported: run “npm install @mollie\/api-client@4\.6\.0”/);
  });
});
