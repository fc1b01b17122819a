import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {HANDLED_EVENTS} from '../../../src/server/payments/stripe/webhooks.ts';
import {createStripe} from '../support/stripe.ts';

type Setup = Awaited<ReturnType<typeof createStripe>>;

/** The types of all events so far, and what the adapter makes of each. */
async function readAll({fake, payments}: Setup) {
  const parsed = await Promise.all(fake.listWebhooks().map((webhook) => payments.parseWebhook(webhook)));
  return fake.store.events.map(({type, id}, index) => {
    assert.equal(parsed[index]!.id, id);
    return [type, parsed[index]!.checkoutId, parsed[index]!.paymentId];
  });
}

describe('a webhook of Stripe', () => {
  test('says which checkout or payment it is about, for every event that Stripe must send', async (t) => {
    const setup = await createStripe(t);
    const {fake, checkOut, pay, payments} = setup;
    const {checkoutId, paymentId} = await pay();
    fake.refundInDashboard(paymentId, 100);
    fake.failRefund(fake.refundInDashboard(paymentId, 200));
    fake.warnOfFraud(paymentId);
    const dispute = fake.dispute(paymentId, {state: 'open'});
    fake.store.emit('charge.dispute.updated', dispute);
    fake.closeDispute(paymentId, 'won');
    for (const [type, checkout, payment] of await readAll(setup)) {
      assert.deepEqual([checkout, payment], [type!.startsWith('checkout.') ? checkoutId : undefined, paymentId], type);
    }

    const held = await pay({key: 'hold', capture: 'hold'});
    fake.lapseHold(held.paymentId);
    const later = (await checkOut({key: 'later'})).id;
    fake.pay(later, {later: true});
    fake.settleLater(later, 'paid');
    const failed = (await checkOut({key: 'failed'})).id;
    fake.pay(failed, {later: true});
    fake.settleLater(failed, 'failed');
    const expired = (await checkOut({key: 'expired'})).id;
    await payments.expireCheckout(expired);
    const events = await readAll(setup);
    assert.deepEqual(events.at(-1), ['checkout.session.expired', expired, undefined]);
    for (const type of HANDLED_EVENTS) {
      const found = events.filter(([one]) => one === type);
      assert.ok(found.length > 0, `${type} was sent`);
      assert.ok(found.every(([, checkout, payment]) => checkout !== undefined || payment !== undefined), type);
    }
    for (const type of ['charge.expired', 'payment_intent.canceled', 'payment_intent.amount_capturable_updated']) {
      assert.deepEqual(events.find(([one]) => one === type), [type, undefined, held.paymentId]);
    }
  });

  test('that names only the charge is about the payment of that charge', async (t) => {
    const {fake, payments, pay} = await createStripe(t);
    const {paymentId} = await pay();
    const {charge} = fake.dispute(paymentId, {state: 'inquiry'});
    for (const type of ['radar.early_fraud_warning.created', 'charge.dispute.created', 'refund.updated'] as const) {
      fake.store.emit(type, {charge, payment_intent: null});
      assert.equal((await payments.parseWebhook(fake.listWebhooks().at(-1)!))!.paymentId, paymentId);
    }
    fake.store.emit('charge.dispute.created', {charge: 'ch_none', payment_intent: null});
    await assert.rejects(payments.parseWebhook(fake.listWebhooks().at(-1)!), {statusCode: 404});
  });

  test('of a charge or a refund without a payment concerns no gift', async (t) => {
    const {fake, payments} = await createStripe(t);
    for (const type of ['charge.refunded', 'refund.created'] as const) {
      fake.store.emit(type, {charge: null, payment_intent: null});
      const webhook = await payments.parseWebhook(fake.listWebhooks().at(-1)!);
      assert.deepEqual(webhook, {id: fake.store.events.at(-1)!.id});
    }
  });

  test('with objects instead of ids is read the same way', async (t) => {
    const {fake, payments} = await createStripe(t);
    fake.store.emit('charge.refunded', {payment_intent: {id: 'pi_expanded'}});
    assert.equal((await payments.parseWebhook(fake.listWebhooks()[0]!))!.paymentId, 'pi_expanded');
  });

  test('of another type concerns no gift', async (t) => {
    const {fake, payments} = await createStripe(t);
    fake.store.emit('customer.created', {id: 'cus_1', payment_intent: 'pi_1'});
    assert.deepEqual(await payments.parseWebhook(fake.listWebhooks()[0]!), {id: fake.store.events[0]!.id});
  });

  test('may have any bytes: the signature is over the raw body', async (t) => {
    const {fake, payments} = await createStripe(t);
    fake.store.emit('payment_intent.canceled', {id: 'pi_1', description: '茶 \u2028 "\\ £'});
    assert.equal((await payments.parseWebhook(fake.listWebhooks()[0]!))!.paymentId, 'pi_1');
  });
});

