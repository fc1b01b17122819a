import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {systemClock, systemRandom} from '../../../src/server/node/clock.ts';
import type {Clock} from '../../../src/server/ports.ts';
import {testPayments, type TestPaymentFaults} from '../../../src/server/payments/test/index.ts';

const HOUR = 3_600_000;
const RETURN_URL = 'https://tea.example/products/teapot?lang=en';

async function createProvider(t: TestContext, faults?: TestPaymentFaults, respond = async () => new Response('{}')) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-pay-'));
  const time = {now: Date.UTC(2026, 0, 1)};
  const clock: Clock = {now: () => time.now, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal)};
  const webhooks: Request[] = [];
  const deliverWebhook = async (webhook: Request) => {
    webhooks.push(webhook);
    return respond();
  };
  const make = () => testPayments({
    file: join(folder, 'test-payments.db'), publicUrl: 'http://127.0.0.1:4401', webhookKey: new Uint8Array(32).fill(7),
    clock, random: systemRandom, deliverWebhook, faults,
  });
  let payments = make();
  t.after(() => {
    payments.close();
    rmSync(folder, {recursive: true, force: true});
  });
  const createCheckout = (key = 'gift-1', capture: 'charge' | 'hold' = 'charge') =>
    payments.createCheckout({key, giftId: 'gift', capture, language: 'en', title: 'Teapot <b>', amount: {amount: 4800, currency: 'EUR'}, returnUrl: RETURN_URL, expiresAt: time.now + HOUR});
  const openPage = (url: string, init?: RequestInit) => payments.pages(new Request(url, init)).then((response) => response!);
  const submit = (url: string, outcome: string) => openPage(url, {method: 'POST', body: new URLSearchParams({outcome})});
  const payCheckout = async (key?: string) => {
    const checkout = await createCheckout(key);
    await submit(checkout.url, 'paid');
    const settled = await payments.retrieveCheckout(checkout.id);
    assert.equal(settled.state, 'paid');
    return settled as Extract<typeof settled, {state: 'paid'}>;
  };
  return {
    get payments() { return payments; }, createCheckout, openPage, submit, payCheckout, webhooks, time,
    restart() {
      payments.close();
      payments = make();
    },
  };
}

