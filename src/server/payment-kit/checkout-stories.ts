/** Stories about the way from a checkout to a paid gift. */
import {expectMoneyReturned, expectPayment, expectState, ledgerOfPaid} from './expectations.ts';
import {PRODUCT} from './parts.ts';
import {expectEqual, type StoryBackend} from './story-backend.ts';

const HOUR_MS = 3600_000;
const TOTAL = PRODUCT.price.amount;
/** What the merchant refunds in the dashboard: counted twice, it would show. */
const PART = 1000;

/** The payer has completed the checkout, but there is no money yet, and in the end there is none. */
export async function completedButUnpaid(backend: StoryBackend): Promise<void> {
  const gift = await backend.draftGift();
  await backend.pay(gift, {later: true});
  await backend.deliverNewWebhooks();
  const when = 'After a completed checkout without money';
  await expectState(backend, gift, when, {gift: 'draft', ledger: {}, orders: 0});
  await backend.runJobs();
  await expectState(backend, gift, when, {gift: 'draft', ledger: {}});
  expectEqual(`${when}, whether the sender sees that the bank has not decided`, (await gift.view()).paymentPending, true);
  await backend.controls.settleLater(gift.checkoutId, 'failed');
  await backend.deliverNewWebhooks();
  backend.clock.advance(25 * HOUR_MS);
  await backend.runJobs();
  await expectState(backend, gift, 'After the bank has refused the payment', {gift: 'abandoned', ledger: {}, alerts: [], orders: 0});
}

/** The bank agrees after the draft would have ended. */
export async function paidLate(backend: StoryBackend): Promise<void> {
  const gift = await backend.draftGift();
  await backend.pay(gift, {later: true});
  await backend.loseNewWebhooks();
  backend.clock.advance(25 * HOUR_MS);
  await backend.runJobs();
  const when = 'A day after a completed checkout, while the bank has not decided';
  await expectState(backend, gift, when, {gift: 'draft', ledger: {}});
  await backend.controls.settleLater(gift.checkoutId, 'paid');
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  const after = 'After the bank has agreed';
  await expectState(backend, gift, after, {gift: 'ready', ledger: ledgerOfPaid(backend), claimLink: 'none', alerts: []});
  await expectPayment(gift, after, {state: backend.mode === 'charge' ? 'captured' : 'held', refunded: 0});
}

/** The sender cancels the draft while the payer is on the provider's page, and the webhook gets lost. */
export async function paidAfterClose(backend: StoryBackend): Promise<void> {
  const gift = await backend.draftGift();
  await backend.mustSucceed('cancel', {token: gift.manage});
  await backend.pay(gift);
  await backend.loseNewWebhooks();
  await backend.runJobs();
  const when = 'After a payment for a gift that was cancelled before';
  await expectState(backend, gift, when, {gift: 'cancelled', orders: 0, alerts: []});
  await expectMoneyReturned(backend, gift, when);
}

/** Everything arrives twice, at the same time, the newest first; also what was true long ago. */
export async function doubledAndReorderedWebhooks(backend: StoryBackend): Promise<void> {
  const gift = await backend.draftGift();
  await backend.pay(gift);
  await backend.deliverAllWebhooksReversed();
  await backend.runJobs();
  const when = 'After webhooks that arrived twice and out of order';
  await expectState(backend, gift, when, {gift: 'ready', ledger: ledgerOfPaid(backend)});
  await backend.claim(gift);
  await backend.runJobs();
  await expectState(backend, gift, when, {portion: 'ordered', ledger: {fulfilled: TOTAL}, orders: 1});
  const {paymentId} = await gift.findRow();
  await backend.controls.refundInDashboard(paymentId!, {...PRODUCT.price, amount: PART});
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  await backend.deliverAllWebhooksReversed();
  const after = 'After a refund in the dashboard and webhooks that arrived twice and out of order';
  const ledger = {fulfilled: TOTAL - PART, refunded: PART};
  const check = () => expectState(backend, gift, after, {portion: 'ordered', ledger, alerts: [], orders: 1});
  await check();
  await expectPayment(gift, after, {state: 'captured', refunded: PART});
  await expectNoNeedlessRetrievals(backend);
  await backend.runJobs();
  await check();
}

/** The inbox makes a repeated event cheap: its provider is not asked again. An event without an id can't be recognized. */
async function expectNoNeedlessRetrievals(backend: StoryBackend): Promise<void> {
  const webhooks = await backend.controls.listWebhooks();
  const events = await Promise.all(webhooks.map((webhook) => backend.payments.parseWebhook(webhook.clone())));
  if (events.some((event) => event?.id === undefined)) return;
  const before = backend.observed.countRetrievals();
  await backend.deliverAllWebhooksReversed();
  expectEqual('After events that were handled before, how often the provider was asked again', backend.observed.countRetrievals() - before, 0);
}

/** The payer pays, and the webhook arrives, before the backend has stored the id of the checkout. */
export async function webhookBeforeOurOwnCommit(backend: StoryBackend): Promise<void> {
  backend.observed.beforeNextResponse('createCheckout', async (checkout) => {
    await backend.pay({checkoutId: (checkout as {id: string}).id});
    await backend.deliverNewWebhooks();
  });
  const gift = await backend.draftGift();
  await backend.runJobs();
  const when = 'After a webhook that arrived before the checkout was stored';
  await expectState(backend, gift, when, {gift: 'ready', ledger: ledgerOfPaid(backend), claimLink: 'none', alerts: []});
  await expectPayment(gift, when, {state: backend.mode === 'charge' ? 'captured' : 'held', refunded: 0});
}
