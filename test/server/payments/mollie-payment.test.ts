import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createMollie, DAY, euros, HOUR} from '../support/mollie.ts';

const captureRequest = (paymentId: string) => ({key: 'capture:g1', paymentId, amount: euros(4800)});

describe('a payment at Mollie', () => {
  test('is captured with its amount, and has no refunds, disputes or fraud warning', async (t) => {
    const {payments, pay} = await createMollie(t);
    assert.deepEqual(await payments.retrievePayment(await pay()), {
      state: 'captured', amount: euros(4800), refunds: [], disputes: [], fraudWarning: false,
    });
  });

  test('is held until Mollie no longer guarantees the capture, then released', async (t) => {
    const {payments, pay, time} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    const heldUntil = time.now + 7 * DAY;
    const held = {state: 'held', amount: euros(4800), heldUntil, refunds: [], disputes: [], fraudWarning: false};
    assert.deepEqual(await payments.retrievePayment(id), held);
    time.now = heldUntil;
    assert.equal((await payments.retrievePayment(id)).state, 'released');
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'closed'});
  });

  test('that the merchant has captured in the dashboard is captured', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    fake.endHoldInDashboard(id, 'captured');
    const {state, heldUntil} = await payments.retrievePayment(id);
    assert.deepEqual({state, heldUntil}, {state: 'captured', heldUntil: undefined});
  });

  test('has the amount that was captured, if the merchant has captured less than was held', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    fake.endHoldInDashboard(id, 'captured', 3000);
    assert.deepEqual((await payments.retrievePayment(id)).amount, euros(3000));
    const status = await payments.retrieveCheckout(id);
    assert.deepEqual(status.state === 'paid' && status.amount, euros(3000));
  });

  test('that is not paid yet, or unknown, is an error', async (t) => {
    const {payments, createCheckout, fake} = await createMollie(t);
    const {id} = await createCheckout();
    await assert.rejects(payments.retrievePayment(id), /This payment is not paid yet/);
    fake.pay(id, {later: true});
    await assert.rejects(payments.retrievePayment(id), /This payment is not paid yet/);
    await assert.rejects(payments.retrievePayment('tr_unknown'), {name: 'MollieError', statusCode: 404});
  });

  test('lists the refunds of the dashboard without a key, and all pages of them', async (t) => {
    const {payments, pay, fake, countRequests} = await createMollie(t);
    const id = await pay({amount: euros(30_000)});
    await payments.refund({key: 'refund:g1.1.1', paymentId: id, amount: euros(100)});
    for (let count = 0; count < 280; count++) fake.refundInDashboard(id, euros(1 + count % 3));
    const before = countRequests('listRefunds');
    const {refunds} = await payments.retrievePayment(id);
    assert.equal(refunds.length, 281);
    assert.equal(countRequests('listRefunds') - before, 3);
    assert.equal(new Set(refunds.map((refund) => refund.id)).size, 281);
    assert.deepEqual(refunds.filter(({key}) => key !== undefined).map(({key, amount, state}) => ({key, amount, state})), [
      {key: 'refund:g1.1.1', amount: euros(100), state: 'refunded'},
    ]);
  });

  test('reports a chargeback as a lost dispute, and as won once it is reversed', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay();
    const chargeback = fake.dispute(id, 'open');
    assert.deepEqual((await payments.retrievePayment(id)).disputes, [{id: chargeback, amount: euros(4800), state: 'lost'}]);
    fake.closeDispute(id, 'lost');
    assert.equal((await payments.retrievePayment(id)).disputes[0]!.state, 'lost');
    fake.closeDispute(id, 'won');
    assert.equal((await payments.retrievePayment(id)).disputes[0]!.state, 'won');
  });
});