describe('a webhook that is refused', () => {
  async function createSigned(t: Parameters<typeof createStripe>[0], secretKey?: string) {
    const setup = await createStripe(t, {secretKey});
    setup.fake.store.emit('payment_intent.canceled', {id: 'pi_1'});
    const [event] = setup.fake.store.events;
    return {...setup, event: event!, sign: (changes: object, header?: {secret?: string; timestamp?: number}) =>
      setup.fake.sign({...event!, ...changes}, header)};
  }

  test('has a signature of another secret, or none, or one of something else', async (t) => {
    const {payments, sign} = await createSigned(t);
    assert.equal(await payments.parseWebhook(sign({}, {secret: 'whsec_AnotherSigningSecret'})), undefined);
    for (const signature of [undefined, '', 't=1', 'v1=abc', 't=NaN,v1=', 'x'.repeat(1000)]) {
      const {url, method, body} = sign({});
      const headers = signature === undefined ? undefined : {'Stripe-Signature': signature};
      assert.equal(await payments.parseWebhook(new Request(url, {method, headers, body, duplex: 'half'} as RequestInit)), undefined, signature);
    }
    assert.notEqual(await payments.parseWebhook(sign({})), undefined);
  });

  test('has a body that was changed, even by a space', async (t) => {
    const {payments, sign} = await createSigned(t);
    const signed = sign({});
    const text = await signed.clone().text();
    for (const body of [`${text} `, text.replace('pi_1', 'pi_2'), '', '{}', 'no JSON']) {
      assert.equal(await payments.parseWebhook(new Request(signed.url, {method: 'POST', headers: signed.headers, body})), undefined, body);
    }
  });

  test('is older than five minutes', async (t) => {
    const {payments, sign, fake} = await createSigned(t);
    const now = fake.store.seconds();
    assert.notEqual(await payments.parseWebhook(sign({}, {timestamp: now - 300})), undefined);
    assert.equal(await payments.parseWebhook(sign({}, {timestamp: now - 301})), undefined);
  });

  test('is of a connected account', async (t) => {
    const {payments, sign} = await createSigned(t);
    assert.equal(await payments.parseWebhook(sign({account: 'acct_other'})), undefined);
  });

  for (const mode of ['test', 'live']) {
    test(`is not of ${mode} mode, as the key is`, async (t) => {
      const {payments, sign} = await createSigned(t, `sk_${mode}_51FakeSecretKey`);
      assert.notEqual(await payments.parseWebhook(sign({livemode: mode === 'live'})), undefined);
      assert.equal(await payments.parseWebhook(sign({livemode: mode !== 'live'})), undefined);
    });
  }

  test('is signed, but no event', async (t) => {
    const {payments, fake} = await createSigned(t);
    for (const body of [{}, {object: 'v2.core.event'}, [], {type: 'payment_intent.canceled', livemode: false}]) {
      assert.equal(await payments.parseWebhook(fake.sign(body)), undefined, JSON.stringify(body));
    }
  });
});
