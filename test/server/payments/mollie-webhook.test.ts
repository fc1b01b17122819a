import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createMollie, euros} from '../support/mollie.ts';

describe('a webhook of Mollie', () => {
  test('names the payment it is about, for every change that Mollie reports', async (t) => {
    const {payments, createCheckout, fake} = await createMollie(t);
    const {id} = await createCheckout();
    const received: number[] = [];
    const changes: (() => unknown)[] = [
      () => fake.pay(id), () => payments.refund({key: 'refund:g1.1.1', paymentId: id, amount: euros(100)}), () => fake.failRefund('refund:g1.1.1'),
      () => fake.refundInDashboard(id, euros(200)), () => fake.dispute(id), () => fake.closeDispute(id, 'won'),
    ];
    for (const change of changes) {
      await change();
      received.push(fake.listWebhooks().length);
    }
    assert.deepEqual(received, [1, 2, 3, 4, 5, 6]);
    for (const webhook of fake.listWebhooks()) {
      assert.equal(webhook.headers.get('Content-Type'), 'application/x-www-form-urlencoded;charset=UTF-8');
      assert.deepEqual(await payments.parseWebhook(webhook), {checkoutId: id, paymentId: id});
    }
  });

  test('is reported when a hold is made, lapses or is captured, but not while a payment is pending', async (t) => {
    const {payments, createCheckout, fake} = await createMollie(t);
    const [lapsing, captured, pending] = await Promise.all(['a', 'b', 'c'].map((key) => createCheckout({key, capture: 'hold'})));
    fake.pay(pending!.id, {later: true});
    assert.equal(fake.listWebhooks().length, 0);
    fake.pay(lapsing!.id);
    fake.pay(captured!.id);
    fake.lapseHold(lapsing!.id);
    await payments.capture({key: 'capture:b', paymentId: captured!.id, amount: euros(4800)});
    const ids = await Promise.all(fake.listWebhooks().map(async (webhook) => (await payments.parseWebhook(webhook))?.checkoutId));
    assert.deepEqual(ids, [lapsing!.id, captured!.id, lapsing!.id, captured!.id]);
  });

  async function createWebhook(t: Parameters<typeof createMollie>[0]) {
    const mollie = await createMollie(t);
    const {id} = await mollie.createCheckout();
    mollie.fake.pay(id);
    const {url} = mollie.fake.listWebhooks()[0]!;
    const post = (body: BodyInit, to = url) =>
      mollie.payments.parseWebhook(new Request(to, {method: 'POST', body, headers: {'Content-Type': 'application/x-www-form-urlencoded'}}));
    return {...mollie, id, url, post};
  }

  test('with a wrong, shortened or missing token is refused', async (t) => {
    const {post, url, id} = await createWebhook(t);
    assert.deepEqual(await post(`id=${id}`), {checkoutId: id, paymentId: id});
    const forged = new URL(url);
    const token = forged.searchParams.get('token')!;
    const tokens = [token.slice(0, -1), token.slice(1), `${token}A`, token.toLowerCase(), '', 'A'.repeat(43), `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`];
    for (const wrong of tokens) {
      forged.searchParams.set('token', wrong);
      assert.equal(await post(`id=${id}`, forged.href), undefined, wrong);
    }
    forged.searchParams.delete('token');
    assert.equal(await post(`id=${id}`, forged.href), undefined);
    assert.equal(await post(`id=${id}`, forged.origin + forged.pathname), undefined);
  });

  test('with the token of another checkout, or of another backend, is refused', async (t) => {
    const {post, url, id} = await createWebhook(t);
    const forged = new URL(url);
    forged.searchParams.set('key', 'checkout:g2');
    assert.equal(await post(`id=${id}`, forged.href), undefined);
    const other = await createMollie(t, {}, {webhookKey: new Uint8Array(32).fill(8)});
    assert.equal(await other.payments.parseWebhook(new Request(url, {method: 'POST', body: new URLSearchParams({id})})), undefined);
  });

  test('with a missing, malformed or oversized id is refused', async (t) => {
    const {post} = await createWebhook(t);
    const bodies = ['', 'id=', 'id=tr_', 'id=re_123', 'id=tr_../../methods', 'id=tr_a%00', `id=tr_${'a'.repeat(65)}`, '{"id":"tr_123"}', 'id=tr_a&'.padEnd(2000, 'x')];
    for (const body of bodies) assert.equal(await post(body), undefined, body);
  });

  test('with the same content is accepted as often as it comes: it is only a hint', async (t) => {
    const {post, id} = await createWebhook(t);
    for (let count = 0; count < 3; count++) assert.deepEqual(await post(`id=${id}`), {checkoutId: id, paymentId: id});
  });
});
