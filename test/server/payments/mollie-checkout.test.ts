import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {checkoutRequest, createMollie, DAY, euros, HOUR} from '../support/mollie.ts';

describe('a checkout at Mollie', () => {
  test('is a payment with the product, the gift, both ways back and no personal data', async (t) => {
    const {createCheckout, requestsOf, fake} = await createMollie(t);
    const {id, url, expiresAt} = await createCheckout({variantTitle: 'Blue', imageUrl: 'https://tea.example/a.png', language: 'nl-BE'});
    assert.match(id, /^tr_/);
    assert.equal(url, `${new URL(fake.options.apiEndpoint).origin}/checkout/${id}`);
    assert.equal(expiresAt, checkoutRequest.expiresAt);
    const [{body, idempotencyKey}] = requestsOf('createCheckout') as [(typeof fake.requests)[number]];
    assert.equal(idempotencyKey, 'checkout:g1');
    const {webhookUrl, ...others} = body;
    assert.match(String(webhookUrl), /^https:\/\/gifts\.example\/v1\/payments\/mollie\/webhooks\?key=checkout%3Ag1&token=[\w-]{43}$/);
    const amount = {currency: 'EUR', value: '48.00'};
    assert.deepEqual(others, {
      amount, description: 'Teapot – Blue (g1)', redirectUrl: checkoutRequest.returnUrl, cancelUrl: checkoutRequest.returnUrl,
      metadata: {gift: 'g1', key: 'checkout:g1'}, locale: 'nl_BE',
      lines: [{description: 'Teapot – Blue', quantity: 1, unitPrice: amount, totalAmount: amount, imageUrl: 'https://tea.example/a.png'}],
    });
  });

  test('asks for a card and a manual capture to hold money', async (t) => {
    const {createCheckout, requestsOf} = await createMollie(t);
    await createCheckout({capture: 'hold'});
    const {captureMode, method, lines} = requestsOf('createCheckout')[0]!.body;
    assert.deepEqual({captureMode, method, lines}, {captureMode: 'manual', method: 'creditcard', lines: undefined});
  });

  test('keeps the gift id in the description of a long title, and cuts no character in half', async (t) => {
    const {createCheckout, requestsOf} = await createMollie(t);
    const giftId = 'g'.repeat(22);
    for (const [index, padding] of ['', 'a'].entries()) {
      await createCheckout({key: `checkout:${index}`, giftId, title: padding + '🫖'.repeat(200)});
      const description = String(requestsOf('createCheckout')[index]!.body.description);
      assert.ok(description.length <= 255 && description.length >= 250, `${description.length}`);
      assert.ok(description.endsWith(`… (${giftId})`));
      assert.doesNotThrow(() => encodeURIComponent(description));
    }
  });

  test('leaves the language to the browser if Mollie does not have it', async (t) => {
    const {createCheckout, requestsOf} = await createMollie(t);
    await createCheckout({language: 'zh-CN'});
    assert.ok(!('locale' in requestsOf('createCheckout')[0]!.body));
  });

  test('has no webhook URL on a loopback address, which Mollie refuses', async (t) => {
    for (const publicUrl of ['http://127.0.0.1:4401', 'http://localhost:4401', 'http://[::1]:4401']) {
      const {createCheckout, requestsOf, fake} = await createMollie(t, {}, {publicUrl});
      const {id} = await createCheckout();
      assert.ok(!('webhookUrl' in requestsOf('createCheckout')[0]!.body));
      fake.pay(id);
      assert.deepEqual(fake.listWebhooks(), []);
    }
  });

  test('is created once for one key within an hour, also if the response is lost', async (t) => {
    const {createCheckout, fake, time} = await createMollie(t);
    fake.queueFault('createCheckout', 'lose-response');
    await assert.rejects(createCheckout(), {name: 'MollieError'});
    time.now += HOUR - 1;
    const first = await createCheckout();
    assert.deepEqual(await createCheckout(), first);
    assert.deepEqual(fake.listPaymentIds(), [first.id]);
  });

  test('is created again after an hour, when Mollie has forgotten the key; the lost one expires', async (t) => {
    const {createCheckout, fake, time, payments} = await createMollie(t);
    fake.queueFault('createCheckout', 'lose-response');
    await assert.rejects(createCheckout());
    time.now += HOUR;
    const {id} = await createCheckout();
    const [lost, ...others] = fake.listPaymentIds();
    assert.deepEqual(others, [id]);
    fake.pay(id);
    time.now += 3 * DAY;
    assert.deepEqual(await payments.retrieveCheckout(lost!), {state: 'closed'});
    assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
  });

  test('is refused for a currency that Mollie does not take, before anything is sent', async (t) => {
    const {createCheckout, fake} = await createMollie(t);
    await assert.rejects(createCheckout({amount: {amount: 100, currency: 'KWD'}}), /Mollie takes no payments in this currency/);
    assert.deepEqual(fake.requests, []);
  });
});

