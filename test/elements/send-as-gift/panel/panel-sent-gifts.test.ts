import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GiftClient} from '../../../../src/client/index.ts';
import {
  heading, openPaidPanel, openPanel, panel, payButton, queryIn,
  queryPanel, resetPage, submitForm, waitForAnimations, waitForClose, waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const inList = <E extends HTMLElement = HTMLElement>(selector: string) => queryIn<E>('gift-status', selector);
const focusedInList = () => queryPanel('gift-status')?.shadowRoot?.activeElement;

/** The open panel of a sender who has sent a teapot from this browser. */
async function openPanelWithSentGift(lang = 'en') {
  const page = await openPaidPanel({lang});
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
  await waitFor(() => inList('li'), 'the list never appeared');
  return page;
}

describe('the sent gifts in the panel', () => {
  afterEach(resetPage);

  it('are not offered if there are none except the current draft', async () => {
    const page = await openPanel();
    expect(queryPanel('.sent-gifts')).to.equal(undefined);
    await submitForm(page);
    await panel().close();
    page.click();
    await waitForSelector('form');
    expect(queryPanel('.sent-gifts')).to.equal(undefined);
  });

  it('are accessible as a list, with the confirmation and as one gift, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openSentGifts(lang);
      await expect(panel()).to.be.accessible();
      inList('.remove')!.click();
      await waitFor(() => inList('.question'));
      await expect(panel()).to.be.accessible();
      inList('.secondary')!.click();
      inList('.choose')!.click();
      await waitFor(() => inList('.steps'));
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('have buttons of at least 44 pixels, in the list and in the confirmation', async () => {
    await openSentGifts();
    const heights = () => [...queryPanel('gift-status')!.shadowRoot!.querySelectorAll('button')].map((press) => {
      const {width, height} = press.getBoundingClientRect();
      return Math.min(width, height);
    });
    expect(Math.min(...heights())).to.be.at.least(44);
    inList('.remove')!.click();
    await waitFor(() => inList('.question'));
    expect(heights()).to.have.lengthOf(4);
    expect(Math.min(...heights())).to.be.at.least(44);
  });

  it('focus their heading, and lead back to the form', async () => {
    const {button, native} = await openSentGifts();
    await waitFor(() => panel().shadowRoot!.activeElement?.id === 'heading');
    expect(heading()).to.equal('Gifts sent from this browser');
    payButton().click();
    await waitForSelector('form');
    await waitFor(() => panel().shadowRoot!.activeElement?.id === 'heading');
    expect(heading()).to.equal('Kyusu teapot');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    expect(button.shadowRoot!.activeElement).to.equal(native);
  });

  it('can be followed by keyboard', async () => {
    await openSentGifts();
    inList('.choose')!.focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => inList('h2')?.textContent?.trim() === 'Waiting to be opened');
    await waitFor(() => focusedInList() === inList('h2'));
    expect(inList('.product')!.textContent).to.contain('Kyusu teapot');
    inList('.back')!.focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => inList('.choose') && focusedInList() === inList('h2'));
  });

  it('can be removed from this browser after a confirmation by a trusted click', async () => {
    await openSentGifts();
    const {client} = queryPanel('gift-status') as HTMLElement & {client: GiftClient};
    const {manageToken} = client.sentGifts()[0]!;
    inList('.remove')!.click();
    await waitFor(() => inList('.question') && focusedInList() === inList('.question'));
    expect(inList('.question')!.textContent).to.contain('The gift itself isn’t affected.');
    inList('.secondary')!.click();
    await waitFor(() => focusedInList() === inList('.remove'));
    expect(client.sentGifts()).to.have.lengthOf(1);
    inList('.remove')!.click();
    await waitFor(() => inList('.danger'));
    inList('.danger')!.click();
    expect(client.sentGifts(), 'a click by a script').to.have.lengthOf(1);
    inList('.danger')!.focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => inList('[role="status"]')?.textContent === 'Removed from this browser.');
    expect(client.sentGifts()).to.deep.equal([]);
    expect((await client.gift(manageToken)).state).to.equal('ready');
    payButton().click();
    await waitForSelector('form');
    expect(queryPanel('.sent-gifts')).to.equal(undefined);
  });
});
