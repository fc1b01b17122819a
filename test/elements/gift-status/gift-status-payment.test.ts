import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DraftParams, GiftClient} from '../../../src/client/index.ts';
import type {GiftStatus} from '../../../src/index.ts';
import '../../../src/index.ts';
import type {Gift} from '../../../src/protocol/index.ts';
import {createBackend, createDraftParams, testAddress} from '../../support/browser-backend.ts';
import {waitFor} from '../../support/wait.ts';

const holding = {claimWindowSeconds: 6 * 86_400, config: {payments: {provider: 'test', capture: 'hold'}}};

async function followGift(client: GiftClient, manageToken: string) {
  const status = await fixture<GiftStatus>(html`<gift-status .client=${client} .manageToken=${manageToken}></gift-status>`);
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => status.shadowRoot!.querySelector<E>(selector);
  const text = (selector: string) => find(selector)?.textContent?.replace(/\s+/g, ' ').trim();
  const expectText = (selector: string, expected: string) =>
    waitFor(() => text(selector)?.includes(expected), `${selector} never said “${expected}”, but “${text(selector)}”`);
  const press = async (selector: string) => {
    await waitFor(() => find(selector));
    find(selector)!.focus();
    await sendKeys({press: 'Enter'});
  };
  return {status, find, text, expectText, press};
}

/** Follows a gift whose bank transfer has not arrived. */
async function followPending() {
  const backend = await createBackend();
  const sender = backend.client();
  const {checkout, manageToken} = await sender.draft(createDraftParams());
  await backend.pay(checkout!.url, 'later');
  return {backend, checkout: checkout!.url, ...await followGift(sender, manageToken)};
}

async function followHeld(params: Partial<DraftParams> = {}) {
  const backend = await createBackend(holding);
  const gift = await backend.createGift(params);
  return {backend, ...gift, ...await followGift(gift.sender, gift.manageToken)};
}

/** Follows an ended gift, as a backend reports it with these fields. */
async function followEnded(changes: Partial<Gift>) {
  const backend = await createBackend();
  const {sender, manageToken, gift} = await backend.createGift();
  const ended: Gift = {...gift, state: 'cancelled', portions: [{...gift.portions[0]!, state: 'cancelled'}], ...changes};
  sender.giftIfChanged = () => Promise.resolve({data: ended, etag: undefined});
  sender.gift = () => Promise.resolve(ended);
  return {ended, sender, manageToken, ...await followGift(sender, manageToken)};
}

describe('<gift-status> of a payment that the bank has not decided', () => {
  it('says so, and offers nothing to pay', async () => {
    const {status, expectText, text} = await followPending();
    await expectText('h2', 'Payment on its way');
    expect(text('.state')).to.contain('As soon as it does, your gift is ready to share.');
    expect(text('.view')).not.to.match(/not paid|to pay for it/i);
    await expect(status).to.be.accessible();
  });

  it('follows it until it arrives, or fails', async () => {
    const paid = await followPending();
    await paid.expectText('h2', 'Payment on its way');
    await paid.backend.advance(61_000);
    await paid.expectText('h2', 'Waiting to be opened');
    const failed = await followPending();
    await failed.backend.settleLater(failed.checkout, 'failed');
    await failed.expectText('h2', 'Never paid');
    expect(failed.text('.state')).to.contain('you weren’t charged');
  });

  it('says before cancelling that a payment which still arrives is refunded', async () => {
    const {expectText, press} = await followPending();
    await press('[data-action="cancel"]');
    await expectText('.question', 'it’s refunded in full if it arrives');
    await press('[data-confirm-button]');
    await expectText('h2', 'You cancelled this gift');
  });
});

