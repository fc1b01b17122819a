import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../src/index.ts';
import {createProductPage, openPanel, panel, resetPage, waitForSelector} from '../../support/panel-driver.ts';
import {waitFor} from '../../support/wait.ts';

/** The tests run in this order: only the first click of a page finds the panel's module not loaded. */
describe('the CSS states of <send-as-gift>', () => {
  afterEach(resetPage);

  it('is busy while the panel loads after a click', async () => {
    const {button, click} = await createProductPage();
    expect(button.matches(':state(busy)')).to.equal(false);
    click();
    expect(button.matches(':state(busy)')).to.equal(true);
    await button.updateComplete;
    expect(button.shadowRoot!.querySelector('button')!.getAttribute('aria-busy')).to.equal('true');
    await waitForSelector('form');
    await waitFor(() => !button.matches(':state(busy)'));
  });

  it('is open while the panel is open for this button', async () => {
    const {backend, button} = await openPanel();
    const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
    expect([button.matches(':state(open)'), other.matches(':state(open)')]).to.deep.equal([true, false]);
    await panel().close();
    expect(button.matches(':state(open)')).to.equal(false);
    await other.open();
    expect([button.matches(':state(open)'), other.matches(':state(open)')]).to.deep.equal([false, true]);
  });

  it('is unavailable while the page, the backend or the configuration says so', async () => {
    const {backend, button} = await createProductPage();
    expect(button.matches(':state(unavailable)')).to.equal(false);
    button.unavailable = 'Only in the shop.';
    await button.updateComplete;
    expect(button.matches(':state(unavailable)')).to.equal(true);
    button.unavailable = null;
    await button.updateComplete;
    expect(button.matches(':state(unavailable)')).to.equal(false);
    button.backend = null;
    await button.updateComplete;
    expect(button.matches(':state(unavailable)')).to.equal(true);
    const tasting = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="tasting"></send-as-gift>`);
    tasting.shadowRoot!.querySelector('button')!.focus();
    await waitFor(() => tasting.matches(':state(unavailable)'));
  });

  it('adds no attribute to the element', async () => {
    const {button} = await openPanel();
    expect(button.getAttributeNames()).to.have.members(['backend', 'product']);
  });
});
