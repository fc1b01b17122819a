import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createStripe, HOUR_MS, RETURN_URL} from '../support/stripe.ts';

const MINUTE_MS = 60_000;

describe('a checkout with Stripe', () => {
  test('shows the product and the exact amount, and returns to the product page', async (t) => {
    const {fake, checkOut, clock} = await createStripe(t);
    const {id, url, expiresAt} = await checkOut({language: 'zh-HK', variantTitle: 'Blue', imageUrl: 'https://tea.example/pot.jpg'});
    const session = fake.store.sessions.get(id);
    assert.equal(session.url, url);
    assert.equal(session.client_reference_id, 'gift1');
    assert.deepEqual(session.metadata, {gift: 'gift1', key: 'checkout:gift1'});
    assert.deepEqual([session.amount_total, session.currency, session.locale], [4800, 'eur', 'zh-HK']);
    assert.deepEqual([session.success_url, session.cancel_url], [RETURN_URL, RETURN_URL]);
    assert.equal(expiresAt, session.expires_at * 1000);
    assert.ok(expiresAt < clock.time + 24 * HOUR_MS && expiresAt > clock.time + 23 * HOUR_MS);
    assert.deepEqual(fake.requests.at(-1)!.form, {
      mode: 'payment', client_reference_id: 'gift1', metadata: {gift: 'gift1', key: 'checkout:gift1'},
      line_items: [{quantity: '1', price_data: {
        currency: 'eur', unit_amount: '4800', product_data: {name: 'Teapot', description: 'Blue', images: ['https://tea.example/pot.jpg']},
      }}],
      payment_intent_data: {metadata: {gift: 'gift1', key: 'checkout:gift1'}, description: 'Teapot'},
      adaptive_pricing: {enabled: 'false'}, locale: 'zh-HK', expires_at: String(session.expires_at),
      success_url: RETURN_URL, cancel_url: RETURN_URL,
    });
  });

  test('for a hold takes only cards, and captures later', async (t) => {
    const {fake, checkOut} = await createStripe(t);
    await checkOut({capture: 'hold'});
    const {form} = fake.requests.at(-1)!;
    assert.deepEqual(form.allowed_payment_method_types, ['card']);
    assert.equal((form.payment_intent_data as {capture_method: string}).capture_method, 'manual');
  });

  test('leaves out a picture that is not served over https, and shortens an endless title', async (t) => {
    const {fake, checkOut} = await createStripe(t);
    await checkOut({imageUrl: 'http://localhost/pot.jpg', title: '🫖'.repeat(300)});
    const [item] = fake.requests.at(-1)!.form.line_items as {price_data: {product_data: {name: string}}}[];
    const product = item!.price_data.product_data;
    assert.deepEqual(Object.keys(product), ['name']);
    assert.equal(Array.from(product.name).length, 250);
    assert.match(product.name, /^(🫖)+…$/u);
  });

  test('in ISK and KWD has the amounts that Stripe wants', async (t) => {
    const {fake, checkOut} = await createStripe(t);
    const isk = await checkOut({key: 'isk', amount: {amount: 1990, currency: 'ISK'}});
    assert.equal(fake.store.sessions.get(isk.id).amount_total, 199_000);
    const kwd = await checkOut({key: 'kwd', amount: {amount: 5120, currency: 'KWD'}});
    assert.equal(fake.store.sessions.get(kwd.id).amount_total, 5120);
    await assert.rejects(checkOut({key: 'kwd2', amount: {amount: 5124, currency: 'KWD'}}), /two decimals/);
  });

  test('ends within the limits of Stripe, whenever the draft does', async (t) => {
    const {checkOut, clock} = await createStripe(t);
    const soon = await checkOut({key: 'soon', expiresAt: clock.time + MINUTE_MS});
    assert.ok(soon.expiresAt - clock.time >= 30 * MINUTE_MS);
    const late = await checkOut({key: 'late', expiresAt: clock.time + 72 * HOUR_MS});
    assert.ok(late.expiresAt - clock.time <= 24 * HOUR_MS && late.expiresAt - clock.time > 23 * HOUR_MS);
    const hour = await checkOut({key: 'hour', expiresAt: clock.time + 2 * HOUR_MS});
    assert.equal(hour.expiresAt, clock.time + 2 * HOUR_MS - 5 * MINUTE_MS);
  });
});

