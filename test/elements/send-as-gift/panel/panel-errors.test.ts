import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../../src/index.ts';
import {createBackend} from '../../../support/browser-backend.ts';
import {recordWarnings, seeDocs} from '../../../support/console.ts';
import {
  createProductPage, heading, isOpen, openPanel, panel, payButton, queryPanel, resetPage, setValue, waitForAnimations, waitForClose,
  waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const footerText = () => queryPanel('.footer')!.textContent!.trim();
const text = () => panel().shadowRoot!.querySelector('.sheet')!.textContent!.replace(/\s+/g, ' ');

describe('errors of the panel', () => {
  afterEach(resetPage);

  it('names a product that the catalog does not have, and offers no second try', async () => {
    const {button} = await createProductPage({product: 'cnadle'});
    await button.open();
    await waitForSelector('.footer');
    await waitForAnimations();
    expect(heading()).to.equal('Can’t be sent as a gift');
    expect(text()).to.contain('The shop has no product “cnadle”.');
    expect(footerText()).to.equal('Close');
    await expect(panel()).to.be.accessible();
    payButton().click();
    await waitForClose();
  });

  it('names the product and the catalog on the console, once for all buttons', async () => {
    const {warnings, restore} = recordWarnings();
    const {backend, button, native} = await createProductPage({product: 'cnadle'});
    const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="cnadle"></send-as-gift>`);
    for (const each of [native, other.shadowRoot!.querySelector('button')!]) {
      each.focus();
      await waitFor(() => each.getAttribute('aria-disabled') === 'true');
    }
    restore();
    expect(button.shadowRoot!.querySelector('#reason')!.textContent).to.equal('The shop has no product “cnadle”.');
    expect(warnings.filter((text) => text.includes(backend.url))).to.deep.equal([
      `<send-as-gift> product-not-found: ${backend.url} refused product="cnadle": The catalog has no product "cnadle". `
      + `Use the ref of one of its products. ${seeDocs('product-not-found')}`,
    ]);
  });

  it('names the origin of a page that the backend does not allow, on the console', async () => {
    const {warnings, restore} = recordWarnings();
    const {backend, native} = await createProductPage({config: {allowedOrigins: ['https://another.example']}});
    native.focus();
    await waitFor(() => native.getAttribute('aria-disabled') === 'true');
    restore();
    expect(warnings.filter((text) => text.includes(backend.url))).to.deep.equal([
      `<send-as-gift> origin-not-allowed: ${backend.url} refused product="teapot": The origin ${location.origin} is not allowed. `
      + `Add it to allowedOrigins in the configuration of the backend. ${seeDocs('origin-not-allowed')}`,
    ]);
  });

  it('offers no second try on a page that the backend does not allow', async () => {
    const {button} = await createProductPage({config: {allowedOrigins: ['https://another.example']}});
    await button.open();
    await waitForSelector('.footer');
    expect(text()).to.contain('The shop doesn’t offer gifts on this page.');
    expect(footerText()).to.equal('Close');
  });

  it('says that nothing typed is lost only if something was typed', async () => {
    const {backend} = await openPanel();
    await backend.addFault({kind: 'status', match: 'POST /v1/gifts', status: 500});
    setValue(queryPanel<HTMLInputElement>('#sender-name'), 'Ana');
    payButton().click();
    await waitForSelector('.footer [role="alert"]');
    expect(queryPanel('.footer [role="alert"]')!.textContent).to.equal('The shop can’t be reached right now. Nothing you typed is lost.');
  });

  it('speaks of typed text neither in the tooltip nor before the form was filled in', async () => {
    const backend = await createBackend();
    await backend.disconnect();
    const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="teapot"></send-as-gift>`);
    await button.open();
    await waitFor(() => isOpen() && queryPanel('[role="alert"]'));
    expect(queryPanel('[role="alert"]')!.textContent).to.equal('There is no connection right now.');
    expect(footerText()).to.equal('Try again');
  });
});
