import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GiftClient} from '../../src/client/index.ts';
import type {GiftBeforePayEvent} from '../../src/index.ts';
import {createProductPage, waitForClose, heading, queryPanel, panel, payButton, waitForSelector, waitForAnimations, resetPage, queryIn, typeInto} from '../support/panel-driver.ts';

const inList = <E extends HTMLElement = HTMLElement>(selector: string) => queryIn<E>('gift-sent-list', selector);
const focusedInList = () => queryPanel('gift-sent-list')?.shadowRoot?.activeElement;

/** Somebody who has sent a teapot from this browser and opens the panel again. */
async function openPanelWithSentGift(lang = 'en') {
  const page = await createProductPage({lang});
  page.click();
  await waitForSelector('form');
  await typeInto(queryPanel('#sender-name'), 'Ana');
  page.button.addEventListener('gift-before-pay', (event) => event.preventDefault());
  const asked = oneEvent(page.button, 'gift-before-pay') as Promise<GiftBeforePayEvent>;
  payButton().click();
  await page.backend.pay((await asked).checkoutUrl);
  await waitForSelector('gift-share');
  payButton().click();
  await waitForClose();
  page.click();
  await waitForSelector('.sent-gifts');
  await waitForAnimations();
  return page;
}

async function openSentGifts(lang?: string) {
  const page = await openPanelWithSentGift(lang);
  queryPanel('.sent-gifts')!.click();
  await waitUntil(() => inList('li'), 'the list never came', {timeout: 15_000});
  return page;
}

describe('the gifts that were sent from here', () => {
  afterEach(resetPage);

  it('are not spoken of where there are none, nor while the only one is in the making', async () => {
    const {click, button} = await createProductPage();
    click();
    await waitForSelector('form');
    expect(queryPanel('.sent-gifts')).to.equal(undefined);
    await typeInto(queryPanel('#sender-name'), 'Ana');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    const asked = oneEvent(button, 'gift-before-pay');
    payButton().click();
    await asked;
    await panel().close();
    click();
    await waitForSelector('form');
    expect(queryPanel('.sent-gifts')).to.equal(undefined);
  });

  it('are accessible as a list, with the question and as one gift, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openSentGifts(lang);
      await expect(panel()).to.be.accessible();
      inList('.remove')!.click();
      await waitUntil(() => inList('.question'));
      await expect(panel()).to.be.accessible();
      inList('.secondary')!.click();
      inList('.one')!.click();
      await waitUntil(() => inList('gift-status')?.shadowRoot?.querySelector('.steps'), undefined, {timeout: 15_000});
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('have no press that is smaller than a finger, in the list and in its question', async () => {
    await openSentGifts();
    const heights = () => [...queryPanel('gift-sent-list')!.shadowRoot!.querySelectorAll('button')].map((press) => {
      const {width, height} = press.getBoundingClientRect();
      return Math.min(width, height);
    });
    expect(Math.min(...heights())).to.be.at.least(44);
    inList('.remove')!.click();
    await waitUntil(() => inList('.question'));
    expect(heights()).to.have.lengthOf(3);
    expect(Math.min(...heights())).to.be.at.least(44);
  });

  it('begin at their heading and lead back to the gift in the making', async () => {
    const {button, native} = await openSentGifts();
    await waitUntil(() => panel().shadowRoot!.activeElement?.id === 'heading');
    expect(heading()).to.equal('Gifts sent from this browser');
    payButton().click();
    await waitForSelector('form');
    await waitUntil(() => panel().shadowRoot!.activeElement?.id === 'heading');
    expect(heading()).to.equal('Kyusu teapot');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    expect(button.shadowRoot!.activeElement).to.equal(native);
  });

  it('can be followed one by one, by keyboard', async () => {
    await openSentGifts();
    inList('.one')!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => inList('gift-status')?.shadowRoot?.querySelector('h2')?.textContent?.trim() === 'Waiting to be opened', undefined, {timeout: 15_000});
    expect(focusedInList()).to.equal(inList('.back'));
    await sendKeys({press: 'Enter'});
    await waitUntil(() => inList('.one') && focusedInList() === inList('.one'));
  });

  it('can be removed from this browser: asked once, and the gift goes on', async () => {
    await openSentGifts();
    const {client} = queryPanel('gift-sent-list') as HTMLElement & {client: GiftClient};
    const {manageToken} = client.sentGifts()[0]!;
    inList('.remove')!.click();
    await waitUntil(() => inList('.question') && focusedInList() === inList('.question'));
    expect(inList('.question')!.textContent).to.contain('The gift and the payment aren’t affected.');
    inList('.secondary')!.click();
    await waitUntil(() => focusedInList() === inList('.remove'));
    expect(client.sentGifts()).to.have.lengthOf(1);
    inList('.remove')!.click();
    await waitUntil(() => inList('.danger'));
    inList('.danger')!.click();
    expect(client.sentGifts(), 'a script that presses').to.have.lengthOf(1);
    inList('.danger')!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => inList('.status')!.textContent === 'Removed from this browser.');
    expect(client.sentGifts()).to.deep.equal([]);
    expect((await client.gift(manageToken)).state).to.equal('ready');
    payButton().click();
    await waitForSelector('form');
    expect(queryPanel('.sent-gifts')).to.equal(undefined);
  });
});