describe('a repeated checkout', () => {
  test('is the same session, also hours later', async (t) => {
    const {fake, payments, newRequest, clock} = await createStripe(t);
    const request = newRequest();
    const first = await payments.createCheckout(request);
    clock.time += 5 * HOUR_MS;
    assert.deepEqual(await payments.createCheckout(request), first);
    assert.equal(fake.store.sessions.list().length, 1);
  });

  test('with other parameters is the same session, too', async (t) => {
    const {fake, payments, newRequest} = await createStripe(t);
    const first = await payments.createCheckout(newRequest());
    for (let other = 0; other < 120; other++) await payments.createCheckout(newRequest({giftId: `g${other}`, key: `k${other}`}));
    assert.deepEqual(await payments.createCheckout(newRequest({title: 'Tea pot'})), first);
    assert.equal(fake.store.sessions.list().length, 121);
  });

  test('with a key that Stripe has forgotten finds the session that was paid', async (t) => {
    const {fake, payments, newRequest, clock} = await createStripe(t);
    const request = newRequest();
    const {id} = await payments.createCheckout(request);
    fake.pay(id);
    clock.time += 24 * HOUR_MS;
    const {expires_at: expiresAt} = fake.store.sessions.get(id);
    assert.deepEqual(await payments.createCheckout(request), {id, url: RETURN_URL, expiresAt: expiresAt * 1000});
    assert.equal(fake.store.sessions.list().length, 1);
  });

  test('while the first request is in progress fails, and creates nothing', async (t) => {
    const {fake, checkOut} = await createStripe(t);
    fake.queueFault('createCheckout', 'hang');
    const first = assert.rejects(checkOut());
    await fake.untilHanging();
    await assert.rejects(checkOut(), {statusCode: 409, code: 'idempotency_key_in_use'});
    assert.equal(fake.store.sessions.list().length, 0);
    fake.resume();
    await first;
  });

  test('after a lost response is the session that was created', async (t) => {
    const {fake, checkOut} = await createStripe(t);
    fake.queueFault('createCheckout', 'lose-response');
    await assert.rejects(checkOut());
    const {id} = await checkOut();
    assert.deepEqual(fake.store.sessions.list().map((session) => session.id), [id]);
  });
});

