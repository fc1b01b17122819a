import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createStripe, HOUR_MS} from '../support/stripe.ts';

const eur = (amount: number) => ({amount, currency: 'EUR'});

describe('a payment with Stripe', () => {
  test('is captured, with every refund on every page, and tells ours from those of the dashboard', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay();
    await payments.refund({key: 'refund:1', paymentId, amount: eur(100)});
    for (let count = 0; count < 120; count++) fake.refundInDashboard(paymentId, 1);
    const {refunds, ...payment} = await payments.retrievePayment(paymentId);
    assert.deepEqual(payment, {state: 'captured', amount: eur(4800), disputes: [], fraudWarning: false});
    assert.equal(refunds.length, 121);
    assert.equal(new Set(refunds.map(({id}) => id)).size, 121);
    assert.deepEqual(refunds.filter(({key}) => key !== undefined).map(({key, amount, state}) => ({key, amount, state})),
      [{key: 'refund:1', amount: eur(100), state: 'refunded'}]);
    assert.ok(refunds.every((refund) => refund.key !== undefined || !('key' in refund)));
  });

  test('that is held says until when', async (t) => {
    const {payments, pay, clock} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    assert.deepEqual(await payments.retrievePayment(paymentId),
      {state: 'held', amount: eur(4800), heldUntil: clock.time + 7 * 24 * HOUR_MS, refunds: [], disputes: [], fraudWarning: false});
    assert.ok(payments.holdMs! <= 7 * 24 * HOUR_MS);
  });

  test('in ISK has all amounts in our minor units', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay({amount: {amount: 1990, currency: 'ISK'}});
    await payments.refund({key: 'r', paymentId, amount: {amount: 990, currency: 'ISK'}});
    fake.dispute(paymentId, {state: 'open'});
    const {amount, refunds, disputes} = await payments.retrievePayment(paymentId);
    assert.deepEqual([amount, refunds[0]!.amount, disputes[0]!.amount].map((money) => money.amount), [1990, 990, 1000]);
  });

  test('that the bank took back days later was not paid', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    const paymentId = fake.pay(id, {later: true});
    await assert.rejects(payments.retrievePayment(paymentId), /not decided/);
    fake.settleLater(id, 'failed');
    assert.equal((await payments.retrievePayment(paymentId)).state, 'released');
  });
});