describe('the test payment page', () => {
  test('says that an amount which is held is only reserved', async (t) => {
    const {createCheckout, openPage, submit} = await createProvider(t);
    const {url} = await createCheckout('gift-1', 'hold');
    const text = await (await openPage(url)).text();
    assert.match(text, /This amount is only reserved now\./);
    assert.match(text, /value="paid">Reserve</);
    assert.doesNotMatch(text, /bank transfer/);
    await submit(url, 'paid');
    const reserved = await (await openPage(url)).text();
    assert.match(reserved, /This is already reserved\./);
    assert.doesNotMatch(reserved, /only reserved now|already paid/);
    const charged = await (await openPage((await createCheckout('gift-2')).url)).text();
    assert.match(charged, /bank transfer, which arrives in a minute/);
    assert.doesNotMatch(charged, /reserved/i);
  });

  test('shows the product, the price and that no money moves', async (t) => {
    const {createCheckout, openPage} = await createProvider(t);
    const page = await openPage((await createCheckout()).url);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.match(text, /Teapot &lt;b&gt;/);
    assert.match(text, />€48</);
    assert.match(text, /no money moves/);
    for (const outcome of ['paid', 'declined', 'cancelled']) assert.match(text, new RegExp(`name="outcome" value="${outcome}"`));
    assert.doesNotMatch(text, /<script/);
  });

  test('is in the language of the gift, and formats yen without decimals', async (t) => {
    const {payments, openPage, time} = await createProvider(t);
    const {url} = await payments.createCheckout(
      {key: 'y', giftId: 'gift', capture: 'charge', language: 'zh-CN', title: '茶', amount: {amount: 4800, currency: 'JPY'}, returnUrl: RETURN_URL, expiresAt: time.now + HOUR});
    const text = await (await openPage(url, {headers: {'Accept-Language': 'en'}})).text();
    assert.match(text, /<html lang="zh-CN" dir="ltr">/);
    assert.match(text, /不会产生真实扣款/);
    assert.match(text, /4,800(?!\.)/);
  });

  test('is in the payer’s language if it does not have the gift’s', async (t) => {
    const {payments, openPage, time} = await createProvider(t);
    const {url} = await payments.createCheckout(
      {key: 'n', giftId: 'gift', capture: 'charge', language: 'nl', title: 'Thee', amount: {amount: 4800, currency: 'EUR'}, returnUrl: RETURN_URL, expiresAt: time.now + HOUR});
    assert.match(await (await openPage(url, {headers: {'Accept-Language': 'nl, ar;q=0.9'}})).text(), /<html lang="ar" dir="rtl">/);
  });

  test('has a content security policy that allows the form to redirect only to the shop', async (t) => {
    const {createCheckout, openPage} = await createProvider(t);
    const {headers} = await openPage((await createCheckout()).url);
    assert.match(headers.get('Content-Security-Policy')!, /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self' https:\/\/tea\.example; base-uri 'none'; frame-ancestors 'none'$/);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
  });

  test('leaves every other path to the backend', async (t) => {
    const {payments} = await createProvider(t);
    assert.equal(await payments.pages(new Request('http://127.0.0.1:4401/v1/shop')), undefined);
    assert.equal(await payments.pages(new Request('http://127.0.0.1:4401/test-payments')), undefined);
  });
});

describe('a payer', () => {
  test('pays, returns to the shop, and the backend receives a webhook', async (t) => {
    const {payments, createCheckout, submit, webhooks} = await createProvider(t);
    const {id, url} = await createCheckout();
    const response = await submit(url, 'paid');
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('Location'), RETURN_URL);
    assert.equal(webhooks.length, 1);
    assert.equal(new URL(webhooks[0]!.url).pathname, '/v1/payments/test/webhooks');
    assert.equal((await payments.parseWebhook(webhooks[0]!))?.checkoutId, id);
    const settled = await payments.retrieveCheckout(id);
    assert.equal(settled.state, 'paid');
  });

  test('who submits three times at once pays once', async (t) => {
    const {payments, createCheckout, submit, webhooks} = await createProvider(t);
    const {id, url} = await createCheckout();
    const responses = await Promise.all([submit(url, 'paid'), submit(url, 'paid'), submit(url, 'paid')]);
    assert.deepEqual(responses.map(({status}) => status), [303, 303, 303]);
    assert.equal(webhooks.length, 1);
    const first = await payments.retrieveCheckout(id);
    await submit(url, 'paid');
    await submit(url, 'declined');
    assert.deepEqual(await payments.retrieveCheckout(id), first);
  });

  for (const outcome of ['declined', 'cancelled']) {
    test(`can try again after the payment was ${outcome}`, async (t) => {
      const {payments, createCheckout, submit, webhooks} = await createProvider(t);
      const {id, url} = await createCheckout();
      const response = await submit(url, outcome);
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('Location'), RETURN_URL);
      assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
      assert.equal(webhooks.length, 0);
      await submit(url, 'paid');
      assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
    });
  }

  test('cannot pay a closed checkout, and sees a message', async (t) => {
    const {payments, createCheckout, submit, openPage, webhooks} = await createProvider(t);
    const {id, url} = await createCheckout();
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
    const response = await submit(url, 'paid');
    assert.equal(response.status, 409);
    assert.match(await response.text(), /can’t be paid any more/);
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'closed'});
    assert.equal(webhooks.length, 0);
    assert.doesNotMatch(await (await openPage(url)).text(), /<form/);
  });

  test('cannot pay a checkout from the millisecond at which it expires', async (t) => {
    const {payments, createCheckout, submit, time} = await createProvider(t);
    const late = await createCheckout('late');
    const early = await createCheckout('early');
    time.now += HOUR - 1;
    assert.equal((await submit(early.url, 'paid')).status, 303);
    time.now += 1;
    assert.equal((await submit(late.url, 'paid')).status, 409);
    assert.deepEqual(await payments.retrieveCheckout(late.id), {state: 'closed'});
    assert.equal((await payments.retrieveCheckout(early.id)).state, 'paid');
  });

  test('has paid if the payment came before the checkout was closed', async (t) => {
    const {payments, createCheckout, submit} = await createProvider(t);
    const {id, url} = await createCheckout();
    await submit(url, 'paid');
    assert.equal((await payments.expireCheckout(id)).state, 'paid');
  });

  const failures: [string, () => Promise<Response>][] = [
    ['is down', () => Promise.reject(new Error('down'))],
    ['responds with errors', async () => new Response(null, {status: 500})],
    ['never responds', () => new Promise(() => undefined)],
  ];
  for (const [failure, respond] of failures) {
    test(`returns to the shop if the backend ${failure}`, async (t) => {
      const {payments, createCheckout, submit, webhooks} = await createProvider(t, {}, respond);
      const {id, url} = await createCheckout();
      assert.equal((await submit(url, 'paid')).status, 303);
      assert.equal(webhooks.length, 1);
      assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
    });
  }

  test('returns to the shop if the webhook is lost', async (t) => {
    const {payments, createCheckout, submit, webhooks} = await createProvider(t, {dropWebhook: () => true});
    const {id, url} = await createCheckout();
    assert.equal((await submit(url, 'paid')).status, 303);
    assert.equal(webhooks.length, 0);
    assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
  });

  test('who sends an invalid form sees an error and has paid nothing', async (t) => {
    const {payments, createCheckout, submit, openPage} = await createProvider(t);
    const {id, url} = await createCheckout();
    assert.equal((await submit(url, 'free')).status, 400);
    assert.equal((await openPage(url, {method: 'POST', body: '{"outcome":"paid"}', headers: {'Content-Type': 'application/json'}})).status, 400);
    assert.equal((await submit(`${url}x`, 'paid')).status, 404);
    assert.equal((await submit(url, `paid&${'x'.repeat(2000)}`)).status, 400);
    let sent = 0;
    const endless = new ReadableStream({
      pull(stream) {
        stream.enqueue(new TextEncoder().encode('outcome=paid&'));
        // The stream ends, so that a broken limit fails the test instead of hanging it.
        if (++sent > 10_000) stream.close();
      },
    });
    const flood = {method: 'POST', body: endless, duplex: 'half', headers: {'Content-Type': 'application/x-www-form-urlencoded'}};
    assert.equal((await openPage(url, flood as RequestInit)).status, 400);
    assert.ok(sent < 1_000, `${sent} parts were read`);
    assert.equal((await openPage(url, {method: 'DELETE'})).status, 405);
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
  });

  test('finds the checkout unchanged after a restart', async (t) => {
    const provider = await createProvider(t);
    const {id, url} = await provider.createCheckout();
    await provider.submit(url, 'paid');
    const before = await provider.payments.retrieveCheckout(id);
    provider.restart();
    assert.deepEqual(await provider.payments.retrieveCheckout(id), before);
    assert.equal((await provider.createCheckout()).id, id);
  });
});

