import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../../src/index.ts';
import {createBackend} from '../../../support/browser-backend.ts';
import {
  getDraftRequests, heading, openPanel, panel, queryAllInPanel, queryIn, queryPanel, resetPage, submitForm, waitForClose, waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const status = () => queryIn('gift-status', 'h2')?.textContent?.trim();
const buttons = () => queryAllInPanel('.footer .button').map((button) => button.textContent!.trim());
const clickButton = (label: string) => queryAllInPanel('.footer .button').find((button) => button.textContent!.trim() === label)!.click();
const waitForPending = () => waitFor(() => status() === 'Payment on its way', 'the pending payment was never shown');

/** Pays by a bank transfer that has not arrived. */
async function payByTransfer(options?: Parameters<typeof openPanel>[0]) {
  const page = await openPanel(options);
  const checkout = await submitForm(page, {note: 'For slow mornings.'});
  await page.backend.pay(checkout, 'later');
  await waitForPending();
  return {...page, checkout};
}

describe('a payment that the bank has not decided', () => {
  afterEach(resetPage);

  it('is said to be on its way, and nothing offers to pay again', async () => {
    await payByTransfer();
    expect(heading()).to.equal('Gift status');
    const text = queryIn('gift-status', '.state')!.textContent;
    expect(text).to.contain('As soon as it does, your gift is ready to share. You can close this page and come back later.');
    expect(buttons()).to.deep.equal(['Close', 'Send another gift']);
    expect(queryPanel('.footer')!.textContent).not.to.contain('email');
    expect(panel().shadowRoot!.activeElement).to.equal(queryPanel('#heading'));
    await expect(panel()).to.be.accessible();
  });

  it('announces a mail if the shop sends some', async () => {
    const backend = await createBackend();
    const client = backend.client();
    const shop = await client.shop();
    client.shop = () => Promise.resolve({...shop, features: [...shop.features, 'mail' as const]});
    const button = await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
    await button.open();
    await waitForSelector('form');
    await backend.pay(await submitForm({button}), 'later');
    await waitFor(() => queryPanel('.footer p')?.textContent === 'If you left your email address when you paid, you’ll get an email then.',
      'no mail was announced');
    await expect(panel()).to.be.accessible();
  });

  it('turns into the link when it arrives', async () => {
    const {backend} = await payByTransfer();
    await backend.advance(61_000);
    await waitForSelector('gift-share');
    expect(heading()).to.equal('It’s wrapped');
  });

  it('turns into the form with what was typed when it fails, and then another gift can be paid', async () => {
    const page = await payByTransfer();
    await page.backend.settleLater(page.checkout, 'failed');
    await waitForSelector('form');
    expect(queryPanel('.footer [role="alert"]')!.textContent!.trim()).to.equal(
      'The payment didn’t go through, so you weren’t charged. Everything you wrote is still here.');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
    const next = await submitForm(page);
    expect(next).not.to.equal(page.checkout);
    await page.backend.pay(next);
    await waitForSelector('gift-share');
  });

  it('is shown again when the panel is opened later', async () => {
    const {click} = await payByTransfer();
    await panel().close();
    await waitForClose();
    click();
    await waitForPending();
  });

  it('replaces a form that says “not paid yet”', async () => {
    const page = await openPanel();
    const checkout = await submitForm(page);
    await waitFor(() => heading() === 'Confirming your payment');
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await waitForSelector('.footer [role="status"]');
    await page.backend.pay(checkout, 'later');
    await waitForPending();
    expect(queryPanel('form')).to.equal(undefined);
  });

  it('lets the sender send another gift of the same product meanwhile, and keeps the first one in the list', async () => {
    const page = await payByTransfer();
    clickButton('Send another gift');
    await waitForSelector('form');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('');
    expect(await submitForm(page, {note: 'Another one.'})).not.to.equal(page.checkout);
    expect(await getDraftRequests(page.backend)).to.have.lengthOf(2);
    await panel().close();
    page.click();
    await waitForSelector('.sent-gifts');
  });
});
