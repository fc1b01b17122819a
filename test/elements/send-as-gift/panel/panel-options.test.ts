import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {SendAsGift} from '../../../../src/index.ts';
import {toInstant, toLocalDateTime} from '../../../../src/elements/send-as-gift/panel/options/zoned-time.ts';
import {
  getDraftRequests, openPanel, panel, payButton, queryAllInPanel,
  queryIn, queryPanel, resetPage, setValue, submitForm, typeInto, waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const DAY = 86_400_000;
const inOptions = <E extends HTMLElement = HTMLInputElement>(selector: string) => queryIn<E>('send-as-gift-options', selector);
const optionsToggle = () => queryPanel('.toggle')!;
const dateMessage = () => inOptions<HTMLElement>('#date-message')!.textContent!;
const focusedOptionId = () => queryPanel('send-as-gift-options')?.shadowRoot?.activeElement?.id;
/** The local time in a zone, some days from now. */
const localTimeInDays = (days: number, zone = 'Asia/Shanghai') => toLocalDateTime(Date.now() + days * DAY, zone);

async function openOptions(options?: Parameters<typeof openPanel>[0]) {
  const page = await openPanel(options);
  optionsToggle().click();
  await waitFor(() => inOptions('#date'), 'the options never opened');
  return page;
}

describe('the options in the panel', () => {
  afterEach(resetPage);

  it('are accessible closed, open, filled in and invalid, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openOptions({lang});
      await expect(panel()).to.be.accessible();
      inOptions('#secret')!.click();
      setValue(inOptions('#passcode'), 'blue heron');
      setValue(inOptions('#date'), localTimeInDays(3));
      await waitFor(() => inOptions('#time-zone'));
      await expect(panel()).to.be.accessible();
      setValue(inOptions('#passcode'), 'x'.repeat(41));
      setValue(inOptions('#date'), localTimeInDays(-2));
      await waitFor(() => inOptions('#date')!.getAttribute('aria-invalid'));
      await expect(panel()).to.be.accessible();
      optionsToggle().click();
      await waitFor(() => queryPanel('send-as-gift-options')!.hidden);
      await panel().close();
    }
  });

  it('can be opened, filled in and closed by keyboard', async () => {
    await openPanel();
    optionsToggle().focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => inOptions('#secret'));
    expect(optionsToggle().getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'blue heron'});
    await waitFor(() => optionsToggle().textContent!.includes('surprise · passcode'));
    optionsToggle().focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => queryPanel('send-as-gift-options')!.hidden);
  });

  it('send secret, passcode and date to the backend', async () => {
    const page = await openOptions();
    const wall = localTimeInDays(10);
    inOptions('#secret')!.click();
    setValue(inOptions('#passcode'), '  blue heron ');
    setValue(inOptions('#date'), wall);
    await waitFor(() => inOptions('#time-zone'));
    setValue(inOptions<HTMLSelectElement>('#time-zone'), 'Asia/Shanghai');
    const checkout = await submitForm(page);
    expect((await getDraftRequests(page.backend))[0]).to.deep.include({
      secret: true, passcode: 'blue heron',
      sendAt: {at: new Date(toInstant(wall, 'Asia/Shanghai')).toISOString(), timeZone: 'Asia/Shanghai'},
    });
    await page.backend.pay(checkout);
    await waitForSelector('gift-share');
    const scene = queryPanel('.share')!.textContent!;
    expect(scene).to.contain('It can be opened from');
    expect(scene).to.contain('They’ll need the passcode too.');
    await expect(panel()).to.be.accessible();
  });

  it('start in the sender’s time zone, and show the date in the recipient’s', async () => {
    await openOptions();
    setValue(inOptions('#date'), '2099-12-24T09:00');
    await waitFor(() => inOptions('#time-zone'));
    const zone = inOptions<HTMLSelectElement>('#time-zone')!;
    expect(zone.value).to.equal(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect([...zone.options].filter(({value}) => value === zone.value)).to.have.lengthOf(1);
    setValue(inOptions('#date'), localTimeInDays(20));
    setValue(zone, 'Pacific/Auckland');
    await waitFor(() => dateMessage().startsWith('For your friend, it opens on'));
    expect(dateMessage()).to.contain('(for you: ');
    expect(dateMessage()).to.contain('They have 7 days to accept from then.');
    expect(zone.value).to.equal('Pacific/Auckland');
  });

  for (const [days, sentence] of [
    [-1, 'It’s already later than that there. Choose a later time.'], [181, 'That’s too far ahead. Choose a date within 180 days.'],
  ] as const) {
    it(`reject a date ${days} days from now, and create no draft`, async () => {
      const {backend} = await openOptions();
      await typeInto(queryPanel('#sender-name'), 'Ana');
      setValue(inOptions('#date'), localTimeInDays(days));
      await waitFor(() => dateMessage() === sentence);
      optionsToggle().click();
      await waitFor(() => queryPanel('send-as-gift-options')!.hidden);
      payButton().click();
      await waitFor(() => focusedOptionId() === 'date', 'it never led to the date');
      expect(queryPanel('send-as-gift-options')!.hidden).to.equal(false);
      expect(await getDraftRequests(backend)).to.deep.equal([]);
    });
  }

  it('accept a passcode of up to 40 graphemes', async () => {
    const {backend} = await openOptions();
    await typeInto(queryPanel('#sender-name'), 'Ana');
    setValue(inOptions('#passcode'), '👩🏽‍🌾'.repeat(40));
    await waitFor(() => !inOptions('#passcode')!.hasAttribute('aria-invalid'));
    setValue(inOptions('#passcode'), '👩🏽‍🌾'.repeat(41));
    await waitFor(() => inOptions<HTMLElement>('#passcode-message')!.textContent === 'At most 40 characters.');
    payButton().click();
    await waitFor(() => focusedOptionId() === 'passcode');
    expect(await getDraftRequests(backend)).to.deep.equal([]);
  });

  it('say that a short passcode is easy to guess, and fill in a stronger one', async () => {
    await openOptions();
    const message = () => inOptions<HTMLElement>('#passcode-message')!.textContent;
    expect(message()).to.contain('Share it separately');
    for (const weak of ['1123', 'rain', '1234567']) {
      setValue(inOptions('#passcode'), weak);
      await waitFor(() => message()!.includes('easy to guess'), weak);
    }
    inOptions<HTMLElement>('#suggest-passcode')!.focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => /^[2-9b-z]{6}$/.test(inOptions<HTMLInputElement>('#passcode')!.value), 'nothing was suggested');
    expect(message()).to.contain('Share it separately');
  });

  it('store the passcode in this tab only', async () => {
    const page = await openOptions();
    setValue(inOptions('#passcode'), 'blue heron');
    await submitForm(page);
    expect(JSON.stringify({...sessionStorage})).to.contain('blue heron');
    expect(JSON.stringify({...localStorage})).not.to.contain('blue heron');
  });

  it('create another gift when the passcode changes', async () => {
    const page = await openOptions();
    setValue(inOptions('#passcode'), 'blue heron');
    const first = await submitForm(page);
    await waitForSelector('.footer [role="status"]');
    expect(await submitForm(page)).to.equal(first);
    await waitForSelector('.footer [role="status"]');
    await waitFor(() => inOptions('#passcode'));
    setValue(inOptions('#passcode'), 'grey heron');
    expect(await submitForm(page)).not.to.equal(first);
  });

  it('survive a closed panel, and are cleared with the finished gift', async () => {
    const page = await openOptions();
    const wall = localTimeInDays(10);
    inOptions('#secret')!.click();
    setValue(inOptions('#passcode'), 'blue heron');
    setValue(inOptions('#date'), wall);
    await panel().close();
    page.click();
    await waitForSelector('form');
    expect(optionsToggle().textContent).to.contain('surprise · passcode · date');
    optionsToggle().click();
    await waitFor(() => inOptions('#date')?.value === wall);
    expect(inOptions('#passcode')!.value).to.equal('blue heron');
    expect(inOptions('#secret')!.checked).to.equal(true);
    await page.backend.pay(await submitForm(page));
    await waitForSelector('gift-share');
    payButton().click();
    await waitFor(() => !queryPanel('.scroll'));
    expect(Object.keys(sessionStorage).filter((key) => key.includes(page.backend.url) && key.includes('passcode'))).to.deep.equal([]);
  });

  it('can remove the date again', async () => {
    const page = await openOptions();
    setValue(inOptions('#date'), localTimeInDays(10));
    await waitFor(() => inOptions('#time-zone'));
    inOptions<HTMLButtonElement>('.button.link')!.click();
    await waitFor(() => !inOptions('#time-zone'));
    await submitForm(page);
    expect((await getDraftRequests(page.backend))[0]).not.to.have.property('sendAt');
  });

  it('show only what the shop offers', async () => {
    const {backend} = await openPanel();
    const shop = await backend.client().shop();
    await panel().close();
    const withOnly = async (...features: typeof shop.features) => {
      const client = backend.client();
      client.shop = () => Promise.resolve({...shop, features});
      const button = await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
      await button.open();
      await waitForSelector('form');
    };
    await withOnly('passcode');
    optionsToggle().click();
    await waitFor(() => inOptions('#passcode'));
    expect(inOptions('#secret')).to.equal(undefined);
    expect(inOptions('#date')).to.equal(undefined);
    await panel().close();
    await withOnly();
    expect(queryAllInPanel('.toggle')).to.deep.equal([]);
  });
});