describe('the backend', () => {
  test('gets one checkout per key, also if the first response is lost', async (t) => {
    let lose = true;
    const {createCheckout} = await createProvider(t, {dropResponse: () => lose});
    await assert.rejects(createCheckout());
    lose = false;
    const [one, other, third] = [await createCheckout(), await createCheckout(), await createCheckout('gift-2')];
    assert.deepEqual(other, one);
    assert.notEqual(third.id, one.id);
  });

  test('refunds once per key', async (t) => {
    let lose = true;
    const {payments, payCheckout} = await createProvider(t, {dropResponse: (ask) => lose && ask === 'refund'});
    const {paymentId, amount} = await payCheckout();
    await assert.rejects(payments.refund({key: 'portion-1', paymentId, amount}));
    lose = false;
    const first = await payments.refund({key: 'portion-1', paymentId, amount});
    assert.equal(first.state, 'refunded');
    assert.deepEqual(await payments.refund({key: 'portion-1', paymentId, amount}), first);
    assert.deepEqual((await payments.retrievePayment(paymentId)).refunds, [{...first, key: 'portion-1', amount}]);
    assert.equal((await payments.refund({key: 'portion-2', paymentId, amount: {amount: 1, currency: 'EUR'}})).state, 'failed');
  });

  test('can refund in parts, but no more than was paid and only in its currency', async (t) => {
    const {payments, payCheckout} = await createProvider(t);
    const {paymentId} = await payCheckout();
    const give = async (key: string, amount: number, currency = 'EUR') => (await payments.refund({key, paymentId, amount: {amount, currency}})).state;
    assert.equal(await give('1', 3000), 'refunded');
    assert.equal(await give('2', 1801), 'failed');
    assert.equal(await give('3', 1800, 'USD'), 'failed');
    assert.equal(await give('4', 1800), 'refunded');
    await assert.rejects(payments.refund({key: '5', paymentId: 'tpp_unknown', amount: {amount: 1, currency: 'EUR'}}));
  });

  test('sees a delayed refund as pending, then as refunded', async (t) => {
    const {payments, payCheckout} = await createProvider(t, {delayRefund: () => true});
    const {paymentId, amount} = await payCheckout();
    assert.equal((await payments.refund({key: 'k', paymentId, amount})).state, 'pending');
    const refundState = async () => (await payments.retrievePayment(paymentId)).refunds[0]?.state;
    assert.equal(await refundState(), 'pending');
    assert.equal(await refundState(), 'refunded');
  });

  test('rejects a webhook that is unsigned, too old or changed', async (t) => {
    const {payments, createCheckout, submit, webhooks, time} = await createProvider(t);
    await submit((await createCheckout()).url, 'paid');
    const webhook = webhooks[0]!;
    const body = await webhook.clone().text();
    const again = (text: string, headers: HeadersInit) => payments.parseWebhook(new Request(webhook.url, {method: 'POST', body: text, headers}));
    assert.ok(await again(body, webhook.headers));
    assert.equal(await again(body.replace('tpc_', 'tpd_'), webhook.headers), undefined);
    assert.equal(await again(body, {}), undefined);
    assert.equal(await again(body, {'Test-Payments-Signature': `t=${time.now},v1=${'A'.repeat(43)}`}), undefined);
    assert.equal(await again('x'.repeat(100_000), webhook.headers), undefined);
    time.now += 6 * 60_000;
    assert.equal(await again(body, webhook.headers), undefined);
  });
});