describe('the state of a checkout', () => {
  test('is open until it is paid', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
    const paymentId = fake.pay(id, {email: 'ada@example.com'});
    assert.deepEqual(await payments.retrieveCheckout(id),
      {state: 'paid', paymentId, amount: {amount: 4800, currency: 'EUR'}, payerEmail: 'ada@example.com'});
  });

  test('of a hold is paid, until the time that Stripe names', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {checkoutId, paymentId} = await pay({capture: 'hold'});
    const [charge] = fake.store.charges.list();
    charge!.payment_method_details!.card!.capture_before = 1_800_000_000;
    assert.deepEqual(await payments.retrieveCheckout(checkoutId), {
      state: 'paid', paymentId, amount: {amount: 4800, currency: 'EUR'}, payerEmail: 'ada@example.com', hold: {until: 1_800_000_000_000},
    });
  });

  test('of a hold for which Stripe names no time ends with the shortest one', async (t) => {
    const {payments, pay, fake, clock} = await createStripe(t);
    const {checkoutId} = await pay({capture: 'hold'});
    delete fake.store.charges.list()[0]!.payment_method_details!.card!.capture_before;
    const status = await payments.retrieveCheckout(checkoutId);
    assert.ok(status.state === 'paid' && status.hold!.until === clock.time + payments.holdMs!);
  });

  test('of a hold that lapsed is closed', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {checkoutId, paymentId} = await pay({capture: 'hold'});
    fake.lapseHold(paymentId);
    assert.deepEqual(await payments.retrieveCheckout(checkoutId), {state: 'closed'});
  });

  for (const [outcome, state] of [['paid', 'paid'], ['failed', 'closed']] as const) {
    test(`is pending while the bank decides, then ${state}`, async (t) => {
      const {payments, checkOut, fake} = await createStripe(t);
      const {id} = await checkOut();
      fake.pay(id, {later: true});
      assert.deepEqual(await payments.retrieveCheckout(id), {state: 'pending'});
      fake.settleLater(id, outcome);
      assert.equal((await payments.retrieveCheckout(id)).state, state);
    });
  }

  test('with an unknown status of the payment is an error, and no guess', async (t) => {
    const {payments, pay, fake} = await createStripe(t);
    const {checkoutId, paymentId} = await pay();
    fake.store.intents.get(paymentId).status = 'half_paid';
    await assert.rejects(payments.retrieveCheckout(checkoutId), /unknown status/);
    await assert.rejects(payments.retrievePayment(paymentId), /not decided/);
  });

  test('is closed when its time is over', async (t) => {
    const {payments, checkOut, clock} = await createStripe(t);
    const {id} = await checkOut();
    clock.time += 24 * HOUR_MS;
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'closed'});
  });

  test('shows what was paid, even if it is another amount', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    fake.pay(id, {amount: 4700});
    const status = await payments.retrieveCheckout(id);
    assert.ok(status.state === 'paid');
    assert.deepEqual(status.amount, {amount: 4700, currency: 'EUR'});
  });

  test('for which nothing was to be paid is paid without a payment', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    fake.pay(id, {amount: 0});
    const free = {amount: 0, currency: 'EUR'};
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'paid', paymentId: id, amount: free, payerEmail: undefined});
    assert.deepEqual(await payments.retrievePayment(id), {state: 'captured', amount: free, refunds: [], disputes: [], fraudWarning: false});
    assert.equal(await payments.capture({key: 'c', paymentId: id, amount: free}), 'captured');
    assert.deepEqual(await payments.refund({key: 'r', paymentId: id, amount: free}), {id, state: 'refunded'});
    assert.equal((await payments.refund({key: 'r', paymentId: id, amount: {...free, amount: 1}})).state, 'failed');
  });

  test('of an unknown checkout is an error', async (t) => {
    const {payments} = await createStripe(t);
    await assert.rejects(payments.retrieveCheckout('cs_test_none'), {statusCode: 404, code: 'resource_missing'});
  });
});

describe('expiring a checkout', () => {
  test('closes it, and again changes nothing', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
    assert.throws(() => fake.pay(id), /not open/);
  });

  test('returns the payment that was faster', async (t) => {
    const {payments, pay} = await createStripe(t);
    const {checkoutId} = await pay();
    assert.equal((await payments.expireCheckout(checkoutId)).state, 'paid');
  });

  test('that Stripe refuses while it stays open is an error', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    fake.refuse('expireCheckout', {status: 400, code: 'checkout_session_unexpected_state'});
    await assert.rejects(payments.expireCheckout(id), {statusCode: 400});
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
  });

  test('that fails at Stripe is an error, and can be repeated', async (t) => {
    const {payments, checkOut, fake} = await createStripe(t);
    const {id} = await checkOut();
    fake.queueFault('expireCheckout', 'fail');
    await assert.rejects(payments.expireCheckout(id), {statusCode: 503});
    fake.queueFault('expireCheckout', 'lose-response');
    await assert.rejects(payments.expireCheckout(id));
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
  });
});

describe('the hosted page', () => {
  const submit = (url: string, outcome: string) =>
    fetch(url, {method: 'POST', redirect: 'manual', body: new URLSearchParams({outcome, email: 'ada@example.com'})});

  test('is where a payer pays and returns to the shop', async (t) => {
    const {payments, checkOut} = await createStripe(t);
    const {id, url} = await checkOut();
    assert.match(await (await fetch(url)).text(), /4800 eur/);
    assert.match(await (await submit(url, 'decline')).text(), /declined/);
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
    for (const outcome of ['cancel', 'pay', 'pay']) {
      const response = await submit(url, outcome);
      assert.deepEqual([response.status, response.headers.get('Location')], [303, RETURN_URL]);
    }
    assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
  });

  test('offers a bank debit, which takes days, except for a hold', async (t) => {
    const {payments, checkOut} = await createStripe(t);
    const {id, url} = await checkOut();
    await submit(url, 'debit');
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'pending'});
    const held = await checkOut({key: 'hold', capture: 'hold'});
    assert.doesNotMatch(await (await fetch(held.url)).text(), /debit/);
  });
});
