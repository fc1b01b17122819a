import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createMollie, euros, HOUR} from '../support/mollie.ts';

const refundRequest = (paymentId: string, amount = 1600, portion = 1) =>
  ({key: `refund:g1.${portion}.1`, paymentId, amount: euros(amount)});

describe('a refund at Mollie', () => {
  test('is pending, then refunded, and paid once for one key', async (t) => {
    const {payments, pay, requestsOf} = await createMollie(t);
    const id = await pay();
    const first = await payments.refund(refundRequest(id));
    assert.equal(first.state, 'pending');
    assert.deepEqual(await payments.refund(refundRequest(id)), {id: first.id, state: 'refunded'});
    assert.deepEqual((await payments.retrievePayment(id)).refunds, [
      {id: first.id, key: 'refund:g1.1.1', amount: euros(1600), state: 'refunded'},
    ]);
    assert.deepEqual(requestsOf('refund').map(({body, idempotencyKey}) => ({body, idempotencyKey})), [
      {body: {amount: {currency: 'EUR', value: '16.00'}, metadata: {key: 'refund:g1.1.1'}}, idempotencyKey: 'refund:g1.1.1'},
    ]);
  });

  test('is paid once if its response is lost, within the hour and long after', async (t) => {
    const {payments, pay, fake, time} = await createMollie(t);
    for (const [key, passed] of [['refund:soon', 1000], ['refund:late', 2 * HOUR]] as const) {
      const id = await pay({key: `checkout:${key}`});
      fake.queueFault('refund', 'lose-response');
      await assert.rejects(payments.refund({...refundRequest(id), key}), {name: 'MollieError'});
      time.now += passed;
      const {state} = await payments.refund({...refundRequest(id), key});
      assert.equal(state, 'refunded');
      assert.equal((await payments.retrievePayment(id)).refunds.length, 1);
    }
  });

  test('is paid once if two workers ask for it at the same time', async (t) => {
    const {payments, pay} = await createMollie(t);
    const id = await pay();
    const results = await Promise.all(Array.from({length: 5}, () => payments.refund(refundRequest(id))));
    assert.equal(new Set(results.map((result) => result.id)).size, 1);
    assert.equal((await payments.retrievePayment(id)).refunds.length, 1);
  });

  test('stays pending while Mollie works on it or waits for balance', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay();
    fake.pause();
    await payments.refund(refundRequest(id));
    for (const status of ['queued', 'pending', 'processing'] as const) {
      fake.setRefundStatus('refund:g1.1.1', status);
      assert.equal((await payments.retrievePayment(id)).refunds[0]!.state, 'pending', status);
    }
  });

  test('fails if the bank returns it later, or the merchant cancels it', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay();
    await payments.refund(refundRequest(id, 1600, 1));
    assert.equal((await payments.retrievePayment(id)).refunds[0]!.state, 'refunded');
    fake.failRefund('refund:g1.1.1');
    const second = await payments.refund(refundRequest(id, 1700, 2));
    fake.cancelRefund(second.id);
    assert.deepEqual((await payments.retrievePayment(id)).refunds.map(({key, state}) => [key, state]), [
      ['refund:g1.2.1', 'failed'], ['refund:g1.1.1', 'failed'],
    ]);
    // A failed refund is not sent again under its key; the backend tries again with the next one.
    assert.equal((await payments.refund(refundRequest(id))).state, 'failed');
    assert.equal((await payments.refund({...refundRequest(id), key: 'refund:g1.1.2'})).state, 'pending');
  });

  test('fails for good if nothing is left to refund', async (t) => {
    const {payments, pay, fake} = await createMollie(t);
    const id = await pay();
    fake.refundInDashboard(id, euros(4000));
    assert.deepEqual(await payments.refund(refundRequest(id)), {id: 'refused:refund:g1.1.1', state: 'failed'});
    assert.deepEqual((await payments.retrievePayment(id)).refunds.map(({key, amount}) => [key, amount]), [[undefined, euros(4000)]]);
  });

  test('of an amount that was refunded within the hour is refused by Mollie, and repeated until it is accepted', async (t) => {
    const {payments, pay, time} = await createMollie(t, {refusesDuplicateRefunds: true});
    const id = await pay();
    await payments.refund(refundRequest(id, 1600, 1));
    await assert.rejects(payments.refund(refundRequest(id, 1600, 2)), {name: 'MollieError', statusCode: 409});
    time.now += HOUR;
    assert.equal((await payments.refund(refundRequest(id, 1600, 2))).state, 'pending');
    assert.equal((await payments.retrievePayment(id)).refunds.length, 2);
  });

  test('is not sent if the refunds of the payment cannot be looked up', async (t) => {
    const {payments, pay, fake, countRequests} = await createMollie(t);
    const id = await pay();
    fake.queueFault('listRefunds', 'fail');
    await assert.rejects(payments.refund(refundRequest(id)), {name: 'MollieError', statusCode: 429});
    assert.equal(countRequests('refund'), 0);
  });
});
