import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {SendAsGift} from '../../../../src/index.ts';
import {
  getDraftRequests, heading, openPanel, panel, payButton, queryAllInPanel, queryPanel,
  resetPage, setValue, submitForm, typeInto, waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const radios = () => queryAllInPanel<HTMLInputElement>('.recipient input[type="radio"]');
const portionCount = () => queryPanel<HTMLInputElement>('#count');
const countMessage = () => queryPanel('#count-message')!.textContent!;
const stepButton = (label: string) => queryAllInPanel<HTMLButtonElement>('.step').find((press) => press.getAttribute('aria-label') === label)!;

async function openGroupPanel(options?: Parameters<typeof openPanel>[0]) {
  const page = await openPanel(options);
  radios()[1]!.click();
  await waitFor(portionCount);
  return page;
}

describe('a gift for a group', () => {
  afterEach(resetPage);

  it('is accessible in both languages, also with an invalid number', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openGroupPanel({lang});
      await expect(panel()).to.be.accessible();
      setValue(portionCount(), '101');
      await waitFor(() => portionCount()!.getAttribute('aria-invalid') === 'true');
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('can be selected and counted by keyboard', async () => {
    await openPanel();
    radios()[0]!.focus();
    await sendKeys({press: 'ArrowRight'});
    await waitFor(portionCount);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    expect(panel().shadowRoot!.activeElement).to.equal(portionCount());
    await sendKeys({press: 'ArrowUp'});
    await waitFor(() => countMessage().startsWith('3 × €48'));
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await waitFor(() => countMessage().startsWith('4 × €48'));
    expect(payButton().textContent).to.equal('Pay €192 and get the link');
  });

  it('accepts 2 to 100 portions', async () => {
    await openGroupPanel();
    expect(stepButton('One fewer').getAttribute('aria-disabled')).to.equal('true');
    stepButton('One fewer').click();
    expect(portionCount()!.value).to.equal('2');
    setValue(portionCount(), '99');
    stepButton('One more').click();
    await waitFor(() => stepButton('One more').getAttribute('aria-disabled') === 'true');
    expect(payButton().textContent).to.equal('Pay €4,800 and get the link');
  });

  for (const typed of ['1', '101', '2.5', '']) {
    it(`rejects ${typed || 'nothing'} as the number of portions, and creates no draft`, async () => {
      const {backend} = await openGroupPanel();
      await typeInto(queryPanel('#sender-name'), 'Ana');
      setValue(portionCount(), typed);
      await waitFor(() => countMessage() === 'Choose a whole number from 2 to 100.');
      expect(payButton().textContent).to.equal('Get the link');
      payButton().click();
      await waitFor(() => panel().shadowRoot!.activeElement === portionCount());
      expect(await getDraftRequests(backend)).to.deep.equal([]);
    });
  }

  it('is paid as a whole, and shares one link', async () => {
    const {backend, button} = await openGroupPanel();
    setValue(portionCount(), '5');
    const checkoutUrl = await submitForm({button});
    expect((await getDraftRequests(backend))[0]).to.deep.include({portions: 5, expected: {amount: 24_000, currency: 'EUR'}});
    await backend.pay(checkoutUrl);
    await waitForSelector('gift-share');
    expect(queryPanel('.share')!.textContent).to.contain('The first 5 to accept get one each; they have 7 days.');
  });

  it('says that unaccepted portions are refunded', async () => {
    await openGroupPanel();
    expect(queryPanel('.policy')!.textContent).to.contain('You’re refunded automatically for any that nobody accepts.');
  });

  it('reports insufficient stock, and keeps the text', async () => {
    const {button} = await openGroupPanel({product: 'last-mug'});
    await typeInto(queryPanel('#note'), 'For all of you.');
    await typeInto(queryPanel('#sender-name'), 'Ana');
    setValue(portionCount(), '3');
    const failed = oneEvent(button, 'gift-failed');
    payButton().click();
    await failed;
    await waitForSelector('.footer [role="alert"]');
    expect(queryPanel('.footer [role="alert"]')!.textContent).to.equal(
      'The shop doesn’t have 3 of these right now. Choose fewer; you haven’t been charged, and everything you wrote is still here.');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For all of you.');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    radios()[0]!.click();
    payButton().click();
    await waitFor(() => heading() === 'Confirming your payment');
  });

  it('stays a group when the panel is opened again', async () => {
    const {click} = await openGroupPanel();
    setValue(portionCount(), '7');
    await panel().close();
    click();
    await waitFor(() => portionCount()?.value === '7');
  });

  it('is not offered if the shop has no groups', async () => {
    const {backend} = await openPanel();
    const shop = await backend.client().shop();
    await panel().close();
    const client = backend.client();
    client.shop = () => Promise.resolve({...shop, features: []});
    const button = await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
    await button.open();
    await waitForSelector('form');
    expect(queryPanel('.recipient')).to.equal(undefined);
  });
});
