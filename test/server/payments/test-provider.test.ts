/** The test provider: three buttons, its own books, and notices that only the backend's key can have signed. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {systemClock, systemRandom} from '../../../src/server/node/clock.ts';
import type {Clock} from '../../../src/server/ports.ts';
import {createTestPayments, type TestPaymentFaults} from '../../../src/server/payments/test/index.ts';

const HOUR = 3_600_000;
const RETURN_URL = 'https://tea.example/products/teapot?lang=en';

async function createProvider(t: TestContext, faults?: TestPaymentFaults, answer = async () => new Response('{}')) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-pay-'));
  const time = {now: Date.UTC(2026, 0, 1)};
  const clock: Clock = {now: () => time.now, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal)};
  const webhooks: Request[] = [];
  const deliverWebhook = async (notice: Request) => {
    webhooks.push(notice);
    return answer();
  };
  const make = () => createTestPayments({
    file: join(folder, 'test-payments.db'), publicUrl: 'http://127.0.0.1:4401', webhookKey: new Uint8Array(32).fill(7),
    clock, random: systemRandom, deliverWebhook, faults,
  });
  let payments = make();
  t.after(() => {
    payments.close();
    rmSync(folder, {recursive: true, force: true});
  });
  const createCheckout = (key = 'gift-1') =>
    payments.createCheckout({key, title: 'Teapot <b>', amount: {amount: 4800, currency: 'EUR'}, returnUrl: RETURN_URL, expiresAt: time.now + HOUR});
  const open = (url: string, init?: RequestInit) => payments.pages(new Request(url, init)).then((response) => response!);
  const submit = (url: string, outcome: string) => open(url, {method: 'POST', body: new URLSearchParams({outcome})});
  const payCheckout = async (key?: string) => {
    const checkout = await createCheckout(key);
    await submit(checkout.url, 'paid');
    const settled = await payments.retrieveCheckout(checkout.id);
    assert.equal(settled.state, 'paid');
    return settled as Extract<typeof settled, {state: 'paid'}>;
  };
  return {
    get payments() { return payments; }, draft: createCheckout, look: open, press: submit, pay: payCheckout, notices: webhooks, time,
    restart() {
      payments.close();
      payments = make();
    },
  };
}

describe('the test payment page', () => {
  test('shows what is bought for how much, and that no money moves', async (t) => {
    const {draft, look} = await createProvider(t);
    const page = await look((await draft()).url);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.match(text, /Teapot &lt;b&gt;/);
    assert.match(text, />€48</);
    assert.match(text, /no money moves/);
    for (const outcome of ['paid', 'declined', 'cancelled']) assert.match(text, new RegExp(`name="outcome" value="${outcome}"`));
    assert.doesNotMatch(text, /<script/);
  });

  test('speaks Chinese to who prefers it, and counts yen without cents', async (t) => {
    const {payments, look, time} = await createProvider(t);
    const {url} = await payments.createCheckout(
      {key: 'y', title: '茶', amount: {amount: 4800, currency: 'JPY'}, returnUrl: RETURN_URL, expiresAt: time.now + HOUR});
    const text = await (await look(url, {headers: {'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.8'}})).text();
    assert.match(text, /<html lang="zh-CN">/);
    assert.match(text, /不会产生真实扣款/);
    assert.match(text, /4,800(?!\.)/);
  });

  test('is sent under a policy that lets the form lead only back to the shop', async (t) => {
    const {draft, look} = await createProvider(t);
    const {headers} = await look((await draft()).url);
    assert.match(headers.get('Content-Security-Policy')!, /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self' https:\/\/tea\.example; base-uri 'none'; frame-ancestors 'none'$/);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
  });

  test('leaves every other address to the backend', async (t) => {
    const {payments} = await createProvider(t);
    assert.equal(await payments.pages(new Request('http://127.0.0.1:4401/v1/shop')), undefined);
    assert.equal(await payments.pages(new Request('http://127.0.0.1:4401/test-payments')), undefined);
  });
});

describe('a payer', () => {
  test('pays once, goes back to the shop, and the backend is told', async (t) => {
    const {payments, draft, press, notices} = await createProvider(t);
    const {id, url} = await draft();
    const answer = await press(url, 'paid');
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('Location'), RETURN_URL);
    assert.equal(notices.length, 1);
    assert.equal(new URL(notices[0]!.url).pathname, '/v1/payments/test/webhooks');
    assert.deepEqual(await payments.parseWebhook(notices[0]!), {checkout: id});
    const settled = await payments.retrieveCheckout(id);
    assert.equal(settled.state, 'paid');
  });

  test('who presses twice at once has paid once', async (t) => {
    const {payments, draft, press, notices} = await createProvider(t);
    const {id, url} = await draft();
    const answers = await Promise.all([press(url, 'paid'), press(url, 'paid'), press(url, 'paid')]);
    assert.deepEqual(answers.map(({status}) => status), [303, 303, 303]);
    assert.equal(notices.length, 1);
    const first = await payments.retrieveCheckout(id);
    await press(url, 'paid');
    await press(url, 'declined');
    assert.deepEqual(await payments.retrieveCheckout(id), first);
  });

  for (const outcome of ['declined', 'cancelled']) {
    test(`whose payment was ${outcome} may try again`, async (t) => {
      const {payments, draft, press, notices} = await createProvider(t);
      const {id, url} = await draft();
      const answer = await press(url, outcome);
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('Location'), RETURN_URL);
      assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
      assert.equal(notices.length, 0);
      await press(url, 'paid');
      assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
    });
  }

  test('can’t pay a checkout that was closed, and is told so', async (t) => {
    const {payments, draft, press, look, notices} = await createProvider(t);
    const {id, url} = await draft();
    assert.deepEqual(await payments.expireCheckout(id), {state: 'closed'});
    const answer = await press(url, 'paid');
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /can’t be paid any more/);
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'closed'});
    assert.equal(notices.length, 0);
    assert.doesNotMatch(await (await look(url)).text(), /<form/);
  });

  test('can’t pay a checkout whose time is over, from that very millisecond', async (t) => {
    const {payments, draft, press, time} = await createProvider(t);
    const late = await draft('late');
    const early = await draft('early');
    time.now += HOUR - 1;
    assert.equal((await press(early.url, 'paid')).status, 303);
    time.now += 1;
    assert.equal((await press(late.url, 'paid')).status, 409);
    assert.deepEqual(await payments.retrieveCheckout(late.id), {state: 'closed'});
    assert.equal((await payments.retrieveCheckout(early.id)).state, 'paid');
  });

  test('who was faster than the closing has paid', async (t) => {
    const {payments, draft, press} = await createProvider(t);
    const {id, url} = await draft();
    await press(url, 'paid');
    assert.equal((await payments.expireCheckout(id)).state, 'paid');
  });

  const troubles: [string, () => Promise<Response>][] = [
    ['is down', () => Promise.reject(new Error('down'))],
    ['answers nothing but errors', async () => new Response(null, {status: 500})],
    ['never answers', () => new Promise(() => undefined)],
  ];
  for (const [trouble, answer] of troubles) {
    test(`goes back to the shop though the backend ${trouble}`, async (t) => {
      const {payments, draft, press, notices} = await createProvider(t, {}, answer);
      const {id, url} = await draft();
      assert.equal((await press(url, 'paid')).status, 303);
      assert.equal(notices.length, 1);
      assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
    });
  }

  test('goes back to the shop though the notice is lost', async (t) => {
    const {payments, draft, press, notices} = await createProvider(t, {dropWebhook: () => true});
    const {id, url} = await draft();
    assert.equal((await press(url, 'paid')).status, 303);
    assert.equal(notices.length, 0);
    assert.equal((await payments.retrieveCheckout(id)).state, 'paid');
  });

  test('who sends nonsense is told so and has paid nothing', async (t) => {
    const {payments, draft, press, look} = await createProvider(t);
    const {id, url} = await draft();
    assert.equal((await press(url, 'free')).status, 400);
    assert.equal((await look(url, {method: 'POST', body: '{"outcome":"paid"}', headers: {'Content-Type': 'application/json'}})).status, 400);
    assert.equal((await press(`${url}x`, 'paid')).status, 404);
    assert.equal((await press(url, `paid&${'x'.repeat(2000)}`)).status, 400);
    let sent = 0;
    const endless = new ReadableStream({
      pull(stream) {
        stream.enqueue(new TextEncoder().encode('outcome=paid&'));
        // Far more than anybody reads, so that a broken limit fails instead of hanging.
        if (++sent > 10_000) stream.close();
      },
    });
    const flood = {method: 'POST', body: endless, duplex: 'half', headers: {'Content-Type': 'application/x-www-form-urlencoded'}};
    assert.equal((await look(url, flood as RequestInit)).status, 400);
    assert.ok(sent < 1_000, `${sent} parts were read`);
    assert.equal((await look(url, {method: 'DELETE'})).status, 405);
    assert.deepEqual(await payments.retrieveCheckout(id), {state: 'open'});
  });

  test('finds everything as it was after a restart', async (t) => {
    const provider = await createProvider(t);
    const {id, url} = await provider.draft();
    await provider.press(url, 'paid');
    const before = await provider.payments.retrieveCheckout(id);
    provider.restart();
    assert.deepEqual(await provider.payments.retrieveCheckout(id), before);
    assert.equal((await provider.draft()).id, id);
  });
});

describe('the backend', () => {
  test('that asks twice for a checkout gets one, also when the first answer was lost', async (t) => {
    let lose = true;
    const {draft} = await createProvider(t, {dropResponse: () => lose});
    await assert.rejects(draft());
    lose = false;
    const [one, other, third] = [await draft(), await draft(), await draft('gift-2')];
    assert.deepEqual(other, one);
    assert.notEqual(third.id, one.id);
  });

  test('that asks again and again for a refund gives the money back once', async (t) => {
    let lose = true;
    const {payments, pay} = await createProvider(t, {dropResponse: (ask) => lose && ask === 'refund'});
    const {paymentId, amount} = await pay();
    await assert.rejects(payments.refund({key: 'portion-1', paymentId, amount}));
    lose = false;
    const first = await payments.refund({key: 'portion-1', paymentId, amount});
    assert.equal(first.state, 'refunded');
    assert.deepEqual(await payments.refund({key: 'portion-1', paymentId, amount}), first);
    assert.deepEqual(await payments.retrieveRefund('portion-1'), first);
    assert.equal((await payments.refund({key: 'portion-2', paymentId, amount: {amount: 1, currency: 'EUR'}})).state, 'failed');
  });

  test('can give back portion by portion, but never more than was paid, nor other money', async (t) => {
    const {payments, pay} = await createProvider(t);
    const {paymentId} = await pay();
    const give = async (key: string, amount: number, currency = 'EUR') => (await payments.refund({key, paymentId, amount: {amount, currency}})).state;
    assert.equal(await give('1', 3000), 'refunded');
    assert.equal(await give('2', 1801), 'failed');
    assert.equal(await give('3', 1800, 'USD'), 'failed');
    assert.equal(await give('4', 1800), 'refunded');
    await assert.rejects(payments.refund({key: '5', paymentId: 'tpp_unknown', amount: {amount: 1, currency: 'EUR'}}));
  });

  test('sees a slow refund as pending, then as refunded, and knows when there is none', async (t) => {
    const {payments, pay} = await createProvider(t, {delayRefund: () => true});
    const {paymentId, amount} = await pay();
    assert.equal((await payments.refund({key: 'k', paymentId, amount})).state, 'pending');
    assert.equal((await payments.retrieveRefund('k'))?.state, 'pending');
    assert.equal((await payments.retrieveRefund('k'))?.state, 'refunded');
    assert.equal(await payments.retrieveRefund('never'), undefined);
  });

  test('believes no notice that the provider has not signed, has signed long ago, or that was changed', async (t) => {
    const {payments, draft, press, notices, time} = await createProvider(t);
    await press((await draft()).url, 'paid');
    const notice = notices[0]!;
    const body = await notice.clone().text();
    const again = (text: string, headers: HeadersInit) => payments.parseWebhook(new Request(notice.url, {method: 'POST', body: text, headers}));
    assert.ok(await again(body, notice.headers));
    assert.equal(await again(body.replace('tpc_', 'tpd_'), notice.headers), undefined);
    assert.equal(await again(body, {}), undefined);
    assert.equal(await again(body, {'Test-Payments-Signature': `t=${time.now},v1=${'A'.repeat(43)}`}), undefined);
    assert.equal(await again('x'.repeat(100_000), notice.headers), undefined);
    time.now += 6 * 60_000;
    assert.equal(await again(body, notice.headers), undefined);
  });
});
