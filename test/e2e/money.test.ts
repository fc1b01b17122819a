import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {listen} from 'send-as-gift/server/node';
import {createDemoShop} from '../../demo/app.ts';
import {createMerchantClient} from '../../demo/merchant-client.ts';
import type {Order} from '../../src/protocol/index.ts';
import {findAxeViolations, findLayoutIssues} from '../support/a11y-and-layout.ts';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, goToPayment, openGift} from './actions.ts';

const DAY_MS = 86_400_000;
const TRANSFER = 'Pay by bank transfer, which arrives in a minute';
const BUSY_MS = 40_000;

/** Sends a gift and returns what the payment provider calls its payment. */
async function sendPaid(
  sender: BrowserUser, env: E2EEnvironment,
  {pay, button, atPayment}: {pay?: string; button: string; atPayment?: (() => Promise<void>) | undefined},
) {
  await goToPayment(sender, env, {pay});
  await atPayment?.();
  const checkoutId = sender.page.url().split('/').pop()!;
  await sender.click(button);
  await sender.expectText('It’s wrapped');
  const status = await env.backend.provider.retrieveCheckout(checkoutId);
  assert.equal(status.state, 'paid');
  const link = await sender.inputValue('The link for your friend');
  return {link, giftId: /\/g\/([\w-]{22})#/.exec(link)![1]!, paymentId: (status as {paymentId: string}).paymentId};
}

const paymentState = async (env: E2EEnvironment, paymentId: string) => (await env.backend.provider.retrievePayment(paymentId)).state;
const listOrders = async (env: E2EEnvironment) => (await env.backend.callAsMerchant<{orders: Order[]}>('GET', '/v1/orders')).orders;

describe('a payment that is held until the gift is accepted', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E({claimWindowSeconds: 6 * 86_400, config: {payments: {provider: 'test', capture: 'hold'}}}); });
  after(() => env.close());
  const sendHeld = (sender: BrowserUser, atPayment?: () => Promise<void>) =>
    sendPaid(sender, env, {pay: 'Reserve €24 and get the link', button: 'Reserve', atPayment});

  test('is charged once it is accepted, before the order is placed, and the sender sees each step', async () => {
    const ana = await env.openUser();
    const {link, paymentId} = await sendHeld(ana, async () => {
      await ana.expectText('This amount is only reserved now.');
      assert.deepEqual([...await findAxeViolations(ana.page), ...await findLayoutIssues(ana.page)], []);
    });
    await ana.expectText('If they don’t, you aren’t charged.');
    assert.equal(await paymentState(env, paymentId), 'held');
    const lena = await env.openUser();
    await openGift(lena, link);
    await ana.expectText('Opened, not accepted yet', BUSY_MS);
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    await env.backend.runDueJobs();
    assert.equal(await paymentState(env, paymentId), 'captured');
    assert.equal((await listOrders(env))[0]!.state, 'ordered');
    await ana.expectText('Accepted, and being prepared', BUSY_MS);
    await ana.close();
    await lena.close();
  });

  test('is not charged if nobody accepts in time', async () => {
    const ana = await env.openUser();
    const {link, paymentId} = await sendHeld(ana);
    await env.backend.advance(6 * DAY_MS + 1);
    await ana.page.reload();
    await ana.expectText('Not accepted in time', BUSY_MS);
    await ana.expectText('You weren’t charged.', BUSY_MS);
    assert.doesNotMatch(String(await ana.visibleText()), /refund/i);
    assert.equal(await paymentState(env, paymentId), 'released');
    const lena = await env.openUser();
    await lena.goto(link);
    await lena.expectText('This gift has expired');
    await ana.close();
    await lena.close();
  });
});

describe('a payment that is charged at once', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  test('may take days, is followed meanwhile, also after a reload, and leads to the link', async () => {
    const ana = await env.openUser();
    await goToPayment(ana, env);
    await ana.click(TRANSFER);
    await ana.expectText('Payment on its way');
    await ana.expectText('You can close this page and come back later.');
    assert.doesNotMatch(String(await ana.visibleText()), /Not paid yet|Pay €24/);
    await ana.page.reload();
    await ana.expectText('Payment on its way');
    await env.backend.advance(61_000);
    await ana.expectText('It’s wrapped', BUSY_MS);
    assert.deepEqual(ana.errors, []);
    await ana.close();
  });

  test('stops the gift if the payer disputes it before it is accepted, and blames nobody', async () => {
    const ana = await env.openUser();
    const {link, paymentId} = await sendPaid(ana, env, {button: 'Pay'});
    await env.backend.provider.controls.dispute(paymentId, 'open');
    await ana.expectText('This gift has ended', BUSY_MS);
    await ana.expectText('Your bank now decides about the money.');
    const lena = await env.openUser();
    await lena.goto(link);
    await lena.expectText('This gift is no longer available');
    assert.doesNotMatch(String(await lena.visibleText()), /bank|dispute|pay(?:ment)?\b/i);
    assert.deepEqual(await findAxeViolations(lena.page), []);
    await ana.close();
    await lena.close();
  });

  test('raises alerts, which the merchant settles on the demo’s orders page, by keyboard and on a phone', async (t) => {
    const shop: {fetch?: (request: Request) => Promise<Response>} = {};
    const server = await listen({fetch: (request: Request) => shop.fetch!(request), port: 0, host: '127.0.0.1'});
    t.after(() => server.close(100));
    const shopUrl = `http://localhost:${server.port}`;
    const {directUrl, secretKey, provider} = env.backend;
    shop.fetch = createDemoShop({shopUrl, backendUrl: directUrl, products: [], merchant: createMerchantClient(directUrl, secretKey), mailFolder: ''});
    const merchant = await env.openUser();
    await merchant.goto(`${shopUrl}/orders`);
    assert.doesNotMatch(String(await merchant.visibleText()), /needs? you|alert/i);
    const layoutIssues = await findLayoutIssues(merchant.page);

    const ana = await env.openUser();
    const {giftId} = await sendPaid(ana, env, {button: 'Pay'});
    await ana.click('Cancel the gift');
    await ana.expectText('€24 is refunded to your original payment method');
    await ana.click('Cancel the gift');
    await ana.expectText(/You cancelled (this|the) gift/);
    await env.backend.runDueJobs();
    await provider.controls.failRefund(`refund:${giftId}.1.1`);

    await merchant.page.reload();
    await merchant.expectText('One thing needs you');
    await merchant.expectText('A refund failed');
    assert.deepEqual(await findAxeViolations(merchant.page), []);
    assert.deepEqual(await findLayoutIssues(merchant.page), layoutIssues, 'the alerts add none');
    await merchant.page.focus('.alerts button');
    await Promise.all([merchant.page.waitForNavigation(), merchant.page.keyboard.press('Enter')]);
    assert.doesNotMatch(String(await merchant.visibleText()), /needs you/);
    await env.backend.runDueJobs();
    await provider.controls.failRefund(`refund:${giftId}.1.2`);
    await merchant.page.reload();
    await merchant.click('Done');
    await merchant.page.waitForFunction(() => !document.querySelector('.alerts'));
    const {alerts} = await env.backend.callAsMerchant<{alerts: unknown[]}>('GET', '/v1/alerts');
    assert.deepEqual(alerts, []);
    assert.deepEqual(merchant.errors, []);
    for (const user of [ana, merchant]) await user.close();
  });
});