describe('capturing a hold at Mollie', () => {
  test('takes the money once for one key, waiting for Mollie', async (t) => {
    const {payments, pay, requestsOf} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    assert.equal(await payments.capture(captureRequest(id)), 'captured');
    assert.equal(await payments.capture(captureRequest(id)), 'captured');
    const posted = requestsOf('capture').filter(({body}) => 'amount' in body);
    assert.deepEqual(posted.map(({body, idempotencyKey}) => ({body, idempotencyKey})), [
      {body: {amount: {currency: 'EUR', value: '48.00'}, metadata: {key: 'capture:g1'}}, idempotencyKey: 'capture:g1'},
    ]);
    assert.equal((await payments.retrievePayment(id)).state, 'captured');
  });

  test('takes it once if the response is lost, also after Mollie has forgotten the key', async (t) => {
    const {payments, pay, fake, time, requestsOf} = await createMollie(t);
    for (const [key, passed] of [['capture:soon', 1000], ['capture:late', 2 * HOUR]] as const) {
      const id = await pay({key: `checkout:${key}`, capture: 'hold'});
      fake.pause();
      fake.queueFault('capture', 'lose-response');
      await assert.rejects(payments.capture({...captureRequest(id), key}), {name: 'MollieError'});
      time.now += passed;
      await assert.rejects(payments.capture({...captureRequest(id), key}), /Mollie has not decided about this capture yet/);
      fake.resume();
      assert.equal(await payments.capture({...captureRequest(id), key}), 'captured');
      assert.equal(requestsOf('capture').filter(({idempotencyKey}) => idempotencyKey === key).length, 1);
    }
  });

  test('throws while Mollie has not decided, so that it is repeated', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    fake.pause();
    await assert.rejects(payments.capture(captureRequest(id)), /Mollie has not decided about this capture yet/);
    assert.equal((await payments.retrievePayment(id)).state, 'held');
    fake.resume();
    assert.equal(await payments.capture(captureRequest(id)), 'captured');
  });

  test('is refused if the bank refuses, if the hold has lapsed, and if it was given up', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const ends: [key: string, end: (id: string) => void][] = [
      ['bank', fake.refuseCapture], ['lapsed', fake.lapseHold], ['released', (id) => fake.endHoldInDashboard(id, 'released')],
    ];
    for (const [key, end] of ends) {
      const id = await pay({key, capture: 'hold'});
      end(id);
      assert.equal(await payments.capture({...captureRequest(id), key: `capture:${key}`}), 'refused', key);
      assert.equal(await payments.capture({...captureRequest(id), key: `capture:${key}`}), 'refused', key);
      assert.equal((await payments.retrievePayment(id)).state, 'released', key);
    }
  });

  test('decides races by what the payment has become', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    for (const [outcome, expected] of [['captured', 'captured'], ['released', 'refused']] as const) {
      const id = await pay({key: outcome, capture: 'hold'});
      fake.onNextRequest('capture', () => fake.endHoldInDashboard(id, outcome));
      assert.equal(await payments.capture({...captureRequest(id), key: `capture:${outcome}`}), expected);
    }
  });

  test('is refused if it is more than what is held', async (t) => {
    const {payments, pay} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    assert.equal(await payments.capture({...captureRequest(id), amount: euros(4801)}), 'refused');
  });
});

describe('giving up a hold at Mollie', () => {
  const release = (paymentId: string) => ({key: 'release:g1', paymentId});

  test('releases it, and changes nothing when repeated', async (t) => {
    const {payments, pay, countRequests} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    assert.equal((await payments.releaseHold(release(id))).state, 'released');
    assert.equal((await payments.releaseHold(release(id))).state, 'released');
    assert.equal(countRequests('releaseHold'), 1);
  });

  test('reports it as held until the bank has released it', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    fake.pause();
    assert.equal((await payments.releaseHold(release(id))).state, 'held');
    fake.resume();
    assert.equal((await payments.releaseHold(release(id))).state, 'released');
  });

  test('releases it once if the response is lost', async (t) => {
    const {payments, pay, fake, time} = await createMollie(t);
    const id = await pay({capture: 'hold'});
    fake.queueFault('releaseHold', 'lose-response');
    await assert.rejects(payments.releaseHold(release(id)), {name: 'MollieError'});
    time.now += 2 * HOUR;
    assert.equal((await payments.releaseHold(release(id))).state, 'released');
  });

  test('reports a payment that was captured before, or just now', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const captured = await pay({key: 'a', capture: 'hold'});
    await payments.capture(captureRequest(captured));
    assert.equal((await payments.releaseHold(release(captured))).state, 'captured');
    const racing = await pay({key: 'b', capture: 'hold'});
    fake.onNextRequest('releaseHold', () => fake.endHoldInDashboard(racing, 'captured'));
    assert.equal((await payments.releaseHold(release(racing))).state, 'captured');
  });
});
