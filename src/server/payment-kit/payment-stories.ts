/** Stories about what becomes of a payment. */
import {expectMoneyReturned, expectPayment, expectState} from './expectations.ts';
import {PRODUCT} from './parts.ts';
import {PaymentStoryError} from './setup.ts';
import {expectEqual, PAYER_EMAIL, type StoryBackend, type StoryGift} from './story-backend.ts';

const TOTAL = PRODUCT.price.amount;

async function createPaidGift(backend: StoryBackend): Promise<StoryGift> {
  const gift = await backend.draftGift();
  await backend.pay(gift);
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  await expectState(backend, gift, 'After a payment', {gift: 'ready', claimLink: 'none'});
  return gift;
}

/** The response to the refund is lost; the bank returns the refund days later; the merchant has it tried again. */
export async function refundSucceedsThenFails(backend: StoryBackend): Promise<void> {
  const gift = await createPaidGift(backend);
  const order = await backend.claim(gift);
  await backend.runJobs();
  await expectState(backend, gift, 'After a claim', {portion: 'ordered', ledger: {fulfilled: TOTAL}, orders: 1});
  backend.observed.loseNextResponse('refund');
  await backend.mustSucceed('cancelOrder', {...backend.merchant, params: {id: order}});
  await backend.runJobs();
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  const when = 'After a refund whose response was lost';
  await expectState(backend, gift, when, {portion: 'unavailable', ledger: {refunded: TOTAL}, alerts: []});
  const {refunds} = await expectPayment(gift, when, {state: 'captured', refunded: TOTAL});
  await backend.controls.failRefund(refunds.find(({state}) => state !== 'failed')!.id);
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  const returned = 'After the bank has returned the refund';
  await expectState(backend, gift, returned, {ledger: {owed: TOTAL}, alerts: ['refund-failed']});
  await expectPayment(gift, returned, {state: 'captured', refunded: 0});
  await backend.mustSucceed('retryAlert', {...backend.merchant, params: {id: (await backend.listAlerts())[0]!.id}});
  await backend.runJobs();
  const retried = 'After the merchant has had the refund tried again';
  await expectState(backend, gift, retried, {ledger: {refunded: TOTAL}, alerts: []});
  await expectPayment(gift, retried, {state: 'captured', refunded: TOTAL});
}

/** The payer objects at their bank before anyone has claimed the gift. A charge comes back when the merchant wins. */
export async function disputeBeforeTheClaim(backend: StoryBackend): Promise<void> {
  const gift = await createPaidGift(backend);
  const {paymentId} = await gift.findRow();
  await backend.controls.dispute(paymentId!);
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  const when = 'After a dispute about an unclaimed gift';
  await expectState(backend, gift, when, {gift: 'cancelled', endReason: 'payment-disputed', claimLink: 'gift-stopped', alerts: [], orders: 0});
  if (backend.mode === 'hold') return expectMoneyReturned(backend, gift, when);
  await expectState(backend, gift, when, {ledger: {disputed: TOTAL}});
  await expectPayment(gift, when, {state: 'captured', refunded: 0});
  await backend.controls.winDispute(paymentId!);
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  await expectMoneyReturned(backend, gift, 'After the merchant has won the dispute');
}

/** The hold ends without a capture: once before the claim, once between claim and capture. */
export async function holdLapses(backend: StoryBackend): Promise<void> {
  const [unclaimed, claimed] = [await createPaidGift(backend), await createPaidGift(backend)];
  await backend.controls.lapseHold((await unclaimed.findRow()).paymentId!);
  await backend.deliverNewWebhooks();
  await backend.runJobs();
  const when = 'After the hold has lapsed';
  await expectState(backend, unclaimed, when, {gift: 'cancelled', endReason: 'hold-lapsed', claimLink: 'gift-stopped', ledger: {}, alerts: []});
  await expectPayment(unclaimed, when, {state: 'released', refunded: 0});
  expectEqual(`${when}, the number of mails that inform the payer`, countEndMails(backend, unclaimed), 1);
  await backend.claim(claimed);
  await backend.controls.lapseHold((await claimed.findRow()).paymentId!);
  await backend.runJobs();
  const after = 'After the hold has lapsed between claim and capture';
  await expectState(backend, claimed, after, {gift: 'closed', portion: 'unavailable', endReason: 'capture-failed', ledger: {}, orders: 0});
  await expectPayment(claimed, after, {state: 'released', refunded: 0});
}

/** The mail job's key names the gift and the kind of mail. */
function countEndMails({mail}: StoryBackend, {id}: StoryGift): number {
  const mails = mail.messages.filter(({key, to}) => to === PAYER_EMAIL && key.includes(id));
  if (mails.length === 0) throw new PaymentStoryError('The payer must get mail, but the checkout names no mail address.');
  return mails.filter(({key}) => key.includes('hold-released')).length;
}