describe('capturing a hold', () => {
  test('takes the money once, however often it is asked', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    const request = {key: 'capture:1', paymentId, amount: eur(4800)};
    assert.equal(await payments.capture(request), 'captured');
    assert.equal(await payments.capture(request), 'captured');
    assert.equal(await payments.capture({...request, key: 'another'}), 'captured');
    const {state, amount} = await payments.retrievePayment(paymentId);
    assert.deepEqual([state, amount], ['captured', eur(4800)]);
    assert.equal(fake.store.intents.get(paymentId).amount_received, 4800);
  });

  for (const [name, end] of [['lapsed', 'lapseHold'], ['was released', 'releaseHold']] as const) {
    test(`is refused when it ${name}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay({capture: 'hold'});
      if (end === 'lapseHold') fake.lapseHold(paymentId);
      else await payments.releaseHold({key: 'release', paymentId});
      assert.equal(await payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}), 'refused');
    });
  }

  for (const refusal of [
    {status: 402, type: 'card_error', code: 'card_declined'}, {status: 400, code: 'charge_expired_for_capture'},
    {status: 400, code: 'capture_charge_authorization_expired'},
  ] as const) {
    test(`is refused when the bank says ${refusal.code}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay({capture: 'hold'});
      fake.refuse('capture', refusal);
      assert.equal(await payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}), 'refused');
    });
  }

  for (const refusal of [
    {status: 400, code: 'parameter_unknown'}, {status: 401}, {status: 403}, {status: 409, code: 'lock_timeout'}, {status: 429},
  ]) {
    test(`is undecided after status ${refusal.status}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay({capture: 'hold'});
      fake.refuse('capture', refusal);
      await assert.rejects(payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}), {statusCode: refusal.status});
      assert.equal(await payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}), 'captured');
    });
  }

  for (const fault of ['fail', 'lose-response', 'hang'] as const) {
    test(`is undecided after “${fault}”, and then taken once`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay({capture: 'hold'});
      fake.queueFault('capture', fault);
      const undecided = assert.rejects(payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}));
      if (fault === 'hang') {
        await fake.untilHanging();
        fake.resume();
      }
      await undecided;
      assert.equal(await payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}), 'captured');
    });
  }

  test('of which the merchant took a part in the dashboard is an error, and the payment shows the part', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    fake.captureInDashboard(paymentId, 1000);
    await assert.rejects(payments.capture({key: 'capture:1', paymentId, amount: eur(4800)}), /another amount/);
    const {state, amount, refunds} = await payments.retrievePayment(paymentId);
    assert.deepEqual([state, amount, refunds], ['captured', eur(1000), []]);
  });
});

describe('releasing a hold', () => {
  test('ends it, and leaves no refund behind', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    const released = {state: 'released', amount: eur(4800), refunds: [], disputes: [], fraudWarning: false};
    assert.deepEqual(await payments.releaseHold({key: 'release:1', paymentId}), released);
    assert.deepEqual(await payments.releaseHold({key: 'release:1', paymentId}), released);
    assert.deepEqual(await payments.releaseHold({key: 'release:2', paymentId}), released);
    assert.ok(fake.store.refunds.list().length > 0, 'Stripe lists the release as a refund');
  });

  test('that was just captured returns the capture', async (t) => {
    const {payments, pay} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    await payments.capture({key: 'capture:1', paymentId, amount: eur(4800)});
    assert.equal((await payments.releaseHold({key: 'release:1', paymentId})).state, 'captured');
  });

  test('that Stripe refuses while it stays held is an error', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    fake.refuse('releaseHold', {status: 400, code: 'payment_intent_unexpected_state'});
    await assert.rejects(payments.releaseHold({key: 'release:1', paymentId}), {statusCode: 400});
  });

  test('is repeated after a lost response', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay({capture: 'hold'});
    fake.queueFault('releaseHold', 'lose-response');
    await assert.rejects(payments.releaseHold({key: 'release:1', paymentId}));
    assert.equal((await payments.releaseHold({key: 'release:1', paymentId})).state, 'released');
  });
});

describe('a refund with Stripe', () => {
  test('is paid once for a key, also when Stripe has forgotten the key', async (t) => {
    const {payments, pay, fake, clock} = await createStripe(t);
    const {paymentId} = await pay();
    const request = {key: 'refund:1', paymentId, amount: eur(1000)};
    const first = await payments.refund(request);
    assert.equal(first.state, 'refunded');
    assert.deepEqual(await payments.refund(request), first);
    clock.time += 48 * HOUR_MS;
    assert.deepEqual(await payments.refund(request), first);
    assert.equal((await payments.refund({...request, key: 'refund:2'})).state, 'refunded');
    assert.equal(fake.store.refunds.list().length, 2);
    assert.deepEqual(fake.store.refunds.get(first.id).metadata, {key: 'refund:1'});
  });

  for (const fault of ['fail', 'lose-response', 'hang'] as const) {
    test(`is undecided after “${fault}”, and then paid once`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay();
      const request = {key: 'refund:1', paymentId, amount: eur(1000)};
      fake.queueFault('refund', fault);
      const undecided = assert.rejects(payments.refund(request));
      if (fault === 'hang') {
        await fake.untilHanging();
        await assert.rejects(payments.refund(request), {statusCode: 409});
        fake.resume();
      }
      await undecided;
      assert.equal((await payments.refund(request)).state, 'refunded');
      assert.equal(fake.store.refunds.list().length, 1);
    });
  }

  test('that is asked for twice at once is paid once', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay();
    const request = {key: 'refund:1', paymentId, amount: eur(1000)};
    const results = await Promise.all([payments.refund(request), payments.refund(request), payments.refund(request)]);
    assert.equal(new Set(results.map(({id}) => id)).size, 1);
    assert.equal(fake.store.refunds.list().length, 1);
  });

  const states = [
    ['pending', 'pending'], ['requires_action', 'pending'], ['succeeded', 'refunded'], ['failed', 'failed'], ['canceled', 'failed'],
  ] as const;
  for (const [status, state] of states) {
    test(`with status ${status} is ${state}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay();
      const request = {key: 'refund:1', paymentId, amount: eur(1000)};
      await payments.refund(request);
      fake.setRefundStatus('refund:1', status);
      assert.equal((await payments.refund(request)).state, state);
      const {refunds} = await payments.retrievePayment(paymentId);
      assert.deepEqual(refunds.map((refund) => [refund.key, refund.state]), [['refund:1', state]]);
    });
  }

  test('that failed can be issued again with a new key', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay();
    const {id} = await payments.refund({key: 'refund:1', paymentId, amount: eur(4800)});
    fake.failRefund(id);
    assert.equal((await payments.refund({key: 'refund:1.2', paymentId, amount: eur(4800)})).state, 'refunded');
  });

  test('fails when the dashboard has refunded everything, or the payment is disputed, or the amount is too large', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const first = await pay();
    fake.refundInDashboard(first.paymentId, eur(4800));
    const refunded = await payments.refund({key: 'refund:1', paymentId: first.paymentId, amount: eur(4800)});
    assert.deepEqual(refunded, {id: 'refused:refund:1', state: 'failed'});
    const second = await pay({key: 'second'});
    assert.equal((await payments.refund({key: 'refund:2', paymentId: second.paymentId, amount: eur(4801)})).state, 'failed');
    fake.dispute(second.paymentId, {state: 'open'});
    assert.equal((await payments.refund({key: 'refund:3', paymentId: second.paymentId, amount: eur(4800)})).state, 'failed');
  });

  for (const status of [401, 403, 409, 429]) {
    test(`is undecided after status ${status}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay();
      fake.refuse('refund', {status});
      await assert.rejects(payments.refund({key: 'refund:1', paymentId, amount: eur(4800)}), {statusCode: status});
    });
  }

  test('with other parameters for a used key is an error, and no failed refund', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay();
    fake.refuse('refund', {status: 400, type: 'idempotency_error'});
    await assert.rejects(payments.refund({key: 'refund:1', paymentId, amount: eur(4800)}), {type: 'idempotency_error'});
  });
});

describe('a dispute', () => {
  const statuses = [
    ['warning_needs_response', 'inquiry'], ['warning_under_review', 'inquiry'], ['warning_closed', 'won'], ['needs_response', 'open'],
    ['under_review', 'open'], ['appeal_needs_response', 'open'], ['appeal_under_review', 'open'], ['won', 'won'], ['lost', 'lost'],
    ['prevented', 'lost'],
  ] as const;
  for (const [status, state] of statuses) {
    test(`with status ${status} is ${state}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay();
      const {id} = fake.dispute(paymentId, {state: 'open'});
      fake.store.disputes.get(id).status = status;
      assert.deepEqual((await payments.retrievePayment(paymentId)).disputes, [{id, amount: eur(4800), state}]);
    });
  }

  test('that was prevented without a withdrawal leaves the money with the merchant', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {paymentId} = await pay();
    const {id} = fake.dispute(paymentId, {state: 'inquiry'});
    fake.store.disputes.get(id).status = 'prevented';
    assert.equal((await payments.retrievePayment(paymentId)).disputes[0]!.state, 'won');
  });

  for (const [state, outcome] of [['inquiry', 'won'], ['inquiry', 'lost'], ['open', 'won'], ['open', 'lost']] as const) {
    test(`that begins as ${state} can be ${outcome}`, async (t) => {
      const {payments, pay, fake} = await createStripe(t);
      const {paymentId} = await pay();
      fake.dispute(paymentId, {state});
      assert.equal((await payments.retrievePayment(paymentId)).disputes[0]!.state, state);
      fake.closeDispute(paymentId, outcome);
      assert.equal((await payments.retrievePayment(paymentId)).disputes[0]!.state, outcome);
    });
  }

  test('and a fraud warning belong to their own payment', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const [one, other] = [await pay(), await pay({key: 'other'})];
    fake.dispute(one.paymentId, {state: 'inquiry'});
    fake.warnOfFraud(one.paymentId);
    const status = await payments.retrievePayment(one.paymentId);
    assert.deepEqual([status.disputes.length, status.fraudWarning], [1, true]);
    const otherStatus = await payments.retrievePayment(other.paymentId);
    assert.deepEqual([otherStatus.disputes.length, otherStatus.fraudWarning], [0, false]);
  });
});
