import {expect, fixture, html} from '@open-wc/testing';
import {GiftClient} from '../../../../src/client/index.ts';
import type {SendAsGift} from '../../../../src/index.ts';
import {heading, openPanel, panel, queryPanel, resetPage, setValue, submitForm, payButton, waitForClose, waitForSelector} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

/** Records every heading that the panel shows. */
function recordHeadings() {
  const headings = new Set<string | undefined>();
  const observer = new MutationObserver(() => headings.add(heading()));
  observer.observe(panel().shadowRoot!, {subtree: true, childList: true, characterData: true});
  return {headings, stop: () => observer.disconnect()};
}

/** Goes to the payment page, and comes back to a new page by the browser's back button, which adds no parameter to the URL. */
async function returnByBackButton() {
  const {backend, button} = await openPanel();
  const checkout = await submitForm({button}, {note: 'For slow mornings.'});
  await button.close();
  button.remove();
  new GiftClient({backend: backend.url}).sessionStore.set('open-panel', 'teapot');
  const recorder = recordHeadings();
  const back = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="teapot"></send-as-gift>`);
  await waitForSelector('form');
  return {backend, button: back, checkout, ...recorder};
}

const notice = () => queryPanel('.footer [role="status"]')?.textContent?.trim();
const NOT_PAID = 'Not paid yet. Everything you wrote is still here. If you just paid, this page updates automatically.';

describe('coming back from the payment page by the back button', () => {
  afterEach(resetPage);

  it('shows the form with what was typed at once, and says that it is not paid yet', async () => {
    const {headings, stop} = await returnByBackButton();
    expect(notice()).to.equal(NOT_PAID);
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
    expect(payButton().getAttribute('aria-disabled')).to.equal(null);
    stop();
    expect([...headings]).to.not.include('Confirming your payment');
    await expect(panel()).to.be.accessible();
  });

  it('shows the link if the payment arrives all the same', async () => {
    const {backend, checkout, stop} = await returnByBackButton();
    stop();
    await backend.pay(checkout);
    await waitForSelector('gift-share');
  });

  it('pays the same gift again, or another one if something was changed', async () => {
    const {backend, button, checkout, stop} = await returnByBackButton();
    stop();
    expect(await submitForm({button}), 'the checkout of the same gift').to.equal(checkout);
    await button.close();
    await button.open();
    await waitForSelector('form');
    const next = await submitForm({button}, {note: 'For the evenings.'});
    expect(next).to.not.equal(checkout);
    await backend.pay(next);
    await waitForSelector('gift-share');
  });

  it('checks a page that the back/forward cache restores', async () => {
    const {backend, button} = await openPanel();
    const checkout = await submitForm({button}, {note: 'For slow mornings.'});
    await waitFor(() => heading() === 'Confirming your payment');
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await waitForSelector('form');
    expect(notice()).to.equal(NOT_PAID);
    setValue(queryPanel<HTMLTextAreaElement>('#note'), 'Typed meanwhile.');
    await backend.pay(checkout);
    await waitForSelector('gift-share');
    await button.close();
    await waitForClose();
  });
});
