import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createBackendWithMail} from '../support/mail.ts';
import {CANARY, DAY_MS} from '../support/test-backend.ts';

const merchantMail = {orders: 'orders@tea.example', alerts: 'owner@tea.example'};
const sentTo = ({fakeMail}: Awaited<ReturnType<typeof createBackendWithMail>>, to: string) =>
  fakeMail.messages.filter((message) => message.to === to);

describe('the merchant', () => {
  test('gets one mail for each order, without an address, with a link to it', async () => {
    await using backend = await createBackendWithMail({options: {merchantMail: {...merchantMail, orderPage: 'https://tea.example/admin/{order}'}}});
    const gift = await backend.createPaidGift({product: 'teapot', variant: 'blue'});
    const {orderId} = await backend.claimGift(gift);
    for (let round = 0; round < 3; round++) {
      await backend.runDueJobs();
      backend.time.advance(DAY_MS);
    }
    const [mail, ...others] = sentTo(backend, merchantMail.orders);
    assert.deepEqual(others, []);
    assert.match(mail!.subject, /^Order G-1001: Teapot – BLUE$/);
    assert.ok(mail!.text.includes(`https://tea.example/admin/${orderId}`) && mail!.text.includes('€68'));
    assert.ok(!JSON.stringify(mail).includes(CANARY));
  });

  test('is told the command if no page shows orders, in the shop’s language', async () => {
    await using backend = await createBackendWithMail({options: {merchantMail}});
    backend.settings.shop.locales = ['zh-CN'];
    const gift = await backend.createPaidGift();
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    const [mail] = sentTo(backend, merchantMail.orders);
    assert.ok(mail!.text.includes(`npx send-as-gift orders show ${orderId}`));
    assert.match(mail!.text, /请发货/);
    backend.settings.shop.locales = ['en'];
  });

  test('gets a mail for an alert, and another one when a further alert follows', async () => {
    await using backend = await createBackendWithMail({options: {merchantMail}});
    const gift = await backend.createPaidGift({portions: 2});
    await backend.call('cancel', {}, {token: gift.manage});
    backend.payments.nextRefundState('failed');
    backend.payments.queueFaults('refund', 'fail');
    for (let round = 0; round < 2; round++) {
      await backend.runDueJobs();
      backend.time.advance(60_000);
    }
    await backend.runDueJobs();
    const mails = sentTo(backend, merchantMail.alerts);
    assert.deepEqual(mails.map(({subject}) => subject), ['A gift needs you', 'A gift needs you: 2 alerts']);
    assert.equal(new Set(mails.map(({key}) => key)).size, 2);
    assert.match(mails[0]!.text, /A refund of €24 failed/);
    assert.deepEqual(sentTo(backend, merchantMail.orders), []);
  });

  test('can recognize a mail that is sent again because the response was lost', async () => {
    await using backend = await createBackendWithMail({options: {merchantMail}});
    const gift = await backend.createPaidGift({portions: 2});
    await backend.claimGift(gift);
    backend.payments.nextRefundState('failed');
    await backend.call('cancel', {}, {token: gift.manage});
    backend.fakeMail.queueFaults(...Array<'lose-response'>(4).fill('lose-response'));
    for (let round = 0; round < 4; round++) {
      await backend.runDueJobs();
      backend.time.advance(DAY_MS);
    }
    for (const to of [merchantMail.orders, merchantMail.alerts]) {
      const keys = sentTo(backend, to).map(({key}) => key);
      assert.ok(keys.length > 1);
      assert.equal(new Set(keys).size, 1);
    }
  });

  test('gets another mail for an alert that is raised while the mail of an earlier one is being sent', async () => {
    await using backend = await createBackendWithMail({options: {merchantMail}});
    const gift = await backend.createPaidGift();
    await backend.claimGift(gift);
    await backend.runDueJobs();
    backend.payments.dispute(gift.paymentId(), 'inquiry');
    await backend.deliverWebhook({payment: gift.paymentId()});
    const {send} = backend.fakeMail.mail;
    backend.fakeMail.mail.send = async (message) => {
      if (message.to === merchantMail.alerts && !backend.payments.paymentOf(gift.paymentId()).fraudWarning) {
        backend.payments.paymentOf(gift.paymentId()).fraudWarning = true;
        await backend.deliverWebhook({payment: gift.paymentId()});
      }
      return send(message);
    };
    await backend.runDueJobs();
    assert.deepEqual(sentTo(backend, merchantMail.alerts).map(({subject}) => subject), ['A gift needs you', 'A gift needs you: 2 alerts']);
  });

  test('gets alerts where orders go, unless another address is given; none without an address', async () => {
    for (const [settings, expected] of [[{orders: 'orders@tea.example'}, 1], [undefined, 0]] as const) {
      await using backend = await createBackendWithMail({options: {merchantMail: settings}});
      const gift = await backend.createDraft();
      await gift.pay({amount: 1, currency: 'EUR'});
      await backend.runDueJobs();
      assert.equal(sentTo(backend, 'orders@tea.example').length, expected);
    }
  });

  test('gets no second mail if the mail server refuses the address, and a later one if it is down', async () => {
    await using backend = await createBackendWithMail({options: {merchantMail}});
    backend.fakeMail.queueFaults(550);
    const gift = await backend.createDraft();
    await gift.pay({amount: 1, currency: 'EUR'});
    await backend.runDueJobs();
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.deepEqual(sentTo(backend, merchantMail.alerts), []);
    backend.fakeMail.queueFaults('fail');
    const other = await backend.createDraft();
    await other.pay({amount: 1, currency: 'EUR'});
    for (let round = 0; round < 2; round++) {
      await backend.runDueJobs();
      backend.time.advance(60_000);
    }
    assert.equal(sentTo(backend, merchantMail.alerts).length, 1);
  });
});