describe('<gift-status> of a gift that is charged when it is accepted', () => {
  it('says that nothing is charged unless it is accepted, also before giving more time', async () => {
    const {expectText} = await followHeld();
    await expectText('.left', 'If they don’t, you aren’t charged.');
  });

  it('says that nothing was charged, instead of a refund, once it is declined, expired or cancelled', async () => {
    const declined = await followHeld();
    await declined.backend.client().decline(declined.claimToken);
    await declined.expectText('.money', 'You weren’t charged.');
    expect(declined.text('h2')).to.equal('Kindly declined');
    await expect(declined.status).to.be.accessible();

    const expired = await followHeld();
    await expired.backend.advance(6 * 86_400_000 + 1);
    await expired.expectText('.money', 'You weren’t charged.');
    expect(expired.text('h2')).to.equal('Not accepted in time');

    const cancelled = await followHeld();
    await cancelled.press('[data-action="cancel"]');
    await cancelled.expectText('.question', '€48 is no longer reserved on your card. You aren’t charged anything.');
    await cancelled.press('[data-confirm-button]');
    await cancelled.expectText('.money', 'You weren’t charged.');
    expect(cancelled.text('h2')).to.equal('You cancelled this gift');
  });

  it('announces the refund of an order that the shop refused after it was charged', async () => {
    const {backend, claimToken, expectText, text} = await followHeld();
    await backend.client().claim(claimToken, {address: testAddress});
    await backend.runDueJobs();
    const {orders} = await backend.callAsMerchant('GET', '/v1/orders');
    await backend.callAsMerchant('POST', `/v1/orders/${orders[0]!.id}/cancelled`);
    await expectText('h2', 'The shop couldn’t deliver it');
    await expectText('.money', '€48');
    expect(text('.view')).not.to.contain('You weren’t charged');
  });
});

describe('<gift-status> of a gift that its payment ended', () => {
  const none = {amount: 0, currency: 'EUR'};
  const whole = {amount: 4800, currency: 'EUR'};
  const hold = async () => ({...(await (await createBackend()).client().shop()).policy, payment: 'hold' as const});

  it('says what happened to the gift and the money, for each reason', async () => {
    const held = await hold();
    const cases: [Partial<Gift>, string, string | undefined][] = [
      [{endReason: 'payment-disputed'}, 'Your bank asked about this payment, so the gift can’t be accepted any more.', 'Your bank now decides about the money.'],
      [{endReason: 'payment-disputed', refundPending: whole}, 'Your bank asked about this payment', '€48 is on its way back to you.'],
      [{endReason: 'payment-disputed', policy: held}, 'Your bank asked about this payment', 'You weren’t charged.'],
      [{endReason: 'payment-refunded', refunded: whole}, 'The shop gave your payment back', '€48 has been refunded to you.'],
      [{endReason: 'hold-lapsed', policy: held}, 'the reservation ended before anyone accepted', 'You weren’t charged.'],
    ];
    for (const [changes, sentence, money] of cases) {
      const {status, expectText, text} = await followEnded({refunded: none, ...changes});
      await expectText('.state', sentence);
      expect(text('h2')).to.equal('This gift has ended');
      expect(text('.money')).to.equal(money);
      await expect(status).to.be.accessible();
      status.remove();
    }
  });

  it('says that an accepted gift was not charged because the bank did not release the money', async () => {
    const {gift} = await (await createBackend()).createGift();
    const {expectText, text} = await followEnded({
      endReason: 'capture-failed', policy: await hold(), state: 'closed', portions: [{...gift.portions[0]!, state: 'unavailable'}],
    });
    await expectText('.state', 'Your friend accepted it, but your bank didn’t release the money.');
    expect(text('h2')).to.equal('This gift has ended');
    expect(text('.money')).to.equal('You weren’t charged.');
  });

  it('shows a general text for the reason of a newer backend', async () => {
    const {expectText, text, find} = await followEnded({endReason: 'unknown', refunded: whole});
    await expectText('h2', 'This gift has ended');
    await waitFor(() => find('.money'));
    expect(text('.state')).to.equal('This gift has ended It can no longer be accepted. €48 has been refunded to you.');
  });

  it('says what became of the rest of a group', async () => {
    const portion = {number: 1, changedAt: new Date().toISOString(), state: 'ordered' as const};
    const {expectText, text} = await followEnded({
      endReason: 'payment-refunded', state: 'ready', refunded: whole, portions: [portion, {...portion, number: 2, state: 'cancelled'}],
    });
    await expectText('.state', 'The shop gave your payment back');
    expect(text('h2')).to.equal('1 of 2 accepted');
  });

  it('is named in the list of sent gifts', async () => {
    const {status, sender, ended, manageToken} = await followEnded({endReason: 'payment-disputed'});
    status.remove();
    sender.saveSentGift(ended, manageToken);
    const list = await fixture<GiftStatus>(html`<gift-status .client=${sender} .sentGifts=${() => sender.sentGifts()}></gift-status>`);
    await waitFor(() => list.shadowRoot!.querySelector('.sent')?.textContent.includes('This gift has ended'), 'the list never said so');
  });
});