describe('the state of a checkout at Mollie', () => {
  test('is open until the payer has paid, and then paid with amount and address', async (t) => {
    const {createCheckout, payments, fake} = await createMollie(t);
    const {id} = await createCheckout();
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
    fake.pay(id, {email: 'ada@tea.example'});
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'paid', paymentId: id, amount: euros(4800), payerEmail: 'ada@tea.example'});
  });

  test('has no address if Mollie knows none, and never takes an account number for one', async (t) => {
    const {createCheckout, payments, fake} = await createMollie(t);
    const checkouts = await Promise.all(['a', 'b', 'c'].map((key) => createCheckout({key})));
    fake.pay(checkouts[0]!.id);
    fake.pay(checkouts[1]!.id, {method: 'paypal', email: 'ada@paypal.example'});
    fake.pay(checkouts[2]!.id, {method: 'paypal', email: 'NL91ABNA0417164300'});
    const states = await Promise.all(checkouts.map(({id}) => payments.retrieveCheckout(id)));
    assert.deepEqual(states.map((state) => 'payerEmail' in state && state.payerEmail), [false, 'ada@paypal.example', false]);
  });

  test('reports the amount that was paid, in its currency, whatever was asked for', async (t) => {
    const {createCheckout, payments, fake} = await createMollie(t);
    const {id} = await createCheckout();
    fake.pay(id, {amount: {amount: 5000, currency: 'JPY'}});
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'paid', paymentId: id, amount: {amount: 5000, currency: 'JPY'}});
  });

  test('is paid with the end of the hold', async (t) => {
    const {createCheckout, payments, fake, time} = await createMollie(t);
    const {id} = await createCheckout({capture: 'hold'});
    fake.pay(id);
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'paid', paymentId: id, amount: euros(4800), hold: {until: time.now + 7 * DAY}});
    assert.equal(payments.holdMs, 7 * DAY);
  });

  for (const method of ['banktransfer', 'ideal', 'mobilepay'] as const) {
    test(`is pending while the bank decides about ${method}, and then paid or closed`, async (t) => {
      const {createCheckout, payments, fake} = await createMollie(t);
      for (const [outcome, expected] of [['paid', 'paid'], ['failed', 'closed']] as const) {
        const {id} = await createCheckout({key: outcome});
        fake.pay(id, {later: true, method});
        assert.deepEqual(await payments.retrieveCheckout(id), {state: 'pending'});
        fake.settleLater(id, outcome);
        assert.equal((await payments.retrieveCheckout(id)).state, expected);
      }
    });
  }

  test('is closed once the payer has cancelled, the card was declined, or the payment has expired', async (t) => {
    const {createCheckout, payments, time} = await createMollie(t, {expiryMs: HOUR});
    for (const outcome of ['cancelled', 'declined']) {
      const {id, url} = await createCheckout({key: outcome});
      await fetch(url, {method: 'POST', body: new URLSearchParams({outcome}), redirect: 'manual'});
      assert.deepEqual(await payments.retrieveCheckout(id), {state: 'closed'});
    }
    const {id} = await createCheckout({key: 'expired'});
    time.now += HOUR;
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'closed'});
  });

  test('of an unknown id is an error with the status', async (t) => {
    const {payments} = await createMollie(t);
    await assert.rejects(payments.retrieveCheckout('tr_unknown'), {name: 'MollieError', statusCode: 404});
    await assert.rejects(payments.retrieveCheckout('cs_other'), {name: 'MollieError', statusCode: 404});
  });
});

describe('ending a checkout at Mollie', () => {
  test('cancels a payment that is open, and changes nothing when repeated', async (t) => {
    const {createCheckout, payments, countRequests} = await createMollie(t);
    const {id} = await createCheckout();
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
    assert.equal(countRequests('expireCheckout'), 1);
  });

  test('leaves open what Mollie cannot cancel', async (t) => {
    const {createCheckout, payments, countRequests} = await createMollie(t, {isCancelable: false});
    const {id} = await createCheckout();
    assert.deepEqual(await payments.expireCheckout(id), {state: 'open'});
    assert.equal(countRequests('expireCheckout'), 0);
  });

  test('reports a payment that has just been made', async (t) => {
    const {createCheckout, payments, fake} = await createMollie(t);
    const {id} = await createCheckout();
    fake.pay(id);
    assert.equal((await payments.expireCheckout(id)).state, 'paid');
  });

  test('reports a payment that is made between its two requests', async (t) => {
    const {createCheckout, payments, fake} = await createMollie(t);
    const {id} = await createCheckout();
    fake.onNextRequest('expireCheckout', () => fake.pay(id));
    assert.equal((await payments.expireCheckout(id)).state, 'paid');
  });

  test('leaves alone a bank transfer that is on its way', async (t) => {
    const {createCheckout, payments, fake, countRequests} = await createMollie(t);
    const {id} = await createCheckout();
    fake.pay(id, {later: true});
    assert.deepEqual(await payments.expireCheckout(id), {state: 'pending'});
    assert.equal(countRequests('expireCheckout'), 0);
    fake.settleLater(id, 'paid');
    assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
  });
});

describe('the hosted page of the fake', () => {
  test('pays, and returns the payer to the shop', async (t) => {
    const {createCheckout, payments} = await createMollie(t);
    const {id, url} = await createCheckout();
    const page = await (await fetch(url)).text();
    assert.match(page, /<h1>Teapot \(g1\)<\/h1>\n<p class="amount">EUR 48\.00<\/p>/);
    const response = await fetch(url, {method: 'POST', body: new URLSearchParams({outcome: 'paid', email: 'ada@tea.example'}), redirect: 'manual'});
    assert.equal(response.headers.get('Location'), checkoutRequest.returnUrl);
    assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
    assert.match(await (await fetch(url)).text(), /This payment is paid\./);
  });
});
